import CModel

/// A function handed on as one that takes fewer arguments than it does.
struct WrongFunctionType: CCheck {
    let rule = "IACS-C815"
    let kinds: [NodeKind] = [.explicitCast]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard !unit[node].flags.contains(.inMacro), let target = functionType(unit.type(of: node), unit) else { return }
        let inner = unit.strippingCasts(node)
        var name = inner
        if unit[name].kind == .unary, unit[name].op == .addressOf { name = unit.strippingCasts(unit.child(0, of: name)) }
        let symbol = unit[name].symbol
        guard unit[name].kind == .declRef, !symbol.isNone, unit[symbol].kind == .function, !unit[symbol].definition.isNone,
            case let own = unit[unit[symbol].type], own.kind == .function, !own.isVariadic, !target.isVariadic
        else { return }
        let (takes, gets) = (own.parameters.count, target.parameters.count)
        // `void (*)(void)` is the type that pointers to functions are kept as, to be cast back before the call.
        let isCalled = isCallee(node, unit)
        guard gets < takes, gets > 0 || isCalled else { return }
        context.report(
            rule, at: node,
            "'\(unit[symbol].name)' takes \(takes) argument\(takes == 1 ? "" : "s"), and is \(isCalled ? "called" : "handed on as a function") with \(gets).",
            help: "Write a function of the type that is called, and let it call '\(unit[symbol].name)'.")
    }

    private func functionType(_ type: CType, _ unit: CUnit) -> CType? {
        guard type.kind == .pointer, unit[type.element].kind == .function else { return nil }
        return unit[type.element]
    }

    private func isCallee(_ node: NodeID, _ unit: CUnit) -> Bool {
        var (part, parent) = unit.user(of: node)
        while !parent.isNone, unit[parent].kind == .unary, unit[parent].op == .dereference { (part, parent) = unit.user(of: parent) }
        return !parent.isNone && unit[parent].kind == .call && parent.raw + 1 == part.raw
    }
}
