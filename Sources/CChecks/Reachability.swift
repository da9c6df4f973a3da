import CModel

/// The ways in which control can leave a statement, by the shape of the code alone (no values but constant conditions).
struct Exits: OptionSet {
    let rawValue: UInt8

    /// Runs out of its end, to what follows.
    static let end = Exits(rawValue: 1)
    /// By a `break` or `continue` that belongs to a statement around it.
    static let breaks = Exits(rawValue: 2)
    static let continues = Exits(rawValue: 4)
}

/// Whether control can run out of the end of a statement.
struct Reachability {
    private let unit: CUnit

    /// Deeper nesting than this is taken to be left in other ways: nothing is claimed about it.
    private static let depthLimit = 200

    init(_ unit: CUnit) { self.unit = unit }

    func completes(_ statement: NodeID) -> Bool { exits(of: statement, depth: 0).contains(.end) }

    private func exits(of statement: NodeID, depth: Int) -> Exits {
        guard !statement.isNone, depth < Self.depthLimit else { return [] }
        let child = { (n: Int) in unit.child(n, of: statement) }
        switch unit[statement].kind {
        case .returnStmt, .gotoStmt, .indirectGoto: return []
        case .breakStmt: return .breaks
        case .continueStmt: return .continues
        case .compound: return exits(ofList: statement, depth: depth)
        case .ifStmt:
            let then = exits(of: child(1), depth: depth + 1)
            if child(2).isNone { return isConstant(child(0), true) ? then : then.union(.end) }
            return then.union(exits(of: child(2), depth: depth + 1))
        case .whileStmt:
            let body = exits(of: child(1), depth: depth + 1)
            return !isConstant(child(0), true) || body.contains(.breaks) ? .end : []
        case .doStmt:
            let body = exits(of: child(0), depth: depth + 1)
            let reachesCondition = !body.isDisjoint(with: [.end, .continues])
            return body.contains(.breaks) || reachesCondition && !isConstant(child(1), true) ? .end : []
        case .forStmt:
            let isEndless = unit[child(1)].kind == .absent || isConstant(child(1), true)
            return !isEndless || exits(of: child(3), depth: depth + 1).contains(.breaks) ? .end : []
        case .switchStmt:
            let body = exits(of: child(1), depth: depth + 1)
            let hasDefault = labels(of: child(1)).contains { unit[$0].kind == .defaultStmt }
            let skipsBody = !hasDefault && !coversEnumeration(statement)
            let ends = skipsBody || !body.isDisjoint(with: [.end, .breaks])
            return body.subtracting([.end, .breaks]).union(ends ? .end : [])
        default: return callsNoReturn(statement) ? [] : .end
        }
    }

    /// The statements of a list in turn; what stands behind a jump is reached again at the next label.
    private func exits(ofList list: NodeID, depth: Int) -> Exits {
        var all: Exits = []
        var isReached = true
        for statement in unit.children(of: list) {
            switch unit[statement].kind {
            case .caseStmt, .defaultStmt, .label: isReached = true
            default:
                guard isReached else { continue }
                let exits = exits(of: statement, depth: depth + 1)
                all.formUnion(exits.subtracting(.end))
                isReached = exits.contains(.end)
            }
        }
        return isReached ? all.union(.end) : all
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
