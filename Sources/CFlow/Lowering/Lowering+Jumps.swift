import CModel

extension Lowering {
    // MARK: Labels

    /// The block of a label, met or not.
    mutating func labelBlock(_ symbol: SymbolID) -> Int {
        if let label = body.labels[symbol] { return label.block }
        let block = newBlock()
        body.labels[symbol] = FunctionBody.Label(block: block, scopes: nil)
        return block
    }

    mutating func label(_ node: Node) {
        guard !node.symbol.isNone else { return }
        let block = labelBlock(node.symbol)
        guard body.blocks[block].start < 0 else { return }
        body.labels[node.symbol]?.scopes = Set(body.scopes.map(\.id))
        start(block)
    }

    mutating func goto(_ id: NodeID, _ node: Node) {
        moveTo(id)
        guard !node.symbol.isNone else { return terminate(.unreachable, at: id) }
        _ = labelBlock(node.symbol)
        // Which scopes are left is known when the label is: the edge gets a block of its own.
        let edge = newBlock()
        body.gotos.append(FunctionBody.Goto(
            block: edge, label: node.symbol, variables: variables(inScopesFrom: 0), position: body.position))
        terminate(.jump(edge), at: id)
    }

    mutating func indirectGoto(_ id: NodeID) {
        let target = value(unit.child(0, of: id))
        if body.current == nil { start(newBlock()) }
        if let current = body.current { body.indirectBlocks.append(current) }
        terminate(.indirect(target, []), at: id)
    }

    /// Writes the edges of `goto`, and where computed ones lead, when all labels are known.
    mutating func finishJumps() {
        for goto in body.gotos {
            body.position = goto.position
            start(goto.block)
            if let label = body.labels[goto.label], let scopes = label.scopes {
                endVariables(goto.variables.filter { !scopes.contains($0.scope) })
                terminate(.jump(label.block))
            } else {
                terminate(.unreachable)
            }
        }
        let targets = body.addressedLabels.compactMap { body.labels[$0] }.filter { $0.scopes != nil }.map(\.block)
        for block in body.indirectBlocks {
            guard case .indirect(let address, _) = body.blocks[block].terminator else { continue }
            body.blocks[block].terminator = .indirect(address, targets)
        }
    }

    // MARK: Switch

    mutating func switchStatement(_ id: NodeID) {
        let tested = value(unit.child(0, of: id))
        moveTo(unit.child(0, of: id).isNone ? id : unit.child(0, of: id))
        let register = tested.isNone ? emit(.unknown, intType) : tested
        if body.current == nil { start(newBlock()) }
        guard let head = body.current else { return }
        terminate(.unreachable)
        let exit = newBlock()
        body.switches.append(FunctionBody.Switch(value: register, isSigned: type(of: register).isSigned))
        body.breaks.append(FunctionBody.JumpTarget(block: exit, scopeCount: body.scopes.count))
        statement(unit.child(1, of: id))
        body.breaks.removeLast()
        var found = body.switches.removeLast()
        let all = valuesWithNames(unit.child(0, of: id))
        if !all.isEmpty, all.allSatisfy({ value in found.cases.contains { $0.values.contains(value) } }) {
            found.cases[found.cases.count - 1].isLastOfAll = true
        }
        for index in found.cases.indices { found.cases[index].hasDefault = found.defaultTarget != nil }
        body.blocks[head].terminator = .switch(register, cases: found.cases, default: found.defaultTarget ?? exit)
        start(exit)
    }

    /// Of an expression whose type is an enumeration.
    private func valuesWithNames(_ id: NodeID) -> [Int64] {
        if id.isNone { return [] }
        let type = unit.type(of: unit.strippingImplicit(id))
        return type.kind == .enumeration && type.record >= 0 ? unit.records[Int(type.record)].enumerators : []
    }

    mutating func caseLabel(_ id: NodeID) {
        let block = newBlock()
        start(block)
        let values = unit.children(of: id).map { unit.integerValue($0) }
        guard !body.switches.isEmpty, let low = values.first ?? nil, let high = values.last ?? nil else {
            return countUnknown(id)
        }
        // An unsigned range over the middle of 64 bits would need two; nobody writes one.
        guard low <= high else { return }
        body.switches[body.switches.count - 1].cases.append(Terminator.SwitchCase(values: low...high, target: block))
    }

    mutating func defaultLabel(_ id: NodeID) {
        let block = newBlock()
        start(block)
        if !body.switches.isEmpty { body.switches[body.switches.count - 1].defaultTarget = block }
    }
}
