import Catalog
import Findings

/// What is known of a topic, in one form for every format.
struct Explanation: Encodable {
    struct Fact: Encodable {
        var name: String
        var value: String
    }

    struct Section: Encodable {
        var heading: String
        var markdown: String
    }

    /// The canonical name of the topic.
    let key: String
    let title: String
    let facts: [Fact]
    let sections: [Section]
    /// Ids of the rules that refer to the topic; of a rule, none.
    let rules: [String]

    init(of topic: Topic, in catalog: Catalog) {
        let about = catalog.rules(about: topic)
        let listed = about.map { "- `\($0.shortID)` \($0.name): \($0.title)" }.joined(separator: "\n")
        let related = [Section(heading: "Rules", markdown: about.isEmpty ? "No rule refers to it yet." : listed)]
        switch topic {
        case .rule(let rule):
            key = rule.id
            title = "\(rule.shortID) \(rule.name): \(rule.title)"
            facts = Self.facts(of: rule, in: catalog.standards)
            sections = rule.sections.map { Section(heading: $0.heading, markdown: $0.markdown) }
            rules = []
            return
        case .weakness(let weakness):
            key = weakness.id
            title = "\(weakness.id): \(weakness.name)"
            facts = [Fact(name: "Reference", value: weakness.url)]
        case .codingRule(let codingRule):
            key = codingRule.id
            title = "\(codingRule.id): \(codingRule.title)"
            facts = [
                Fact(name: "CERT C", value: codingRule.isRecommendation ? "recommendation" : "rule"),
                Fact(name: "CWE", value: codingRule.cwe.map { "CWE-\($0)" }.joined(separator: ", ")),
            ].filter { !$0.value.isEmpty }
        case .requirement(let requirement):
            key = "IEC 62443-" + requirement.id
            title = "IEC 62443-\(requirement.id): \(requirement.title)"
            facts = []
        }
        sections = related
        rules = about.map(\.id)
    }

    private static func facts(of rule: Rule, in standards: Standards) -> [Fact] {
        let weaknesses = rule.cwe.map { number in
            standards.weakness(number).map { "\($0.id) \($0.name)" } ?? "CWE-\(number)"
        }
        return [
            Fact(name: "Severity", value: "\(rule.severity.rawValue) (security severity \(rule.securitySeverity))"),
            Fact(name: "Precision", value: rule.precision.rawValue),
            Fact(name: "Languages", value: rule.languages.map(\.rawValue).joined(separator: ", ")),
            Fact(name: "Status", value: "\(rule.status.rawValue), since \(rule.since)"),
            Fact(name: "Profiles", value: rule.profiles.joined(separator: ", ")),
            Fact(name: "CWE", value: weaknesses.joined(separator: "; ")),
            Fact(name: "CERT C", value: rule.cert.joined(separator: ", ")),
            Fact(name: "IEC 62443", value: rule.iec62443.joined(separator: ", ")),
        ].filter { !$0.value.isEmpty }
    }

    var markdown: String {
        let list = facts.map { "- **\($0.name)**: \($0.value)" }.joined(separator: "\n")
        let body = sections.map { "## \($0.heading)\n\n\(Self.trimmed($0.markdown))\n" }
        return (["# \(title)\n"] + (list.isEmpty ? [] : [list + "\n"]) + body).joined(separator: "\n")
    }

    private static func trimmed(_ text: String) -> String {
        let body = text.drop(while: \.isNewline)
        return String(body.dropLast(body.reversed().prefix(while: \.isWhitespace).count))
    }
}
