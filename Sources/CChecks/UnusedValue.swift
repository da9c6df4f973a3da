import CModel

/// A local variable whose value nobody reads.
struct UnusedValue: CCheck {
    let rule = "IACS-C810"
    let kinds: [NodeKind] = [.function]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard let function = unit.enclosingFunction(of: node), function.node == node, function.isComplete,
            // Another configuration may use it.
            !unit.text(of: function.body).contains("\n#")
        else { return }
        var variables: [NodeID] = []
        var references: [SymbolID: [NodeID]] = [:]
        for id in unit.subtree(function.body) {
            switch unit[id].kind {
            case .declRef: references[unit[id].symbol, default: []].append(id)
            case .variable: variables.append(id)
            // Machine code and what is not known may read anything.
            case .asmStmt, .unknown: return
            default: break
            }
        }
        for variable in variables {
            let symbol = unit[variable].symbol
            guard !symbol.isNone, unit[symbol].kind == .local, !unit.type(of: variable).isVolatile,
                !unit[variable].flags.contains(.inMacro), !unit[symbol].attributes.contains(.cleanup),
                !unit.text(of: variable).contains("unused")
            else { continue }
            let all = references[symbol] ?? []
            if all.allSatisfy({ isOnlyWritten($0, unit) }) {
                let isGiven = !all.isEmpty || !unit.child(0, of: variable).isNone
                context.report(
                    rule, at: variable, "The variable '\(unit[symbol].name)' is \(isGiven ? "given a value and never read" : "never used").")
            }
        }
    }

    /// Whether a reference, to the variable or to a member of it, does nothing but write.
    private func isOnlyWritten(_ reference: NodeID, _ unit: CUnit) -> Bool {
        var reference = reference
        while case let parent = unit[reference].parent, !parent.isNone, unit[parent].kind == .member, !unit[parent].flags.contains(.arrow) {
            reference = parent
        }
        return switch unit.use(of: reference) {
        case .write: true
        case .update: unit[unit[reference].parent].kind != .assign && unit.isDiscarded(unit[reference].parent)
        default: false
        }
    }
}
