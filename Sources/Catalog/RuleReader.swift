import Findings
import Yams

/// Reads a rule from its Markdown file and says where the file is wrong.
struct RuleReader {
    private enum Key: String, CaseIterable {
        case id, name, title, severity, precision, cwe, cert, iec62443, languages, status, since, profiles, pattern
        case securitySeverity = "security-severity"

        /// What may be left out.
        static let optional: Set<Key> = [.cert, .profiles, .pattern]
    }

    let path: String
    let standards: Standards

    /// - Throws: `CatalogError`
    func read(_ text: String) throws -> Rule {
        let file = try RuleFile(path: path, text: text)
        let mapping = try frontMatter(of: file)
        var values: [Key: Node] = [:]
        for (key, value) in mapping {
            guard let known = Key(rawValue: key.string ?? "") else {
                throw unknown("key", key, among: Key.allCases.map(\.rawValue))
            }
            values[known] = value
        }
        for key in Key.allCases where values[key] == nil && !Key.optional.contains(key) {
            throw CatalogError(path: path, line: 2, message: "The key '\(key.rawValue)' is missing.")
        }
        func string(_ key: Key) throws -> String { try scalar(values[key]) }
        func choice<T: RawRepresentable & CaseIterable>(_ key: Key) throws -> T where T.RawValue == String {
            try self.choice(values[key])
        }
        return Rule(
            id: try matching(values[.id], /[A-Z][A-Z0-9]*-[A-Z][0-9]{3}/, "an id such as 'ACME-C101'"),
            name: try matching(values[.name], /[a-z0-9]+(-[a-z0-9]+)*/, "a name such as 'banned-function'"),
            title: try string(.title), severity: try choice(.severity), precision: try choice(.precision),
            securitySeverity: try score(values[.securitySeverity]), cwe: try weaknesses(values[.cwe]),
            cert: try codingRules(values[.cert]), iec62443: try requirements(values[.iec62443]),
            languages: try list(values[.languages]).map { try self.choice($0) }, status: try choice(.status),
            since: try string(.since), profiles: try list(values[.profiles]).map { try scalar($0) },
            sections: file.sections,
            pattern: try values[.pattern].map { try PatternReader(rule: self).read($0) })
    }

    private func frontMatter(of file: RuleFile) throws -> Node.Mapping {
        do {
            guard let mapping = try compose(yaml: file.frontMatter)?.mapping else {
                throw CatalogError(path: path, line: 2, message: "The front matter is not a mapping of keys to values.")
            }
            return mapping
        } catch let error as YamlError {
            var line = 1
            if case .scanner(_, _, let mark, _) = error { line = mark.line }
            if case .parser(_, _, let mark, _) = error { line = mark.line }
            throw CatalogError(path: path, line: line + 1, message: "The front matter is no valid YAML.")
        }
    }

    // MARK: - Values

    func error(_ message: String, at node: Node?) -> CatalogError {
        // The front matter begins on the second line of the file.
        CatalogError(path: path, line: (node?.mark?.line ?? 1) + 1, message: message)
    }

    func unknown(_ what: String, _ node: Node, among known: [String]) -> CatalogError {
        let word = node.string ?? ""
        let advice = NearMiss.closest(to: word, among: known).map { " Did you mean '\($0)'?" } ?? ""
        return error("Unknown \(what) '\(word)'.\(advice)", at: node)
    }

    func scalar(_ node: Node?) throws -> String {
        guard let text = node?.scalar?.string else { throw error("A single value is expected.", at: node) }
        return text
    }

    func list(_ node: Node?) throws -> [Node] {
        guard let node else { return [] }
        guard let sequence = node.sequence else { throw error("A list [a, b] is expected.", at: node) }
        return Array(sequence)
    }

    private func choice<T: RawRepresentable & CaseIterable>(_ node: Node?) throws -> T where T.RawValue == String {
        let text = try scalar(node)
        if let value = T(rawValue: text) { return value }
        let known = T.allCases.map(\.rawValue).joined(separator: ", ")
        throw error("'\(text)' is none of \(known).", at: node)
    }

    private func matching(_ node: Node?, _ form: some RegexComponent, _ meaning: String) throws -> String {
        let text = try scalar(node)
        guard text.wholeMatch(of: form) != nil else { throw error("'\(text)' is not \(meaning).", at: node) }
        return text
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
            guard let number = Int(try scalar(item)), standards.weakness(number) != nil else {
                throw error("Unknown CWE number '\(item.string ?? "")'.", at: item)
            }
            return number
        }
        guard !numbers.isEmpty else { throw error("At least one CWE number is needed.", at: node) }
        return numbers
    }

    private func codingRules(_ node: Node?) throws -> [String] {
        try list(node).map { item in
            let id = try scalar(item)
            guard standards.codingRule(id) != nil else {
                throw unknown("CERT C rule", item, among: standards.codingRules.map(\.id))
            }
            return id
        }
    }

    private func requirements(_ node: Node?) throws -> [String] {
        let ids = try list(node).map { item in
            let id = try scalar(item)
            guard standards.requirement(id) != nil else {
                throw unknown("IEC 62443 requirement", item, among: standards.requirements.map(\.id))
            }
            return id
        }
        guard !ids.isEmpty else { throw error("At least one IEC 62443 requirement is needed.", at: node) }
        return ids
    }
}
