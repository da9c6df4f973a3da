import CModel

/// A number of bytes added to a pointer to something larger, and a byte pointer stepped as if it counted elements.
struct PointerScaling: CCheck {
    let rule = "IACS-C140"
    let kinds: [NodeKind] = [.binary, .compoundAssign, .index, .explicitCast]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard !unit[node].flags.contains(.inMacro) else { return }
        switch unit[node].kind {
        case .explicitCast: visitByteRead(node, &context)
        case .index: visitSum(node, unit.child(0, of: node), unit.child(1, of: node), &context)
        default:
            guard unit[node].op == .add || unit[node].op == .subtract else { return }
            let (left, right) = (unit.child(0, of: node), unit.child(1, of: node))
            visitSum(node, left, right, &context)
            if unit[node].op == .add, unit[node].kind == .binary { visitSum(node, right, left, &context) }
        }
    }

    private func visitSum(_ node: NodeID, _ base: NodeID, _ offset: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard !base.isNone, !offset.isNone, countsBytes(offset, unit) else { return }
        let type = unit.type(of: base).isArray ? unit.type(of: unit.strippingImplicit(base)) : unit.type(of: base)
        guard type.kind == .pointer || type.isArray, unit[type.element].size > 1 else { return }
        context.report(
            rule, at: node,
            "'\(unit.text(of: offset))' counts bytes, but '\(unit.text(of: base))' moves by \(unit[type.element].size) bytes a step.",
            help: "Leave the 'sizeof' out, or add to a pointer to char.")
    }

    /// `sizeof x`, `n * sizeof x`.
    private func countsBytes(_ offset: NodeID, _ unit: CUnit) -> Bool {
        let value = unit.strippingCasts(offset)
        if unit[value].kind == .sizeOf { return true }
        guard unit[value].kind == .binary, unit[value].op == .multiply else { return false }
        return unit.children(of: value).contains { unit[unit.strippingCasts($0)].kind == .sizeOf }
    }

    /// `(int)*(bytes + 2)`, where `bytes` is an array of `int` seen as bytes: no element starts there.
    private func visitByteRead(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        let wanted = unit.type(of: node)
        guard wanted.kind == .integer, wanted.size > 1, case let operand = unit.child(0, of: node), !operand.isNone,
            case let read = unit.strippingImplicit(operand), unit[read].kind == .unary, unit[read].op == .dereference,
            case let sum = unit.strippingImplicit(unit.child(0, of: read)), unit[sum].kind == .binary, unit[sum].op == .add,
            let bytes = unit.namedVariable(unit.child(0, of: sum)), let offset = unit.integerValue(unit.child(1, of: sum)),
            offset % wanted.size != 0, case let definition = unit[bytes].definition, !definition.isNone,
            unit[definition].kind == .variable, case let start = unit.child(0, of: definition), !start.isNone,
            unit[unit.strippingImplicit(start)].kind == .explicitCast, unit[unit.type(of: start).element].size == 1
        else { return }
        let array = unit.type(of: unit.strippingCasts(start))
        guard array.isArray, unit[array.element].kind == .integer, unit[array.element].size == wanted.size else { return }
        context.report(
            rule, at: node,
            "Byte \(offset) is read as an element of '\(unit.text(of: unit.strippingCasts(start)))', whose elements have \(wanted.size) bytes.",
            help: "Index the array itself.")
    }
}
