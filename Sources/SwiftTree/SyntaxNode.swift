/// Index into `SyntaxTree.nodes`.
public struct SyntaxID: Hashable, Sendable, Comparable {
    public var raw: Int32
    @inlinable public init(_ raw: Int32) { self.raw = raw }
    @inlinable public init(_ raw: Int) { self.raw = Int32(truncatingIfNeeded: raw) }
    @inlinable public static func < (a: SyntaxID, b: SyntaxID) -> Bool { a.raw < b.raw }
    @inlinable public static var root: SyntaxID { SyntaxID(0 as Int32) }
    @inlinable public static var none: SyntaxID { SyntaxID(-1 as Int32) }
    @inlinable public var isNone: Bool { raw < 0 }
}

/// One node. Nodes stand in pre-order, so a node's subtree is `id ..< subtreeEnd`.
public struct SyntaxNode: Sendable {
    public struct Flags: OptionSet, Sendable {
        public var rawValue: UInt8
        @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }
        /// `try!`, `as!`, `init!`.
        public static let forced = Flags(rawValue: 1)
        /// `try?`, `as?`, `init?`.
        public static let optional = Flags(rawValue: 2)
        /// Something that was expected is missing, or a part of it is an `error` node.
        public static let broken = Flags(rawValue: 4)
        /// A name written with argument labels or an argument with a label: the token before the name holds it.
        public static let labeled = Flags(rawValue: 8)
    }

    public var kind: SyntaxKind
    public var flags: Flags
    /// Tokens `firstToken ..< endToken` are the node's; equal where the node is empty.
    public var firstToken: UInt32
    public var endToken: UInt32
    /// The token that names the node (see `SyntaxKind`), or -1.
    public var nameToken: Int32
    public var parent: SyntaxID
    /// One past the last node of the subtree.
    public var subtreeEnd: Int32
}
