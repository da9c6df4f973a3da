import CModel

/// `x == x`, `a && a`, `n - n`: the other operand was forgotten.
struct IdenticalOperands: CCheck {
    let rule = "IACS-C812"
    let kinds: [NodeKind] = [.binary]

    private static let operators: Set<Operator> = [
        .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual, .logicalAnd, .logicalOr, .subtract, .divide,
        .remainder, .bitAnd, .bitOr, .bitXor,
    ]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        let (left, right) = (unit.child(0, of: node), unit.child(1, of: node))
        guard Self.operators.contains(unit[node].op), !left.isNone, !right.isNone, unit.integerValue(node) == nil,
            unit.enclosingFunction(of: node)?.isComplete == true,
            unit.isSame(left, right), !unit.isInMacro(node), !unit.hasEffect(left),
            // `x != x` asks for a NaN.
            unit.type(of: unit.strippingImplicit(left)).kind != .floating
        else { return }
        context.report(rule, at: node, "Both operands of '\(unit.text(of: node))' are the same.")
    }
}
