import Catalog

/// The rules of a run as SARIF descriptors, and the taxonomies they refer to.
struct SARIFRules {
    let descriptors: [SARIF.Descriptor]
    /// CWE, CERT C and IEC 62443, each with the taxa that the rules use and no others.
    let taxonomies: [SARIF.Component]
    private let places: [String: Int]

    private static let cwe = SARIF.Reference(name: "CWE", guid: "b8c54a32-1ae3-4a8f-9a2a-4f1d3a1f0c11")
    private static let cert = SARIF.Reference(name: "SEI CERT C", guid: "4f3c6a0e-52d7-4b0c-8b42-7c1d90a3e512")
    private static let iec = SARIF.Reference(name: "IEC 62443", guid: "0d4c2b54-7f0e-4b4e-9f53-1d6f0a7e62a3")
    /// GitHub keeps ten tags of a rule.
    private static let tagLimit = 10
    /// GitHub takes 1,024 characters.
    private static let descriptionLimit = 1000

    init(rules: [Rule], standards: Standards) {
        descriptors = rules.map { Self.descriptor(of: $0, standards) }
        places = Dictionary(rules.enumerated().map { ($1.id, $0) }) { first, _ in first }
        func component(_ reference: SARIF.Reference, _ organization: String, _ version: String?, _ uri: String,
                       _ taxa: [SARIF.Descriptor]) -> SARIF.Component {
            SARIF.Component(
                name: reference.name, guid: reference.guid, organization: organization, version: version,
                informationUri: uri, isComprehensive: false, taxa: taxa)
        }
        taxonomies = [
            component(Self.cwe, "MITRE", "4.19.1", "https://cwe.mitre.org/",
                Set(rules.flatMap(\.cwe)).sorted().compactMap(standards.weakness).map {
                    SARIF.Descriptor(id: $0.id, shortDescription: SARIF.Message(text: $0.name), helpUri: $0.url)
                }),
            component(Self.cert, "Carnegie Mellon University", nil, "https://wiki.sei.cmu.edu/confluence/display/c",
                Set(rules.flatMap(\.cert)).sorted().compactMap(standards.codingRule).map {
                    SARIF.Descriptor(id: $0.id, shortDescription: SARIF.Message(text: $0.title))
                }),
            component(Self.iec, "IEC", nil, "https://webstore.iec.ch/",
                Set(rules.flatMap(\.iec62443).compactMap { standards.requirement($0) }).sorted { $0.id < $1.id }.map {
                    SARIF.Descriptor(
                        id: $0.taxon, shortDescription: SARIF.Message(text: "\($0.number) \($0.title)"))
                }),
        ]
    }

    func index(of ruleID: String) -> Int? { places[ruleID] }

    /// 0…100, for viewers that sort.
    func rank(of ruleID: String) -> Double? { places[ruleID].flatMap { descriptors[$0].defaultConfiguration?.rank } }

    private static func descriptor(of rule: Rule, _ standards: Standards) -> SARIF.Descriptor {
        let tags = ["security"] + rule.cwe.prefix(3).map { "external/cwe/cwe-\($0)" }
            + rule.cert.prefix(2).map { "external/cert/\($0.lowercased())" }
            + rule.iec62443.map { "iec62443/" + $0.lowercased().replacing(" ", with: "-") }
        let summary = rule.section("What it finds")
        return SARIF.Descriptor(
            id: rule.id, name: rule.pascalName, shortDescription: SARIF.Message(text: rule.title + "."),
            fullDescription: SARIF.Message(
                text: String(plainText(ofMarkdown: summary.isEmpty ? rule.title + "." : summary).prefix(descriptionLimit))),
            help: SARIF.Message(text: plainText(ofMarkdown: rule.helpMarkdown), markdown: rule.helpMarkdown),
            helpUri: rule.cwe.first.flatMap(standards.weakness)?.url,
            defaultConfiguration: SARIF.Configuration(level: rule.severity.rawValue, rank: rule.securitySeverity * 10),
            relationships: relationships(of: rule, standards),
            properties: SARIF.RuleProperties(
                precision: rule.precision.rawValue,
                problemSeverity: rule.severity == .note ? "recommendation" : rule.severity.rawValue,
                securitySeverity: String(rule.securitySeverity), tags: Array(tags.prefix(tagLimit))))
    }

    /// The last weakness is the primary one: a consumer that keeps one keeps the last.
    private static func relationships(of rule: Rule, _ standards: Standards) -> [SARIF.Relationship] {
        rule.iec62443.compactMap { standards.requirement($0) }.map { requirement in
            SARIF.Relationship(
                target: SARIF.Target(id: requirement.taxon, toolComponent: iec), kinds: ["relevant"],
                description: SARIF.Message(
                    text: "Mapping: \(standards.layer(of: requirement, cwe: rule.cwe).rawValue)."))
        } + rule.cert.map {
            SARIF.Relationship(target: SARIF.Target(id: $0, toolComponent: cert), kinds: ["relevant"])
        } + rule.cwe.enumerated().reversed().map { place, number in
            SARIF.Relationship(
                target: SARIF.Target(id: "CWE-\(number)", toolComponent: cwe),
                kinds: [place == 0 ? "superset" : "relevant"])
        }
    }

}

extension Standards.Requirement {
    /// Its id in the taxonomy IEC 62443 of our logs: `4-2/CR-3.5`.
    public var taxon: String { part + "/" + number.replacing(" ", with: "-") }
}
