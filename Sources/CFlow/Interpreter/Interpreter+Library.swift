import CModel
import Catalog
import SourceText

/// Calls of library functions, by their models.
extension Interpreter {
    /// One call while it is worked through.
    struct LibraryCall {
        var model: FunctionModel
        var callee: Callee
        var arguments: [Value]
        var instruction: Instruction
        var index: Int
        var frame: Frame
        var result = Value.none
        var formatted = Value.none

        func argument(_ index: Int) -> Value { index < arguments.count ? arguments[index] : .none }
    }

    func call(
        _ model: FunctionModel, _ callee: Callee, _ arguments: [Value], _ instruction: Instruction, at index: Int, _ frame: Frame,
        _ state: inout State
    ) -> Step {
        var call = LibraryCall(
            model: model, callee: callee, arguments: arguments, instruction: instruction, index: index, frame: frame)
        for check in checks.library { check.calls(callee.name, arguments, at: view(state, frame, instruction), self) }
        for position in model.nonNull where !visit(call.argument(position), size: .zero, isWrite: false, call, &state) { return .dead }
        if callee.name.hasSuffix("longjmp") { for frame in frames { frame.mayJump = true } }
        if model.neverReturns || isAbort(call) { return .dead }
        if let position = model.assumes, !assume(call.argument(position), true, &state) { return .dead }
        if let format = model.format, format.kind == .print { call.formatted = formatted(format, call, &state) }
        for read in model.reads where !self.read(read, call, &state) { return .dead }
        call.result = result(call, &state)
        for write in model.writes where !self.write(write, call, &state) { return .dead }
        for position in model.changes {
            let pointer = call.argument(position)
            if !pointer.isNone, values[pointer].kind == .pointer { havoc(values[pointer].region, &state) }
        }
        if let format = model.format, format.kind == .scan { scan(format, call, &state) }
        for release in model.releases { self.release(release, call, &state) }
        var outcomes = [(state, call.result)]
        for acquisition in model.acquires { outcomes = outcomes.flatMap { acquire(acquisition, call, $0.0, result: $0.1) } }
        for index in outcomes.indices {
            if model.waits { letOthersRun(&outcomes[index].0) }
            for position in model.keeps { keep(call.argument(position), &outcomes[index].0) }
            for position in model.calls { callBack(call.argument(position), call, &outcomes[index].0) }
        }
        if outcomes.count == 1 {
            state = outcomes[0].0
            return .next(outcomes[0].1)
        }
        return .split(outcomes)
    }

    /// `raise(SIGABRT)`
    private func isAbort(_ call: LibraryCall) -> Bool {
        call.callee.name == "raise" && !call.argument(0).isNone && values[call.argument(0)].range.constant == 6
    }

    func visit(
        _ pointer: Value, size: Value, isWrite: Bool, isUpperBound: Bool = false, isPrinted: Bool = false, _ call: LibraryCall,
        _ state: inout State
    ) -> Bool {
        access(
            pointer, size: size, isWrite: isWrite, isUpperBound: isUpperBound, isPrinted: isPrinted, function: call.callee.name, at: call.index,
            call.frame, &state)
    }

    private func keep(_ pointer: Value, _ state: inout State) {
        if pointer.isNone { return }
        escape(heldBy: pointer, &state)
        // `dup2` opens again what was closed.
        if let handle = handle(of: pointer, state) { change(handle, &state) { $0.status = .live } }
        guard values[pointer].kind == .pointer else { return }
        // What was stored there since it escaped goes on to exist, too.
        for cell in state.cells(of: values[pointer].region) { escape(heldBy: cell.value, &state) }
    }

    /// The function may be called later, or now: what it can reach is not known any more.
    private func callBack(_ function: Value, _ call: LibraryCall, _ state: inout State) {
        for argument in call.arguments where !argument.isNone && values[argument].kind == .pointer {
            havoc(values[argument].region, &state)
        }
        forgetGlobals(&state)
    }

    // MARK: Expressions

    func evaluate(_ expression: ModelExpression, _ call: LibraryCall, _ state: inout State) -> Value {
        switch expression {
        case .constant(let number): return values.constant(Int128(number))
        case .argument(let index): return number(call.argument(index), call)
        case .pointee(let index):
            let pointer = call.argument(index)
            guard !pointer.isNone, values[pointer].kind == .pointer else { return unknownNumber(call, tag: 11) }
            return load(pointer, ValueType(.integer, size: 4, bits: 32), at: call.index, call.frame, &state)
        case .stringLength(let index): return length(of: call.argument(index), unit: 1, call.index, call.frame, &state)
        case .wideStringLength(let index): return length(of: call.argument(index), unit: 4, call.index, call.frame, &state)
        case .wideCharacterSize: return values.constant(4)
        case .result: return number(call.result, call)
        case .formatted: return call.formatted.isNone ? unknownNumber(call, tag: 12) : call.formatted
        case .unbounded:
            return values.symbol(.init(kind: .instruction, a: call.frame.currentContext, b: Int32(call.index), c: 13), range: Interval(1, 1 << 62)) {
                SymbolInfo(origin: .outside, isFree: true)
            }
        case .sum(let a, let b):
            let (x, y) = (evaluate(a, call, &state), evaluate(b, call, &state))
            return values.add(x, y)
        case .difference(let a, let b):
            let (x, y) = (evaluate(a, call, &state), evaluate(b, call, &state))
            return values.subtract(x, y)
        case .product(let a, let b):
            let (x, y) = (evaluate(a, call, &state), evaluate(b, call, &state))
            return combine(.multiply, x, y)
        case .minimum(let a, let b):
            let (x, y) = (evaluate(a, call, &state), evaluate(b, call, &state))
            return minimum(x, y, call, &state)
        }
    }

    /// An argument as a number.
    func number(_ value: Value, _ call: LibraryCall) -> Value {
        if value.isNone { return unknownNumber(call, tag: 14) }
        let kind = values[value].kind
        return kind == .pointer || kind == .function || kind == .floating ? unknownNumber(call, tag: 15) : value
    }

    func unknownNumber(_ call: LibraryCall, tag: Int64) -> Value {
        values.symbol(.init(kind: .instruction, a: call.frame.currentContext, b: Int32(call.index), c: tag), range: Interval(0, 1 << 62)) {
            SymbolInfo(origin: .unknown, isFree: false)
        }
    }

    func minimum(_ a: Value, _ b: Value, _ call: LibraryCall, _ state: inout State) -> Value {
        let (x, y) = (values.bounds(a, state), values.bounds(b, state))
        if x.high <= y.low { return a }
        if y.high <= x.low { return b }
        let key = ValueTable.SymbolKey(
            kind: .instruction, a: call.frame.currentContext, b: Int32(call.index), c: 16 + Int64(a.raw) << 32 + Int64(b.raw))
        let isOutside = values[a].isOutside || values[b].isOutside
        let smaller = x.high <= y.high ? x : y
        return values.symbol(key, range: Interval(min(x.low, y.low), min(x.high, y.high))) {
            SymbolInfo(origin: isOutside ? .outside : .join, isFree: isOutside && smaller.reachesHigh)
        }
    }

    // MARK: Reading

    private func read(_ read: FunctionModel.Read, _ call: LibraryCall, _ state: inout State) -> Bool {
        let pointer = call.argument(read.argument)
        if pointer.isNone || (read.isOptional && isNull(pointer, state) != false) { return true }
        if let bytes = read.bytes {
            let size = evaluate(bytes, call, &state)
            if size == .zero { return true }
            return visit(pointer, size: size, isWrite: false, call, &state)
        }
        let limit = read.limit.map { evaluate($0, call, &state) }
        // Of a string one character is read for certain, unless none is asked for.
        let isRead = limit.map { values.interval($0, state).low > 0 } ?? true
        let first = isRead ? values.constant(isWide(call) ? 4 : 1) : .zero
        guard visit(pointer, size: first, isWrite: false, call, &state) else { return false }
        if read.limit == nil, values[pointer].kind == .pointer {
            for check in checks.string {
                check.readsString(pointer, unit: isWide(call) ? 4 : 1, by: call.callee.name, at: view(state, call.frame, call.instruction), self)
            }
        }
        return true
    }

    func isWide(_ call: LibraryCall) -> Bool {
        ["wcs", "wide"].contains { call.callee.name.includes($0, ignoringCase: true) }
    }

    /// Characters before the terminator of the string that a pointer points to.
    func length(of pointer: Value, unit: Int64, _ index: Int, _ frame: Frame, _ state: inout State) -> Value {
        guard !pointer.isNone, values[pointer].kind == .pointer else {
            return values.symbol(.init(kind: .instruction, a: frame.currentContext, b: Int32(index), c: 17), range: Interval(0, 1 << 40)) {
                SymbolInfo(origin: .length, isFree: false)
            }
        }
        let node = values[pointer]
        let region = self.state(of: node.region, state)
        let offset = constant(node.right)
        if regions[Int(node.region.raw)].unit == 4, unit == 1, let offset {
            // The second byte of a wide character of ASCII is zero.
            return values.constant(region.solid > offset ? 1 : 0)
        }
        if offset == 0, !region.length.isNone { return region.length }
        var range = Interval(0, 1 << 40)
        if let offset {
            if offset <= region.solid { range.low = Int128((region.solid - offset) / unit) }
            if region.zeroAt < 1 << 39, region.zeroAt >= offset { range.high = Int128((region.zeroAt - offset) / unit) }
        }
        if range.low == range.high { return values.constant(range.low) }
        let isOutside = region.isOutside(from: offset ?? 0)
        if region.zeroAt == .max, let capacity = capacity(region, state), regions[Int(node.region.raw)].kind != .pointee {
            let most = (capacity.high - Int128(offset ?? 0)) / Int128(unit) - 1
            if most >= range.low { range.high = min(range.high, most) }
        }
        if range.isEmpty { range = Interval(0, 1 << 40) }
        let value = values.symbol(
            .init(kind: .length, a: node.region.raw, b: region.epoch, c: Int64(node.b), d: Int32(unit)), range: range
        ) { SymbolInfo(origin: isOutside ? .outside : .length, isFree: isOutside, region: node.region, isLength: true) }
        return value
    }

    // MARK: Writing

    private func write(_ write: FunctionModel.Write, _ call: LibraryCall, _ state: inout State) -> Bool {
        let argument = call.argument(write.argument)
        if argument.isNone || (write.isOptional && (isNull(argument, state) == true || values[argument].kind != .pointer)) { return true }
        var target = argument
        var size = evaluate(write.bytes, call, &state)
        var bound = write.isUpperBound
        if write.isUpperBound, write.termination != .no, case .copy(let source) = write.content {
            // strlcpy: the limit, or the string that is shorter.
            size = minimum(size, values.linear(length(of: call.argument(source), unit: 1, call.index, call.frame, &state), scale: 1, addend: 1), call, &state)
        }
        if write.isUpperBound, !call.formatted.isNone {
            size = minimum(size, values.linear(call.formatted, scale: isWideFormat(call) ? 4 : 1, addend: isWideFormat(call) ? 4 : 1), call, &state)
        }
        // Whoever sends decides how much of it comes.
        if write.content == .outside || !call.formatted.isNone { bound = false }
        if case .copy = write.content { bound = false }
        let before = target
        if let offset = write.offset, values[target].kind == .pointer {
            let distance = evaluate(offset, call, &state)
            let node = values[target]
            target = values.pointer(node.region, values.add(node.right, distance), part: node.x >= 0 ? (node.x, node.y) : nil)
        }
        if let request = write.isUpperBound ? write.bytes : write.bytes.request { claim(request, at: target, of: size, isChecked: !bound, call, &state) }
        guard visit(target, size: size, isWrite: true, isUpperBound: bound, call, &state) else { return false }
        guard values[target].kind == .pointer else { return true }
        apply(write, call, to: target, from: before, size: size, &state)
        return true
    }

    /// Shows the checks that the room which a caller tells of is not there, unless what is written is known to fit.
    ///
    /// - Parameter isChecked: the access itself is held against the object, too.
    private func claim(
        _ request: ModelExpression, at target: Value, of size: Value, isChecked: Bool, _ call: LibraryCall, _ state: inout State
    ) {
        // A number of the model is no word of the caller's.
        if case .constant = request { return }
        let claimed = evaluate(request, call, &state)
        if isChecked, claimed == size { return }
        guard values[claimed].kind == .constant, values[target].kind == .pointer else { return }
        let access = Access(pointer: target, size: claimed, isWrite: true, isClaim: true, function: call.callee.name)
        guard excess(access, state)?.isCertain == true else { return }
        let room = self.state(of: values[target].region, state)
        if let capacity = capacity(room, state), values.interval(values.add(values[target].right, size), state).high <= capacity.low { return }
        let place = view(state, call.frame, call.instruction)
        for check in checks.access { check.accesses(access, at: place, self) }
    }

    func isWideFormat(_ call: LibraryCall) -> Bool { call.model.format?.isWide == true }

    private func apply(
        _ write: FunctionModel.Write, _ call: LibraryCall, to target: Value, from start: Value, size: Value, _ state: inout State
    ) {
        let node = values[target]
        let region = node.region
        let unit: Int64 = isWide(call) || isWideFormat(call) ? 4 : 1
        let known = self.state(of: region, state)
        let oldLength = write.offset == nil ? Value.none : length(of: start, unit: unit, call.index, call.frame, &state)
        switch write.content {
        case .copy(let source) where write.termination == .no:
            copyBytes(to: target, from: call.argument(source), size: size, &state)
        case .copy(let source):
            let from = call.argument(source)
            let length = length(of: from, unit: unit, call.index, call.frame, &state)
            let isOutside = !from.isNone && values[from].kind == .pointer
                && (self.state(of: values[from].region, state).isOutside(from: constant(values[from].right) ?? 0) || values[length].isOutside)
            clear(region, node.right, size, isOutside: isOutside, &state)
            let written = values.interval(length, state)
            if write.termination == .ifShorter {
                let limit = values.interval(size, state)
                let terminates = written.high * Int128(unit) < limit.low
                setString(region, constant(node.right), length: terminates ? length : .none, low: min(written.low * Int128(unit), limit.low), unit: unit, isTerminated: terminates, &state)
            } else if write.isUpperBound {
                setString(region, constant(node.right), length: .none, low: 0, high: values.interval(size, state).high - Int128(unit), unit: unit, isTerminated: true, &state)
            } else if !oldLength.isNone, let offset = constant(values[start].right) {
                var added = length
                if case .sum(.minimum, _) = write.bytes { added = values.linear(size, scale: 1, addend: -1) }
                setString(region, offset, length: values.add(oldLength, added), low: 0, unit: unit, isTerminated: true, &state)
            } else {
                setString(region, constant(node.right), length: length, low: 0, unit: unit, isTerminated: true, &state)
            }
        case .zero:
            if let offset = constant(node.right), let count = constant(size) { zero(region, offset, count, &state) }
            else { weaken(region, values.interval(node.right, state), size: 1 << 40, &state) }
        case .byte(let argument):
            let byte = call.argument(argument)
            if byte == .zero, let offset = constant(node.right), let count = constant(size) {
                zero(region, offset, count, &state)
            } else {
                clear(region, node.right, size, isOutside: false, &state)
                let most = values.interval(size, state)
                if let offset = constant(node.right), truth(byte, state) == true, offset <= known.solid {
                    change(region, &state) {
                        $0.solid = max(min(known.solid, offset), offset + Int64(clamping: most.low))
                        if known.zeroAt != .max, Int128(known.zeroAt) >= Int128(offset) + most.high { $0.zeroAt = known.zeroAt }
                    }
                }
            }
        case .outside, .unknown:
            let isOutside = write.content == .outside
            let limit = write.actual.map { evaluate($0, call, &state) } ?? size
            clear(region, node.right, size, isOutside: isOutside, part: node.x >= 0 ? node.x..<node.x + node.y : nil, &state)
            if isOutside {
                note(.outsideInput, at: call.index, call.frame, &state, region: region)
            }
            let most = values.interval(limit, state).high
            if isOutside, write.termination == .no, let offset = constant(node.right) {
                change(region, &state) { $0.filled = values.linear(limit, scale: 1, addend: offset) }
            }
            if write.termination == .yes, let offset = constant(node.right) {
                if !call.formatted.isNone, !write.isUpperBound || values.interval(call.formatted, state).high * Int128(unit) < values.interval(size, state).high || size == values.linear(call.formatted, scale: unit, addend: unit) {
                    setString(region, offset, length: call.formatted, low: 0, unit: unit, isTerminated: true, &state)
                } else {
                    setString(region, offset, length: .none, low: 0, high: max(0, most - Int128(unit)), unit: unit, isTerminated: true, &state)
                }
            }
        }
    }

    /// The content of a range is not known any more.
    func clear(_ region: RegionID, _ offset: Value, _ size: Value, isOutside: Bool, part: Range<Int64>? = nil, _ state: inout State) {
        let start = values.interval(offset, state)
        let length = values.interval(size, state)
        let capacity = capacity(self.state(of: region, state), state)
        if isOutside, part == nil, start.constant == 0, let capacity, length.high >= capacity.low / 2 {
            return overwrite(region, with: .outside, &state)
        }
        weaken(region, start, size: Int64(clamping: min(max(length.high, 0), 1 << 40)), &state)
        guard isOutside else { return }
        var touched = Interval(start.low, start.high + length.high)
        if part == nil, capacity == nil, length.constant == nil, start.low >= 0, start.low < 1 << 40 {
            // How far it goes is not known: not over what is known to be something else.
            let next = state.position(region, Int64(start.low))
            if next < state.cells.count, state.cells[next].region == region { touched.high = min(touched.high, Int128(state.cells[next].offset)) }
        }
        if let part { touched = touched.meet(Interval(Int128(part.lowerBound), Int128(part.upperBound))) }
        if let capacity { touched.high = min(touched.high, capacity.high) }
        change(region, &state) { $0.addOutside(Int64(clamping: touched.low), Int64(clamping: touched.high)) }
    }

    /// What is known of a string that was just written from `offset` on.
    func setString(
        _ region: RegionID, _ offset: Int64?, length: Value, low: Int128, high: Int128? = nil, unit: Int64, isTerminated: Bool,
        _ state: inout State
    ) {
        guard let offset else { return }
        let range = length.isNone ? Interval(low / Int128(unit), (high ?? Interval.infinity) / Int128(unit)) : values.interval(length, state)
        change(region, &state) {
            let solid = Int64(clamping: max(range.low, 0) * Int128(unit))
            if offset <= $0.solid { $0.solid = offset + solid }
            let end = Int128(offset) + range.high * Int128(unit)
            $0.zeroAt = isTerminated && end < 1 << 39 ? Int64(clamping: end) : isTerminated ? Int64.max - 1 : .max
            $0.length = offset == 0 ? length : .none
            $0.filled = .none
        }
    }
}
