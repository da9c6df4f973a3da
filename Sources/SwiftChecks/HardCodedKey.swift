import SwiftFlow
import SwiftTree

/// A constant named as a cryptographic key. What is given to a cipher is followed by `ConstantKey`.
struct HardCodedKey: SwiftCheck {
    let rules = ["IACS-S404"]
    let subjects: [Subject] = .all(.binding)

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        guard let named = NamedValue(node, context.tree), case let value = context.tree.strippingParentheses(named.value),
            [.arrayLiteral, .stringLiteral, .infixOperator].contains(context.tree[value].kind), let name = named.name(&context),
            SecretName.kind(of: name) == .key
        else { return }
        // A key object is reported where it is made.
        switch context.tree[value].kind {
        case .arrayLiteral: guard Array(context.tree.children(of: value)).count >= 8 else { return }
        default:
            guard let text = context.constantString(value), text.count >= 16, text.contains(where: \.isNumber),
                !text.contains(where: { $0 == "." || $0.isWhitespace })
            else { return }
        }
        guard context.isConstantBytes(value) else { return }
        context.report("IACS-S404", at: value, "The key '\(name)' stands in the source.")
    }
}
