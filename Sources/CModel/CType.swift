/// Index into `CUnit.types`.
public struct TypeID: Hashable, Sendable { public var raw: Int32; @inlinable public init(_ raw: Int32) { self.raw = raw }
    public static let invalid = TypeID(0)
}

/// A canonical C type, with the size that the target gives it.
public struct CType: Sendable, Hashable {
    public enum Kind: UInt8, Sendable {
        case unknown, void, bool, integer, floating, enumeration, pointer, array, incompleteArray, variableArray
        case structure, union, function, vector, complex
    }

    public var kind: Kind
    /// Of an integer, enumeration or bool.
    public var isSigned: Bool
    /// `char`, `signed char`, `unsigned char`.
    public var isCharacter: Bool
    public var isConst: Bool
    public var isVolatile: Bool
    public var isVariadic: Bool
    /// In bytes; -1 where unknown, incomplete or variable.
    public var size: Int64
    public var alignment: Int32
    /// Pointee, element or result type; invalid where there is none.
    public var element: TypeID
    /// Elements of an array; -1 where not constant.
    public var count: Int64
    /// Parameter types of a function.
    public var parameters: [TypeID]
    /// The record or enum declaration: its index in `CUnit.records`, or -1.
    public var record: Int32
    /// As C spells it, for messages: `unsigned char [16]`.
    public var spelling: String

    public init(
        kind: Kind, isSigned: Bool = false, isCharacter: Bool = false, isConst: Bool = false, isVolatile: Bool = false,
        isVariadic: Bool = false, size: Int64 = -1, alignment: Int32 = -1, element: TypeID = .invalid, count: Int64 = -1,
        parameters: [TypeID] = [], record: Int32 = -1, spelling: String = ""
    ) {
        self.kind = kind
        self.isSigned = isSigned
        self.isCharacter = isCharacter
        self.isConst = isConst
        self.isVolatile = isVolatile
        self.isVariadic = isVariadic
        self.size = size
        self.alignment = alignment
        self.element = element
        self.count = count
        self.parameters = parameters
        self.record = record
        self.spelling = spelling
    }

    @inlinable public var isArray: Bool { kind == .array || kind == .incompleteArray || kind == .variableArray }
    @inlinable public var isIntegral: Bool { kind == .integer || kind == .enumeration || kind == .bool }
    @inlinable public var isRecord: Bool { kind == .structure || kind == .union }
}

/// A struct, union or enum with its layout.
public struct CRecord: Sendable {
    public struct Field: Sendable {
        public var name: String
        public var type: TypeID
        /// From the start of the record, in bits; -1 where unknown.
        public var bitOffset: Int64
        /// Width of a bit-field, else -1.
        public var bitWidth: Int32

        public init(name: String, type: TypeID, bitOffset: Int64, bitWidth: Int32) {
            self.name = name
            self.type = type
            self.bitOffset = bitOffset
            self.bitWidth = bitWidth
        }
    }

    public var name: String
    public var isUnion: Bool
    public var size: Int64
    public var fields: [Field]
    /// Of an enum: the values that have names.
    public var enumerators: [Int64] = []

    public init(name: String, isUnion: Bool, size: Int64, fields: [Field]) {
        self.name = name
        self.isUnion = isUnion
        self.size = size
        self.fields = fields
    }
}
