import Documents
import Findings

/// Reads a rule from its Markdown file and says where the file is wrong.
struct RuleReader {
    private enum Key: String, CaseIterable {
        case id, name, title, severity, precision, cwe, cert, iec62443, languages, status, since, profiles, pattern
        case securitySeverity = "security-severity"

        /// What may be left out.
        static let optional: Set<Key> = [.cert, .profiles, .pattern]
    }

    let path: String
    /// What references are held against; nil for the binary's own rules, whose references the tests have read: at every start that would
    /// take longer than the rest.
    let standards: Standards?

    /// - Throws: `CatalogError`
    func read(_ text: String) throws -> Rule {
        let file = try RuleFile(path: path, text: text)
        _ = try file.sections()
        return try read(yaml.document(file.frontMatter, "front matter"), text: file.text)
    }

    func read(_ frontMatter: Node, text: String) throws -> Rule {
        var values: [Key: Node] = [:]
        for (key, value) in try yaml.mapping(frontMatter) {
            guard let known = Key(rawValue: key.scalar ?? "") else {
                throw unknown("key", key, among: Key.allCases.map(\.rawValue))
            }
            values[known] = value
        }
        for key in Key.allCases where values[key] == nil && !Key.optional.contains(key) {
            throw CatalogError(path: path, line: 2, message: "The key '\(key.rawValue)' is missing.")
        }
        func string(_ key: Key) throws -> String { try scalar(values[key]) }
        func choice<T: RawRepresentable & CaseIterable>(_ key: Key) throws -> T where T.RawValue == String {
            try yaml.choice(values[key])
        }
        return Rule(
            id: try matching(values[.id], Self.isID, "an id such as 'ACME-C101'"),
            name: try matching(values[.name], Self.isName, "a name such as 'banned-function'"),
            title: try string(.title), severity: try choice(.severity), precision: try choice(.precision),
            securitySeverity: try score(values[.securitySeverity]), cwe: try weaknesses(values[.cwe]),
            cert: try codingRules(values[.cert]), iec62443: try requirements(values[.iec62443]),
            languages: try list(values[.languages]).map { try yaml.choice($0) }, status: try choice(.status),
            since: try string(.since), profiles: try list(values[.profiles]).map { try scalar($0) },
            text: text,
            pattern: try values[.pattern].map { try PatternReader(rule: self).read($0) })
    }

    // MARK: - Values

    /// The front matter begins on the second line of the file.
    var yaml: YAMLValues { YAMLValues(path: path, linesBefore: 1) }

    func error(_ message: String, at node: Node?) -> CatalogError { yaml.error(message, at: node) }

    func unknown(_ what: String, _ node: Node, among known: [String]) -> CatalogError {
        yaml.unknown(what, node, among: known)
    }

    func scalar(_ node: Node?) throws -> String { try yaml.scalar(node) }

    func list(_ node: Node?) throws -> [Node] { try yaml.list(node) }

    private func matching(_ node: Node?, _ hasForm: (String) -> Bool, _ meaning: String) throws -> String {
        let text = try scalar(node)
        guard hasForm(text) else { throw error("'\(text)' is not \(meaning).", at: node) }
        return text
    }

    private static func isID(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 2, let first = parts[0].first, first.isCapital, parts[0].allSatisfy({ $0.isCapital || $0.isDigit }),
              let group = parts[1].first else { return false }
        return group.isCapital && parts[1].count == 4 && parts[1].dropFirst().allSatisfy(\.isDigit)
    }

    private static func isName(_ text: String) -> Bool {
        text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy { word in
            !word.isEmpty && word.allSatisfy { $0.isDigit || $0.isLowercase }
        }
    }

    private func score(_ node: Node?) throws -> Double {
        guard let value = Double(try scalar(node)), (0...10).contains(value) else {
            throw error("'security-severity' is a number from 0.0 to 10.0.", at: node)
        }
        return value
    }

    // MARK: - References

    private func weaknesses(_ node: Node?) throws -> [Int] {
        let numbers = try list(node).map { item in
            guard let number = Int(try scalar(item)), standards == nil || standards?.weakness(number) != nil else {
                throw error("Unknown CWE number '\(item.scalar ?? "")'.", at: item)
            }
            return number
        }
        guard !numbers.isEmpty else { throw error("At least one CWE number is needed.", at: node) }
        return numbers
    }

    private func codingRules(_ node: Node?) throws -> [String] {
        try list(node).map { item in
            let id = try scalar(item)
            if let standards, standards.codingRule(id) == nil {
                throw unknown("CERT C rule", item, among: standards.codingRules.map(\.id))
            }
            return id
        }
    }

    private func requirements(_ node: Node?) throws -> [String] {
        let ids = try list(node).map { item in
            let id = try scalar(item)
            if let standards, standards.requirement(id) == nil {
                throw unknown("IEC 62443 requirement", item, among: standards.requirements.map(\.id))
            }
            return id
        }
        guard !ids.isEmpty else { throw error("At least one IEC 62443 requirement is needed.", at: node) }
        return ids
    }
}
