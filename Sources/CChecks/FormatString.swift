import CModel

/// A format that is not a literal.
struct FormatString: CCheck {
    let rule = "IACS-C301"
    let kinds: [NodeKind] = [.call]

    /// The `v` forms are left out: they forward what their caller was given.
    private static let formatPosition = ["printf": 0, "fprintf": 1, "dprintf": 1, "sprintf": 1, "snprintf": 2, "syslog": 1]
    private static let translations: Set = ["gettext", "dgettext", "dcgettext", "ngettext", "_"]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard let name = unit.libraryCallee(of: node), let position = Self.formatPosition[name] else { return }
        let format = unit.child(position + 1, of: node)
        guard !format.isNone, !isLiteral(format, unit) else { return }
        context.report(rule, at: node, "The format of '\(name)' is not a literal.", help: "Print the text with \"%s\".")
    }

    private func isLiteral(_ format: NodeID, _ unit: CUnit) -> Bool {
        // Each step leaves an expression for its parts, so the list ends.
        var open = [format]
        while let next = open.popLast() {
            let id = unit.strippingCasts(next)
            let node = unit[id]
            switch node.kind {
            case .stringLiteral: continue
            case .conditional: open += unit.children(of: id).dropFirst()
            case .call: guard unit.calleeName(of: id).map(Self.translations.contains) ?? false else { return false }
            case .declRef: guard isConstantText(node.symbol, unit) || isForwarded(node.symbol, id, unit) else { return false }
            default: return false
            }
        }
        return true
    }

    /// A constant array, or a constant pointer, that a literal initialises.
    private func isConstantText(_ symbol: SymbolID, _ unit: CUnit) -> Bool {
        guard !symbol.isNone, !unit[symbol].definition.isNone else { return false }
        let type = unit[unit[symbol].type]
        let isConstant = type.isConst || type.isArray && unit[type.element].isConst
        let value = unit.child(0, of: unit[symbol].definition)
        return isConstant && !value.isNone && unit.stringValue(value) != nil
    }

    /// A parameter of a function that is declared to take a format.
    private func isForwarded(_ symbol: SymbolID, _ id: NodeID, _ unit: CUnit) -> Bool {
        guard !symbol.isNone, unit[symbol].kind == .parameter, let function = unit.enclosingFunction(of: id) else {
            return false
        }
        return unit[function.symbol].attributeText.contains { $0.contains("format") }
    }
}
