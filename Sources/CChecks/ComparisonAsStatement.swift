import CModel

/// `a == b;`
struct ComparisonAsStatement: CCheck {
    let rule = "IACS-C802"
    let kinds: [NodeKind] = [.binary]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard unit[node].op == .equal, !unit[node].flags.contains(.inMacro), unit.isDiscarded(node) else { return }
        context.report(rule, at: node, "The result of the comparison '\(unit.text(of: node))' is not used.", help: "Assign with '='.")
    }
}
