import Findings
import Yams

/// Reads values of a YAML document and says at which line of the file one is wrong.
struct YAMLValues {
    let path: String
    /// Lines of the file before the document.
    var linesBefore = 0

    func error(_ message: String, at node: Node?) -> CatalogError {
        CatalogError(path: path, line: (node?.mark?.line ?? 1) + linesBefore, message: message)
    }

    func unknown(_ what: String, _ node: Node, among known: [String]) -> CatalogError {
        let word = node.string ?? ""
        let advice = NearMiss.closest(to: word, among: known).map { " Did you mean '\($0)'?" } ?? ""
        return error("Unknown \(what) '\(word)'.\(advice)", at: node)
    }

    /// The mapping that the text consists of.
    func document(_ text: String, _ what: String) throws -> Node.Mapping {
        do {
            // Every scalar is read as text, so what Yams would make of it need not be found out, which takes it long.
            // The encoding is told, as Yams would read the whole environment for it.
            guard let mapping = try compose(yaml: text, .basic, .default, .utf8)?.mapping else {
                throw CatalogError(
                    path: path, line: 1 + linesBefore, message: "The \(what) is not a mapping of keys to values.")
            }
            return mapping
        } catch let error as YamlError {
            var line = 1
            if case .scanner(_, _, let mark, _) = error { line = mark.line }
            if case .parser(_, _, let mark, _) = error { line = mark.line }
            throw CatalogError(path: path, line: line + linesBefore, message: "The \(what) is no valid YAML.")
        }
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

    func choice<T: RawRepresentable & CaseIterable>(_ node: Node?) throws -> T where T.RawValue == String {
        let text = try scalar(node)
        if let value = T(rawValue: text) { return value }
        let known = T.allCases.map(\.rawValue).joined(separator: ", ")
        throw error("'\(text)' is none of \(known).", at: node)
    }

    /// The values of a mapping by key; every key is known, and those that are needed are there.
    func fields(_ node: Node, known: [String], needed: [String] = []) throws -> [String: Node] {
        guard let mapping = node.mapping else { throw error("A mapping of keys to values is expected.", at: node) }
        var fields: [String: Node] = [:]
        for (key, value) in mapping {
            guard let name = key.string, known.contains(name) else { throw unknown("key", key, among: known) }
            fields[name] = value
        }
        for name in needed where fields[name] == nil { throw error("The key '\(name)' is missing.", at: node) }
        return fields
    }
}
