/// What a node of the C model is. One flat list for declarations, statements and expressions.
///
/// Each kind says which children it has, in order; `?` marks one that may be missing at the end. Where the grammar wants a
/// clause that is not there or could not be parsed, an `absent` node keeps its place. Parentheses and implicit casts that
/// change the type are nodes of their own; a load, which changes nothing but qualifiers, is not.
public enum NodeKind: UInt8, Sendable, CaseIterable {
    // MARK: Declarations

    /// The declarations at file scope: all of the main file, and the definitions in headers of the tree.
    case translationUnit
    /// `parameter`…, then the body (`compound`) of a definition.
    case function
    case parameter
    /// The initialiser?; of a variable-length array its bounds. Constant bounds are in the type.
    case variable
    /// `field`s and nested declarations. The layout is in `CUnit.records`.
    case structDecl, unionDecl
    case field
    /// `enumConstant`s.
    case enumDecl
    /// Its value's expression?; `value` holds the number in any case.
    case enumConstant
    case typedefDecl

    // MARK: Statements

    /// A flat list of statements: `case`, `default` and labels stand in it as heads, before the statement they mark. A
    /// marked statement outside a list is wrapped into a compound of its own.
    case compound
    /// Declarations.
    case declStmt
    /// Condition, then, else?.
    case ifStmt
    /// Controlling expression, body.
    case switchStmt
    /// The value; of GNU `case 1 ... 4` both ends. What it marks follows as a sibling.
    case caseStmt
    /// No children. What it marks follows as a sibling.
    case defaultStmt
    /// Condition, body.
    case whileStmt
    /// Body, condition.
    case doStmt
    /// Initialisation, condition, increment, body: always four, absent ones as `absent`.
    case forStmt
    /// No children; `symbol` is the label.
    case gotoStmt
    /// The address.
    case indirectGoto
    /// No children; `symbol` is the label. What it marks follows as a sibling.
    case label
    case breakStmt, continueStmt
    /// The value?.
    case returnStmt
    case nullStmt
    /// The operands, outputs and inputs alike.
    case asmStmt

    // MARK: Expressions

    /// `value` holds the number. Also C23 `true`, `false` and `nullptr`.
    case integerLiteral
    /// `value` holds the bits of a `Double`; there is no `hasValue`.
    case floatLiteral
    /// `value` holds the character's number.
    case characterLiteral
    /// `value` is the index into `CUnit.strings`; adjacent literals are one. Also `__func__`.
    case stringLiteral
    /// No children; `symbol` is what it names.
    case declRef
    /// The base; `symbol` is the field, `arrow` tells `->` from `.`.
    case member
    /// Array, index.
    case index
    /// Callee, then the arguments; `symbol` is the function, or the variable or field that is called through.
    case call
    /// The operand.
    case unary
    /// Left, right.
    case binary, assign, compoundAssign
    /// Condition, then, else.
    case conditional
    /// GNU `a ?: b`: two children.
    case elvis
    /// The operand: its type is the type before, the node's own the one after.
    case explicitCast, implicitCast
    /// The expression inside.
    case paren
    /// The expression?, none for a type; `value` holds the result where it is constant.
    case sizeOf, alignOf
    /// No children; `value` holds the result where it is constant.
    case offsetOf
    /// The initialisers as written: what is not written is zero.
    case initList
    /// Designators in order (`declRef` of a field, or the index; of GNU `[1 ... 4]` both ends), then the value; `symbol` is
    /// the last field named, if any.
    case designatedInit
    /// The `initList`.
    case compoundLiteral
    /// The `compound`.
    case statementExpr
    /// No children; `symbol` is the label.
    case addressOfLabel
    /// The controlling expression, then those of all associations.
    case genericSelection
    /// The list.
    case vaArg
    /// A clause that is absent (`for (;;)`), so that children keep their places.
    case absent
    /// A cursor the bridge does not know; its children are kept, and `CUnit.unknownCursors` counts it.
    case unknown
}

/// The operator of a `unary`, `binary` or `compoundAssign` node.
public enum Operator: UInt8, Sendable {
    case none
    case add, subtract, multiply, divide, remainder, shiftLeft, shiftRight
    case bitAnd, bitOr, bitXor, logicalAnd, logicalOr, comma
    case less, lessEqual, greater, greaterEqual, equal, notEqual
    case negate, plus, bitNot, logicalNot, addressOf, dereference
    case preIncrement, preDecrement, postIncrement, postDecrement
    /// GNU `__real`, `__imag`, `__extension__`.
    case other
}
