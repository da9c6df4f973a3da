import SwiftFlow
import SwiftTree

/// TLS without a look at the certificate of the other side.
struct TLSVerificationOff: SwiftCheck {
    let rules = ["IACS-S406"]
    let kinds: [SyntaxKind] = [.call, .assignment, .argument, .dictionaryElement]

    /// Properties and labels with the values that switch the check off.
    private static let settings: [String: Set<String>] = [
        "certificateVerification": [".none", ".noHostnameVerification", "CertificateVerification.none"],
        "allowUntrustCACertificate": ["true"], "allowInvalidCertificates": ["true"], "allowsInvalidSSLCertificates": ["true"],
        "validatesDomainName": ["false"], "disableSSLCertValidation": ["true"], "disableCertificateValidation": ["true"],
        "kCFStreamSSLValidatesCertificateChain": ["false", "kCFBooleanFalse"],
    ]

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        switch tree[node].kind {
        case .call: visitCall(node, &context)
        case .argument:
            guard let label = tree.label(of: node) else { return }
            visitSetting(label, tree.firstChild(of: node), node, &context)
        default:
            let sides = Array(tree.children(of: node))
            guard sides.count == 2, let name = context.lastName(of: sides[0]) else { return }
            visitSetting(name, sides[1], node, &context)
        }
    }

    private func visitSetting(_ name: String, _ value: SyntaxID, _ node: SyntaxID, _ context: inout SwiftContext) {
        guard !value.isNone, let off = Self.settings[name], off.contains(context.tree.text(of: value)),
            !isForServer(node, context.tree)
        else { return }
        context.report(
            "IACS-S406", at: node, "'\(name)' is '\(context.tree.text(of: value))', so any certificate is accepted.")
    }

    /// A server that asks its clients for no certificate is the usual one: `makeServerConfiguration`.
    private func isForServer(_ node: SyntaxID, _ tree: SyntaxTree) -> Bool {
        tree.ancestors(of: node).contains {
            tree[$0].kind == .functionDecl && (tree.name(of: $0)?.lowercased().contains("server") ?? false)
        }
    }

    private func visitCall(_ call: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        switch tree.calleeName(of: call) {
        case "DisabledTrustEvaluator":
            context.report("IACS-S406", at: call, "'DisabledTrustEvaluator' accepts any certificate.")
        case "URLCredential" where !context.argument("trust", of: call).isNone:
            guard !checksTrust(around: call, context) else { return }
            context.report("IACS-S406", at: call, "The server's certificate is accepted without being evaluated.")
        case "sec_protocol_options_set_verify_block":
            guard let block = tree.arguments(of: call).first(where: { tree[$0.value].kind == .closure })?.value,
                completesOnlyWithTrue(block, context), !context.mentions(block, where: Self.isCheck)
            else { return }
            context.report("IACS-S406", at: call, "The verify block accepts any certificate.")
        default: return
        }
    }

    private static func isCheck(_ name: String) -> Bool {
        let words = SecretName.words(of: name)
        return words.contains { ["evaluate", "evaluation", "validate", "verify", "pinned", "pin", "pins", "fingerprint"].contains($0) }
            || name.hasPrefix("SecTrustGet") || name.hasPrefix("SecTrustCopy") || name.hasPrefix("SecCertificate")
    }

    private func checksTrust(around call: SyntaxID, _ context: SwiftContext) -> Bool {
        let function = context.tree.ancestors(of: call).first { context.tree[$0].kind == .functionDecl }
        return context.mentions(function ?? .root, where: Self.isCheck)
    }

    private func completesOnlyWithTrue(_ block: SyntaxID, _ context: SwiftContext) -> Bool {
        let tree = context.tree
        let signature = tree.child(of: block, .closureSignature)
        guard !signature.isNone, case let parameters = tree.child(of: signature, .parameters), !parameters.isNone,
            let last = Array(tree.children(of: parameters)).last, let name = tree.name(of: last)
        else { return false }
        let calls = tree.descendants(of: block).filter { tree[$0].kind == .call && tree.calleeText(of: $0) == name }
        return !calls.isEmpty && calls.allSatisfy { tree.text(of: context.argument(0, of: $0)) == "true" }
    }
}
