import CModel

/// `alloca` and variable length arrays: a size that the stack may not have.
struct StackAllocation: CCheck {
    let rule = "IACS-C106"
    let kinds: [NodeKind] = [.call, .variable]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        if unit[node].kind == .variable {
            guard unit.type(of: node).kind == .variableArray, !unit[node].symbol.isNone else { return }
            context.report(rule, at: node, "The size of the array '\(unit[unit[node].symbol].name)' on the stack is not constant.")
        } else if let name = unit.libraryCallee(of: node), name == "alloca" || name == "__builtin_alloca" {
            let size = unit.child(1, of: node)
            guard !size.isNone, unit.integerValue(size) == nil else { return }
            context.report(rule, at: node, "The size that 'alloca' takes from the stack is not constant.")
        }
    }
}
