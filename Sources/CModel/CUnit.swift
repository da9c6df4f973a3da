import SourceText

/// Index into `CUnit.nodes`.
public struct NodeID: Hashable, Sendable, Comparable {
    public var raw: Int32
    @inlinable public init(_ raw: Int32) { self.raw = raw }
    @inlinable public init(_ raw: Int) { self.raw = Int32(truncatingIfNeeded: raw) }
    @inlinable public static func < (a: NodeID, b: NodeID) -> Bool { a.raw < b.raw }
    public static let none = NodeID(-1 as Int32)
    @inlinable public var isNone: Bool { raw < 0 }
}

/// Index into `CUnit.symbols`.
public struct SymbolID: Hashable, Sendable {
    public var raw: Int32
    @inlinable public init(_ raw: Int32) { self.raw = raw }
    public static let none = SymbolID(-1)
    @inlinable public var isNone: Bool { raw < 0 }
}

/// One node. Nodes stand in pre-order, so a node's subtree is `id ..< subtreeEnd`.
public struct Node: Sendable {
    public struct Flags: OptionSet, Sendable {
        public var rawValue: UInt8
        @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }
        /// Written by a macro expansion: `range` is the expansion, `spelling` the place in the macro or its argument.
        public static let inMacro = Flags(rawValue: 1)
        /// `->` rather than `.`.
        public static let arrow = Flags(rawValue: 2)
        /// The node or something in it could not be parsed.
        public static let broken = Flags(rawValue: 4)
        /// `value` holds the node's integer value (literals, enumerators, sizeof, constant-folded expressions).
        public static let hasValue = Flags(rawValue: 8)
    }

    public var kind: NodeKind
    public var op: Operator
    public var flags: Flags
    public var type: TypeID
    public var parent: NodeID
    /// One past the last node of the subtree.
    public var subtreeEnd: Int32
    /// What a declRef, member, call (its direct callee), label or declaration names; else none.
    public var symbol: SymbolID
    /// In file `file`, of the expansion.
    public var range: ByteRange
    /// Where the characters really stand; equals `range` outside macros.
    public var spelling: ByteRange
    /// Index into `CUnit.files` of `range`.
    public var file: Int32
    /// The integer value when `hasValue`; the index into `CUnit.strings` of a string literal; bits of a float literal.
    public var value: Int64

    public init(
        kind: NodeKind, op: Operator = .none, flags: Flags = [], type: TypeID = .invalid, parent: NodeID = .none,
        subtreeEnd: Int32 = 0, symbol: SymbolID = .none, range: ByteRange, spelling: ByteRange, file: Int32 = 0,
        value: Int64 = 0
    ) {
        self.kind = kind
        self.op = op
        self.flags = flags
        self.type = type
        self.parent = parent
        self.subtreeEnd = subtreeEnd
        self.symbol = symbol
        self.range = range
        self.spelling = spelling
        self.file = file
        self.value = value
    }
}

/// A named entity: one entry per canonical declaration in the unit, also for those of headers that the unit uses.
public struct Symbol: Sendable {
    public enum Kind: UInt8, Sendable {
        case function, parameter, local, staticLocal, global, field, enumConstant, typedef, label, record
    }
    public struct Attributes: OptionSet, Sendable {
        public var rawValue: UInt16
        @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }
        public static let noReturn = Attributes(rawValue: 1)
        public static let warnUnusedResult = Attributes(rawValue: 2)
        public static let returnsNonNull = Attributes(rawValue: 4)
        public static let malloc = Attributes(rawValue: 8)
        public static let interrupt = Attributes(rawValue: 16)
        public static let cleanup = Attributes(rawValue: 32)
        /// `asm("…")` behind its name: of a local, the register that it is.
        public static let assemblerName = Attributes(rawValue: 64)
    }

    public var name: String
    public var kind: Kind
    public var type: TypeID
    /// Internal linkage (`static`).
    public var isStatic: Bool
    /// Declared in a system header.
    public var isSystem: Bool
    public var attributes: Attributes
    /// Its definition (function with body, variable with storage) in this unit, or none.
    public var definition: NodeID
    /// The record a field belongs to, with its index there; -1 elsewhere.
    public var record: Int32
    public var fieldIndex: Int32
    /// The macro or attribute text that carries more: arguments of `format`, `alloc_size`, `nonnull`, `access`.
    public var attributeText: [String]

    public init(
        name: String, kind: Kind, type: TypeID = .invalid, isStatic: Bool = false, isSystem: Bool = false,
        attributes: Attributes = [], definition: NodeID = .none, record: Int32 = -1, fieldIndex: Int32 = -1,
        attributeText: [String] = []
    ) {
        self.name = name
        self.kind = kind
        self.type = type
        self.isStatic = isStatic
        self.isSystem = isSystem
        self.attributes = attributes
        self.definition = definition
        self.record = record
        self.fieldIndex = fieldIndex
        self.attributeText = attributeText
    }
}

/// A function definition of the unit.
public struct CFunction: Sendable {
    public var node: NodeID
    public var symbol: SymbolID
    public var body: NodeID
    public var parameters: [NodeID]
    /// False where a parse error lies inside it; `problem` then says which.
    public var isComplete: Bool
    public var problem: String?

    public init(
        node: NodeID, symbol: SymbolID, body: NodeID, parameters: [NodeID], isComplete: Bool = true,
        problem: String? = nil
    ) {
        self.node = node
        self.symbol = symbol
        self.body = body
        self.parameters = parameters
        self.isComplete = isComplete
        self.problem = problem
    }
}

/// What the preprocessor was told, kept where a check asks for it.
public struct CMacro: Sendable {
    public var name: String
    public var range: ByteRange
    public var file: Int32

    public init(name: String, range: ByteRange, file: Int32) {
        self.name = name
        self.range = range
        self.file = file
    }
}

/// A diagnostic of the parser.
public struct CDiagnostic: Sendable, Hashable {
    public var isError: Bool
    public var path: String
    public var line: Int
    public var offset: UInt32
    public var message: String

    public init(isError: Bool, path: String, line: Int, offset: UInt32, message: String) {
        self.isError = isError
        self.path = path
        self.line = line
        self.offset = offset
        self.message = message
    }
}

/// One translation unit as flat arrays. Node 0 is the translation unit.
///
/// Bodies are kept for functions of the main file and of headers inside the analysed tree; system headers give symbols and
/// types only.
public struct CUnit: Sendable {
    /// File 0 is the main file; the others are the project's headers that have nodes here.
    public var files: [SourceFile] = []
    public var nodes: [Node] = []
    public var types: [CType] = [CType(kind: .unknown)]
    public var records: [CRecord] = []
    public var symbols: [Symbol] = []
    public var strings: [[UInt8]] = []
    public var functions: [CFunction] = []
    /// File-scope variables with a definition here.
    public var globals: [NodeID] = []
    public var diagnostics: [CDiagnostic] = []
    /// The flags it was parsed with, after the allow-list; those of the compile database when `hasCompileCommand`.
    public var arguments: [String] = []
    public var hasCompileCommand = false
    /// Cursors the bridge did not know, by name of their kind.
    public var unknownCursors: [String: Int] = [:]

    public init() {}

    @inlinable public subscript(_ id: NodeID) -> Node { nodes[Int(id.raw)] }
    @inlinable public subscript(_ id: TypeID) -> CType { types[Int(id.raw)] }
    @inlinable public subscript(_ id: SymbolID) -> Symbol { symbols[Int(id.raw)] }

    /// The type of a node, looked up.
    @inlinable public func type(of id: NodeID) -> CType { types[Int(nodes[Int(id.raw)].type.raw)] }

    /// The children of a node, in order.
    @inlinable public func children(of id: NodeID) -> Children { Children(nodes: nodes, parent: id) }

    /// The n-th child (from 0), or none.
    public func child(_ n: Int, of id: NodeID) -> NodeID {
        var rest = n
        for child in children(of: id) {
            if rest == 0 { return child }
            rest -= 1
        }
        return .none
    }

    public struct Children: Sequence, IteratorProtocol {
        @usableFromInline let nodes: [Node]
        @usableFromInline var next_: Int32
        @usableFromInline let end: Int32

        @inlinable init(nodes: [Node], parent: NodeID) {
            self.nodes = nodes
            next_ = parent.raw + 1
            end = nodes[Int(parent.raw)].subtreeEnd
        }

        @inlinable public mutating func next() -> NodeID? {
            guard next_ < end else { return nil }
            let id = NodeID(next_)
            next_ = nodes[Int(id.raw)].subtreeEnd
            return id
        }
    }
}
