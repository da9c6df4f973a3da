import CModel

/// Where paths meet: equal ones become one, and above a limit the two most alike are joined. A join only ever loses evidence.
extension Interpreter {
    /// Brings the paths at the start of a block down to a number.
    func reduce(_ states: inout [State], to limit: Int, at block: Int, _ frame: Frame) {
        guard states.count > 1 else { return }
        states = distinct(states)
        guard states.count > limit else { return }
        for index in states.indices { forgetUnheld(&states[index]) }
        states = distinct(states)
        guard states.count > limit else { return }
        var kept: [State] = []
        // Of each two kept paths, how much is lost by joining them: row `i` has the columns below `i`.
        var losses: [[Int]] = []
        for state in states {
            losses.append(kept.map { loss(joining: $0, state) })
            kept.append(state)
            if kept.count <= limit { continue }
            var best = (first: 0, second: 1, loss: Int.max)
            for second in losses.indices {
                for (first, loss) in losses[second].enumerated() where loss < best.loss { best = (first, second, loss) }
            }
            kept[best.first] = join(kept[best.first], kept[best.second], at: block, frame)
            kept.remove(at: best.second)
            losses.remove(at: best.second)
            for row in losses.indices where row >= best.second { losses[row].remove(at: best.second) }
            for other in kept.indices where other != best.first {
                losses[max(other, best.first)][min(other, best.first)] = loss(joining: kept[other], kept[best.first])
            }
        }
        states = kept
    }

    /// The paths of which none differs from another in nothing that matters.
    private func distinct(_ states: [State]) -> [State] {
        var kept: [State] = []
        for state in states where !kept.indices.contains(where: { absorb(state, into: &kept[$0]) }) { kept.append(state) }
        return kept
    }

    /// Forgets objects whose life is over and results of calls, where nothing holds them any more: they keep paths apart for nothing.
    private func forgetUnheld(_ state: inout State) {
        var held: Set<Value> = []
        for cell in state.cells { held.insert(cell.value) }
        for frame in frames { held.formUnion(frame.registers[frame.currentBlock]) }
        let objects = Set(held.compactMap { !$0.isNone && values[$0].kind == .pointer ? values[$0].region : nil })
        let isOver = state.regions.map { region in
            let known = regions[Int(region.id.raw)]
            return switch known.kind {
            case .local: region.status == .ended && !objects.contains(region.id)
            case .heap: region.status == .freed && !objects.contains(region.id)
            case .handle: !held.contains(known.value) && (region.status == .freed || values.interval(known.value, state).high < 0)
            case .global, .string, .pointee: false
            }
        }
        state.regions = zip(state.regions, isOver).filter { !$0.1 }.map(\.0)
        state.facts.removeAll { !held.contains($0.value) && values.symbol($0.value)?.origin == .call }
    }

    /// The paths that returned, with what they returned in a cell of its own so that joining sees it.
    func reduceExits(_ frame: Frame) {
        guard frame.exits.count > 1 else { return }
        var states = frame.exits.map { state, value in
            var state = state
            state.loops = []
            state.cells.removeAll { $0.region == frame.registerRegion }
            if !value.isNone { state.write(frame.registerRegion, 0, 1, value) }
            return state
        }
        reduce(&states, to: frame.depth == 0 ? Limits.paths : Limits.outcomes, at: -1, frame)
        frame.exits = states.map { state in
            let place = state.position(frame.registerRegion, 0)
            let hasValue = place < state.cells.count && state.cells[place].region == frame.registerRegion
            return (state, hasValue ? state.cells[place].value : .none)
        }
    }

    /// Takes a path into another one that differs from it in nothing that matters: not in what memory holds, only in ranges.
    private func absorb(_ other: State, into state: inout State) -> Bool {
        guard state.cells == other.cells, state.regions == other.regions, state.loops == other.loops,
              state.globalEpoch == other.globalEpoch else { return false }
        if state.facts == other.facts, state.relations == other.relations {
            state.skippedLoop = state.skippedLoop && other.skippedLoop
            return true
        }
        guard !decides(state, other), !decides(other, state) else { return false }
        state.facts = common(state.facts, other.facts)
        state.relations = state.relations.filter(other.relations.contains)
        state.skippedLoop = state.skippedLoop || other.skippedLoop
        return true
    }

    /// Whether one state knows for certain what the other leaves open: a value tested for one number.
    private func decides(_ a: State, _ b: State) -> Bool {
        for fact in a.facts where fact.interval.low == fact.interval.high {
            let node = values[fact.value]
            if node.kind == .binary, node.operation == .less || node.operation == .equal { continue }
            if b.fact(fact.value)?.interval != fact.interval { return true }
        }
        return false
    }

    func common(_ a: [Fact], _ b: [Fact]) -> [Fact] {
        var result: [Fact] = []
        var j = 0
        for fact in a {
            while j < b.count, b[j].value < fact.value { j += 1 }
            if j < b.count, b[j].value == fact.value {
                let interval = fact.interval.join(b[j].interval)
                let isNonZero = fact.isNonZero && b[j].isNonZero
                let isTested = fact.isTested || b[j].isTested
                if isNonZero || isTested || interval != .all {
                    result.append(Fact(
                        value: fact.value, isNonZero: isNonZero, isTested: isTested, isAssumed: fact.isAssumed || b[j].isAssumed,
                        interval: interval,
                        isBorrowed: fact.isBorrowed || b[j].isBorrowed))
                }
            }
        }
        return result
    }

    /// How much would be lost by joining.
    private func loss(joining a: State, _ b: State) -> Int {
        // What a joined path says is no evidence any more.
        var count = (a.loops == b.loops ? 0 : 1_000) + (a.isJoined ? 0 : 10) + (b.isJoined ? 0 : 10)
        var i = 0
        var j = 0
        while i < a.cells.count, j < b.cells.count {
            let (x, y) = (a.cells[i], b.cells[j])
            if x == y {
                i += 1
                j += 1
            } else if x.region == y.region, x.offset == y.offset {
                count += values[x.value].isOutside == values[y.value].isOutside ? 4 : 40
                i += 1
                j += 1
            } else {
                count += 3
                if (x.region, x.offset) < (y.region, y.offset) { i += 1 } else { j += 1 }
            }
        }
        count += 3 * (a.cells.count - i + b.cells.count - j)
        i = 0
        j = 0
        while i < a.regions.count, j < b.regions.count {
            let (x, y) = (a.regions[i], b.regions[j])
            if x.id == y.id {
                if x != y { count += x.status != y.status || x.nullness != y.nullness || x.family != y.family ? 40 : 2 }
                i += 1
                j += 1
            } else {
                count += 2
                if x.id < y.id { i += 1 } else { j += 1 }
            }
        }
        count += 2 * (a.regions.count - i + b.regions.count - j)
        return count + abs(a.facts.count - b.facts.count)
    }

    func join(_ a: State, _ b: State, at block: Int, _ frame: Frame) -> State {
        var result = a
        result.isJoined = true
        result.skippedLoop = a.skippedLoop || b.skippedLoop
        result.facts = common(a.facts, b.facts)
        result.relations = a.relations.filter(b.relations.contains)
        result.globalEpoch = max(a.globalEpoch, b.globalEpoch)
        var cells: [Cell] = []
        cells.reserveCapacity(max(a.cells.count, b.cells.count))
        var i = 0
        var j = 0
        func open(_ cell: Cell, _ state: State) {
            cells.append(Cell(
                region: cell.region, size: cell.size, offset: cell.offset,
                value: join(cell.value, state, cell.value, state, key: key(cell), origin: .join)))
        }
        func key(_ cell: Cell) -> ValueTable.SymbolKey {
            .init(kind: .join, a: frame.context, b: Int32(block), c: cell.offset, d: cell.region.raw)
        }
        while i < a.cells.count || j < b.cells.count {
            if j == b.cells.count || (i < a.cells.count && (a.cells[i].region, a.cells[i].offset) < (b.cells[j].region, b.cells[j].offset)) {
                open(a.cells[i], a)
                i += 1
            } else if i == a.cells.count || (b.cells[j].region, b.cells[j].offset) < (a.cells[i].region, a.cells[i].offset) {
                if let last = cells.last, last.region == b.cells[j].region, last.offset + Int64(last.size) > b.cells[j].offset {
                    j += 1
                    continue
                }
                open(b.cells[j], b)
                j += 1
            } else {
                let (x, y) = (a.cells[i], b.cells[j])
                if x == y {
                    cells.append(x)
                } else if x.size == y.size {
                    cells.append(Cell(
                        region: x.region, size: x.size, offset: x.offset,
                        value: join(x.value, a, y.value, b, key: key(x), origin: .join)))
                }
                i += 1
                j += 1
            }
        }
        result.cells = cells
        for region in b.regions where !a.index(of: region.id).isPresent { result.set(state(of: region.id, a)) }
        for (index, region) in result.regions.enumerated() {
            let other = state(of: region.id, b)
            if other != region { result.regions[index] = joined(region, other) }
        }
        giveUpUnseen(&result, a, b)
        return result
    }

    /// What a path held before a join and no cell holds behind it may be held by what the join made of the cell.
    func giveUpUnseen(_ state: inout State, _ a: State, _ b: State) {
        for index in state.regions.indices where state.regions[index].family >= 0 && !state.regions[index].isEscaped {
            let id = state.regions[index].id
            if !holds(id, state), holds(id, a) || holds(id, b) { state.regions[index].isEscaped = true }
        }
    }

    private func holds(_ region: RegionID, _ state: State) -> Bool {
        let handle = regions[Int(region.raw)].kind == .handle ? regions[Int(region.raw)].value : Value.none
        return state.cells.contains { cell in
            let node = values[cell.value]
            return node.kind == .pointer ? node.region == region : cell.value == handle
        }
    }

    /// What holds of a region whichever of two it is.
    func joined(_ a: RegionState, _ b: RegionState) -> RegionState {
        var result = a
        if a.status != b.status { result.status = .unclear }
        if a.content != b.content { result.content = a.content == .outside || b.content == .outside ? .outside : .unknown }
        if a.nullness != b.nullness {
            result.nullness = a.nullness == .nonNull && b.nullness == .nonNull ? .nonNull : .untested
        }
        if a.family != b.family { result.family = -1 }
        result.isNullByCallee = a.isNullByCallee || b.isNullByCallee
        result.isEscaped = a.isEscaped || b.isEscaped
        result.isMany = a.isMany || b.isMany
        result.testDepth = max(a.testDepth, b.testDepth)
        result.isUsedUntested = a.isUsedUntested && b.isUsedUntested
        if a.epoch != b.epoch { result.epoch = max(a.epoch, b.epoch) + 1 }
        if a.size != b.size { result.size = .none }
        result.solid = min(a.solid, b.solid)
        result.zeroAt = max(a.zeroAt, b.zeroAt)
        result.untouched = max(a.untouched, b.untouched)
        if a.length != b.length { result.length = .none }
        result.outside = a.outside.lowerBound < a.outside.upperBound ? b.outside.isEmpty ? a.outside
            : min(a.outside.lowerBound, b.outside.lowerBound)..<max(a.outside.upperBound, b.outside.upperBound) : b.outside
        if a.made != b.made { result.made = min(a.made, b.made) }
        if a.released != b.released { result.released = max(a.released, b.released) }
        return result
    }

    /// One value for two: a pointer into the same object, or a symbol whose range covers both.
    func join(
        _ a: Value, _ stateA: State, _ b: Value, _ stateB: State, key: ValueTable.SymbolKey, origin: Origin,
        thresholds: [Int128]? = nil
    ) -> Value {
        let (first, second) = (values[a], values[b])
        if first.kind == .constant, second.kind == .constant, first.range == second.range { return first.isDoubtful ? a : b }
        let isPointer = first.kind == .pointer || second.kind == .pointer
        if first.kind == .pointer, second.kind == .pointer, first.region == second.region, a != b {
            let offset = join(first.right, stateA, second.right, stateB, key: key, origin: origin, thresholds: thresholds)
            return values.pointer(first.region, offset)
        }
        var range = Interval(-(1 << 63), 1 << 64)
        if !isPointer, first.kind != .floating, second.kind != .floating {
            let (x, y) = (values.interval(a, stateA), values.interval(b, stateB))
            range = thresholds.map { x.widened(by: y, thresholds: $0) } ?? x.join(y)
        }
        // The same place is joined again with other values: the symbol keeps what it was made with, so it has to differ.
        var key = key
        key.c ^= Int64(truncatingIfNeeded: range.low &* 31 ^ range.high) &* 0x100_0000
        let symbol = values.symbol(key, range: isPointer ? Interval(0, Interval.infinity) : range) {
            SymbolInfo(origin: origin, isFree: false)
        }
        if first.isOutside || second.isOutside { values.markOutside(symbol) }
        return isPointer ? values.pointer(pointee(of: symbol), .zero) : symbol
    }
}
