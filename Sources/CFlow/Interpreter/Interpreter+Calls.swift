import CModel
import Catalog

/// Calls: of functions that the program has, which run in their caller's place; of library functions, by what is known of them;
/// and of others, which may do anything to what they can reach.
extension Interpreter {
    func call(_ instruction: Instruction, at index: Int, _ frame: Frame, _ state: inout State) -> Step {
        let arguments = frame.function.arguments(of: instruction).map { value($0, state, frame) }
        defer { noteTests(in: arguments, &state) }
        var target: FunctionID?
        var callee: Callee?
        if instruction.immediate >= 0 {
            callee = program.units[Int(frame.id.unit)].callees[Int(instruction.immediate)]
            target = program.target(unit: frame.id.unit, callee: Int(instruction.immediate))
        } else {
            let pointer = value(instruction.a, state, frame)
            let possible = program.targets(ofIndirect: instruction, in: frame.id) ?? []
            if !pointer.isNone, values[pointer].kind == .function {
                target = function(numbered: values[pointer].left.raw)
            } else if possible.count == 1 {
                target = possible[0]
            } else if let tables = tables(of: possible), tables.allSatisfy({ canInline($0.function, frame) }) {
                return inlineEach(tables, arguments, instruction, at: index, frame, state)
            } else if !pointer.isNone, values[pointer].kind == .pointer || pointer == .zero {
                guard access(pointer, size: .zero, isWrite: false, at: index, frame, &state) else { return .dead }
            }
        }
        if let target {
            if canInline(target, frame) { return inline(target, arguments, instruction, at: index, frame, &state) }
            guard let effects = program.effects[target] else {
                return .next(callUnknown(callee, arguments, instruction, at: index, frame, &state))
            }
            guard !effects.neverReturns, use(arguments, effects.uses, by: program.function(target).name, at: index, frame, &state) else { return .dead }
            return .next(callSummarized(effects, arguments, instruction, at: index, frame, &state))
        }
        if callee != nil, case let candidates = program.candidates(unit: frame.id.unit, callee: Int(instruction.immediate)), !candidates.isEmpty,
           candidates.allSatisfy({ program.effects[$0]?.neverReturns == true }) { return .dead }
        if let callee, let model = model(callee.name) {
            return call(model, callee, arguments, instruction, at: index, frame, &state)
        }
        if let callee, !callee.isSystem, !assumeAsserted(by: callee.name, arguments, &state) { return .dead }
        return .next(callUnknown(callee, arguments, instruction, at: index, frame, &state))
    }

    /// What is known of a library function; a compiler's own name for it is the function.
    private func model(_ name: String) -> FunctionModel? {
        if let model = models.function(name) { return model }
        for prefix in ["__builtin___", "__builtin_"] where name.hasPrefix(prefix) {
            var plain = name.dropFirst(prefix.count)
            if plain.hasSuffix("_chk") { plain = plain.dropLast(4) }
            return models.function(String(plain))
        }
        return nil
    }

    // MARK: Functions of the program

    private func canInline(_ target: FunctionID, _ caller: Frame) -> Bool {
        let function = program.function(target)
        guard steps < caller.callLimit, function.isComplete, !function.blocks.isEmpty, frames.count < Limits.callDepth,
              function.instructions.count <= Limits.inlinedInstructions[frames.count], !frames.contains(where: { $0.id == target })
        else { return false }
        return true
    }

    /// The constant tables that a member is read from which holds one of these functions; nil where they are many, or one of the
    /// functions gets there in another way.
    private func tables(of functions: [FunctionID]) -> [TableEntry]? {
        guard (2...Limits.tables).contains(functions.count) else { return nil }
        var result: [TableEntry] = []
        for function in functions {
            guard let entries = program.tables[function] else { return nil }
            result += entries
        }
        return result.count <= Limits.tables ? result : nil
    }

    /// A call through a member of one of several constant tables: each of them is a way that the path can take.
    private func inlineEach(
        _ entries: [TableEntry], _ arguments: [Value], _ instruction: Instruction, at index: Int, _ caller: Frame, _ state: State
    ) -> Step {
        var outcomes: [(State, Value)] = []
        for entry in entries {
            var path = state
            chooseTable(entry, for: instruction, caller, &path)
            switch inline(entry.function, arguments, instruction, at: index, caller, &path) {
            case .next(let result): outcomes.append((path, result))
            case .split(let several): outcomes += several
            case .dead: break
            }
        }
        return outcomes.isEmpty ? .dead : .split(outcomes)
    }

    /// What a call's member was read from is this table from here on: calls through its other members go to the table's functions.
    private func chooseTable(_ entry: TableEntry, for call: Instruction, _ frame: Frame, _ state: inout State) {
        var register = call.a
        while !register.isNone, frame.function[register].opcode == .cast { register = frame.function[register].a }
        guard !register.isNone, frame.function[register].opcode == .load else { return }
        let address = value(frame.function[register].a, state, frame)
        guard !address.isNone, values[address].kind == .pointer, let offset = constant(values[address].right) else { return }
        let region = values[address].region
        guard regions[Int(region.raw)].kind == .pointee else { return }
        for other in program.entries(ofTable: entry.global) {
            state.write(region, other.offset - entry.offset + offset, 8, values.function(functionNumber(other.function)))
        }
    }

    private func inline(
        _ target: FunctionID, _ arguments: [Value], _ instruction: Instruction, at index: Int, _ caller: Frame, _ state: inout State
    ) -> Step {
        let context = intern(CallContext(
            parent: caller.currentContext, function: target, instruction: Int32(index), turns: 0))
        var entry = state
        let marks = entry.loops
        entry.loops = []
        note(.called, at: index, caller, &entry, value: values.function(functionNumber(target)), detail: passedValues.count)
        passedValues += arguments
        let frame = push(target, context: context)
        frame.callLimit = steps + (caller.callLimit - steps) / 2
        for (position, local) in frame.function.parameters.enumerated() {
            let region = localRegion(local, frame)
            let type = frame.function.locals[local].type
            entry.forget(region)
            var initial = regions[Int(region.raw)].initial
            initial.content = .unknown
            entry.set(initial)
            guard position < arguments.count, !arguments[position].isNone else { continue }
            if type.kind == .aggregate {
                copyBytes(to: values.pointer(region, .zero), from: arguments[position], size: values.constant(Int128(max(type.size, 0))), &entry)
            } else if type.size > 0 {
                entry.write(region, 0, Int32(clamping: type.size), arguments[position])
            }
        }
        run(frame, from: entry)
        var outcomes: [(state: State, value: Value)] = []
        let isSame = frame.exits.allSatisfy { $0.value == frame.exits[0].value }
        for (exit, value) in frame.exits {
            var exit = exit
            var result = value
            if frame.exits.count > 1 || frame.leansOnBorrowed {
                result = isSame && !frame.leansOnBorrowed ? value : doubtful(value, of: frame, instruction, at: index, caller, &exit)
                borrow(&exit, returning: value, since: state, frame.exits)
                if frame.leansOnBorrowed { forgetUninitialized(arguments, &exit) }
            }
            if instruction.type.kind == .aggregate, !value.isNone {
                let place = self.value(instruction.b, state, caller)
                if !place.isNone {
                    copyBytes(to: place, from: value, size: values.constant(Int128(max(instruction.type.size, 0))), &exit)
                    result = place
                }
            }
            if frame.mayJump { exit.isJoined = true }
            if mayGiveOther(value, than: frame, exit) { change(values[value].region, &exit) { $0.isEscaped = true } }
            leave(frame, returning: result, &exit)
            exit.loops = marks
            if result.isNone, instruction.type.kind != .void { result = unknown(instruction.type, at: index, caller) }
            outcomes.append((exit, result))
        }
        joinMissing(&outcomes, madeIn: frame)
        frames.removeLast()
        if outcomes.count == 1 {
            state = outcomes[0].0
            return .next(outcomes[0].1)
        }
        return outcomes.isEmpty ? .dead : .split(outcomes)
    }

    /// A function that gives an object, or the null pointer where there was no memory for it, and leaves everything else the same:
    /// both are one way on which nobody has tested the pointer, as behind the allocation itself. Kept apart, they would double the
    /// paths with each object that is made.
    private func joinMissing(_ outcomes: inout [(state: State, value: Value)], madeIn frame: Frame) {
        var index = outcomes.count - 1
        while index >= 0, outcomes.count > 1 {
            defer { index -= 1 }
            let (without, value) = outcomes[index]
            guard !value.isNone, values[value].kind == .pointer, case let object = values[value].region, isMade(object, in: frame),
                  regions[Int(object.raw)].kind == .heap, state(of: object, without).nullness == .null,
                  let given = outcomes.indices.first(where: { other in
                      other != index && outcomes[other].value == value && state(of: object, outcomes[other].state).nullness != .null
                          && isAlike(without, outcomes[other].state, butMadeIn: frame)
                  }) else { continue }
            var joined = outcomes[given].state
            joined.cells = sortedUnion(
                without.cells.filter { !isMade($0.region, in: frame) }, joined.cells.filter { isMade($0.region, in: frame) },
                by: { ($0.region, $0.offset) < ($1.region, $1.offset) })
            for region in (without.regions.entries + joined.regions.entries).map(\.id) where !isMade(region, in: frame) {
                joined.set(self.joined(state(of: region, joined), state(of: region, without)))
            }
            joined.globalEpoch = max(joined.globalEpoch, without.globalEpoch)
            joined.facts = common(without.facts, joined.facts)
            joined.relations = joined.relations.filter(without.relations.contains)
            joined.isJoined = joined.isJoined || without.isJoined
            joined.skippedWork = joined.skippedWork || without.skippedWork
            joined.trail = commonReturn(without.trail, joined.trail)
            change(object, &joined) {
                $0.nullness = .unchecked
                $0.isNullByCallee = true
                $0.testDepth = Int16(max(0, frame.depth - 1))
            }
            outcomes[given].state = joined
            outcomes.remove(at: index)
        }
    }

    /// Whether what a function has not made is the same on two paths out of it, but for what one of them lost to somebody whom it told
    /// of the missing memory, and for pointers that either asked about.
    private func isAlike(_ without: State, _ given: State, butMadeIn frame: Frame) -> Bool {
        guard without.loops.isAlike(given.loops) else { return false }
        let hasLost = without.globalEpoch != given.globalEpoch
        guard without.cells.allSatisfy({ isMade($0.region, in: frame) || given.has($0) }),
              hasLost || given.cells.allSatisfy({ isMade($0.region, in: frame) || without.has($0) }) else { return false }
        return (without.regions.entries + given.regions.entries).allSatisfy { entry in
            if isMade(entry.id, in: frame) { return true }
            var (a, b) = (state(of: entry.id, without), state(of: entry.id, given))
            if hasLost { return a.status == b.status && a.family == b.family }
            (a.nullness, a.testDepth, a.isNullByCallee, a.isUsedUntested) = (b.nullness, b.testDepth, b.isNullByCallee, b.isUsedUntested)
            return a == b
        }
    }

    /// A number or null pointer that a function gives on some condition of its own, which need not be possible here.
    private func doubtful(
        _ value: Value, of frame: Frame, _ instruction: Instruction, at index: Int, _ caller: Frame, _ state: inout State
    ) -> Value {
        if value.isNone { return value }
        let node = values[value]
        if node.kind == .pointer, regions[Int(node.region.raw)].kind == .string, let offset = constant(node.right) {
            // The text that stands for none.
            return values.pointer(node.region, values.constant(Int128(offset), isDoubtful: true))
        }
        guard node.kind == .constant else { return value }
        if instruction.type.kind == .integer { return values.constant(values[value].range.low, isDoubtful: true) }
        guard instruction.type.kind == .pointer, value == .zero else { return value }
        // Where memory was asked for in vain, the null pointer stands for it.
        let missing = state.regions.filter { $0.nullness == .null && regions[Int($0.id.raw)].kind == .heap && isMade($0.id, in: frame) }
        if missing.count == 1 { return values.pointer(missing[0].id, .zero) }
        let pointer = unknown(instruction.type, at: index, caller, origin: .call, tag: 2)
        change(values[pointer].region, &state) {
            $0.nullness = .null
            $0.isNullByCallee = true
            $0.testDepth = Int16(caller.depth)
        }
        return pointer
    }

    /// Whether a function gives what it made, here, but on another way what it was given: whoever gave that need not care.
    private func mayGiveOther(_ value: Value, than frame: Frame, _ state: State) -> Bool {
        guard frame.exits.count > 1, !value.isNone, values[value].kind == .pointer, isMade(values[value].region, in: frame) else { return false }
        return frame.exits.contains { other, given in
            guard !given.isNone, values[given].kind == .pointer else { return false }
            let region = values[given].region
            return !isMade(region, in: frame) && self.state(of: region, other).nullness != .null && regions[Int(region.raw)].kind != .string
        }
    }

    /// One of several ways in which a function returns: what it learned of its caller's values is no evidence to the caller, and
    /// what it did not write, while on another way it does, may be guarded by what it tells. An object that it keeps on another way with the
    /// same result is taken to be kept: the caller cannot tell which it was, and relies on that.
    private func borrow(_ exit: inout State, returning value: Value, since entry: State, _ exits: [(state: State, value: Value)]) {
        for index in exit.facts.indices where !exit.facts[index].isBorrowed && entry.fact(exit.facts[index].value) != exit.facts[index] {
            exit.facts[index].isBorrowed = true
        }
        for index in exit.cells.indices {
            let cell = exit.cells[index]
            let isNull = values[cell.value].kind == .pointer && state(of: values[cell.value].region, exit).nullness == .null
            guard isNull || cell.value == .zero, exits.indices.contains(where: { setsPointer(cell, exits[$0].state) }) else { continue }
            if isNull {
                change(values[cell.value].region, &exit) { $0.isNullByCallee = true }
            } else {
                exit.cells[index].value = values.constant(0, isDoubtful: true)
            }
        }
        for index in exits.indices {
            for cell in exits[index].state.cells where cell.size == 8 && values[cell.value].kind == .pointer {
                if let region = nullBehind(cell, exit) { change(region, &exit) { $0.isNullByCallee = true } }
                if exits[index].value == value, !exit.has(cell), isOwned(state(of: values[cell.value].region, exit), exit) { escape(values[cell.value].region, &exit) }
            }
            guard exits[index].value == value else { continue }
            for region in exit.regions where isOwned(region, exit) && state(of: region.id, exits[index].state).isEscaped { escape(region.id, &exit) }
        }
        for index in exit.regions.indices where exit.regions[index].content == .uninitialized {
            let id = exit.regions[index].id
            let count = exit.cells(of: id).count
            if exits.indices.contains(where: { state(of: id, exits[$0].state).content != .uninitialized || exits[$0].state.cells(of: id).count > count }) {
                exit.regions[index].content = .unknown
            }
        }
    }

    /// The null pointer that is known to stand in memory where another path has stored a pointer.
    private func nullBehind(_ cell: Cell, _ state: State) -> RegionID? {
        guard state.overlapping(cell.region, cell.offset, Int64(cell.size)).isEmpty,
              let read = values.known(.init(kind: .memory, a: cell.region.raw, b: self.state(of: cell.region, state).epoch, c: cell.offset, d: 8)),
              let region = knownRegion(RegionKey(kind: .pointee, context: -1, index: read.raw)) else { return nil }
        return self.state(of: region, state).nullness == .null ? region : nil
    }

    /// Whether a path has stored another pointer, to something, where this cell has a null pointer.
    private func setsPointer(_ cell: Cell, _ other: State) -> Bool {
        let place = other.position(cell.region, cell.offset)
        guard place < other.cells.count, other.cells[place].region == cell.region, other.cells[place].offset == cell.offset,
              other.cells[place].value != cell.value else { return false }
        return values[other.cells[place].value].kind == .pointer
    }

    /// The function went a way that only what another one found out tells: it may write where that does not hold.
    private func forgetUninitialized(_ arguments: [Value], _ state: inout State) {
        for argument in arguments where !argument.isNone && values[argument].kind == .pointer {
            change(values[argument].region, &state) { if $0.content == .uninitialized { $0.content = .unknown } }
        }
    }

    /// The frame of a function is given up: what only its locals held is lost, and what points to them dangles.
    func leave(_ frame: Frame, returning value: Value, _ state: inout State) {
        for index in state.regions.indices where state.regions[index].isTestedByNow && Int(state.regions[index].testDepth) >= frame.depth {
            state.regions[index].isNullByCallee = true
            state.regions[index].testDepth = Int16(max(0, frame.depth - 1))
        }
        findLost(frame, returning: value, &state)
        state.cells.removeAll { $0.region == frame.registerRegion || isLocal($0.region, frame) }
        var dangling: [RegionID] = []
        for cell in state.cells {
            guard let local = localPointedTo(by: cell.value, frame) else { continue }
            guard !dangling.contains(local) else { continue }
            dangling.append(local)
            if regions[Int(cell.region.raw)].kind != .pointee || frame.depth == 0 {
                for check in checks.escape {
                    check.leavesBehind(local, in: cell.region, at: view(state, frame, frame.function.nameRange, frame.function.file), self)
                }
            }
        }
        if let local = localPointedTo(by: value, frame) { dangling.append(local) }
        state.regions.remove { isLocal($0, frame) && !dangling.contains($0) }
        for local in dangling { change(local, &state) { $0.status = .ended } }
        forgetUnused(&state, but: value)
    }

    func isLocal(_ region: RegionID, _ frame: Frame) -> Bool {
        let index = Int(regions[Int(region.raw)].index)
        return regions[Int(region.raw)].kind == .local && frame.localRegions.indices.contains(index)
            && frame.localRegions[index] == region
    }

    func localPointedTo(by value: Value, _ frame: Frame) -> RegionID? {
        guard !value.isNone, values[value].kind == .pointer else { return nil }
        let region = values[value].region
        return isLocal(region, frame) ? region : nil
    }

    /// Facts about values that nothing holds any more, but for what the function returns.
    private func forgetUnused(_ state: inout State, but result: Value) {
        guard state.facts.count + state.relations.count > 16 else { return }
        sweep.begin(values.nodes.count)
        var open: [Value] = state.cells.map(\.value) + [result]
        for region in state.regions {
            open.append(region.size)
            open.append(region.length)
        }
        while let next = open.popLast() {
            guard !next.isNone, sweep.mark(next.raw) else { continue }
            let node = values[next]
            switch node.kind {
            case .binary:
                open.append(node.left)
                open.append(node.right)
            case .linear, .converted: open.append(node.left)
            case .pointer:
                open.append(node.right)
                open.append(regions[Int(node.region.raw)].value)
            default: break
            }
        }
        for frame in frames { for value in frame.registers[frame.currentBlock] where !value.isNone { _ = sweep.mark(value.raw) } }
        state.facts.removeAll { !sweep.isMarked($0.value.raw) && values[$0.value].kind != .binary }
        state.relations.removeAll { !sweep.isMarked($0.left.raw) || !sweep.isMarked($0.right.raw) }
    }

    /// Tells of each resource that nothing points to any more when a function is left.
    private func findLost(_ frame: Frame, returning value: Value, _ state: inout State) {
        let owned = state.regions.filter { isOwned($0, state) && isMade($0.id, in: frame) }
        guard !owned.isEmpty else { return }
        var candidates = Set(owned.map(\.id))
        var handles: [Value: RegionID] = [:]
        for region in owned where regions[Int(region.id.raw)].kind == .handle { handles[regions[Int(region.id.raw)].value] = region.id }
        var open = [value]
        for cell in state.cells where !isLocal(cell.region, frame) && !candidates.contains(cell.region) && cell.region != frame.registerRegion {
            open.append(cell.value)
        }
        while let next = open.popLast() {
            if next.isNone { continue }
            if let handle = handles[next] { candidates.remove(handle) }
            let node = values[next]
            if node.kind == .converted || node.kind == .linear { open.append(node.left) }
            guard node.kind == .pointer else { continue }
            let isNew = candidates.remove(node.region) != nil
            if isNew || isLocal(node.region, frame) { open += state.cells(of: node.region).map(\.value) }
        }
        for region in owned where candidates.contains(region.id) {
            for check in checks.loss { check.loses(region, at: view(state, frame, frame.function.nameRange, frame.function.file), self) }
            change(region.id, &state) { $0.isEscaped = true }
        }
    }

    /// Whether the frame, or one that it called, made an object. What is older is its callers' to lose.
    private func isMade(_ region: RegionID, in frame: Frame) -> Bool {
        guard regions[Int(region.raw)].kind == .heap || regions[Int(region.raw)].kind == .handle else { return false }
        var context = regions[Int(region.raw)].context
        while context >= 0, context != frame.context { context = contexts[context].parent }
        return context == frame.context
    }

    /// Whether a path has something that it must give back, for certain.
    private func isOwned(_ region: RegionState, _ state: State) -> Bool {
        guard region.family >= 0, region.status == .live, !region.isEscaped, !region.isMany, region.nullness != .null,
              families[Int(region.family)].kind != .lock, families[Int(region.family)].name != "stack",
              families[Int(region.family)].name != "arguments" else { return false }
        let value = regions[Int(region.id.raw)].value
        return regions[Int(region.id.raw)].kind != .handle || values.interval(value, state).low >= 0
            || !values.interval(value, state).isEmpty && values.interval(value, state).high >= 0 && state.fact(value) == nil
    }

    // MARK: Functions that are not followed

    /// A function that is not gone into uses some of its arguments whatever it is given; false where it does not come back from that.
    private func use(
        _ arguments: [Value], _ uses: UInt64, by function: String, at index: Int, _ frame: Frame, _ state: inout State
    ) -> Bool {
        for (position, argument) in arguments.enumerated() where position < 64 && uses >> UInt64(position) & 1 != 0 && !argument.isNone {
            if isNull(argument, state) == true { return false }
            guard values[argument].kind == .pointer, self.state(of: values[argument].region, state).nullness == .unchecked else { continue }
            guard access(argument, size: .zero, isWrite: false, function: function, at: index, frame, &state) else { return false }
        }
        return true
    }

    /// Whoever is told whether a pointer is null may see to it that it is not: `check(p != NULL)`.
    private func noteTests(in arguments: [Value], _ state: inout State) {
        for argument in arguments where !argument.isNone && values[argument].kind == .binary {
            guard let tested = testedPointer(argument), self.state(of: values[tested].region, state).nullness == .unchecked else { continue }
            change(values[tested].region, &state) { $0.nullness = .untested }
        }
    }

    /// A function of the program that is too large, or too deep, to be followed: what it may write and release is known.
    private func callSummarized(
        _ effects: FunctionEffects, _ arguments: [Value], _ instruction: Instruction, at index: Int, _ frame: Frame, _ state: inout State
    ) -> Value {
        for (position, argument) in arguments.enumerated() where !argument.isNone {
            guard values[argument].kind == .pointer else {
                if let handle = handle(of: argument, state) { escape(handle, &state) }
                continue
            }
            let bit = position < 64 ? UInt64(1) << UInt64(position) : 0
            if effects.writes.isAnything || effects.callsUnknown || effects.writes.parameters & bit != 0 {
                havoc(values[argument].region, &state)
            } else {
                escape(values[argument].region, &state)
            }
            if effects.releases.isAnything || effects.releases.parameters & bit != 0 {
                change(values[argument].region, &state) { $0.status = .unclear }
            }
        }
        if effects.letsOthersRun { letOthersRun(&state) }
        if effects.writes.isAnything || effects.callsUnknown {
            forgetGlobals(&state)
        } else {
            for global in effects.writes.globals {
                let key = RegionKey(kind: .global, context: -1, index: global)
                if let id = knownRegion(key) { havoc(id, &state) }
            }
        }
        return unknownResult(instruction, at: index, frame, &state)
    }

    /// Something that cannot be seen runs: an object that it has a pointer to may have got its value from it.
    func letOthersRun(_ state: inout State) {
        for index in state.regions.indices where state.regions[index].isEscaped && state.regions[index].content == .uninitialized {
            state.regions[index].content = .unknown
        }
    }

    func callUnknown(
        _ callee: Callee?, _ arguments: [Value], _ instruction: Instruction, at index: Int, _ frame: Frame, _ state: inout State
    ) -> Value {
        for (position, argument) in arguments.enumerated() where !argument.isNone {
            let node = values[argument]
            guard node.kind == .pointer else {
                if let handle = handle(of: argument, state) { escape(handle, &state) }
                continue
            }
            let isReadOnly = position < 64 && (callee?.readOnlyParameters ?? 0) >> UInt64(position) & 1 == 1
            if !isReadOnly { havoc(node.region, &state) }
        }
        letOthersRun(&state)
        if callee?.isSystem != true {
            forgetGlobals(&state)
        } else if instruction.type.kind == .integer, isMadeOfOutside(arguments), !arguments.contains(where: { !$0.isNone && values[$0].kind == .pointer }) {
            // A function of numbers alone, such as one that turns the order of bytes.
            return unknown(instruction.type, at: index, frame, origin: .outside, isFree: true)
        }
        return unknownResult(instruction, at: index, frame, &state)
    }

    private func unknownResult(_ instruction: Instruction, at index: Int, _ frame: Frame, _ state: inout State) -> Value {
        if instruction.type.kind == .aggregate {
            let place = value(instruction.b, state, frame)
            if !place.isNone, values[place].kind == .pointer {
                overwrite(values[place].region, with: .unknown, &state)
                return place
            }
        }
        if instruction.type.kind == .void { return .none }
        return unknown(instruction.type, at: index, frame, origin: .call)
    }

    /// The open descriptor that a number is.
    package func handle(of value: Value, _ state: State) -> RegionID? {
        var value = value
        while values[value].kind == .converted { value = values[value].left }
        return state.regions.entries.first { regions[Int($0.id.raw)].kind == .handle && regions[Int($0.id.raw)].value == value }?.id
    }
}
