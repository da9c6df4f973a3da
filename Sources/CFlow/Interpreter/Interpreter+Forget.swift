/// What a path need not remember: it would keep paths apart for nothing.
extension Interpreter {
    /// Forgets what nothing on the path can come back to: objects whose life is over, and what is pointed to by memory that has been
    /// written since. It keeps paths apart for nothing. False where there is nothing to forget.
    func forgetUnheld(_ state: inout State) -> Bool {
        markHeld(by: state)
        // An array that nothing is removed from stays shared with the other paths.
        var over: [RegionID] = []
        for (index, entry) in state.regions.entries.enumerated() where isOver(entry.id, at: index, state) { over.append(entry.id) }
        let hasFacts = state.facts.contains { !isInReach($0.value, state) }
        let hasRelations = state.relations.contains { !isInReach($0.left, state) || !isInReach($0.right, state) }
        guard !over.isEmpty || hasFacts || hasRelations else { return false }
        if hasFacts { state.facts = state.facts.filter { isInReach($0.value, state) } }
        if hasRelations { state.relations = state.relations.filter { isInReach($0.left, state) && isInReach($0.right, state) } }
        if !over.isEmpty {
            for region in over { for cell in state.cells(of: region) { escape(heldBy: cell.value, &state) } }
            state.cells.removeAll { over.binarySearch($0.region) != nil }
            state.regions.remove { over.binarySearch($0) != nil }
        }
        return true
    }

    private func isOver(_ region: RegionID, at index: Int, _ state: State) -> Bool {
        switch regions[Int(region.raw)].kind {
        case .local: !heldRegions.isMarked(region.raw) && state.regions[index].status == .ended
        case .heap: !heldRegions.isMarked(region.raw) && state.regions[index].status == .freed
        case .handle: !sweep.isMarked(regions[Int(region.raw)].value.raw)
            && (state.regions[index].status == .freed || values.interval(regions[Int(region.raw)].value, state).high < 0)
        case .pointee: !isInReach(region, state)
        case .global, .string: false
        }
    }

    /// Marks the values in cells and registers, what they are made of, and the regions that they point to.
    private func markHeld(by state: State) {
        sweep.begin(values.nodes.count)
        heldRegions.begin(regions.count)
        var open: [Value] = []
        func hold(_ value: Value) {
            if !value.isNone, sweep.mark(value.raw) { open.append(value) }
        }
        for cell in state.cells { hold(cell.value) }
        // The frame that runs is between two blocks: its results stand in cells.
        for frame in frames.dropLast() { for index in frame.currentBlock { hold(frame.registers[index]) } }
        while let next = open.popLast() {
            let node = values[next]
            switch node.kind {
            case .binary:
                hold(node.left)
                hold(node.right)
            case .linear, .converted: hold(node.left)
            case .pointer:
                hold(node.right)
                guard heldRegions.mark(node.region.raw) else { continue }
                hold(regions[Int(node.region.raw)].value)
                let known = self.state(of: node.region, state)
                hold(known.size)
                hold(known.length)
                hold(known.filled)
            default: break
            }
        }
    }

    /// Whether a path can come to a region again: by a pointer that it holds, or by one that it reads again where it was read before.
    private func isInReach(_ region: RegionID, _ state: State) -> Bool {
        var region = region
        while regions[Int(region.raw)].kind == .pointee, !heldRegions.isMarked(region.raw) {
            guard let symbol = values.symbol(regions[Int(region.raw)].value), symbol.epoch >= 0,
                  self.state(of: symbol.region, state).epoch == symbol.epoch else { return false }
            region = symbol.region
        }
        return true
    }

    /// The same of a value, or one that is made of too many others to tell.
    private func isInReach(_ value: Value, _ state: State, depth: Int = Limits.valueDepth) -> Bool {
        if value.isNone || depth == 0 || sweep.isMarked(value.raw) { return true }
        let node = values[value]
        switch node.kind {
        case .constant, .floating, .function: return true
        case .symbol:
            guard let symbol = values.symbol(value), symbol.epoch >= 0 else { return false }
            return self.state(of: symbol.region, state).epoch == symbol.epoch && isInReach(symbol.region, state)
        case .linear, .converted: return isInReach(node.left, state, depth: depth - 1)
        case .binary: return isInReach(node.left, state, depth: depth - 1) && isInReach(node.right, state, depth: depth - 1)
        case .pointer: return isInReach(node.region, state) && isInReach(node.right, state, depth: depth - 1)
        }
    }

    /// Forgets the values of variables that nobody reads before they are written again.
    func forgetDead(at block: Int, _ frame: Frame, _ state: inout State) {
        let isDead = { (cell: Cell) in
            self.isLocal(cell.region, frame) && frame.facts.live.isDead(Int(self.regions[Int(cell.region.raw)].index), at: block)
        }
        if state.cells.contains(where: isDead) { state.cells.removeAll(where: isDead) }
    }
}
