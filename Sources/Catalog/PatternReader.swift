import Documents

/// Reads the declarative check in a rule's front matter.
struct PatternReader {
    private enum Kind: String, CaseIterable {
        case bannedCall = "banned-call"
        case argument
        case mustCheckResult = "must-check-result"
        case literal
    }

    let rule: RuleReader

    func read(_ node: Node) throws -> Pattern {
        guard let mapping = node.mapping, mapping.count == 1, let (key, value) = mapping.first else {
            throw rule.error("'pattern' holds exactly one kind of check.", at: node)
        }
        guard let kind = Kind(rawValue: key.scalar ?? "") else {
            throw rule.unknown("kind of pattern", key, among: Kind.allCases.map(\.rawValue))
        }
        switch kind {
        case .bannedCall: return try bannedCall(value)
        case .argument: return .argument(try argument(value))
        case .mustCheckResult: return .mustCheckResult(functions: try names(value))
        case .literal:
            let regex = try rule.scalar(fields(value, known: ["regex"], needed: ["regex"])["regex"])
            guard (try? Regex(regex)) != nil else { throw rule.error("'\(regex)' is no regular expression.", at: value) }
            return .literal(regex: regex)
        }
    }

    private func bannedCall(_ node: Node) throws -> Pattern {
        guard let mapping = node.mapping, !mapping.isEmpty else {
            throw rule.error("'banned-call' maps functions to what is used instead.", at: node)
        }
        var instead: [String: String] = [:]
        let functions = try mapping.map { key, value in
            let name = try rule.scalar(key)
            let text = try rule.scalar(value)
            if !text.isEmpty { instead[name] = text }
            return name
        }
        return .bannedCall(functions: functions, instead: instead)
    }

    private func argument(_ node: Node) throws -> ArgumentPattern {
        let fields = try fields(
            node, known: ["functions", "position", "label", "forbidden", "required"], needed: ["functions"])
        let position = try fields["position"].map { item in
            guard let number = Int(try rule.scalar(item)), number >= 0 else {
                throw rule.error("'position' is a number from 0.", at: item)
            }
            return number
        }
        let label = try fields["label"].map(rule.scalar)
        guard (position == nil) != (label == nil) else {
            throw rule.error("'argument' needs a 'position' or a 'label', not both.", at: node)
        }
        let forbidden = try rule.list(fields["forbidden"]).map(rule.scalar)
        let required = try rule.list(fields["required"]).map(rule.scalar)
        guard !(forbidden.isEmpty && required.isEmpty) else {
            throw rule.error("'argument' needs values that are 'forbidden' or 'required'.", at: node)
        }
        return ArgumentPattern(
            functions: try names(fields["functions"] ?? node), position: position, label: label, forbidden: forbidden,
            required: required)
    }

    private func names(_ node: Node) throws -> [String] {
        let names = try rule.list(node).map(rule.scalar)
        guard !names.isEmpty else { throw rule.error("At least one function is needed.", at: node) }
        return names
    }

    private func fields(_ node: Node, known: [String], needed: [String]) throws -> [String: Node] {
        try rule.yaml.fields(node, known: known, needed: needed)
    }
}
