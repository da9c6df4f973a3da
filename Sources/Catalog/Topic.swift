/// Something that can be explained.
public enum Topic: Sendable {
    case rule(Rule)
    case weakness(Standards.Weakness)
    case codingRule(Standards.CodingRule)
    case requirement(Standards.Requirement)
}

extension Catalog {
    /// What a person may mean: a rule by id or name, `CWE-120` or `120`, `STR31-C`, `SI-2`, `4-1 SI-2`, `CR 3.5`,
    /// `SP.03.10`. Case, blanks and hyphens do not matter.
    public func resolve(_ key: String) -> [Topic] {
        let rules = rules(matching: key.trimming)
        if !rules.isEmpty { return rules.map(Topic.rule) }
        var plain = Self.plain(key)
        if let number = Int(plain.hasPrefix("CWE") ? plain.dropFirst(3) : Substring(plain)) {
            return standards.weakness(number).map { [.weakness($0)] } ?? []
        }
        if let rule = standards.codingRules.first(where: { [$0.id, String($0.id.dropLast(2))].map(Self.plain).contains(plain) }) {
            return [.codingRule(rule)]
        }
        if plain.hasPrefix("IEC") { plain.removeFirst(3) }
        if plain.hasPrefix("62443") { plain.removeFirst(5) }
        return standards.requirements
            .filter { requirement in
                [requirement.id, requirement.number].map(Self.plain).contains { name in
                    name == plain || requirement.part == "2-4" && name.hasPrefix(plain) && plain.contains("SP.")
                }
            }
            .map(Topic.requirement)
    }

    /// The rules that refer to a topic.
    public func rules(about topic: Topic) -> [Rule] {
        switch topic {
        case .rule(let rule): [rule]
        case .weakness(let weakness): rules.filter { $0.cwe.contains(weakness.number) }
        case .codingRule(let codingRule): rules.filter { $0.cert.contains(codingRule.id) }
        case .requirement(let requirement):
            rules.filter { $0.iec62443.contains { standards.requirement($0) == requirement } }
        }
    }

    private static func plain(_ key: String) -> String {
        key.uppercased().filter { $0.isLetter || $0.isNumber || $0 == "." }
    }
}
