import CModel

/// A function that only its own file could call, and that nothing there names.
struct UnusedFunction: CCheck {
    let rule = "IACS-C818"
    let kinds: [NodeKind] = [.translationUnit]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        var named: Set<SymbolID> = []
        for index in unit.nodes.indices where unit.nodes[index].kind == .declRef || unit.nodes[index].kind == .call {
            let symbol = unit.nodes[index].symbol
            // A function that only calls itself is called by nobody.
            if !symbol.isNone, unit.enclosingFunction(of: NodeID(index))?.symbol != symbol { named.insert(symbol) }
        }
        for function in unit.functions {
            let symbol = unit[function.symbol]
            // What a header defines is for those who include it; another configuration may call what stands in this one.
            guard symbol.isStatic, function.isComplete, !named.contains(function.symbol), unit[function.node].file == 0,
                !unit[function.node].flags.contains(.inMacro), !unit.text(of: function.node).prefix(200).contains("__attribute__")
            else { continue }
            context.report(rule, at: function.node, "Nothing calls '\(symbol.name)', which only this file could call.")
        }
    }
}
