import CModel

extension Interpreter {
    /// Follows all paths from the entry; those that return stand in `frame.exits`.
    func run(_ frame: Frame, from state: State) {
        frame.pending[0] = [state]
        var next = 0
        while next < frame.pending.count {
            if frame.pending[next].isEmpty {
                next += 1
                continue
            }
            let block = next
            var waiting = frame.pending[block]
            frame.pending[block] = []
            reduce(&waiting, to: Limits.paths(depth: frame.depth, after: steps), at: block, frame)
            for state in waiting {
                if steps > Limits.steps {
                    isExhausted = true
                    return
                }
                var lowest = Int.max
                execute(block, state, frame, &lowest)
                next = min(next, lowest)
            }
        }
        reduceExits(frame)
    }

    /// Runs one block on one path, and hands the results to the blocks behind it.
    private func execute(_ block: Int, _ state: consuming State, _ frame: Frame, _ lowest: inout Int) {
        let instructions = frame.function.blocks[block].instructions
        // A call may return in several ways: each of them goes on behind it, with its own result. The last one to come is
        // followed first, so the results of earlier instructions are those of the path that runs.
        var others: [(state: State, next: Int, result: Value)] = []
        var state = state
        var next = instructions.lowerBound
        var result = Value.none
        while true {
            var index = next
            frame.currentBlock = instructions
            frame.currentContext = context(of: state, frame)
            if index > instructions.lowerBound { keep(result, at: index - 1, &state, frame) }
            follow: while index < instructions.upperBound {
                steps += 1
                switch step(index, &state, frame) {
                case .next(let value):
                    keep(value, at: index, &state, frame)
                case .dead:
                    noteLeft(block, to: nil, frame)
                    break follow
                case .split(let outcomes):
                    for (outcome, value) in outcomes.reversed() { others.append((outcome, index + 1, value)) }
                    break follow
                }
                index += 1
            }
            if index == instructions.upperBound { finish(block, consume state, frame, &lowest) }
            guard steps <= Limits.steps, let other = others.popLast() else { return }
            (state, next, result) = other
        }
    }

    private func keep(_ value: Value, at index: Int, _ state: inout State, _ frame: Frame) {
        frame.registers[index] = value
        if frame.facts.isShared[index], !value.isNone { state.write(frame.registerRegion, Int64(index), 1, value) }
    }

    /// The context of the path in a frame: with the turns of the loops around it.
    private func context(of state: State, _ frame: Frame) -> Int32 {
        var context = frame.context
        for mark in state.loops {
            context = intern(CallContext(
                parent: context, function: frame.id, instruction: -1 - mark.loop, turns: mark.isWidened ? -1 : mark.turns))
        }
        return context
    }

    private func finish(_ block: Int, _ state: consuming State, _ frame: Frame, _ lowest: inout Int) {
        let code = frame.function.blocks[block]
        func go(_ target: Int, _ state: consuming State) {
            if enter(target, from: block, consume state, frame) { lowest = min(lowest, target) }
        }
        switch code.terminator {
        case .jump(let target):
            go(target, state)
        case .branch(let register, let then, let otherwise):
            branch(block, value(register, state, frame), then: then, otherwise: otherwise, state, frame, go)
        case .switch(let register, let cases, let otherwise):
            select(block, value(register, state, frame), cases, otherwise: otherwise, state, frame, go)
        case .return(let register):
            let value = register.map { self.value($0, state, frame) } ?? .none
            for check in checks.return { check.returns(value, at: view(state, frame, code.range, code.file), self) }
            var exit = state
            note(.returned, at: -1 - block, frame, &exit, value: value)
            frame.exits.append((exit, value))
            noteLeft(block, to: nil, frame)
        case .indirect(_, let targets):
            for target in targets { go(target, copy state) }
        case .unreachable:
            noteLeft(block, to: nil, frame)
        }
    }

    private func branch(
        _ block: Int, _ condition: Value, then: Int, otherwise: Int, _ state: State, _ frame: Frame, _ go: (Int, consuming State) -> Void
    ) {
        let code = frame.function.blocks[block]
        if leaves(block, to: then, frame) || leaves(block, to: otherwise, frame), !condition.isNone {
            let stays = leaves(block, to: then, frame) ? not(condition) : condition
            for check in checks.loop { check.loops(while: stays, at: view(state, frame, code.range, code.file), self) }
        }
        if frame.depth == 0 { noteLateTest(condition, block, state, frame) }
        switch truth(condition, state) {
        case let holds?:
            var state = state
            if let tested = testedPointer(condition), self.state(of: values[tested].region, state).isNullByCallee { frame.leansOnBorrowed = true }
            noteTest(of: condition, frame, &state)
            if leansOnBorrowed(condition, state) {
                frame.leansOnBorrowed = true
                // How often a loop turns is no evidence then.
                if leaves(block, to: then, frame) || leaves(block, to: otherwise, frame) { state.isJoined = true }
            }
            qualify(block, to: holds ? then : otherwise, frame, &state)
            notePassed(block, then, otherwise, isCounted: frame.facts.isSteady[block], frame, &state)
            noteAsked(block, holds, frame, &state)
            go(holds ? then : otherwise, consume state)
        case nil:
            if then == otherwise { return go(then, state) }
            var undecided = state
            for index in undecided.loops.indices { undecided.loops[index].isDecided = false }
            let isCounted = frame.facts.isSteady[block] && isUpToSender(condition, state, frame)
            notePassed(block, then, otherwise, isCounted: isCounted, frame, &undecided)
            for (target, holds) in [(then, true), (otherwise, false)] {
                var path = undecided
                guard assume(condition, holds, &path) else { continue }
                qualify(block, to: target, frame, &path)
                noteAsked(block, holds, frame, &path)
                if frame.facts.asksOfChanged[block], let mark = path.loops.last, mark.turns == 0, !mark.isWidened {
                    takeAsCare(condition, &path)
                }
                let isExit = leaves(block, to: target, frame)
                if !state.loops.isEmpty { settleCounter(condition, holds, isExit: isExit, &path) }
                if isExit {
                    if let mark = state.loops.last, mark.turns == 0, !mark.isWidened { path.skippedWork = true }
                }
                note(holds ? .conditionHolds : .conditionFails, at: -1 - block, frame, &path, value: condition)
                go(target, consume path)
            }
        }
    }

    private func noteAsked(_ block: Int, _ holds: Bool, _ frame: Frame, _ state: inout State) {
        let sides = frame.facts.stepSides[block]
        guard frame.facts.outlasting[block].contains(where: { $0.holds == holds }), !state.loops.isEmpty, state.loops[state.loops.count - 1].loop == frame.function.blocks[block].loop else { return }
        state.loops[state.loops.count - 1].asked.append(AskedCondition(
            block: Int32(block), holds: holds, left: value(sides[0].register, state, frame),
            right: sides.count > 1 ? value(sides[1].register, state, frame) : .none))
    }

    /// The path has come by a condition that can end loops: whether it tells how often they turn.
    private func notePassed(_ block: Int, _ then: Int, _ otherwise: Int, isCounted: Bool, _ frame: Frame, _ state: inout State) {
        for index in state.loops.indices where state.loops[index].isCounted {
            let blocks = frame.function.loops[Int(state.loops[index].loop)].blocks
            guard blocks.binarySearch(then) == nil || blocks.binarySearch(otherwise) == nil else { continue }
            state.loops[index].isCounted = isCounted
            state.loops[index].hasPassedExit = true
        }
    }

    /// Whether a condition is one on numbers, counters, and what whoever sends it may choose.
    private func isUpToSender(_ condition: Value, _ state: State, _ frame: Frame) -> Bool {
        var open = [condition]
        let head = state.loops.last.map { frame.snapshots[Int($0.snapshot)] }
        let isEquality = values[negated(condition) ?? condition].operation != .less
        for _ in 0..<Limits.conditionParts {
            guard let next = open.popLast() else { return true }
            let node = values[next]
            switch node.kind {
            case .constant: break
            case .binary: open += [node.left, node.right]
            case .linear, .converted: open.append(node.left)
            case .symbol:
                guard let symbol = values.symbol(next) else { return false }
                if symbol.origin == .loop, symbol.isFree { break }
                let bounds = values.bounds(next, state)
                guard symbol.isFree, bounds.reachesLow, bounds.reachesHigh else { return false }
                // A number that was there before the turn is not sent anew in each.
                if isEquality, let head, head.cells.contains(where: { base(of: $0.value) == next }) { return false }
            case .floating, .pointer, .function: return false
            }
        }
        return open.isEmpty
    }

    private func base(of value: Value) -> Value {
        var value = value
        while values[value].kind == .linear || values[value].kind == .converted { value = values[value].left }
        return value
    }

    /// Of `p == NULL && n > 0` where `n` is not: that a pointer was null there is no news behind it, as it may be null with `n` at 0.
    private func qualify(_ block: Int, to target: Int, _ frame: Frame, _ state: inout State) {
        let before = frame.facts.askedBefore[block]
        guard before >= 0, frame.function.blocks[before].terminator.successors.contains(target),
              let condition = lastCondition(at: frame.depth, state), let pointer = testedPointer(condition),
              self.state(of: values[pointer].region, state).nullness == .null else { return }
        change(values[pointer].region, &state) { $0.isNullByCallee = true }
    }

    /// A condition that is there for the later turns of a loop says nothing of what its pointer is in the first one.
    private func takeAsCare(_ condition: Value, _ state: inout State) {
        guard let pointer = testedPointer(condition), self.state(of: values[pointer].region, state).nullness == .null else { return }
        change(values[pointer].region, &state) { $0.isNullByCallee = true }
    }

    /// Keeps apart the tests for null that come behind a use on each path, in the root's own code.
    private func noteLateTest(_ condition: Value, _ block: Int, _ state: State, _ frame: Frame) {
        guard let pointer = testedPointer(condition), values[pointer].right == .zero,
              self.state(of: values[pointer].region, state).isUsedUntested else {
            frame.isTestedInTime[block] = true
            return
        }
        if !state.isJoined, frame.lateTests[block] == nil { frame.lateTests[block] = (values[pointer].region, state) }
    }

    func tellLateTests(_ frame: Frame) {
        for (block, (pointer, state)) in frame.lateTests.sorted(by: { $0.key < $1.key }) where !frame.isTestedInTime[block] {
            guard case .branch(let register, _, _) = frame.function.blocks[block].terminator, !register.isNone else { continue }
            for check in checks.lateTest { check.testsLate(pointer, at: view(state, frame, frame.function[register]), self) }
        }
    }

    private func select(
        _ block: Int, _ selector: Value, _ cases: [Terminator.SwitchCase], otherwise: Int, _ state: State, _ frame: Frame,
        _ go: (Int, consuming State) -> Void
    ) {
        var rest = state
        var restIsDead = false
        let range = values.interval(selector, state)
        var targets: [(target: Int, path: State, index: Int)] = []
        for (index, entry) in cases.enumerated() {
            let values = Interval(Int128(entry.values.lowerBound), Int128(entry.values.upperBound))
            if range.meet(values).isEmpty || (entry.values.count == 1 && isKnown(selector, not: entry.values.lowerBound, state)) { continue }
            var path = state
            if refine(selector, to: values, &path) { targets.append((entry.target, path, index)) }
            if !exclude(selector, values, &rest) {
                restIsDead = true
                break
            }
        }
        if let last = cases.last, last.isLastOfAll || last.hasDefault && isUpToNobody(selector, frame) { rest.skippedWork = true }
        if !restIsDead { targets.append((otherwise, rest, -1)) }
        for (target, path, index) in targets {
            var path = path
            if targets.count > 1 {
                note(.selectedCase, at: -1 - block, frame, &path, value: selector, detail: index)
                for mark in path.loops.indices { path.loops[mark].isDecided = false }
            }
            go(target, path)
        }
    }

    /// Whether a number is an argument of a function that nobody in the program calls.
    private func isUpToNobody(_ number: Value, _ frame: Frame) -> Bool {
        let graph = program.callGraph
        guard frame.depth == 0, !graph.called.contains(frame.id), !graph.addressed.contains(frame.id) else { return false }
        return values.symbol(base(of: number))?.origin == .parameter
    }

    /// Whether the path has found that a number, or one that is equal to it, is not this one.
    private func isKnown(_ number: Value, not constant: Int64, _ state: State) -> Bool {
        let equals = state.relations.filter { $0.left == number && $0.distance == 0 && state.distance($0.right, number) == 0 }.map(\.right)
        return ([number] + equals).contains { state.fact(equal($0, values.constant(Int128(constant))))?.interval == Interval(0) }
    }

    /// Adds a step to the path; `code` is as in `TrailStep`.
    func note(
        _ kind: TrailStep.Kind, at code: Int, _ frame: Frame, _ state: inout State, region: RegionID = .none,
        value: Value = .none, detail: Int = -1
    ) {
        trail.append(TrailStep(
            parent: state.trail, kind: kind, depth: Int32(frame.depth), function: frame.id, code: Int32(code), region: region,
            value: value, detail: Int32(detail)))
        state.trail = Int32(trail.count - 1)
    }

    /// The result of an instruction: of this block, or kept for the other blocks.
    func value(_ register: Register, _ state: State, _ frame: Frame) -> Value {
        let index = Int(register.raw)
        if index < 0 { return .none }
        if frame.currentBlock.contains(index) { return frame.registers[index] }
        let place = state.position(frame.registerRegion, Int64(index))
        if place < state.cells.count, state.cells[place].region == frame.registerRegion,
           state.cells[place].offset == Int64(index) {
            return state.cells[place].value
        }
        return unknown(frame.function.instructions[index].type, at: index, frame)
    }
}
