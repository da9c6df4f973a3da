import CModel
import SourceText

/// A function that calls itself whatever its arguments are, directly or through others of the unit.
struct EndlessRecursion: CCheck {
    let rule = "IACS-C816"
    let kinds: [NodeKind] = [.translationUnit]

    private struct Call {
        var node: NodeID
        var callee: Int
    }

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        let indexOf = Dictionary(unit.functions.enumerated().map { ($1.symbol, $0) }) { first, _ in first }
        let calls = unit.functions.map { $0.isComplete ? certainCalls(in: $0.body, indexOf, unit) : [] }
        for index in calls.indices {
            let name = unit[unit.functions[index].symbol].name
            guard let call = calls[index].first(where: { leads(back: index, from: $0.callee, calls) }) else { continue }
            let callee = unit[unit.functions[call.callee].symbol].name
            context.report(
                rule, at: call.node,
                call.callee == index
                    ? "'\(name)' calls itself on every path, so it never returns."
                    : "'\(name)' calls itself through '\(callee)' on every path, so neither returns.",
                help: "Return before the call when the work is done.")
        }
    }

    /// Whether the calls that are certain lead back to a function; a circle is told of once, at its first function.
    private func leads(back goal: Int, from start: Int, _ calls: [[Call]]) -> Bool {
        guard start >= goal else { return false }
        var seen: Set = [start]
        var open = [start]
        while let next = open.popLast() {
            if next == goal { return true }
            for call in calls[next] where call.callee >= goal && seen.insert(call.callee).inserted { open.append(call.callee) }
        }
        return false
    }

    /// The calls of functions of the unit that every way through a body meets before it can leave.
    private func certainCalls(in body: NodeID, _ indexOf: [SymbolID: Int], _ unit: CUnit) -> [Call] {
        var calls: [Call] = []
        var next = body.raw + 1
        while next < unit[body].subtreeEnd {
            let statement = NodeID(next)
            // A block does nothing but its statements, which come next.
            if unit[statement].kind == .compound {
                next += 1
                continue
            }
            for expression in evaluated(statement, unit) where !expression.isNone { addCalls(in: expression, indexOf, unit, to: &calls) }
            if mayLeave(statement, unit) { break }
            next = unit[statement].subtreeEnd
        }
        return calls
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

    /// The calls in an expression that are not behind `&&`, `||` or `?:`, nor in `sizeof`.
    private func addCalls(in expression: NodeID, _ indexOf: [SymbolID: Int], _ unit: CUnit, to calls: inout [Call]) {
        var next = expression.raw
        while next < unit[expression].subtreeEnd {
            let id = NodeID(next)
            let node = unit[id]
            next += 1
            if node.kind == .call, let callee = indexOf[node.symbol] { calls.append(Call(node: id, callee: callee)) }
            let isSkipped = switch node.kind {
            case .conditional, .elvis, .sizeOf, .alignOf, .statementExpr, .genericSelection: true
            case .binary: node.op == .logicalAnd || node.op == .logicalOr
            default: false
            }
            if isSkipped { next = node.subtreeEnd }
        }
    }

    private func mayLeave(_ statement: NodeID, _ unit: CUnit) -> Bool {
        unit.subtree(statement).contains { id in
            let node = unit[id]
            switch node.kind {
            case .returnStmt, .gotoStmt, .indirectGoto, .asmStmt, .unknown: return true
            case .call:
                guard !node.symbol.isNone else { return true }
                return unit[node.symbol].attributes.contains(.noReturn) || unit[node.symbol].name.includes("longjmp")
            default: return false
            }
        }
    }
}
