import CModel

/// The edges between blocks: the turns of loops, and what is made of a loop that is not followed to its end.
extension Interpreter {
    /// Whether an edge leaves the innermost loop around its block.
    package func leaves(_ block: Int, to target: Int, _ frame: Frame) -> Bool {
        let loop = frame.function.blocks[block].loop
        return loop >= 0 && frame.function.loops[Int(loop)].blocks.binarySearch(target) == nil
    }

    /// Puts a path at the start of a block; false where it need not be followed.
    func enter(_ block: Int, from: Int, _ state: consuming State, _ frame: Frame) -> Bool {
        noteLeft(from, to: block, frame)
        if !state.loops.isEmpty {
            state.loops.removeAll { frame.function.loops[Int($0.loop)].blocks.binarySearch(block) == nil }
        }
        forgetDead(at: block, frame, &state)
        let loop = frame.function.blocks[block].loop
        if loop >= 0, frame.function.loops[Int(loop)].head == block {
            let isBack = frame.function.loops[Int(loop)].blocks.binarySearch(from) != nil
            if isBack { forgetReleases(&state) }
            if isBack, let last = state.loops.lastIndex(where: { $0.loop == loop }) {
                guard turn(last, loop: Int(loop), &state, frame) else { return false }
                if state.loops[last].isWidened {
                    if frame.followed[Int(loop)].contains(where: { covers($0, state) }) { return false }
                    frame.followed[Int(loop)].append(copy state)
                }
            } else {
                frame.isEntered[Int(loop)] = true
                frame.snapshots.append(copy state)
                state.loops.append(LoopMark(loop: loop, turns: 0, snapshot: Int32(frame.snapshots.count - 1)))
            }
        }
        frame.pending[block].append(consume state)
        return true
    }

    /// A pointer that is read from memory again may have been set to another object.
    private func forgetReleases(_ state: inout State) {
        for index in state.regions.indices where state.regions[index].status == .freed {
            let pointer = regions[Int(state.regions[index].id.raw)].value
            if !pointer.isNone, values.symbol(pointer)?.origin == .memory { state.regions[index].status = .unclear }
        }
    }

    /// A path goes from a block to another, or ends in it: it leaves the loops around the one and not the other.
    func noteLeft(_ block: Int, to target: Int?, _ frame: Frame) {
        var loop = Int(frame.function.blocks[block].loop)
        while loop >= 0 {
            let code = frame.function.loops[loop]
            if let target, code.blocks.binarySearch(target) != nil { return }
            frame.isLeft[loop] = true
            loop = Int(code.parent)
        }
    }

    /// Tells of the loops that no path left, though a condition on the function's own variables should end them.
    func tellEndlessLoops(_ frame: Frame) {
        for loop in frame.function.loops.indices where frame.isEntered[loop] && !frame.isLeft[loop] {
            let conditions = frame.facts.exitingBlocks[loop]
            guard !conditions.isEmpty, conditions.allSatisfy({ isOfLocals($0, frame.function) }) else { continue }
            let code = frame.function.blocks[conditions[0]]
            for check in checks.endlessLoop { check.neverEnds(at: view(frame, code.range, code.file), self) }
        }
    }

    /// Whether a block ends in a condition on variables that nothing but the function changes.
    private func isOfLocals(_ block: Int, _ function: FlowFunction) -> Bool {
        guard case .branch(let register, _, _) = function.blocks[block].terminator, !register.isNone else { return false }
        var open = [register]
        var isVariable = false
        while let next = open.popLast() {
            let instruction = function[next]
            switch instruction.opcode {
            case .constant, .floatConstant: break
            case .cast, .unary, .binary: open += [instruction.a, instruction.b].filter { !$0.isNone }
            case .load where !instruction.flags.contains(.isVolatile) && !instruction.a.isNone && function[instruction.a].opcode == .addressOfLocal:
                isVariable = true
            default: return false
            }
        }
        return isVariable
    }

    /// The path comes back to the head of a loop; false where it has nothing new to teach.
    private func turn(_ mark: Int, loop: Int, _ state: inout State, _ frame: Frame) -> Bool {
        let old = frame.snapshots[Int(state.loops[mark].snapshot)]
        let asked = state.loops[mark].asked
        state.loops[mark].asked = []
        state.loops[mark].isCounted = state.loops[mark].isCounted && state.loops[mark].hasPassedExit
        state.loops[mark].hasPassedExit = false
        state.loops[mark].turns += 1
        let turns = Int(state.loops[mark].turns)
        if !state.loops[mark].isWidened {
            let limit: Int
            if turns == 1, let left = turnsLeft(loop, old, state, frame) {
                limit = left <= Limits.countedTurns ? Limits.countedTurns : 1
            } else {
                limit = state.loops[mark].isDecided && turns > 1 ? Limits.countedTurns : Limits.turns
            }
            if turns < limit || (state.loops[mark].isDecided && limit == Limits.countedTurns && turns <= limit) {
                frame.snapshots.append(state)
                state.loops[mark].snapshot = Int32(frame.snapshots.count - 1)
                return true
            }
            // Wide from here on; the turns count the widenings.
            let isCounted = state.loops[mark].isCounted || state.loops[mark].isDecided && frame.facts.hasCounter[loop]
            state.loops[mark].turns = 0
            state.loops[mark].isWidened = true
            let before = state
            _ = widen(old, &state, loop: loop, isFirst: true, isCounted: isCounted, frame)
            assumeTurn(asked, before: before, &state, frame)
        } else {
            guard turns <= Limits.widenings else {
                // What further turns would bring is not known.
                frame.isLeft[loop] = true
                return false
            }
            guard widen(old, &state, loop: loop, isFirst: false, isCounted: false, frame) else { return false }
        }
        frame.snapshots.append(state)
        state.loops[mark].snapshot = Int32(frame.snapshots.count - 1)
        return true
    }

    /// How many turns are left in a loop whose condition compares a counter that steps evenly with a constant.
    private func turnsLeft(_ loop: Int, _ old: State, _ new: State, _ frame: Frame) -> Int? {
        for block in frame.facts.exitingBlocks[loop] {
            guard case .branch(let register, _, _) = frame.function.blocks[block].terminator, register.raw >= 0 else { continue }
            let condition = frame.function[register]
            guard condition.opcode == .binary else { continue }
            for (counter, limit) in [(condition.a, condition.b), (condition.b, condition.a)] {
                guard let now = variable(counter, new, frame), let before = variable(counter, old, frame), now != before,
                      let end = variable(limit, new, frame), end == variable(limit, old, frame) else { continue }
                let left = (end - now) / (now - before)
                return left >= 0 && left < 1 << 20 ? Int(left) : nil
            }
        }
        return nil
    }

    /// The constant that a register of a condition stands for: a constant, or a variable that holds one.
    private func variable(_ register: Register, _ state: State, _ frame: Frame) -> Int128? {
        var register = register
        for _ in 0..<4 where register.raw >= 0 {
            let instruction = frame.function[register]
            switch instruction.opcode {
            case .constant: return Int128(instruction.immediate)
            case .cast: register = instruction.a
            case .load:
                guard instruction.a.raw >= 0, frame.function[instruction.a].opcode == .addressOfLocal else { return nil }
                let region = localRegion(Int(frame.function[instruction.a].immediate), frame)
                let place = state.position(region, 0)
                guard place < state.cells.count, state.cells[place].region == region else { return nil }
                return values.interval(state.cells[place].value, state).constant
            default: return nil
            }
        }
        return nil
    }

    /// Makes `state` stand for all later turns, given what it was one turn before; false where it stands for them already.
    private func widen(_ old: State, _ state: inout State, loop: Int, isFirst: Bool, isCounted: Bool, _ frame: Frame) -> Bool {
        let now = state
        let turns = isFirst ? freshTurns(loop, now, isFree: isCounted, frame) : .none
        var isChanged = false
        state.facts = common(old.facts, now.facts)
        state.relations = now.relations.filter(old.relations.contains)
        if !turns.isNone {
            state.facts.removeAll { $0.value == turns }
            state.relations.removeAll { $0.left == turns || $0.right == turns }
        }
        var cells: [Cell] = []
        cells.reserveCapacity(now.cells.count)
        var j = 0
        for var cell in now.cells {
            cell.value = unconverted(cell.value, now)
            while j < old.cells.count, precedes(old.cells[j], cell) { j += 1 }
            let before = j < old.cells.count && old.cells[j].region == cell.region && old.cells[j].offset == cell.offset
                && old.cells[j].size == cell.size ? old.cells[j].value : Value.none
            if before == cell.value {
                cells.append(cell)
                continue
            }
            if !before.isNone, isCovered(before, cell.value, old, now) {
                cells.append(Cell(region: cell.region, size: cell.size, offset: cell.offset, value: before))
                continue
            }
            isChanged = true
            let value = before.isNone
                ? merged(cell.value, cell.value, cell, now, now, loop: loop, frame)
                : stepping(before, cell.value, cell, turns: turns, isFree: isCounted, loop: loop, frame, &state)
                    ?? merged(before, cell.value, cell, old, now, loop: loop, frame)
            cells.append(Cell(region: cell.region, size: cell.size, offset: cell.offset, value: value))
        }
        state.cells = cells
        for (index, region) in now.regions.enumerated() {
            let before = self.state(of: region.id, old)
            // Of an array that the loop fills, its later turns fill more.
            if isFirst, region.content == .uninitialized, old.cells(of: region.id).count != now.cells(of: region.id).count {
                state.regions[index].content = .unknown
            }
            if before == region { continue }
            let isFilled = state.regions[index].content != region.content
            state.regions[index] = joined(region, before)
            if isFilled { state.regions[index].content = .unknown }
            // That unknown bytes were written once more teaches nothing.
            var settled = state.regions[index]
            settled.epoch = before.epoch
            if settled != before { isChanged = true }
        }
        giveUpUnseen(&state, now, now)
        return isChanged
    }

    /// The number of turns from here on; none where an earlier round of the same loop has left it behind in some cell.
    private func freshTurns(_ loop: Int, _ state: State, isFree: Bool, _ frame: Frame) -> Value {
        let turns = values.symbol(
            .init(kind: .cell, a: frame.currentContext, b: Int32(loop), c: -1, d: isFree ? -2 : -1), range: Interval(0, 1 << 64)
        ) {
            SymbolInfo(origin: .loop, isFree: isFree, step: 1, start: .zero)
        }
        let isHeld = state.cells.contains { cell in
            let node = values[cell.value]
            return values.parts(node.kind == .pointer ? node.right : cell.value)?.base == turns
        }
        return isHeld ? .none : turns
    }

    /// What the last turn asked of counters holds of what widening made of them, one turn back.
    private func assumeTurn(_ asked: [AskedCondition], before: State, _ state: inout State, _ frame: Frame) {
        for condition in asked {
            let sides = frame.facts.stepSides[Int(condition.block)]
            guard case .branch(let register, _, _) = frame.function.blocks[Int(condition.block)].terminator,
                  let outlasting = frame.facts.outlasting[Int(condition.block)].first(where: { $0.holds == condition.holds }),
                  sides.allSatisfy({ outlasts(outlasting, $0, state, frame) }),
                  let left = widened(sides[0], condition.left, before, state, frame) else { continue }
            let value: Value
            if condition.right.isNone {
                value = not(equal(left, .zero))
            } else {
                guard let right = widened(sides[1], condition.right, before, state, frame) else { continue }
                switch frame.function[register].operation {
                case .less: value = less(left, right)
                case .greater: value = less(right, left)
                case .lessEqual: value = not(less(right, left))
                case .greaterEqual: value = not(less(left, right))
                case .equal: value = equal(left, right)
                case .notEqual: value = not(equal(left, right))
                default: continue
                }
            }
            var bounded = state
            guard assume(value, condition.holds, &bounded) else { continue }
            settleCounter(value, condition.holds, isExit: false, &bounded)
            state = bounded
        }
    }

    /// Whether a condition is the same whenever a variable goes the way that this path's turns go.
    private func outlasts(_ condition: FunctionFacts.Outlasting, _ side: FunctionFacts.StepSide, _ state: State, _ frame: Frame) -> Bool {
        if condition.isUp, condition.isDown { return true }
        guard let variable = side.variable else { return true }
        guard let now = state.cells(of: localRegion(variable, frame)).first?.value,
              let parts = values.parts(values[now].kind == .pointer ? values[now].right : now), !parts.base.isNone else { return false }
        let step = turnsTaken(from: parts.base).map { -$0 } ?? values.symbol(parts.base)?.step ?? 0
        let (rate, overflow) = parts.scale.multipliedReportingOverflow(by: step)
        return !overflow && (rate > 0 ? condition.isUp : rate < 0 && condition.isDown)
    }

    /// What a side of a condition was in the last turn, in terms of what its variable is now that it stands for all turns; nil where the
    /// two do not differ by a number.
    private func widened(_ side: FunctionFacts.StepSide, _ asked: Value, _ before: State, _ state: State, _ frame: Frame) -> Value? {
        guard !asked.isNone else { return nil }
        guard let variable = side.variable else { return asked }
        let region = localRegion(variable, frame)
        guard let was = before.cells(of: region).first?.value, let now = state.cells(of: region).first?.value,
              values[was].kind != .pointer, values[asked].kind != .pointer,
              let distance = values.parts(values.subtract(unconverted(asked, before), unconverted(was, before))), distance.base.isNone else { return nil }
        return values.linear(now, scale: 1, addend: distance.addend)
    }

    private func precedes(_ a: Cell, _ b: Cell) -> Bool {
        a.region != b.region ? a.region < b.region : a.offset < b.offset
    }

    /// Whether a widened value stands for what one more turn made of it.
    private func isCovered(_ before: Value, _ now: Value, _ old: State, _ new: State) -> Bool {
        let (a, b) = (values[before], values[now])
        if a.kind == .pointer, b.kind == .pointer, a.region == b.region { return isCovered(a.right, b.right, old, new) }
        if let first = values.parts(before), let second = values.parts(now), !first.base.isNone, first.base == second.base,
           first.scale == second.scale, let symbol = values.symbol(first.base), symbol.origin == .loop, symbol.step != 0 {
            return second.addend - first.addend == first.scale * symbol.step
        }
        if let first = values.parts(before), let second = values.parts(now), !first.base.isNone, first.base == second.base,
           first.scale == 1, second.scale == 1, let turns = turnsTaken(from: first.base) {
            return second.addend - first.addend == -turns
        }
        guard let symbol = values.symbol(before), symbol.origin == .loop else { return false }
        return symbol.step == 0 && a.range.contains(values.interval(now, new)) && (a.isOutside || !b.isOutside)
    }

    /// What was converted, where the path has found out since that the conversion changed nothing.
    func unconverted(_ value: Value, _ state: State) -> Value {
        var value = value
        while case let node = values[value], node.kind == .converted,
              Interval.values(bits: Int32(node.x), isSigned: node.y == 1).contains(values.interval(node.left, state)) { value = node.left }
        return value
    }

    /// Of a number less the turns of a loop, by how much it falls each turn.
    func turnsTaken(from value: Value) -> Int64? {
        let node = values[value]
        guard node.kind == .binary, node.operation == .subtract, let turns = values.parts(node.right), !turns.base.isNone,
              let symbol = values.symbol(turns.base), symbol.origin == .loop, symbol.step != 0 else { return nil }
        return turns.scale * symbol.step
    }

    /// A counter: what changes by the same amount each turn.
    private func stepping(
        _ before: Value, _ now: Value, _ cell: Cell, turns: Value, isFree: Bool, loop: Int, _ frame: Frame, _ state: inout State
    ) -> Value? {
        let before = unconverted(before, state)
        let (a, b) = (values[before], values[now])
        guard let local = frame.localRegions.firstIndex(of: cell.region), frame.facts.steps[loop].contains(local) else { return nil }
        if a.kind == .pointer, b.kind == .pointer, a.region == b.region {
            return stepping(a.right, b.right, cell, turns: turns, isFree: isFree, loop: loop, frame, &state)
                .map { values.pointer(a.region, $0, part: a.x >= 0 ? (a.x, a.y) : nil) }
        }
        guard a.kind != .pointer, b.kind != .pointer, let step = values.parts(values.subtract(now, before)),
              step.base.isNone, step.addend != 0 else { return nil }
        // What starts from a number is that number and so many turns of the loop: one end bounds them all.
        if let first = values.parts(now), first.base.isNone {
            if turns.isNone { return nil }
            return values.linear(turns, scale: step.addend, addend: first.addend)
        }
        if values.parts(now).map({ values.symbol($0.base)?.origin == .loop }) == true { return nil }
        // So does what falls from a number that is not known: it bounds what rises beside it.
        if step.addend < 0, !turns.isNone { return values.add(now, values.linear(turns, scale: step.addend, addend: 0)) }
        let start = values.interval(now, state)
        let key = ValueTable.SymbolKey(kind: .cell, a: frame.currentContext, b: Int32(loop), c: cell.offset, d: cell.region.raw)
        let type = Interval(-(1 << 63), 1 << 64)
        let counter = values.symbol(
            key, range: step.addend > 0 ? Interval(start.low, type.high) : Interval(type.low, start.high)
        ) { SymbolInfo(origin: .loop, isFree: isFree, step: step.addend, start: now) }
        if start.constant == nil, values[now].kind != .constant {
            if let (x, y, shift) = comparable(now, counter) {
                step.addend > 0 ? state.relate(x, y, distance: -shift) : state.relate(y, x, distance: shift)
            }
        }
        return counter
    }

    /// One value for two, of a loop's turns.
    private func merged(_ a: Value, _ b: Value, _ cell: Cell, _ old: State, _ new: State, loop: Int, _ frame: Frame) -> Value {
        join(a, old, b, new,
            key: .init(kind: .join, a: frame.currentContext, b: Int32(-1 - loop), c: cell.offset, d: cell.region.raw),
            origin: .loop, thresholds: frame.facts.thresholds)
    }
}
