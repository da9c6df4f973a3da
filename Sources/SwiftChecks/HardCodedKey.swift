import SwiftFlow
import SwiftTree

/// A constant named as a cryptographic key. What is given to a cipher is followed by `ConstantKey`.
struct HardCodedKey: SwiftCheck {
    let rules = ["IACS-S404"]
    let kinds: [SyntaxKind] = [.binding]

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
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
