import CModel

/// A string literal that matches the regular expression of a declarative rule.
struct LiteralCheck: CCheck {
    let rule: String
    let kinds: [NodeKind] = [.stringLiteral]
    private let text: String

    init(rule: String, regex text: String) {
        self.rule = rule
        self.text = text
    }

    func visit(_ node: NodeID, _ context: inout CContext) {
        guard let bytes = context.unit.stringValue(node), let regex = try? Regex(text) else { return }
        let value = String(decoding: bytes, as: UTF8.self)
        guard value.contains(regex) else { return }
        context.report(rule, at: node, "The string '\(value)' matches what the rule forbids.")
    }
}
