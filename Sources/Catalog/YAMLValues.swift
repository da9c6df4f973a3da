import Documents
import Findings

/// Reads values of a YAML document and says at which line of the file one is wrong.
struct YAMLValues {
    let path: String
    /// Lines of the file before the document.
    var linesBefore = 0

    func error(_ message: String, at node: Node?) -> CatalogError {
        CatalogError(path: path, line: (node?.line ?? 1) + linesBefore, message: message)
    }

    func unknown(_ what: String, _ node: Node, among known: [String]) -> CatalogError {
        let word = node.scalar ?? ""
        let advice = NearMiss.closest(to: word, among: known).map { " Did you mean '\($0)'?" } ?? ""
        return error("Unknown \(what) '\(word)'.\(advice)", at: node)
    }

    /// The mapping that the text consists of.
    func document(_ text: String, _ what: String) throws -> Node {
        do {
            guard let node = try Node(yaml: text), node.mapping != nil else {
                throw CatalogError(
                    path: path, line: 1 + linesBefore, message: "The \(what) is not a mapping of keys to values.")
            }
            return node
        } catch let failure as YAMLFailure {
            throw CatalogError(path: path, line: failure.line + linesBefore, message: "The \(what) \(failure.message).")
        }
    }

    func scalar(_ node: Node?) throws -> String {
        guard let text = node?.scalar else { throw error("A single value is expected.", at: node) }
        return text
    }

    func list(_ node: Node?) throws -> [Node] {
        guard let node else { return [] }
        guard let items = node.list else { throw error("A list [a, b] is expected.", at: node) }
        return items
    }

    func mapping(_ node: Node) throws -> [(key: Node, value: Node)] {
        guard let mapping = node.mapping else { throw error("A mapping of keys to values is expected.", at: node) }
        return mapping
    }

    func choice<T: RawRepresentable & CaseIterable>(_ node: Node?) throws -> T where T.RawValue == String {
        let text = try scalar(node)
        if let value = T(rawValue: text) { return value }
        let known = T.allCases.map(\.rawValue).joined(separator: ", ")
        throw error("'\(text)' is none of \(known).", at: node)
    }

    /// The values of a mapping by key; every key is known, and those that are needed are there.
    func fields(_ node: Node, known: [String], needed: [String] = []) throws -> [String: Node] {
        var fields: [String: Node] = [:]
        for (key, value) in try mapping(node) {
            guard let name = key.scalar, known.contains(name) else { throw unknown("key", key, among: known) }
            fields[name] = value
        }
        for name in needed where fields[name] == nil { throw error("The key '\(name)' is missing.", at: node) }
        return fields
    }
}
