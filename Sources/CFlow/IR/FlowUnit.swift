import SourceText

/// A variable of a function: a parameter, a local, or a temporary of the lowering.
public struct Local: Sendable {
    /// Empty for a temporary.
    public var name: String
    public var type: ValueType
    /// As C spells it, for messages.
    public var spelling: String
    public var isParameter: Bool
    /// Elements of an array, -1 otherwise; its `type.size` is the whole.
    public var count: Int64
    /// The declaration.
    public var range: ByteRange
    public var file: Int32

    public init(
        name: String, type: ValueType, spelling: String = "", isParameter: Bool = false, count: Int64 = -1,
        range: ByteRange, file: Int32
    ) {
        self.name = name
        self.type = type
        self.spelling = spelling
        self.isParameter = isParameter
        self.count = count
        self.range = range
        self.file = file
    }
}

/// A variable of static storage: of file scope, or a static local.
public struct Global: Sendable {
    /// A part of a constant initialiser.
    public struct Part: Sendable {
        public enum Value: Sendable {
            case integer(Int64)
            case floating(Double)
            /// Indices into the unit's `strings`, `callees`, `globals`; the offset is in bytes.
            case string(Int, offset: Int64)
            case function(Int)
            case address(ofGlobal: Int, offset: Int64)
            /// The bytes of a string that fill an array, its terminator too where there is room.
            case bytes(Int)
            /// Not understood.
            case unknown
        }

        public var offset: Int64
        /// A bit-field has `type.bits` below its size, and begins at `firstBit` from the offset.
        public var type: ValueType
        public var firstBit: Int64
        public var value: Value

        public init(offset: Int64, type: ValueType, firstBit: Int64 = 0, value: Value) {
            self.offset = offset
            self.type = type
            self.firstBit = firstBit
            self.value = value
        }
    }

    public var name: String
    public var type: ValueType
    public var spelling: String
    public var count: Int64
    /// Internal linkage, or none (static locals).
    public var isStatic: Bool
    public var isConst: Bool
    public var isVolatile: Bool
    /// This unit defines it. What `parts` leaves out of a definition is zero.
    public var isDefined: Bool
    /// The initialiser, where it is constant; nil where it is not understood: then nothing is known of the content.
    public var parts: [Part]?
    /// This unit may change it: it is stored to, or its address goes where stores cannot be seen.
    public var mayBeWritten: Bool
    public var range: ByteRange
    public var file: Int32

    public init(
        name: String, type: ValueType, spelling: String = "", count: Int64 = -1, isStatic: Bool, isConst: Bool,
        isVolatile: Bool, isDefined: Bool, parts: [Part]?, mayBeWritten: Bool = false, range: ByteRange, file: Int32
    ) {
        self.name = name
        self.type = type
        self.spelling = spelling
        self.count = count
        self.isStatic = isStatic
        self.isConst = isConst
        self.isVolatile = isVolatile
        self.isDefined = isDefined
        self.parts = parts
        self.mayBeWritten = mayBeWritten
        self.range = range
        self.file = file
    }
}

/// A function that the unit names: calls it, or takes its address.
public struct Callee: Sendable {
    public var name: String
    public var isStatic: Bool
    /// Declared in a system header.
    public var isSystem: Bool
    public var isVariadic: Bool
    /// By attribute or `_Noreturn`; the engine finds more.
    public var isNoReturn: Bool
    public var result: ValueType
    public var parameters: [ValueType]
    /// The parameters, as bits, that point to `const`: what they point to is taken not to be written.
    public var readOnlyParameters: UInt64
    /// Text of its attributes: `alloc_size(1)`, `nonnull`, `malloc`, `returns_nonnull`, `access(…)`, `format(…)`.
    public var attributes: [String]
    /// Index into the unit's `functions`, or -1.
    public var definition: Int

    public init(
        name: String, isStatic: Bool, isSystem: Bool, isVariadic: Bool, isNoReturn: Bool, result: ValueType,
        parameters: [ValueType], readOnlyParameters: UInt64 = 0, attributes: [String] = [], definition: Int = -1
    ) {
        self.name = name
        self.isStatic = isStatic
        self.isSystem = isSystem
        self.isVariadic = isVariadic
        self.isNoReturn = isNoReturn
        self.result = result
        self.parameters = parameters
        self.readOnlyParameters = readOnlyParameters
        self.attributes = attributes
        self.definition = definition
    }
}

/// A function definition as basic blocks. Block 0 is the entry; blocks stand in reverse postorder, and those that cannot be
/// reached from the entry stand behind `reachableCount`.
public struct FlowFunction: Sendable {
    public var name: String
    public var isStatic: Bool
    public var isVariadic: Bool
    public var result: ValueType
    /// Index into `locals`, in order.
    public var parameters: [Int]
    public var locals: [Local]
    public var blocks: [BasicBlock]
    public var reachableCount: Int
    public var loops: [Loop]
    public var instructions: [Instruction]
    /// The arguments of all calls, one after the other.
    public var callArguments: [Register]
    /// False where a parse error lies inside it: what it does is not known for certain.
    public var isComplete: Bool
    public var range: ByteRange
    /// Of its name, for messages about the function as a whole.
    public var nameRange: ByteRange
    public var file: Int32

    public init(
        name: String, isStatic: Bool, isVariadic: Bool, result: ValueType, parameters: [Int] = [], locals: [Local] = [],
        blocks: [BasicBlock] = [], reachableCount: Int = 0, loops: [Loop] = [], instructions: [Instruction] = [],
        callArguments: [Register] = [], isComplete: Bool, range: ByteRange, nameRange: ByteRange, file: Int32
    ) {
        self.name = name
        self.isStatic = isStatic
        self.isVariadic = isVariadic
        self.result = result
        self.parameters = parameters
        self.locals = locals
        self.blocks = blocks
        self.reachableCount = reachableCount
        self.loops = loops
        self.instructions = instructions
        self.callArguments = callArguments
        self.isComplete = isComplete
        self.range = range
        self.nameRange = nameRange
        self.file = file
    }

    @inlinable public subscript(_ register: Register) -> Instruction { instructions[Int(register.raw)] }

    @inlinable public func arguments(of call: Instruction) -> ArraySlice<Register> {
        let first = Int(call.firstArgument)
        return callArguments[first..<first + Int(call.argumentCount)]
    }
}

/// A member of a record, by names that mean the same in other units.
public struct FieldName: Hashable, Sendable {
    /// As C spells the type: `struct point`; empty where it has no name.
    public var record: String
    public var name: String

    public init(record: String, name: String) {
        self.record = record
        self.name = name
    }
}

/// What a pointer to a function was set to, somewhere in the unit.
public struct FunctionUse: Hashable, Sendable {
    public enum Holder: Hashable, Sendable {
        /// Index into the unit's `fields`.
        case field(Int)
        /// Index into the unit's `globals`; also an array of them.
        case global(Int)
    }

    public var holder: Holder
    /// Index into the unit's `callees`; -1 for a value that is not known.
    public var callee: Int

    public init(holder: Holder, callee: Int) {
        self.holder = holder
        self.callee = callee
    }
}

/// A translation unit, lowered. It stands by itself: the model it came from can be dropped.
public struct FlowUnit: Sendable {
    /// The main file first, then the project's headers that have functions here.
    public var files: [SourceFile] = []
    public var functions: [FlowFunction] = []
    public var globals: [Global] = []
    public var callees: [Callee] = []
    /// Without the terminator that each has in memory.
    public var strings: [[UInt8]] = []
    /// The members that the unit names.
    public var fields: [FieldName] = []
    /// Functions whose address is stored in a member or in a variable of static storage.
    public var functionUses: [FunctionUse] = []
    /// Nodes that were lowered to `unknown`, by kind.
    public var unknownNodes: [String: Int] = [:]

    public init() {}
}
