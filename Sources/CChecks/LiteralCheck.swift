import CModel

/// A string literal that matches the regular expression of a declarative rule.
struct LiteralCheck: CCheck {
    let rule: String
    let kinds: [NodeKind] = [.stringLiteral]
    /// Compiled once and never changed; its type only lacks the promise.
    nonisolated(unsafe) private let regex: Regex<AnyRegexOutput>

    /// Nil where the text is no regular expression: the catalogue reports that.
    init?(rule: String, regex text: String) {
        guard let regex = try? Regex(text) else { return nil }
        self.rule = rule
        self.regex = regex
    }

    func visit(_ node: NodeID, _ context: inout CContext) {
        guard let bytes = context.unit.stringValue(node) else { return }
        let value = String(decoding: bytes, as: UTF8.self)
        guard value.contains(regex) else { return }
        context.report(rule, at: node, "The string '\(value)' matches what the rule forbids.")
    }
}
