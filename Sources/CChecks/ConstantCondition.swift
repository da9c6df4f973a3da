import CModel

/// An `if` whose condition is a written number, or is made of such.
struct ConstantCondition: CCheck {
    let rule = "IACS-C813"
    let kinds: [NodeKind] = [.ifStmt]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        let condition = unit.child(0, of: node)
        guard !condition.isNone, !unit.isInMacro(condition), !unit.subtree(condition).contains(where: { unit[$0].kind == .sizeOf }),
            let value = unit.integerValue(condition)
        else { return }
        context.report(
            rule, at: condition, "The condition '\(unit.text(of: condition))' is always \(value != 0 ? "true" : "false").")
    }
}
