import CModel

/// Where paths meet: equal ones become one, and above a limit the two most alike are joined. A join only ever loses evidence.
extension Interpreter {
    /// Brings the paths at the start of a block down to a number.
    func reduce(_ states: inout [State], to limit: Int, at block: Int, _ frame: Frame) {
        guard states.count > 1 else { return }
        states = distinct(states)
        guard states.count > limit else { return }
        var isChanged = false
        for index in states.indices where forgetUnheld(&states[index]) { isChanged = true }
        if isChanged { states = distinct(states) }
        if states.count > limit { states = joinMostAlike(states, to: limit, at: block, frame) }
    }

    /// Takes one path after the other, and joins the two most alike whenever there are more than the limit.
    private func joinMostAlike(_ states: [State], to limit: Int, at block: Int, _ frame: Frame) -> [State] {
        var kept = Array(states[...limit])
        var pairs = PathPairs(count: kept.count, evidence: kept.map(\.evidence))
        var order = Array(kept.indices)
        for next in (limit + 1)...states.count {
            let best = kept.withUnsafeBufferPointer { kept in
                pairs.cheapest(of: order) { first, second, most in
                    guard let start = kept.baseAddress else { return 0 }
                    return loss(joining: start + first, start + second, result: block < 0 ? frame.registerRegion : .none, upTo: most)
                }
            }
            let (joined, free) = (order[best.first], order[best.second])
            kept[joined] = join(kept[joined], kept[free], at: block, frame)
            pairs.replace(joined, evidence: 0)
            order.remove(at: best.second)
            if next == states.count { break }
            kept[free] = states[next]
            pairs.replace(free, evidence: states[next].evidence)
            order.append(free)
        }
        return order.map { kept[$0] }
    }

    /// The paths of which none differs from another in nothing that matters.
    private func distinct(_ states: [State]) -> [State] {
        var kept: [State] = []
        for state in states where !kept.indices.contains(where: { absorb(state, into: &kept[$0]) }) { kept.append(state) }
        return kept
    }

    /// The paths that returned, with what they returned in a cell of its own so that joining sees it. What the function's variables
    /// held keeps nothing apart any more, unless it is what is returned.
    func reduceExits(_ frame: Frame) {
        guard frame.exits.count > 1 else { return }
        var states = frame.exits.map { state, value in
            var state = state
            state.loops = []
            let returned = localPointedTo(by: value, frame)
            state.cells.removeAll { $0.region == frame.registerRegion || $0.region != returned && isLocal($0.region, frame) }
            if !value.isNone { state.write(frame.registerRegion, 0, 1, value) }
            return state
        }
        reduce(&states, to: frame.depth == 0 ? Limits.paths(depth: 0, after: steps) : Limits.outcomes, at: -1, frame)
        frame.exits = states.map { state in
            let place = state.position(frame.registerRegion, 0)
            let hasValue = place < state.cells.count && state.cells[place].region == frame.registerRegion
            return (state, hasValue ? state.cells[place].value : .none)
        }
    }

    /// Takes a path into another one that differs from it in nothing that matters: not in what memory holds, only in ranges, in whether
    /// a pointer is known not to be null, and in how often unknown memory was written.
    private func absorb(_ other: State, into state: inout State) -> Bool {
        guard state.cells == other.cells, state.loops.isAlike(other.loops) else { return false }
        let knowsTheSame = state.facts == other.facts && state.relations == other.relations
        guard knowsTheSame || !decides(state, other) && !decides(other, state), let knowledge = difference(state, other) else { return false }
        let isSame = knowsTheSame && knowledge == Knowledge()
        state.loops.keepAsked(in: other.loops)
        if state.regions != other.regions { state.regions = joinedRegions(state, other) }
        state.globalEpoch = max(state.globalEpoch, other.globalEpoch)
        if isSame {
            state.skippedWork = state.skippedWork && other.skippedWork
            return true
        }
        state.facts = common(state.facts, other.facts)
        state.relations = state.relations.filter(other.relations.contains)
        state.skippedWork = state.skippedWork || other.skippedWork
        state.trail = meet(state.trail, other.trail)
        return true
    }

    /// Which of two paths knows of a pointer that it is not null where the other does not.
    struct Knowledge: Equatable {
        var isFirst = false
        var isSecond = false
    }

    /// What two paths differ in, of all regions, beyond names: of what stands in unknown memory, and of the steps that made an object, or
    /// released it. Nil where it matters.
    func difference(_ a: State, _ b: State) -> Knowledge? {
        var result = Knowledge()
        let isHarmless = compareRegions(a, b, same: { _ in }) { x, y in
            var x = x
            x.epoch = y.epoch
            x.made = y.made
            x.released = y.released
            if x.nullness == .nonNull && y.nullness == .untested || x.nullness == .untested && y.nullness == .nonNull {
                if x.nullness == .nonNull { result.isFirst = true } else { result.isSecond = true }
                x.nullness = y.nullness
                x.testDepth = y.testDepth
                x.isNullByCallee = y.isNullByCallee
            }
            if regions[Int(x.id.raw)].kind == .pointee { x.isEscaped = y.isEscaped }
            return x == y
        }
        return isHarmless ? result : nil
    }

    /// Goes through all regions that either path knows of: those of which both know the same, and what each knows of the others, until
    /// that is told to end it. False where it was.
    @inline(__always)
    private func compareRegions(
        _ a: State, _ b: State, same: (RegionStates.Entry) -> Void, differing: (RegionState, RegionState) -> Bool
    ) -> Bool {
        let (first, second) = (a.regions.entries, b.regions.entries)
        var (i, j) = (0, 0)
        while i < first.count || j < second.count {
            if i < first.count, j < second.count, first[i] == second[j] {
                same(first[i])
                i += 1
                j += 1
                continue
            }
            let isFirst = j == second.count || i < first.count && first[i].id <= second[j].id
            let isSecond = i == first.count || j < second.count && second[j].id <= first[i].id
            let x = isFirst ? a.regions[i] : initialState(of: second[j].id, a)
            let y = isSecond ? b.regions[j] : initialState(of: first[i].id, b)
            guard differing(x, y) else { return false }
            if isFirst { i += 1 }
            if isSecond { j += 1 }
        }
        return true
    }

    /// The last step that two paths share: what either of them went through behind it does not tell how both came here.
    private func commonStep(_ a: Int32, _ b: Int32) -> Int32 {
        var (first, second) = (a, b)
        while first != second {
            if first > second { first = trail[Int(first)].parent } else { second = trail[Int(second)].parent }
        }
        return first
    }

    /// What two paths share, and that they have met again.
    private func meet(_ a: Int32, _ b: Int32) -> Int32 {
        let shared = commonStep(a, b)
        if shared == a, shared == b { return shared }
        if shared >= 0, trail[Int(shared)].kind == .met { return shared }
        trail.append(TrailStep(parent: shared, kind: .met, depth: 0, function: frames[0].id, code: 0))
        return Int32(trail.count - 1)
    }

    /// What two paths share, and that the function has returned.
    func commonReturn(_ a: Int32, _ b: Int32) -> Int32 {
        let shared = commonStep(a, b)
        var last = a
        while last != shared, trail[Int(last)].kind != .returned { last = trail[Int(last)].parent }
        guard last != shared else { return shared }
        var step = trail[Int(last)]
        step.parent = shared
        trail.append(step)
        return Int32(trail.count - 1)
    }

    /// Whether a path that was followed stands for another one, too: it knows nothing that the other does not know.
    func covers(_ followed: State, _ state: State) -> Bool {
        guard followed.cells == state.cells, followed.loops.count == state.loops.count,
              zip(followed.loops, state.loops).allSatisfy({ $0.isAtSamePoint(as: $1) }),
              !followed.isJoined || state.isJoined, !followed.skippedWork || state.skippedWork,
              let knowledge = difference(followed, state), !knowledge.isFirst else { return false }
        return followed.relations.allSatisfy(state.relations.contains) && followed.facts.allSatisfy { fact in
            guard let other = state.fact(fact.value) else { return false }
            return fact.interval.contains(other.interval) && (!fact.isNonZero || other.isNonZero)
        }
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

    /// How much would be lost by joining, or more than `most` where it is more. By address, as a copy of a path costs as much as the
    /// comparison. In `result` stands what a function returns: its caller tells errors by it.
    private func loss(joining a: UnsafePointer<State>, _ b: UnsafePointer<State>, result: RegionID, upTo most: Int) -> Int {
        var count = abs(a.pointee.facts.count - b.pointee.facts.count)
        let least = count + 3 * abs(a.pointee.cells.count - b.pointee.cells.count) + 2 * abs(a.pointee.regions.count - b.pointee.regions.count)
        if least > most { return least }
        if !a.pointee.loops.isAlike(b.pointee.loops) { count += 1_000 }
        count += sortedDifferences(
            a.pointee.cells, b.pointee.cells, missing: 3, upTo: most - count, order: { ($0.region, $0.offset) < ($1.region, $1.offset) }
        ) { x, y in
            if x.value == y.value, x.size == y.size { return 0 }
            return x.region != result && values[x.value].isOutside == values[y.value].isOutside ? 4 : 40
        }
        return count + RegionStates.differences(a.pointee.regions, b.pointee.regions, missing: 2, upTo: most - count) { x, y in
            x.status != y.status || x.nullness != y.nullness || x.family != y.family ? 40 : 2
        }
    }

    func join(_ a: State, _ b: State, at block: Int, _ frame: Frame) -> State {
        var result = a
        result.isJoined = true
        result.loops.keepAsked(in: b.loops)
        result.skippedWork = a.skippedWork || b.skippedWork
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
        result.regions = joinedRegions(a, b)
        giveUpUnseen(&result, a, b)
        return result
    }

    private func joinedRegions(_ a: State, _ b: State) -> RegionStates {
        var result = RegionStates(regionTable)
        result.reserveCapacity(max(a.regions.count, b.regions.count))
        _ = compareRegions(a, b, same: { result.append($0) }) { x, y in
            result.append(x == y ? x : joined(x, y))
            return true
        }
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

    /// What holds of a region whichever of two it is. The steps that made and released it are those of the first, whose trail stays.
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
        if a.filled != b.filled { result.filled = .none }
        result.outside = a.outside.lowerBound < a.outside.upperBound ? b.outside.isEmpty ? a.outside
            : min(a.outside.lowerBound, b.outside.lowerBound)..<max(a.outside.upperBound, b.outside.upperBound) : b.outside
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

extension State {
    fileprivate static let evidenceOfOne = 10

    /// What is lost when it is joined, whatever with: what a joined path says is no evidence any more.
    fileprivate var evidence: Int { isJoined ? 0 : Self.evidenceOfOne }
}

/// Of each two paths how much is lost by joining them, found out as far as it is asked for.
private struct PathPairs {
    private let count: Int
    private var evidence: [Int]
    /// What the two differ in; where that is not known but for a number that it is not below, the complement of that number.
    private var losses: [Int]

    init(count: Int, evidence: [Int]) {
        self.count = count
        self.evidence = evidence
        losses = [Int](repeating: ~0, count: count * count)
    }

    /// Another path stands in the place of one.
    mutating func replace(_ path: Int, evidence: Int) {
        self.evidence[path] = evidence
        for other in 0..<count {
            losses[path * count + other] = ~0
            losses[other * count + path] = ~0
        }
    }

    /// The two of which the least is lost, the first of them in order; `loss` may stop above its last argument.
    mutating func cheapest(of order: [Int], _ loss: (Int, Int, Int) -> Int) -> (first: Int, second: Int) {
        var best = (first: 0, second: 1, loss: Int.max)
        let count = count
        losses.withUnsafeMutableBufferPointer { losses in
            evidence.withUnsafeBufferPointer { evidence in
                order.withUnsafeBufferPointer { order in
                    // What is known, and then what holds least evidence: it leaves little to find out of the others.
                    for sum in [-1, 0, State.evidenceOfOne, 2 * State.evidenceOfOne] where sum <= best.loss {
                        for second in 1..<order.count {
                            let (row, own) = (order[second] * count, evidence[order[second]])
                            for first in 0..<second {
                                let known = losses[row + order[first]]
                                let both = own + evidence[order[first]]
                                guard sum == (known < 0 ? both : -1) else { continue }
                                // Of two that are alike the one that comes first.
                                let limit = best.loss - both - ((second, first) < (best.second, best.first) ? 0 : 1)
                                guard (known < 0 ? ~known : known) <= limit else { continue }
                                let found = known < 0 ? loss(order[first], order[second], limit) : known
                                losses[row + order[first]] = found <= limit ? found : ~found
                                if found <= limit { best = (first, second, found + both) }
                            }
                        }
                    }
                }
            }
        }
        return (best.first, best.second)
    }
}
