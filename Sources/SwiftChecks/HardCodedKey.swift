import SwiftFlow
import SwiftTree

/// A cryptographic key that stands in the source.
struct HardCodedKey: SwiftCheck {
    let rules = ["IACS-S404"]
    let kinds: [SyntaxKind] = [.call, .binding]

    /// Callees by the label of their key; `nil` = by position.
    private static let byLabel: [String: [String]] = [
        "SymmetricKey": ["data"], "AES": ["key"], "ChaCha20": ["key"], "Blowfish": ["key"], "HMAC": ["key"], "Poly1305": ["key"],
        "Rabbit": ["key"], "PrivateKey": ["rawRepresentation", "pemRepresentation", "derRepresentation"],
        "HS256": ["key"], "hs256": ["key"], "hs384": ["key"], "hs512": ["key"],
    ]
    private static let byPosition: [String: Int] = ["CCCrypt": 3, "CCHmac": 1, "CCCryptorCreate": 3]

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        if context.tree[node].kind == .binding { return visitBinding(node, &context) }
        guard let callee = context.tree.calleeName(of: node) else { return }
        var value = SyntaxID.none
        if let labels = Self.byLabel[callee] {
            value = labels.map { context.argument($0, of: node) }.first { !$0.isNone } ?? .none
        } else if let position = Self.byPosition[callee] {
            value = context.argument(position, of: node)
        }
        guard context.isConstantBytes(value) else { return }
        context.report("IACS-S404", at: value, "The key given to '\(callee)' stands in the source.")
    }

    private func visitBinding(_ node: SyntaxID, _ context: inout SwiftContext) {
        guard let named = NamedValue(node, &context), SecretName.kind(of: named.name) == .key else { return }
        let value = context.tree.strippingParentheses(named.value)
        switch context.tree[value].kind {
        case .arrayLiteral: guard Array(context.tree.children(of: value)).count >= 8 else { return }
        case .stringLiteral, .infixOperator:
            guard let text = context.constantString(value), text.count >= 16, text.contains(where: \.isNumber),
                !text.contains(where: { $0 == "." || $0.isWhitespace })
            else { return }
        // A key object is reported where it is made.
        default: return
        }
        guard context.isConstantBytes(value) else { return }
        context.report("IACS-S404", at: value, "The key '\(named.name)' stands in the source.")
    }
}
