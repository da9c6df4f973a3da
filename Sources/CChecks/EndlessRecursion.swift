import CModel

/// A function that calls itself whatever its arguments are.
struct EndlessRecursion: CCheck {
    let rule = "IACS-C816"
    let kinds: [NodeKind] = [.function]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard let function = unit.enclosingFunction(of: node), function.node == node, function.isComplete,
            let call = certainCall(of: function.symbol, in: function.body, unit)
        else { return }
        context.report(
            rule, at: call, "'\(unit[function.symbol].name)' calls itself on every path, so it never returns.",
            help: "Return before the call when the work is done.")
    }

    /// The call that every way through a body meets before it can leave.
    private func certainCall(of symbol: SymbolID, in body: NodeID, _ unit: CUnit) -> NodeID? {
        var next = body.raw + 1
        while next < unit[body].subtreeEnd {
            let statement = NodeID(next)
            // A block does nothing but its statements, which come next.
            if unit[statement].kind == .compound {
                next += 1
                continue
            }
            for expression in evaluated(statement, unit) {
                if let call = evaluatedCall(of: symbol, in: expression, unit) { return call }
            }
            if mayLeave(statement, unit) { return nil }
            next = unit[statement].subtreeEnd
        }
        return nil
    }

    /// The expressions of a statement that are evaluated whenever it is reached.
    private func evaluated(_ statement: NodeID, _ unit: CUnit) -> [NodeID] {
        switch unit[statement].kind {
        case .ifStmt, .whileStmt, .switchStmt: [unit.child(0, of: statement)]
        case .forStmt: [unit.child(0, of: statement), unit.child(1, of: statement)]
        case .doStmt, .label, .caseStmt, .defaultStmt: []
        default: [statement]
        }
    }

    /// A call in an expression that is not behind `&&`, `||` or `?:`, nor in `sizeof`.
    private func evaluatedCall(of symbol: SymbolID, in expression: NodeID, _ unit: CUnit) -> NodeID? {
        guard !expression.isNone else { return nil }
        var next = expression.raw
        while next < unit[expression].subtreeEnd {
            let id = NodeID(next)
            let node = unit[id]
            next += 1
            if node.kind == .call, node.symbol == symbol { return id }
            let isSkipped = switch node.kind {
            case .conditional, .elvis, .sizeOf, .alignOf, .statementExpr, .genericSelection: true
            case .binary: node.op == .logicalAnd || node.op == .logicalOr
            default: false
            }
            if isSkipped { next = node.subtreeEnd }
        }
        return nil
    }

    private func mayLeave(_ statement: NodeID, _ unit: CUnit) -> Bool {
        unit.subtree(statement).contains { id in
            let node = unit[id]
            switch node.kind {
            case .returnStmt, .gotoStmt, .indirectGoto, .asmStmt, .unknown: return true
            case .call:
                guard !node.symbol.isNone else { return true }
                return unit[node.symbol].attributes.contains(.noReturn) || unit[node.symbol].name.contains("longjmp")
            default: return false
            }
        }
    }
}
