import CModel

/// `x == x`, `a && a`, `n - n`: the other operand was forgotten. `c ? x : x`, and an `if` whose branches do the same.
struct IdenticalOperands: CCheck {
    let rule = "IACS-C812"
    let kinds: [NodeKind] = [.binary, .conditional, .ifStmt]

    private static let operators: Set<Operator> = [
        .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual, .logicalAnd, .logicalOr, .subtract, .divide,
        .remainder, .bitAnd, .bitOr, .bitXor,
    ]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        if unit[node].kind != .binary { return visitBranches(node, &context) }
        let (left, right) = (unit.child(0, of: node), unit.child(1, of: node))
        guard Self.operators.contains(unit[node].op), !left.isNone, !right.isNone, unit.integerValue(node) == nil,
            unit.enclosingFunction(of: node)?.isComplete == true,
            unit.isSame(left, right), !unit.isInMacro(node), !unit.hasEffect(left),
            // `x != x` asks for a NaN.
            unit.type(of: unit.strippingImplicit(left)).kind != .floating
        else { return }
        context.report(rule, at: node, "Both operands of '\(unit.text(of: node))' are the same.")
    }

    private func visitBranches(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        let (then, otherwise) = (unit.child(1, of: node), unit.child(2, of: node))
        // A chain may name a case that is handled as all others are.
        if case let parent = unit[node].parent, !parent.isNone, unit[parent].kind == .ifStmt, unit[node].kind == .ifStmt { return }
        guard !then.isNone, !otherwise.isNone, unit[then].subtreeEnd > then.raw + 1, unit[otherwise].kind != .ifStmt,
            unit.enclosingFunction(of: node)?.isComplete == true, !unit.isInMacro(node), unit.isSame(then, otherwise),
            unit.text(of: then) == unit.text(of: otherwise), !unit.text(of: node).contains("\n#")
        else { return }
        context.report(rule, at: otherwise, "Both branches do the same, whatever '\(unit.text(of: unit.child(0, of: node)))' is.")
    }
}
