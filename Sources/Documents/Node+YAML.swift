import Yams

/// A text that is no YAML, or more than a document may hold.
public struct YAMLFailure: Error {
    /// From 1.
    public var line: Int
    /// `is no valid YAML`
    public var message: String
}

extension Node {
    /// What a YAML text says; nil where it says nothing.
    ///
    /// - Throws: `YAMLFailure`
    public init?(yaml text: String) throws {
        let node: Yams.Node?
        do {
            // Every scalar is read as text, so what Yams would make of it need not be found out, which takes it long.
            // The encoding is told, as Yams would read the whole environment for it.
            node = try compose(yaml: text, .basic, .default, .utf8)
        } catch let error as YamlError {
            var line = 1
            if case .scanner(_, _, let mark, _) = error { line = mark.line }
            if case .parser(_, _, let mark, _) = error { line = mark.line }
            throw YAMLFailure(line: line, message: "is no valid YAML")
        }
        guard let node else { return nil }
        var count = 0
        self = try Node(node, depth: 0, count: &count)
    }

    private init(_ node: Yams.Node, depth: Int, count: inout Int) throws {
        line = node.mark?.line ?? 1
        count += 1
        guard depth < Limits.depth, count <= Limits.nodes else {
            throw YAMLFailure(line: line, message: "is too large or nested too deeply")
        }
        switch node {
        case .scalar(let scalar): content = .scalar(scalar.string)
        case .sequence(let items):
            content = .list(try items.map { try Node($0, depth: depth + 1, count: &count) })
        case .mapping(let entries):
            content = .mapping(try entries.map { key, value in
                (try Node(key, depth: depth + 1, count: &count), try Node(value, depth: depth + 1, count: &count))
            })
        case .alias:
            // Yams has put what it stands for in its place.
            content = .scalar("")
        }
    }
}
