import CModel
import SourceText

/// The result of an instruction: its index in `FlowFunction.instructions`. Each register is assigned once, where it stands.
public struct Register: Hashable, Sendable {
    public var raw: Int32
    @inlinable public init(_ raw: Int32) { self.raw = raw }
    @inlinable public init(_ raw: Int) { self.raw = Int32(truncatingIfNeeded: raw) }
    public static let none = Register(-1 as Int32)
    @inlinable public var isNone: Bool { raw < 0 }
}

/// What the engine needs to know of a C type: no ids of a unit, so that functions of different files can meet.
public struct ValueType: Hashable, Sendable {
    public enum Kind: UInt8, Sendable { case void, integer, floating, pointer, aggregate, function, unknown }

    public var kind: Kind
    /// Of an integer.
    public var isSigned: Bool
    /// `_Bool`: a conversion to it gives 0 or 1.
    public var isBool: Bool
    /// `char`, `signed char`, `unsigned char`.
    public var isCharacter: Bool
    /// In bits: the width of an integer or bit-field; 0 where it has no meaning.
    public var bits: Int32
    /// In bytes; -1 where unknown or variable.
    public var size: Int64

    public init(
        _ kind: Kind, size: Int64 = -1, bits: Int32 = 0, isSigned: Bool = false, isBool: Bool = false,
        isCharacter: Bool = false
    ) {
        self.kind = kind
        self.size = size
        self.bits = bits
        self.isSigned = isSigned
        self.isBool = isBool
        self.isCharacter = isCharacter
    }

    /// A number or a pointer.
    public var isScalar: Bool { kind == .integer || kind == .floating || kind == .pointer }

    public static let void = ValueType(.void, size: 0)
    public static let unknown = ValueType(.unknown)
}

/// Three-address code over registers and memory. Variables live in memory; only `load` and `store` touch it.
///
/// The value of an aggregate is the address of it: as an argument (the callee's parameter is a copy), in `return`, and as
/// the source of a `copy`. A register may be used in any block that its own block dominates.
public enum Opcode: UInt8, Sendable {
    // MARK: Values

    /// `immediate` is the value; of a pointer, a fixed address (0 is the null pointer).
    case constant
    /// `immediate` holds the bits of a `Double`.
    case floatConstant
    /// A value nothing is known of: an unknown cursor, the output of inline assembly.
    case unknown
    /// `operation` (add … bitXor, less … notEqual) of `a` and `b`, both of the same type after C's conversions. Arithmetic
    /// on pointers is `element` and `pointerDifference`; comparisons of pointers stand here. Comparisons give `int`.
    case binary
    /// `operation`: negate, bitNot. (`!x` is `x == 0`.)
    case unary
    /// `a` converted to `type`; the type before is that of `a`. `isExplicit` tells a written cast.
    case cast

    // MARK: Addresses (of type pointer; `extent` is the size in bytes of what is pointed to, -1 unknown)

    /// `immediate` indexes `FlowFunction.locals`.
    case addressOfLocal
    /// `immediate` indexes `FlowUnit.globals`.
    case addressOfGlobal
    /// `immediate` indexes `FlowUnit.strings`.
    case addressOfString
    /// `immediate` indexes `FlowUnit.callees`.
    case addressOfFunction
    /// GNU `&&label`; `immediate` is the block.
    case addressOfLabel
    /// Base `a` plus `immediate` bytes: a part of a record or an array, whose size is `extent`. `name` indexes
    /// `FlowUnit.fields`, or is -1.
    case field
    /// Base `a` plus `b` (an integer of any type, may be negative) times `extent` bytes. `immediate` is the number of
    /// elements where the base is an array of known size, else -1. `isSubscript` tells `a[b]` from `a + b`.
    case element
    /// (`a` − `b`) / `extent`.
    case pointerDifference

    // MARK: Memory

    /// The value of `type` at `a`. A bit-field has `type.bits` below its size, and `immediate` is its first bit from `a`.
    case load
    /// Writes `b` (of `type`) to `a`. Of a bit-field as for `load`.
    case store
    /// Moves `immediate` bytes of an aggregate from `b` to `a`.
    case copy
    /// Zeroes `immediate` bytes at `a` (what an initialiser leaves out).
    case zero
    /// The local `immediate` comes to life, with no value. Temporaries have neither `begin` nor `end`; a jump may lead past
    /// the `begin` of a variable into its scope.
    case begin
    /// The local `immediate` goes out of scope.
    case end
    /// The local `immediate` is an array of `a` bytes from here on.
    case variableArray
    /// Inline assembly with a memory clobber, or what `a` points to written by something unknown (`a` may be none).
    case clobber

    // MARK: Calls

    /// `FlowFunction.arguments(of:)` are the arguments. `immediate` indexes `FlowUnit.callees`, or is -1 for a call through
    /// the pointer `a`. An aggregate result is written to the address `b`, and the register is that address. A call that is
    /// known not to return ends its block with `unreachable`.
    case call
    /// `va_arg` of the list at `a`.
    case variadicArgument
}

/// One instruction. Unused fields are `.none`, 0 or -1.
public struct Instruction: Sendable {
    public struct Flags: OptionSet, Sendable {
        public var rawValue: UInt8
        @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }
        /// Written by a macro expansion.
        public static let inMacro = Flags(rawValue: 1)
        /// A written cast, rather than one of C's conversions.
        public static let isExplicit = Flags(rawValue: 2)
        /// `a[b]`, rather than `a + b`.
        public static let isSubscript = Flags(rawValue: 4)
        /// Of a volatile object: each load may give another value.
        public static let isVolatile = Flags(rawValue: 8)
        /// Not written by the programmer: the store of a parameter, of an initialiser's rest, of `?:`'s result.
        public static let isSynthetic = Flags(rawValue: 16)
        /// The initialiser of a variable, rather than an assignment.
        public static let isInitializer = Flags(rawValue: 32)
        /// Of a field: the member is an array, so that what points to it is bounded by it.
        public static let isArray = Flags(rawValue: 64)
    }

    public var opcode: Opcode
    public var operation: Operator
    public var flags: Flags
    /// Index into `FlowUnit.files`.
    public var file: Int32
    /// Of the result; of a store or copy, of what is written.
    public var type: ValueType
    public var a: Register
    public var b: Register
    /// Of a call: its first argument in `FlowFunction.callArguments`, and how many there are.
    public var firstArgument: Int32
    public var argumentCount: Int32
    public var immediate: Int64
    public var extent: Int64
    /// Of a field: index into `FlowUnit.fields`.
    public var name: Int32
    /// The expression, in file `file`; of the expansion, where a macro wrote it.
    public var range: ByteRange

    public init(
        _ opcode: Opcode, type: ValueType = .void, operation: Operator = .none, a: Register = .none, b: Register = .none,
        immediate: Int64 = 0, extent: Int64 = -1, flags: Flags = [], firstArgument: Int32 = 0, argumentCount: Int32 = 0,
        name: Int32 = -1, range: ByteRange, file: Int32
    ) {
        self.opcode = opcode
        self.operation = operation
        self.flags = flags
        self.file = file
        self.type = type
        self.a = a
        self.b = b
        self.firstArgument = firstArgument
        self.argumentCount = argumentCount
        self.immediate = immediate
        self.extent = extent
        self.name = name
        self.range = range
    }
}

/// How control leaves a basic block. Targets index `FlowFunction.blocks`.
public enum Terminator: Sendable, Hashable {
    case jump(Int)
    /// On a register that is not zero (null), to the first.
    case branch(Register, then: Int, else: Int)
    /// Cases in order; what none takes goes to the default.
    case `switch`(Register, cases: [SwitchCase], default: Int)
    case `return`(Register?)
    /// Computed goto: one of these.
    case indirect(Register, [Int])
    /// Behind a call that does not return, or `__builtin_unreachable()`.
    case unreachable

    public struct SwitchCase: Sendable, Hashable {
        public var values: ClosedRange<Int64>
        public var target: Int
        /// With it there is a case for each value of the enumeration that is asked about.
        public var isLastOfAll = false
        /// A `default` stands beside it.
        public var hasDefault = false

        public init(values: ClosedRange<Int64>, target: Int) {
            self.values = values
            self.target = target
        }

        func going(to target: Int) -> SwitchCase {
            var other = self
            other.target = target
            return other
        }
    }

    public var successors: [Int] {
        switch self {
        case .jump(let target): [target]
        case .branch(_, let then, let otherwise): [then, otherwise]
        case .switch(_, let cases, let otherwise): cases.map(\.target) + [otherwise]
        case .return, .unreachable: []
        case .indirect(_, let targets): targets
        }
    }
}

/// A straight run of instructions.
public struct BasicBlock: Sendable {
    public var instructions: Range<Int>
    public var terminator: Terminator
    /// The condition or statement that the terminator stands for.
    public var range: ByteRange
    public var file: Int32
    /// Index into `FlowFunction.loops` of the innermost loop around it, or -1; a loop's head belongs to that loop.
    public var loop: Int32

    public init(instructions: Range<Int>, terminator: Terminator, range: ByteRange, file: Int32, loop: Int32 = -1) {
        self.instructions = instructions
        self.terminator = terminator
        self.range = range
        self.file = file
        self.loop = loop
    }
}

/// A natural loop: the blocks from which the back edges to `head` come, without leaving it.
public struct Loop: Sendable {
    public var head: Int
    /// Sorted.
    public var blocks: [Int]
    /// The loop around it, or -1.
    public var parent: Int32

    public init(head: Int, blocks: [Int], parent: Int32) {
        self.head = head
        self.blocks = blocks
        self.parent = parent
    }
}
