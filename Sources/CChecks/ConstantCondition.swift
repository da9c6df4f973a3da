import CModel

/// An `if` whose condition has one value: numbers, and variables and functions of the unit that never give another.
struct ConstantCondition: CCheck {
    let rule = "IACS-C813"
    let kinds: [NodeKind] = [.translationUnit]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        var changed: Set<SymbolID> = []
        for index in unit.nodes.indices where unit.nodes[index].kind == .declRef {
            switch unit.use(of: NodeID(index)) {
            case .write, .update, .address: changed.insert(unit.nodes[index].symbol)
            case .read, .size: break
            }
        }
        for index in unit.nodes.indices where unit.nodes[index].kind == .ifStmt {
            let condition = unit.child(0, of: NodeID(index))
            guard !condition.isNone, !unit.isInMacro(condition),
                !unit.subtree(condition).contains(where: { unit[$0].kind == .sizeOf }),
                let value = value(of: condition, unit, changed)
            else { continue }
            context.report(
                rule, at: condition, "The condition '\(unit.text(of: condition))' is always \(value != 0 ? "true" : "false").")
        }
    }

    /// The value of a number, of a variable or function that has one value only, or of a comparison of two such.
    private func value(of expression: NodeID, _ unit: CUnit, _ changed: Set<SymbolID>) -> Int64? {
        let id = unit.strippingImplicit(expression)
        guard unit[id].kind == .binary else { return leaf(id, unit, changed) }
        guard let left = leaf(unit.child(0, of: id), unit, changed), let right = leaf(unit.child(1, of: id), unit, changed)
        else { return unit.integerValue(id) }
        switch unit[id].op {
        case .equal: return left == right ? 1 : 0
        case .notEqual: return left != right ? 1 : 0
        default: return unit.integerValue(id)
        }
    }

    private func leaf(_ expression: NodeID, _ unit: CUnit, _ changed: Set<SymbolID>) -> Int64? {
        guard !expression.isNone else { return nil }
        if let value = unit.integerValue(expression) { return value }
        let id = unit.strippingImplicit(expression)
        let symbol = unit[id].symbol
        guard !symbol.isNone, case let definition = unit[symbol].definition, !definition.isNone, !unit.type(of: id).isVolatile
        else { return nil }
        switch unit[id].kind {
        case .declRef where unit[definition].kind == .variable && !changed.contains(symbol):
            let isOwn = unit[symbol].kind != .global || unit[symbol].isStatic || unit.type(of: id).isConst
            let start = unit.child(0, of: definition)
            return isOwn && !start.isNone ? unit.integerValue(start) : nil
        case .call where unit[definition].kind == .function:
            guard let body = unit.children(of: definition).suffix(1).first, unit[body].kind == .compound,
                case let only = unit.child(0, of: body), !only.isNone, unit[only].kind == .returnStmt,
                case let result = unit.child(0, of: only), !result.isNone
            else { return nil }
            return unit.integerValue(result)
        default: return nil
        }
    }
}
