import CModel

/// Whether control can run out of the end of a statement, by the shape of the code alone (no values but constant conditions).
struct Reachability {
    private let unit: CUnit

    /// Deeper nesting than this is taken to be left in other ways: nothing is claimed about it.
    private static let depthLimit = 200

    init(_ unit: CUnit) { self.unit = unit }

    func completes(_ statement: NodeID) -> Bool { completes(statement, depth: 0) }

    private func completes(_ statement: NodeID, depth: Int) -> Bool {
        guard !statement.isNone, depth < Self.depthLimit else { return false }
        let child = { (n: Int) in unit.child(n, of: statement) }
        switch unit[statement].kind {
        case .returnStmt, .breakStmt, .continueStmt: return false
        case .compound: return listCompletes(statement, depth: depth)
        case .ifStmt:
            if child(2).isNone { return isConstant(child(0), true) ? completes(child(1), depth: depth + 1) : true }
            return completes(child(1), depth: depth + 1) || completes(child(2), depth: depth + 1)
        case .whileStmt: return !isConstant(child(0), true) || leaves(child(1), by: .breakStmt)
        case .doStmt:
            if leaves(child(0), by: .breakStmt) { return true }
            let endsBody = completes(child(0), depth: depth + 1) || leaves(child(0), by: .continueStmt)
            return endsBody && !isConstant(child(1), true)
        case .forStmt:
            let isEndless = unit[child(1)].kind == .absent || isConstant(child(1), true)
            return !isEndless || leaves(child(3), by: .breakStmt)
        case .switchStmt:
            let hasDefault = labels(of: child(1)).contains { unit[$0].kind == .defaultStmt }
            return !hasDefault && !coversEnumeration(statement) || leaves(child(1), by: .breakStmt)
                || completes(child(1), depth: depth + 1)
        default: return !callsNoReturn(statement)
        }
    }

    /// The statements of a list in turn; what stands behind a jump is reached again at the next label.
    private func listCompletes(_ list: NodeID, depth: Int) -> Bool {
        var isReached = true
        for statement in unit.children(of: list) {
            switch unit[statement].kind {
            case .caseStmt, .defaultStmt, .label: isReached = true
            default: if isReached { isReached = completes(statement, depth: depth + 1) }
            }
        }
        return isReached
    }

    /// Whether a `break` or `continue` in the body belongs to the statement around it.
    private func leaves(_ body: NodeID, by kind: NodeKind) -> Bool {
        guard !body.isNone else { return false }
        var id = body.raw
        while id < unit[body].subtreeEnd {
            let node = unit[NodeID(id)]
            if node.kind == kind { return true }
            let isInnerLoop = [.whileStmt, .doStmt, .forStmt].contains(node.kind)
            let isInnerSwitch = node.kind == .switchStmt && kind == .breakStmt
            id = isInnerLoop || isInnerSwitch ? node.subtreeEnd : id + 1
        }
        return false
    }

    private func labels(of body: NodeID) -> [NodeID] {
        body.isNone ? [] : unit.children(of: body).filter { [.caseStmt, .defaultStmt].contains(unit[$0].kind) }
    }

    /// A switch over an enumeration is meant to name every value: the rule does not argue with it.
    private func coversEnumeration(_ statement: NodeID) -> Bool {
        unit.type(of: unit.strippingCasts(unit.child(0, of: statement))).kind == .enumeration
    }

    private func isConstant(_ condition: NodeID, _ value: Bool) -> Bool {
        !condition.isNone && unit.integerValue(condition).map { ($0 != 0) == value } == true
    }

    private func callsNoReturn(_ statement: NodeID) -> Bool {
        (statement.raw..<unit[statement].subtreeEnd).contains { raw in
            let node = unit[NodeID(raw)]
            guard node.kind == .call, !node.symbol.isNone else { return false }
            return unit[node.symbol].attributes.contains(.noReturn) || unit[node.symbol].name == "__builtin_unreachable"
        }
    }
}
