import CModel

/// A local variable whose value nobody reads, and a value that is overwritten right away.
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
            } else if !all.contains(where: { unit.use(of: $0) == .address }) {
                for write in all where unit.use(of: write) == .write && isOverwritten(write, symbol, unit) {
                    context.report(rule, at: unit[write].parent, "The value given to '\(unit[symbol].name)' is overwritten before it is read.")
                }
            }
        }
    }

    private func isOnlyWritten(_ reference: NodeID, _ unit: CUnit) -> Bool {
        switch unit.use(of: reference) {
        case .write: true
        case .update: unit[unit[reference].parent].kind != .assign && unit.isDiscarded(unit[reference].parent)
        default: false
        }
    }

    /// Whether the next statement that has to do with the variable gives it a new value, whatever path is taken.
    private func isOverwritten(_ write: NodeID, _ symbol: SymbolID, _ unit: CUnit) -> Bool {
        var current = unit[write].parent
        guard unit[unit[current].parent].kind == .compound else { return false }
        while true {
            var next = unit.statement(after: current)
            // Behind the end of a block comes what follows the `if` that holds it.
            while next.isNone {
                let parent = unit[current].parent
                guard !parent.isNone, unit[parent].kind == .compound || unit[parent].kind == .ifStmt else { return false }
                current = parent
                next = unit[parent].kind == .compound ? .none : unit.statement(after: parent)
            }
            // Into a block that is always run.
            while unit[next].kind == .compound || unit[next].kind == .ifStmt && unit.integerValue(unit.child(0, of: next)) == 1 {
                let inner = unit[next].kind == .compound ? unit.child(0, of: next) : unit.child(1, of: next)
                guard !inner.isNone else { break }
                next = inner
            }
            let mentions = unit.subtree(next).filter { unit[$0].kind == .declRef && unit[$0].symbol == symbol }
            if let first = mentions.first {
                return unit[next].kind == .assign && mentions.count == 1 && unit[first].parent == next
                    && unit.use(of: first) == .write
            }
            let leaves = unit.subtree(next).contains { id in
                [.returnStmt, .breakStmt, .continueStmt, .gotoStmt, .indirectGoto, .label, .caseStmt, .defaultStmt]
                    .contains(unit[id].kind)
            }
            if leaves { return false }
            current = next
        }
    }
}
