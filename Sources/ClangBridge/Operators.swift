import CLibclang
import CModel

extension Operator {
    /// The operator of a binary or compound assignment cursor (`+=` is `add`); `none` for plain assignment.
    init(_ kind: CXBinaryOperatorKind) {
        self = switch kind {
        case CXBinaryOperator_Add, CXBinaryOperator_AddAssign: .add
        case CXBinaryOperator_Sub, CXBinaryOperator_SubAssign: .subtract
        case CXBinaryOperator_Mul, CXBinaryOperator_MulAssign: .multiply
        case CXBinaryOperator_Div, CXBinaryOperator_DivAssign: .divide
        case CXBinaryOperator_Rem, CXBinaryOperator_RemAssign: .remainder
        case CXBinaryOperator_Shl, CXBinaryOperator_ShlAssign: .shiftLeft
        case CXBinaryOperator_Shr, CXBinaryOperator_ShrAssign: .shiftRight
        case CXBinaryOperator_And, CXBinaryOperator_AndAssign: .bitAnd
        case CXBinaryOperator_Or, CXBinaryOperator_OrAssign: .bitOr
        case CXBinaryOperator_Xor, CXBinaryOperator_XorAssign: .bitXor
        case CXBinaryOperator_LAnd: .logicalAnd
        case CXBinaryOperator_LOr: .logicalOr
        case CXBinaryOperator_Comma: .comma
        case CXBinaryOperator_LT: .less
        case CXBinaryOperator_LE: .lessEqual
        case CXBinaryOperator_GT: .greater
        case CXBinaryOperator_GE: .greaterEqual
        case CXBinaryOperator_EQ: .equal
        case CXBinaryOperator_NE: .notEqual
        case CXBinaryOperator_Assign: .none
        default: .other
        }
    }

    /// The operator of a unary cursor.
    init(_ kind: CXUnaryOperatorKind) {
        self = switch kind {
        case CXUnaryOperator_Minus: .negate
        case CXUnaryOperator_Plus: .plus
        case CXUnaryOperator_Not: .bitNot
        case CXUnaryOperator_LNot: .logicalNot
        case CXUnaryOperator_AddrOf: .addressOf
        case CXUnaryOperator_Deref: .dereference
        case CXUnaryOperator_PreInc: .preIncrement
        case CXUnaryOperator_PreDec: .preDecrement
        case CXUnaryOperator_PostInc: .postIncrement
        case CXUnaryOperator_PostDec: .postDecrement
        default: .other
        }
    }
}
