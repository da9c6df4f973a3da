import CModel

/// The address of a local variable or parameter given back to the caller.
struct ReturnedLocalAddress: CCheck {
    let rule = "IACS-C105"
    let kinds: [NodeKind] = [.returnStmt]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        let value = unit.child(0, of: node)
        guard !value.isNone, unit.type(of: value).kind == .pointer, let local = localObject(unit.strippingCasts(value), unit)
        else { return }
        context.report(rule, at: node, "The address of the local '\(unit[local].name)' is returned.")
    }

    private func localObject(_ value: NodeID, _ unit: CUnit) -> SymbolID? {
        var current = value
        if unit[value].kind == .unary {
            guard unit[value].op == .addressOf else { return nil }
            current = unit.strippingImplicit(unit.child(0, of: value))
        } else if !unit.type(of: value).isArray {
            return nil
        }
        // Down to the object: `local.field[2]`, not through a pointer.
        while true {
            let node = unit[current]
            switch node.kind {
            case .declRef:
                guard !node.symbol.isNone else { return nil }
                let symbol = unit[node.symbol]
                return symbol.kind == .local || symbol.kind == .parameter ? node.symbol : nil
            case .member where !node.flags.contains(.arrow): break
            case .index where unit.type(of: unit.strippingImplicit(unit.child(0, of: current))).isArray: break
            default: return nil
            }
            let base = unit.child(0, of: current)
            guard !base.isNone else { return nil }
            current = unit.strippingImplicit(base)
        }
    }
}
