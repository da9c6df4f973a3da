import CModel

/// A statement right behind a jump, that no label leads to.
struct DeadCode: CCheck {
    let rule = "IACS-C808"
    let kinds: [NodeKind] = [.returnStmt, .breakStmt, .continueStmt, .gotoStmt]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        // A label that could not be parsed is not there to be seen.
        guard unit.enclosingFunction(of: node)?.isComplete == true else { return }
        var next = unit.statement(after: node)
        while !next.isNone, unit[next].kind == .nullStmt { next = unit.statement(after: next) }
        guard !next.isNone, !unit[node].flags.contains(.inMacro), !unit[next].flags.contains(.inMacro) else { return }
        switch unit[next].kind {
        // A `break` behind a `return` is a habit in a switch, and a declaration does nothing.
        case .caseStmt, .defaultStmt, .label, .breakStmt, .declStmt: return
        default: break
        }
        let between = unit.text(between: node, and: next)
        // Under another configuration the jump, or what follows it, is not there; a label inside may be jumped to.
        guard !between.isEmpty, !between.contains("#"),
            !unit.subtree(next).contains(where: { [.caseStmt, .defaultStmt, .label].contains(unit[$0].kind) })
        else { return }
        let jump = switch unit[node].kind {
        case .returnStmt: "return"
        case .breakStmt: "break"
        case .continueStmt: "continue"
        default: "goto"
        }
        context.report(rule, at: next, "This statement is never reached: it stands behind a '\(jump)'.")
    }
}
