import CModel

/// The end of a function with a result can be reached.
struct MissingReturn: CCheck {
    let rule = "IACS-C803"
    let kinds: [NodeKind] = [.function]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard let function = unit.enclosingFunction(of: node), function.node == node, function.isComplete,
            !unit[function.symbol].attributes.contains(.noReturn), unit[function.symbol].name != "main"
        else { return }
        // Without a written type it is a macro that defines a function (`ISR(vector) { … }`), whose header was not found; what
        // another macro wrote is not this code's.
        guard !unit[node].flags.contains(.inMacro), !unit.text(of: node).hasPrefix(unit[function.symbol].name) else { return }
        let result = unit[unit[unit[function.symbol].type].element]
        guard ![.void, .unknown].contains(result.kind) else { return }
        // A jump or hand-written machine code may leave anywhere.
        let nodes = (function.body.raw..<unit[function.body].subtreeEnd).map { unit[NodeID($0)].kind }
        guard !nodes.contains(where: { [.gotoStmt, .indirectGoto, .asmStmt, .unknown, .statementExpr].contains($0) }),
            Reachability(unit).completes(function.body)
        else { return }
        let end = unit[function.body].range.end
        context.report(
            rule, at: node, spanning: (max(end, 1) - 1, end),
            "The end of '\(unit[function.symbol].name)' can be reached without a value to return.",
            help: "Return a value on every path.")
    }
}
