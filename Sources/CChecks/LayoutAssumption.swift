import CModel

/// Code that relies on how a compiler lays out a record, and on the order of bytes: a union read as another member than it was
/// written as, and a step from one member to the next by arithmetic on a pointer.
struct LayoutAssumption: CCheck {
    let rule = "IACS-C820"
    let kinds: [NodeKind] = [.function]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard let function = unit.enclosingFunction(of: node), function.node == node, function.isComplete else { return }
        visitUnions(in: function.body, &context)
        visitSteps(in: function.body, &context)
    }

    // MARK: Unions

    /// The members of a local union, in the order of the source: a read of another member than the last that was written.
    private func visitUnions(in body: NodeID, _ context: inout CContext) {
        let unit = context.unit
        var written: [SymbolID: NodeID] = [:]
        for id in unit.subtree(body) where unit[id].kind == .member && !unit[id].flags.contains([.arrow]) {
            let base = unit.strippingImplicit(unit.child(0, of: id))
            guard unit[base].kind == .declRef, unit.type(of: base).kind == .union, unit[unit[base].symbol].kind == .local,
                !unit[id].flags.contains(.inMacro)
            else { continue }
            var place = id
            while case let parent = unit[place].parent, !parent.isNone, unit[parent].kind == .member || unit[parent].kind == .index { place = parent }
            let use = unit.use(of: place)
            if let other = written[unit[base].symbol], use == .read || use == .update, unit[other].symbol != unit[id].symbol,
                unit.type(of: other).kind != unit.type(of: id).kind || unit.type(of: other).size != unit.type(of: id).size {
                context.report(
                    rule, at: place,
                    "'\(unit.text(of: place))' takes bytes of '\(unit.text(of: other))': which ones depends on the compiler and the byte order.")
            } else if use == .write {
                written[unit[base].symbol] = id
            }
        }
    }

    // MARK: Steps

    /// `*(p + 1)` where all that `p` ever points to is one member of a record, which is no array.
    private func visitSteps(in body: NodeID, _ context: inout CContext) {
        let unit = context.unit
        for id in unit.subtree(body) {
            guard let (base, offset) = access(id, unit), offset != 0, let pointer = unit.namedVariable(base), unit[pointer].kind == .local,
                let member = member(pointedToBy: pointer, in: body, unit)
            else { continue }
            context.report(
                rule, at: id, "This goes from '\(unit.text(of: member))' to what lies beside it: where that is depends on the compiler.")
        }
    }

    /// The pointer of an access, and the constant that is added to it.
    private func access(_ id: NodeID, _ unit: CUnit) -> (base: NodeID, offset: Int64)? {
        switch unit[id].kind {
        case .index:
            let index = unit.child(1, of: id)
            return index.isNone ? nil : unit.integerValue(index).map { (unit.child(0, of: id), $0) }
        case .unary where unit[id].op == .dereference:
            let sum = unit.strippingCasts(unit.child(0, of: id))
            guard unit[sum].kind == .binary, unit[sum].op == .add || unit[sum].op == .subtract, case let right = unit.child(1, of: sum),
                !right.isNone
            else { return nil }
            return unit.integerValue(right).map { (unit.child(0, of: sum), $0) }
        default: return nil
        }
    }

    private func member(pointedToBy pointer: SymbolID, in body: NodeID, _ unit: CUnit) -> NodeID? {
        var result: NodeID?
        for id in unit.subtree(body) {
            let value: NodeID
            if unit[id].kind == .variable, unit[id].symbol == pointer {
                value = unit.child(0, of: id)
                if value.isNone { continue }
            } else if unit[id].kind == .declRef, unit[id].symbol == pointer {
                switch unit.use(of: id) {
                case .read, .size: continue
                case .update, .address: return nil
                case .write: value = unit.child(1, of: unit[id].parent)
                }
            } else {
                continue
            }
            let address = unit.strippingCasts(value)
            guard unit[address].kind == .unary, unit[address].op == .addressOf, case let object = unit.strippingImplicit(unit.child(0, of: address)),
                unit[object].kind == .member, !unit.type(of: object).isArray, !unit.type(of: object).isRecord
            else { return nil }
            result = object
        }
        return result
    }
}
