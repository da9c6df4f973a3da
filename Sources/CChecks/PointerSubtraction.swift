import CModel

/// The difference of pointers into two different arrays.
struct PointerSubtraction: CCheck {
    let rule = "IACS-C141"
    let kinds: [NodeKind] = [.binary]

    /// Functions whose result points into their first argument.
    private static let searches: Set = [
        "strchr", "strrchr", "strstr", "memchr", "memrchr", "strpbrk", "strcasestr", "index", "rindex", "wcschr", "wcsrchr",
        "wcsstr", "wmemchr", "wcspbrk",
    ]
    /// Steps that are followed from a pointer to the array it was taken from.
    private static let stepLimit = 16

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard unit[node].op == .subtract, let function = unit.enclosingFunction(of: node) else { return }
        let (left, right) = (unit.child(0, of: node), unit.child(1, of: node))
        guard !left.isNone, !right.isNone, unit.type(of: left).kind == .pointer, unit.type(of: right).kind == .pointer,
            let first = array(of: left, in: function, unit), let second = array(of: right, in: function, unit), first != second
        else { return }
        context.report(
            rule, at: node, "The pointers subtracted are into '\(unit[first].name)' and '\(unit[second].name)', two different arrays.",
            help: "Subtract the start of the array that the pointer was taken from.")
    }

    /// The one array that an expression points into, whatever path the program takes; nil where it may be another.
    private func array(of expression: NodeID, in function: CFunction, _ unit: CUnit) -> SymbolID? {
        var arrays: Set<SymbolID> = []
        var open = [expression]
        var seen: Set<SymbolID> = []
        var steps = 0
        while let next = open.popLast() {
            steps += 1
            guard steps < Self.stepLimit else { return nil }
            let id = unit.strippingCasts(next)
            let node = unit[id]
            switch node.kind {
            case .declRef where unit.type(of: id).kind == .array: arrays.insert(node.symbol)
            case .declRef:
                guard !node.symbol.isNone, unit[node.symbol].kind == .local, unit.type(of: id).kind == .pointer else { return nil }
                guard seen.insert(node.symbol).inserted else { continue }
                guard let sources = values(of: node.symbol, in: function, unit) else { return nil }
                open += sources
            case .call:
                guard let name = unit.libraryCallee(of: id), Self.searches.contains(name) else { return nil }
                open.append(unit.child(1, of: id))
            case .binary where node.op == .add || node.op == .subtract: open.append(unit.child(0, of: id))
            case .unary where node.op == .addressOf:
                let place = unit.strippingImplicit(unit.child(0, of: id))
                guard unit[place].kind == .index else { return nil }
                open.append(unit.child(0, of: place))
            default: guard unit.integerValue(id) == 0 else { return nil }
            }
        }
        return arrays.count == 1 ? arrays.first : nil
    }

    /// Everything that is assigned to a local pointer; nil where its address is taken.
    private func values(of pointer: SymbolID, in function: CFunction, _ unit: CUnit) -> [NodeID]? {
        var values: [NodeID] = []
        for id in unit.subtree(function.body) where unit[id].symbol == pointer {
            if unit[id].kind == .variable {
                let start = unit.child(0, of: id)
                if !start.isNone { values.append(start) }
            } else if unit[id].kind == .declRef {
                if unit.use(of: id) == .address { return nil }
                let parent = unit[id].parent
                if unit[parent].kind == .assign, parent.raw + 1 == id.raw { values.append(unit.child(1, of: parent)) }
            }
        }
        return values
    }
}
