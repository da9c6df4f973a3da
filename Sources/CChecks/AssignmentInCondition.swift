import CModel

/// `if (a = b)`. A second pair of parentheses says that it is meant.
struct AssignmentInCondition: CCheck {
    let rule = "IACS-C801"
    let kinds: [NodeKind] = [.ifStmt, .whileStmt]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        var condition = unit.child(0, of: node)
        while !condition.isNone, unit[condition].kind == .implicitCast { condition = unit.child(0, of: condition) }
        guard !condition.isNone, unit[condition].kind == .assign, !unit[condition].flags.contains(.inMacro) else { return }
        context.report(rule, at: condition, "The condition '\(unit.text(of: condition))' assigns.", help: "Compare with '=='.")
    }
}
