import SourceText
import SwiftTokens

/// A Swift file as tokens and a tree over them, in flat arrays. Node 0 is the source file.
///
/// Every file gives a tree. What could not be parsed stands in `error` nodes; what lies before and behind it is kept.
public struct SyntaxTree: Sendable {
    public let bytes: [UInt8]
    /// All tokens; the last is the end of the file.
    public let tokens: [Token]
    /// In pre-order.
    public let nodes: [SyntaxNode]

    @inlinable public subscript(_ id: SyntaxID) -> SyntaxNode { nodes[Int(id.raw)] }

    init(bytes: [UInt8], tokens: [Token], nodes: [SyntaxNode]) {
        self.bytes = bytes
        self.tokens = tokens
        self.nodes = nodes
    }

    // MARK: - Walking

    /// All nodes, in pre-order.
    @inlinable public var ids: some Sequence<SyntaxID> { (0..<Int32(nodes.count)).lazy.map { SyntaxID($0) } }

    /// The nodes of the given kinds, in pre-order.
    public func nodes(ofKind kinds: SyntaxKind...) -> [SyntaxID] { ids.filter { kinds.contains(self[$0].kind) } }

    /// The children of a node, in order.
    @inlinable public func children(of id: SyntaxID) -> Children { Children(nodes, parent: id) }

    /// All nodes below a node, in pre-order, without itself.
    @inlinable public func descendants(of id: SyntaxID) -> some Sequence<SyntaxID> {
        ((id.raw + 1)..<max(id.raw + 1, self[id].subtreeEnd)).lazy.map { SyntaxID($0) }
    }

    /// The parents of a node, the nearest first.
    public func ancestors(of id: SyntaxID) -> some Sequence<SyntaxID> {
        sequence(state: id) { current -> SyntaxID? in
            current = current.isNone ? .none : self[current].parent
            return current.isNone ? nil : current
        }
    }

    /// The first child, or none.
    @inlinable public func firstChild(of id: SyntaxID) -> SyntaxID {
        self[id].subtreeEnd > id.raw + 1 ? SyntaxID(id.raw + 1) : .none
    }

    /// The first child of a kind, or none.
    @inlinable public func child(of id: SyntaxID, _ kind: SyntaxKind) -> SyntaxID {
        var child = firstChild(of: id)
        let end = self[id].subtreeEnd
        while !child.isNone, self[child].kind != kind { child = self[child].subtreeEnd < end ? SyntaxID(self[child].subtreeEnd) : .none }
        return child
    }

    /// The first child of one of the kinds, or none.
    public func child(of id: SyntaxID, _ kinds: SyntaxKind...) -> SyntaxID {
        for child in children(of: id) where kinds.contains(self[child].kind) { return child }
        return .none
    }

    public struct Children: Sequence, IteratorProtocol {
        @usableFromInline let nodes: [SyntaxNode]
        @usableFromInline var position: Int32
        @usableFromInline let end: Int32

        @inlinable init(_ nodes: [SyntaxNode], parent: SyntaxID) {
            self.nodes = nodes
            position = parent.raw + 1
            end = nodes[Int(parent.raw)].subtreeEnd
        }

        /// All that are left, so that an array of them is made at once.
        @inlinable public var underestimatedCount: Int {
            var count = 0
            var position = position
            while position < end {
                count += 1
                position = nodes[Int(position)].subtreeEnd
            }
            return count
        }

        @inlinable public mutating func next() -> SyntaxID? {
            guard position < end else { return nil }
            let id = SyntaxID(position)
            position = nodes[Int(id.raw)].subtreeEnd
            return id
        }
    }

    // MARK: - Text

    /// The bytes from a node's first token to the end of its last one.
    @inlinable public func range(of id: SyntaxID) -> ByteRange {
        let node = self[id]
        let first = tokens[Int(node.firstToken)]
        guard node.endToken > node.firstToken else { return ByteRange(first.offset, first.offset) }
        return ByteRange(first.offset, tokens[Int(node.endToken) - 1].end)
    }

    /// The bytes of a token, without trivia.
    public func range(ofToken index: Int) -> ByteRange {
        let token = tokens[index]
        return ByteRange(token.offset, token.end)
    }

    /// A node as written in the file, comments inside it included.
    public func text(of id: SyntaxID) -> String { text(range(of: id)) }

    /// A token as written.
    public func text(ofToken index: Int) -> String { text(range(ofToken: index)) }

    func text(_ range: ByteRange) -> String {
        String(decoding: bytes[Int(range.start)..<Int(range.end)], as: UTF8.self)
    }
}
