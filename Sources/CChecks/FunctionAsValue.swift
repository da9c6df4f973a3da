import CModel

/// The address of a function where its result was meant, `if (is_open == 0)`; or of an array, which is never null either.
struct FunctionAsValue: CCheck {
    let rule = "IACS-C814"
    let kinds: [NodeKind] = [.declRef, .member]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        let symbol = unit[node].symbol
        if unit.type(of: node).kind == .array { return visitArray(node, &context) }
        // A function declared weak may have no address; one defined here has.
        guard !symbol.isNone, unit[symbol].kind == .function, !unit[symbol].definition.isNone,
            !unit[node].flags.contains(.inMacro), isTested(node, unit)
        else { return }
        context.report(
            rule, at: node, "The address of '\(unit[symbol].name)' is tested, which is never NULL; the function is not called.",
            help: "Call it: '\(unit[symbol].name)()'.")
    }

    private func visitArray(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        let symbol = unit[node].symbol
        // An array that is defined elsewhere may be a name that a linker gives, or be weak.
        guard !symbol.isNone, unit[symbol].kind == .field || unit[symbol].kind == .local || !unit[symbol].definition.isNone,
            !unit[node].flags.contains(.inMacro), !unit[unit[node].parent].flags.contains(.inMacro), isTested(node, unit)
        else { return }
        context.report(
            rule, at: node, "The address of the array '\(unit.text(of: node))' is tested, which is never NULL.",
            help: "Test its first element where an empty text is meant.")
    }

    private func isTested(_ node: NodeID, _ unit: CUnit) -> Bool {
        let (part, parent) = unit.user(of: node)
        guard !parent.isNone else { return false }
        let isFirst = parent.raw + 1 == part.raw
        switch unit[parent].kind {
        case .ifStmt, .whileStmt, .conditional: return isFirst
        case .unary: return unit[parent].op == .logicalNot
        case .binary where unit[parent].op == .logicalAnd || unit[parent].op == .logicalOr: return true
        case .binary where unit[parent].op == .equal || unit[parent].op == .notEqual:
            return unit.integerValue(unit.child(isFirst ? 1 : 0, of: parent)) == 0
        default: return false
        }
    }
}
