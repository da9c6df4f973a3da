import CModel

/// A loop without an end or a way out, in a function that is no task.
struct EndlessLoop: CCheck {
    let rule = "IACS-C817"
    let kinds: [NodeKind] = [.whileStmt, .forStmt, .doStmt]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        let condition = unit.child(unit[node].kind == .whileStmt ? 0 : 1, of: node)
        guard !condition.isNone, unit[condition].kind == .absent || unit.integerValue(condition).map({ $0 != 0 }) == true,
            !unit[node].flags.contains(.inMacro), let function = unit.enclosingFunction(of: node), function.isComplete,
            !isTask(function, unit), !Reachability(unit).completes(node),
            !unit.subtree(node).contains(where: { leaves($0, unit) })
        else { return }
        context.report(rule, at: node, "This loop in '\(unit[function.symbol].name)' has no end and no way out.")
    }

    /// `main`, and what has the form of a thread or task: `void f(void *)`, `void *f(void *)`.
    private func isTask(_ function: CFunction, _ unit: CUnit) -> Bool {
        let symbol = unit[function.symbol]
        if symbol.name == "main" || symbol.attributes.contains(.noReturn) { return true }
        guard function.parameters.count == 1, case let parameter = unit.type(of: function.parameters[0]),
            parameter.kind == .pointer
        else { return false }
        return unit[parameter.element].kind == .void
    }

    private func leaves(_ id: NodeID, _ unit: CUnit) -> Bool {
        let node = unit[id]
        switch node.kind {
        case .returnStmt, .gotoStmt, .indirectGoto, .asmStmt, .unknown: return true
        case .call: return node.symbol.isNone || unit[node.symbol].attributes.contains(.noReturn)
        default: return false
        }
    }
}
