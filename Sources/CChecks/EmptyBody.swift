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
        guard blockFollows || isIf && !unit.hasEffect(unit.child(0, of: node)) else { return }
        context.report(
            rule, at: body, "The semicolon is the whole body of this '\(isIf ? "if" : "loop")'.", help: "Remove the semicolon.")
    }
}
