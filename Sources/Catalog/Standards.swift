/// The standards that rules refer to, as data: identifiers, names and mappings, no text of their own.
public struct Standards: Sendable {
    /// An entry of MITRE's Common Weakness Enumeration.
    public struct Weakness: Sendable, Hashable {
        public var number: Int
        public var name: String
        /// Pillar, Class, Base, Variant, Compound or Category.
        public var abstraction: String
        /// The primary parent in the research view (1000).
        public var parent: Int?

        /// `CWE-120`
        public var id: String { "CWE-\(number)" }
        public var url: String { "https://cwe.mitre.org/data/definitions/\(number).html" }
    }

    /// A rule or recommendation of the SEI CERT C Coding Standard.
    public struct CodingRule: Sendable, Hashable {
        /// `STR31-C`
        public var id: String
        public var isRecommendation: Bool
        public var title: String
        /// L1 (worst) to L3.
        public var level: String
        public var cwe: [Int]
    }

    /// A requirement of IEC 62443.
    public struct Requirement: Sendable, Hashable {
        /// `4-2`
        public var part: String
        /// `CR 3.5` in its part.
        public var number: String
        /// Our short title, not the standard's text.
        public var title: String

        /// `4-2 CR 3.5`
        public var id: String { part + " " + number }
    }

    /// Who says that a weakness counts against a requirement.
    public enum Layer: String, Sendable {
        /// MITRE's own mapping (view 1424, a draft).
        case mitre
        /// MITRE's mapping of the nearest mapped ancestor of the weakness.
        case inherited
        /// This project.
        case project
    }

    /// What the analysis of source can give to a requirement, in this project's judgement.
    public struct Support: Sendable, Hashable {
        public enum Degree: String, Sendable, CaseIterable { case direct, partial, supporting, none }

        public var degree: Degree
        /// A few words; empty where it gives nothing.
        public var contribution: String
    }

    /// In order of number.
    public let weaknesses: [Weakness]
    public let codingRules: [CodingRule]
    public let requirements: [Requirement]
    private let weaknessByNumber: [Int: Weakness]
    private let codingRuleByID: [String: CodingRule]
    private let requirementByID: [String: Requirement]
    /// Numbers of the CWE Top 25 of 2025, the most dangerous first.
    public let mostDangerous: [Int]
    private let supportByID: [String: Support]
    private let layers: [Int: [String: Layer]]
    private let securityLevels: [String: Int]

    /// What the binary carries, read when it is first asked for.
    static let builtin = Standards { name in embeddedCatalog.first { $0.path == "standards/" + name }?.text ?? "" }

    /// - Parameter table: the text of a file in `Rules/standards`.
    init(table: (String) -> String) {
        weaknesses = table("cwe.tsv").rows(columns: 5).compactMap { row in
            Int(row[0]).map { Weakness(number: $0, name: row[1], abstraction: row[2], parent: Int(row[3])) }
        }
        codingRules = table("cert_c.tsv").rows(columns: 5).map { row in
            CodingRule(
                id: row[0], isRecommendation: row[1] == "recommendation", title: row[2], level: row[3],
                cwe: row[4].split(separator: ",").compactMap { Int($0) })
        }
        requirements = table("iec62443.tsv").rows(columns: 3).map { row in
            Requirement(part: row[0], number: row[1], title: row[2])
        }
        weaknessByNumber = Dictionary(weaknesses.map { ($0.number, $0) }) { first, _ in first }
        codingRuleByID = Dictionary(codingRules.map { ($0.id, $0) }) { first, _ in first }
        requirementByID = Dictionary(requirements.map { ($0.id, $0) }) { first, _ in first }
        mostDangerous = table("cwe_top25.tsv").rows(columns: 2).compactMap { Int($0[1]) }
        supportByID = Dictionary(table("iec62443_support.tsv").rows(columns: 4).compactMap { row in
            Support.Degree(rawValue: row[2]).map { (row[0] + " " + row[1], Support(degree: $0, contribution: row[3])) }
        }) { first, _ in first }
        var layers: [Int: [String: Layer]] = [:]
        for row in table("iec62443_cwe.tsv").rows(columns: 3) {
            guard let number = Int(row[0]), let layer = Layer(rawValue: row[2]) else { continue }
            layers[number, default: [:]][row[1]] = layer
        }
        self.layers = layers
        securityLevels = Dictionary(
            table("iec62443_sl.tsv").rows(columns: 2).compactMap { row in Int(row[1]).map { (row[0], $0) } }
        ) { first, _ in first }
    }

    public func weakness(_ number: Int) -> Weakness? { weaknessByNumber[number] }

    public func codingRule(_ id: String) -> CodingRule? { codingRuleByID[id] }

    /// A requirement by `4-2 CR 3.5`; in part 2-4 the base requirement needs no `BR`: `2-4 SP.03.10`.
    public func requirement(_ id: String) -> Requirement? { requirementByID[id] ?? requirementByID[id + " BR"] }

    /// The lowest security level that asks for a requirement of part 4-2, by its id.
    public func securityLevel(of requirement: String) -> Int? { securityLevels[requirement] }

    public func support(of requirement: Requirement) -> Support {
        supportByID[requirement.id] ?? Support(degree: .none, contribution: "")
    }

    /// Who maps one of the weaknesses to the requirement; what nobody maps is the project's own reference.
    public func layer(of requirement: Requirement, cwe: [Int]) -> Layer {
        let found = cwe.compactMap { layers[$0]?[requirement.id] }
        return found.contains(.mitre) ? .mitre : found.contains(.inherited) ? .inherited : .project
    }
}
