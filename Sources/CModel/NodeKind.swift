/// What a node of the C model is. One flat list for declarations, statements and expressions.
public enum NodeKind: UInt8, Sendable, CaseIterable {
    // Declarations
    case translationUnit, function, parameter, variable, structDecl, unionDecl, field, enumDecl, enumConstant, typedefDecl
    // Statements
    case compound, declStmt, ifStmt, switchStmt, caseStmt, defaultStmt, whileStmt, doStmt, forStmt
    case gotoStmt, indirectGoto, label, breakStmt, continueStmt, returnStmt, nullStmt, asmStmt
    // Expressions
    case integerLiteral, floatLiteral, characterLiteral, stringLiteral
    case declRef, member, index, call, unary, binary, assign, compoundAssign, conditional
    /// GNU `a ?: b`; two children.
    case elvis
    case explicitCast, implicitCast, paren
    /// `sizeof`, `_Alignof`, `offsetof`: `value` holds the result where it is constant.
    case sizeOf, alignOf, offsetOf
    case initList, designatedInit, compoundLiteral, statementExpr, addressOfLabel, genericSelection, vaArg
    /// A clause that is absent (`for (;;)`), so that children keep their places.
    case absent
    /// A cursor the bridge does not know; its children are kept.
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
