import SwiftTokens

/// The names of a tree's nodes as numbers, see `SyntaxTree.name(of:)`.
public struct TreeNames: Sendable {
    public let table: NameTable
    /// By node, 0 where it has no name.
    @usableFromInline let ids: [NameID]

    public init(_ tree: SyntaxTree) {
        var table = NameTable()
        ids = tree.bytes.withUnsafeBufferPointer { bytes in
            tree.nodes.map { node in
                guard node.nameToken >= 0 else { return 0 }
                let token = tree.tokens[Int(node.nameToken)]
                var range = Int(token.offset)..<Int(token.end)
                if range.count > 1, bytes[range.lowerBound] == UInt8(ascii: "`") { range = range.lowerBound + 1..<range.upperBound - 1 }
                return table.intern(UnsafeBufferPointer(rebasing: bytes[range]))
            }
        }
        self.table = table
    }

    @inlinable public subscript(_ node: SyntaxID) -> NameID { node.isNone ? 0 : ids[Int(node.raw)] }

    /// The last part of a call's callee, see `SyntaxTree.calleeName(of:)`; 0 where it has no name.
    @inlinable public func callee(of call: SyntaxID, in tree: SyntaxTree) -> NameID { self[tree.calleeNameNode(of: call)] }
}
