import CModel

/// `p = realloc(p, n)`: when it fails, the block is lost.
struct ReallocToItself: CCheck {
    let rule = "IACS-C142"
    let kinds: [NodeKind] = [.call]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard unit.libraryCallee(of: node) == "realloc", case let block = unit.child(1, of: node), !block.isNone else { return }
        let target = unit.user(of: node).parent
        guard !target.isNone, unit[target].kind == .assign, case let left = unit.child(0, of: target),
            unit.isSame(left, unit.strippingCasts(block)), !unit.hasEffect(left), !isEndBehind(target, unit)
        else { return }
        context.report(
            rule, at: node, "When 'realloc' fails, '\(unit.text(of: left))' is overwritten with NULL and its block is lost.",
            help: "Keep the result in a variable of its own until it is known not to be NULL.")
    }

    /// Whether the next statement ends the program unless there is a block: nothing is lost then.
    private func isEndBehind(_ assignment: NodeID, _ unit: CUnit) -> Bool {
        let next = unit.statement(after: assignment)
        guard !next.isNone, unit[next].kind == .ifStmt else { return false }
        return unit.subtree(unit.child(1, of: next)).contains { id in
            unit[id].kind == .call && !unit[id].symbol.isNone && unit[unit[id].symbol].attributes.contains(.noReturn)
        }
    }
}
