/// A document of scalars, lists and mappings, each with its line: what a YAML text says, wherever it was read. Every scalar is text.
///
/// A user's files are read as YAML when they are needed. The product's own are read while it is built (`Node+YAML.swift`) and
/// carried in a form that is ready at once (`Node+Packed.swift`), as they are needed at every start.
public struct Node: Sendable {
    public enum Content: Sendable {
        case scalar(String)
        case list([Node])
        case mapping([(key: Node, value: Node)])
    }

    public let content: Content
    /// From 1.
    public let line: Int

    public init(_ content: Content, line: Int) {
        self.content = content
        self.line = line
    }

    public var scalar: String? {
        if case .scalar(let text) = content { text } else { nil }
    }

    public var list: [Node]? {
        if case .list(let items) = content { items } else { nil }
    }

    /// In the order of the text.
    public var mapping: [(key: Node, value: Node)]? {
        if case .mapping(let entries) = content { entries } else { nil }
    }
}
