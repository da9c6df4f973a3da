import CModel

/// `if (x);`, and a loop that ends in a semicolon before the block that was meant to be its body.
struct EmptyBody: CCheck {
    let rule = "IACS-C806"
    let kinds: [NodeKind] = [.ifStmt, .whileStmt, .forStmt]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        let isIf = unit[node].kind == .ifStmt
        let body = unit.child(isIf ? 1 : unit[node].kind == .forStmt ? 3 : 1, of: node)
        guard !body.isNone, unit[body].kind == .nullStmt, !unit[node].flags.contains(.inMacro),
            !unit[body].flags.contains(.inMacro), !isIf || unit.child(2, of: node).isNone
        else { return }
        // Only the parenthesis before it: a macro that became nothing would stand there.
        let before = unit.files.indices.contains(Int(unit[body].file)) ? unit.files[Int(unit[body].file)] : nil
        guard let before, let parenthesis = before.bytes[..<Int(unit[body].range.start)].last, parenthesis == UInt8(ascii: ")") else { return }
        let next = unit.statement(after: node)
        let blockFollows = !next.isNone && unit[next].kind == .compound
        guard blockFollows || !isIf && isPointless(node, next, unit) || isIf && !unit.hasEffect(unit.child(0, of: node)) else { return }
        context.report(
            rule, at: body, "The semicolon is the whole body of this '\(isIf ? "if" : "loop")'.", help: "Remove the semicolon.")
    }

    /// Whether a loop without a body does nothing that could be meant: one that never ends once it has begun, and one that counts to
    /// a number by ones, behind which the counter is used.
    private func isPointless(_ loop: NodeID, _ next: NodeID, _ unit: CUnit) -> Bool {
        let isFor = unit[loop].kind == .forStmt
        let condition = unit.child(isFor ? 1 : 0, of: loop)
        guard !condition.isNone, unit[condition].kind == .binary, unit.integerValue(condition) == nil, !unit.hasEffect(condition),
            let function = unit.enclosingFunction(of: loop)
        else { return false }
        let variables = unit.subtree(condition).filter { unit[$0].kind == .declRef }.map { unit[$0].symbol }
        let isOwn = unit.subtree(condition).allSatisfy { [.binary, .declRef, .integerLiteral, .paren, .implicitCast].contains(unit[$0].kind) }
            && variables.allSatisfy { !$0.isNone && [.local, .parameter, .enumConstant].contains(unit[$0].kind) }
        guard isOwn, !unit.subtree(function.body).contains(where: {
            unit[$0].kind == .declRef && variables.contains(unit[$0].symbol) && unit.use(of: $0) == .address
        }) else { return false }
        if !isFor { return true }
        let step = unit.child(2, of: loop)
        guard unit[step].kind == .unary, let counter = unit.namedVariable(unit.child(0, of: step)), variables.contains(counter),
            [.preIncrement, .preDecrement, .postIncrement, .postDecrement].contains(unit[step].op), !next.isNone
        else { return false }
        return unit.subtree(next).contains { unit[$0].kind == .declRef && unit[$0].symbol == counter && unit.use(of: $0) == .read }
    }
}
