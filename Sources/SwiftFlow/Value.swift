import SourceText
import SwiftTree

/// Index into `values` of a unit, or of the program once units are joined. 0 is the value nothing is known of.
public typealias ValueID = Int32
/// Index into `functions`. 0 is the code at the top of a file.
public typealias FunctionID = Int32

/// What a value is made of. Values are in static single assignment form: each is defined once, and a variable that is
/// assigned gets another value.
public enum ValueKind: UInt8, Sendable {
    case unknown
    /// A string literal without interpolation; name: its text.
    case text
    /// A number; name: its digits.
    case number
    /// `true`, `false`, `nil`, a regular expression; name: as written.
    case constant
    /// What the caller hands over; name: the parameter's.
    case parameter
    /// `self` when the function begins.
    case selfValue
    /// A name that no local variable has: a member of `self` (operand 0), a global variable, a function or a type.
    case name
    /// Operand 0 `.name`; without operand an implicit member.
    case member
    /// Operand 0 `[` the others `]`.
    case element
    /// Operand 0: receiver, operand 1: what is called where it is no name, then the arguments with their labels.
    case call
    /// A variable of that name gets operand 0.
    case define
    /// One of the operands, by the way taken.
    case phi
    /// Operands joined: `+`, interpolation. Names: labels of an interpolation.
    case concatenation, interpolation
    /// Operands as elements; names: the constant keys of a dictionary, labels of a tuple.
    case array, dictionary, tuple
    /// Operand 0 after its field `name` became operand 1.
    case setMember
    /// Operand 0 after an element of it became operand 1; operand 2: the index.
    case setElement
    /// `other`: the function.
    case closure
    /// Operand 0 as another type; name: the type.
    case cast
    /// What operand 0 is after the call operand 1 had it as argument `other`, or as receiver (-1).
    case after
    /// A variable that a closure and its surroundings share.
    case shared
    /// Operand 0 where the condition operand 1 holds (`other` 1) or does not (0).
    case refined
    /// One element of the sequence operand 0.
    case iteration
    /// Payload `other` of case `name` of operand 0.
    case payload
    /// A comparison or logical operator; name: the operator.
    case test
    /// Another operator on numbers; name: the operator.
    case arithmetic
    /// The process stops here unless the operands are as expected; name: `!`, `try!`, `as! T`, `fatalError` … What the
    /// expression gives is the operand itself.
    case forced
    /// What the function returns; operand: every returned value.
    case result
    /// What `self` or an `inout` parameter (`other`: its index, -1 for `self`) is when the function ends.
    case exit
}

struct Value: Sendable {
    struct Flags: OptionSet, Sendable {
        var rawValue: UInt8
        /// The last arguments of the call are trailing closures (`other` tells how many).
        static let trailing = Flags(rawValue: 1)
        /// The written property belongs to `self`, or the receiver is `super`.
        static let ofSelf = Flags(rawValue: 2)
        /// The property was not written: a test told something of it.
        static let tested = Flags(rawValue: 8)
        /// The call has no receiver in the source; operand 0 is `self` where there is one.
        static let unqualified = Flags(rawValue: 16)
        /// Names a type, not a value of it.
        static let typeReference = Flags(rawValue: 32)
        /// The call makes a structure from its fields, or an enum case from its payload.
        static let construction = Flags(rawValue: 64)
        /// The closure is a key path or an initialiser's name: followed where it is given, and not where it is kept.
        static let reference = Flags(rawValue: 128)
    }

    var kind: ValueKind
    var flags: Flags = []
    var name: NameID
    var firstOperand: Int32
    var operandCount: Int32
    var other: Int32
    var function: FunctionID
    /// The place in the unit's file.
    var range: ByteRange
    /// Index into the unit's statements.
    var statement: Int32
}

/// A value that another is made of, with its label where it has one.
struct Operand: Sendable {
    var value: ValueID
    var name: NameID
}

/// A value that reaches a `phi`, `shared`, `result` or `exit` made before it.
struct Edge: Sendable {
    var from: ValueID
    var to: ValueID
}

/// A parameter of a function, closure, subscript or enum case.
struct Parameter: Sendable {
    var label: NameID
    var name: NameID
    /// Its type in canonical form, see `TypeText`.
    var type: NameID
    var value: ValueID
    /// What it is when the function ends, 0 where the function leaves it as it was.
    var exit: ValueID = 0
    var isInout = false
    var hasDefault = false
    var isFunction = false
}

struct Function: Sendable {
    enum Kind: UInt8, Sendable { case topLevel, function, initializer, getter, setter, observer, closure, initialValue }

    var kind: Kind
    var name: NameID
    /// The type it is a member of, 0 for none.
    var owner: NameID
    var enclosing: FunctionID
    var isStatic = false
    var isMutating = false
    /// Holds a call or an operator: not the empty body of a stand-in.
    var hasBody = false
    var firstParameter: Int32 = 0
    var parameterCount: Int32 = 0
    var selfValue: ValueID = 0
    var result: ValueID = 0
    var selfExit: ValueID = 0
    /// The result's type in canonical form.
    var resultType: NameID = 0
    /// What it stands in: index into the scopes; 0 for none.
    var scope: Int32 = 0
    var unit: Int32 = 0
}

/// A type or function that others stand in: `connect` in `Gateway`.
struct Scope: Sendable {
    var name: NameID
    /// Index of the scope around it, 0 for none.
    var outer: Int32
}

/// A property, case, type alias or global variable that a file declares.
struct Member: Sendable {
    enum Kind: UInt8, Sendable { case property, enumCase, typeAlias }

    var kind: Kind
    /// The type it belongs to; 0 for a global variable.
    var owner: NameID
    var name: NameID
    var type: NameID
    var isStatic = false
    var isConstant = false
    /// Has an attribute that wraps it, such as `@State`.
    var isWrapped = false
    /// Functions, 0 for none.
    var initialValue: FunctionID = 0
    var getter: FunctionID = 0
    var setter: FunctionID = 0
    var observer: FunctionID = 0
    /// The value that stands for what is stored in it.
    var cell: ValueID = 0
}

/// A type or extension that a file declares.
struct TypeDeclaration: Sendable {
    enum Kind: UInt8, Sendable { case structure, enumeration, reference, interface, addition }

    var kind: Kind
    var name: NameID
    var inherited: [NameID]
}
