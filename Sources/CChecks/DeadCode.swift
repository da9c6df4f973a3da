import CModel

/// A statement right behind a jump, that no label leads to; a branch, or a case, that nothing leads into.
struct DeadCode: CCheck {
    let rule = "IACS-C808"
    let kinds: [NodeKind] = [.returnStmt, .breakStmt, .continueStmt, .gotoStmt, .call, .ifStmt, .switchStmt]

    /// Longer chains are left alone: each condition is held against all before it.
    private static let chainLimit = 64

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        switch unit[node].kind {
        case .ifStmt: visitChain(node, &context)
        case .switchStmt: return visitSwitch(node, &context)
        case .call: guard isNoReturn(node, unit) else { return }
        default: break
        }
        // A label that could not be parsed is not there to be seen.
        guard unit.enclosingFunction(of: node)?.isComplete == true else { return }
        var next = unit.statement(after: node)
        while !next.isNone, unit[next].kind == .nullStmt { next = unit.statement(after: next) }
        if unit[node].kind == .ifStmt {
            // Both branches leave; what only returns behind them is there for compilers that do not see it.
            guard !next.isNone, !unit.child(2, of: node).isNone, !Reachability(unit).completes(node) else { return }
        }
        guard !next.isNone, !unit[node].flags.contains(.inMacro), !unit[next].flags.contains(.inMacro) else { return }
        switch unit[next].kind {
        // A `break` behind a `return` is a habit in a switch, and a declaration does nothing.
        case .caseStmt, .defaultStmt, .label, .breakStmt, .declStmt: return
        case .returnStmt where [.call, .ifStmt].contains(unit[node].kind) && !unit.hasEffect(next): return
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
        case .call: unit[unit[node].symbol].name
        case .ifStmt: "if"
        default: "goto"
        }
        context.report(
            rule, at: next,
            unit[node].kind == .ifStmt
                ? "This statement is never reached: both branches of the 'if' before it leave."
                : "This statement is never reached: it stands behind a '\(jump)'.")
    }

    /// A call that is a statement of its own, of a function that does not return.
    private func isNoReturn(_ call: NodeID, _ unit: CUnit) -> Bool {
        let symbol = unit[call].symbol
        return !symbol.isNone && unit[symbol].attributes.contains(.noReturn) && unit[unit[call].parent].kind == .compound
    }

    /// `if (a) … else if (b) … else if (a) …`
    private func visitChain(_ head: NodeID, _ context: inout CContext) {
        let unit = context.unit
        let parent = unit[head].parent
        if !parent.isNone, unit[parent].kind == .ifStmt, unit.child(2, of: parent) == head { return }
        var conditions: [NodeID] = []
        var current = head
        while conditions.count < Self.chainLimit {
            let condition = unit.child(0, of: current)
            guard !condition.isNone, !unit.isInMacro(condition), !unit.hasEffect(condition) else { return }
            if conditions.contains(where: { unit.isSame($0, condition) }) {
                return context.report(rule, at: condition, "This branch is never taken: '\(unit.text(of: condition))' was asked above.")
            }
            conditions.append(condition)
            let next = unit.child(2, of: current)
            guard !next.isNone, unit[next].kind == .ifStmt else { return }
            current = next
        }
    }

    private func visitSwitch(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        let body = unit.child(1, of: node)
        guard !body.isNone, unit[body].kind == .compound, !unit[node].flags.contains(.inMacro),
            unit.enclosingFunction(of: node)?.isComplete == true
        else { return }
        if case let first = unit.child(0, of: body), !first.isNone, ![.caseStmt, .defaultStmt, .label, .declStmt, .nullStmt].contains(unit[first].kind),
            !unit[first].flags.contains(.inMacro), !unit[first].flags.contains(.broken),
            !unit.subtree(first).contains(where: { [.caseStmt, .defaultStmt, .label].contains(unit[$0].kind) }) {
            context.report(rule, at: first, "This statement is never reached: it stands before the first 'case'.")
        }
        let value = unit.strippingImplicit(unit.child(0, of: node))
        guard unit[value].kind == .binary, unit[value].op == .bitAnd,
            let mask = unit.integerValue(unit.child(1, of: value)) ?? unit.integerValue(unit.child(0, of: value)), mask > 0
        else { return }
        for label in unit.children(of: body) where unit[label].kind == .caseStmt && !unit[label].flags.contains(.inMacro) {
            guard let number = unit.integerValue(unit.child(0, of: label)), unit.child(1, of: label).isNone, number & ~mask != 0 else { continue }
            context.report(rule, at: label, "This case is never taken: '\(unit.text(of: value))' is never \(number).")
        }
    }
}
