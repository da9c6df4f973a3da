import SwiftTree

/// DES, 3DES, RC2, RC4 and the ECB mode.
struct WeakCipher: SwiftCheck {
    let rules = ["IACS-S402"]
    var subjects: [Subject] {
        .named(Self.ecb.union(Self.constants.keys), .identifier) + .named(["ECB"], .call) + .named(["ECB", "ecb"], .memberAccess)
    }

    private static let constants: [String: String] = [
        "kCCAlgorithmDES": "DES", "kCCAlgorithm3DES": "3DES", "kCCAlgorithmRC2": "RC2", "kCCAlgorithmRC4": "RC4",
        "kCCAlgorithmCAST": "CAST", "kCCModeRC4": "RC4",
    ]
    private static let ecb: Set<String> = ["kCCOptionECBMode", "kCCModeECB"]

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        guard let name = context.tree.name(of: node) ?? context.tree.calleeName(of: node) else { return }
        let isPattern = context.tree.ancestors(of: node).prefix(3).contains { context.tree[$0].kind == .caseItem }
        guard !isPattern else { return }
        switch context.tree[node].kind {
        case .identifier:
            if let cipher = Self.constants[name] {
                context.report("IACS-S402", at: node, "\(cipher) is broken.", help: "Use AES-GCM or ChaCha20-Poly1305.")
            } else if Self.ecb.contains(name) {
                reportECB(node, &context)
            }
        case .call:
            if name == "ECB", context.tree.arguments(of: node).isEmpty { reportECB(node, &context) }
        default:
            // `blockMode: .ECB` of CryptoSwift before 1.0 and of its likes.
            let parent = context.tree[node].parent
            if context.tree.base(of: node).isNone, context.tree.label(of: parent) != nil {
                reportECB(node, &context)
            }
        }
    }

    private func reportECB(_ node: SyntaxID, _ context: inout SwiftContext) {
        context.report(
            "IACS-S402", at: node, "ECB turns equal blocks into equal ciphertext.", help: "Use AES-GCM or ChaCha20-Poly1305.")
    }
}
