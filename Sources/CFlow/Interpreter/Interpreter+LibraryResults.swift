import CModel
import Catalog

/// What library functions give: results, resources, and what formats make of their arguments.
extension Interpreter {
    // MARK: Results

    func result(_ call: LibraryCall, _ state: inout State) -> Value {
        let type = call.instruction.type
        let returns = call.model.returns
        if type.kind == .void { return .none }
        if let known = mathematics(call) { return known }
        if let value = returns.value {
            let number = evaluate(value, call, &state)
            return type.kind == .integer ? convert(number, to: type, state) : number
        }
        let isSource = call.model.sources.contains { $0.position == .result }
        if type.kind == .pointer {
            if let alias = returns.alias, returns.mayBeNull != true, !call.argument(alias).isNone {
                let pointer = call.argument(alias)
                let node = values[pointer]
                if let offset = returns.offset, node.kind == .pointer {
                    return values.pointer(
                        node.region, values.add(node.right, evaluate(offset, call, &state)), part: node.x >= 0 ? (node.x, node.y) : nil)
                }
                if !returns.isInside { return pointer }
                guard node.kind == .pointer else { return pointer }
                let limit = call.model.reads.first { $0.argument == alias }.flatMap { $0.bytes ?? $0.limit }
                let most = limit.map { values.interval(evaluate($0, call, &state), state).high } ?? 1 << 40
                let offset = values.symbol(
                    .init(kind: .instruction, a: call.frame.currentContext, b: Int32(call.index), c: 21), range: Interval(0, max(0, min(most, 1 << 40)))
                ) {
                    SymbolInfo(origin: .call, isFree: false)
                }
                return values.pointer(node.region, values.add(node.right, offset))
            }
            var home = RegionID.none
            if returns.isInside, let alias = returns.alias, !call.argument(alias).isNone, values[call.argument(alias)].kind == .pointer {
                home = values[call.argument(alias)].region
            }
            let pointer = unknown(
                type, key: .init(kind: .instruction, a: call.frame.currentContext, b: Int32(call.index), c: 22),
                origin: isSource ? .outside : .call, region: home)
            let region = values[pointer].region
            var fresh = regions[Int(region.raw)].initial
            fresh.content = isSource || !home.isNone && self.state(of: home, state).isOutside(from: 0) ? .outside : .unknown
            if returns.isString { fresh.zeroAt = .max - 1 }
            // What was found in a string ends where that ends.
            if !home.isNone { fresh.zeroAt = self.state(of: home, state).zeroAt }
            fresh.nullness = returns.mayBeNull == false ? .nonNull : isSource && returns.mayBeNull == true ? .unchecked : .untested
            note(isSource ? .outsideInput : .opened, at: call.index, call.frame, &state, region: region)
            fresh.made = state.trail
            if home.isNone ? call.model.sources.contains { $0.kind == .environment } : regions[Int(home.raw)].isGivenAtStart {
                regions[Int(region.raw)].isGivenAtStart = true
            }
            if returns.isOwned {
                regions[Int(region.raw)].isLibraryOwned = true
                regions[Int(region.raw)].name = call.callee.name
            }
            state.forget(region)
            state.set(fresh)
            return pointer
        }
        var range = Interval.all
        if let low = returns.low { range.low = values.interval(evaluate(low, call, &state), state).low }
        let most = returns.high.map { evaluate($0, call, &state) } ?? .none
        if !most.isNone { range.high = values.interval(most, state).high }
        let isOutside = isSource || (returns.low == nil && readsOutside(call, state))
            || (call.model.isPure && isMadeOfOutside(call.arguments))
        // How much came is up to whoever sent it.
        let isCount = !most.isNone && call.model.acquires.isEmpty && values[most].kind == .constant && call.model.writes.contains { $0.content == .outside }
        let value = unknown(
            type, at: call.index, call.frame, origin: isOutside || isCount ? .outside : .call,
            range: range.isEmpty ? nil : range, isFree: isOutside || isCount)
        if !most.isNone, values[most].kind != .constant {
            if let (x, y, shift) = comparable(value, most) {
                state.relate(x, y, distance: -shift, isPromise: true)
            } else if let parts = values.parts(most), !parts.base.isNone, values.interval(parts.base, state).high < 1 << 40 {
                // What the limit is made of is bounded by what came before: `recv(…, sizeof(buffer) - length)`.
                state.relate(parts.base, value, distance: 1 << 40)
            }
        }
        if isOutside || isCount { note(.outsideInput, at: call.index, call.frame, &state, value: value) }
        if isOutside, readsWhatIsGivenAtStart(call) { values.markGivenAtStart(value) }
        return value
    }

    private func readsWhatIsGivenAtStart(_ call: LibraryCall) -> Bool {
        call.model.reads.contains { read in
            let pointer = call.argument(read.argument)
            return !pointer.isNone && values[pointer].kind == .pointer && regions[Int(values[pointer].region.raw)].isGivenAtStart
        }
    }

    func isMadeOfOutside(_ arguments: [Value]) -> Bool {
        arguments.contains { !$0.isNone && values[$0].kind != .pointer && values[$0].isOutside }
    }

    /// Whether a number is made of a string that comes from outside.
    private func readsOutside(_ call: LibraryCall, _ state: State) -> Bool {
        call.model.reads.contains { read in
            let pointer = call.argument(read.argument)
            guard !pointer.isNone, values[pointer].kind == .pointer else { return false }
            let start = constant(values[pointer].right) ?? 0
            return self.state(of: values[pointer].region, state).isOutside(from: start)
                || state.cells(of: values[pointer].region).contains { $0.offset >= start && values[$0.value].isOutside }
        }
    }

    /// Functions of numbers that conditions lean on.
    private func mathematics(_ call: LibraryCall) -> Value? {
        guard call.model.isPure, call.arguments.count == 1, !call.argument(0).isNone else { return nil }
        let a = call.argument(0)
        let number: Double? = values[a].kind == .floating ? Double(bitPattern: UInt64(bitPattern: values[a].x)) : nil
        switch call.callee.name {
        case "abs", "labs", "llabs", "fabs", "fabsf":
            return number.map { values.floating($0.magnitude) } ?? values.binary(.other, a, .zero)
        case "sqrt", "sqrtf": return number.map { values.floating($0.squareRoot()) } ?? values.binary(.logicalOr, a, .zero)
        case "floor": return number.map { values.floating($0.rounded(.down)) }
        case "ceil": return number.map { values.floating($0.rounded(.up)) }
        default: return nil
        }
    }

    // MARK: Resources

    func acquire(
        _ acquisition: FunctionModel.Acquisition, _ call: LibraryCall, _ start: State, result: Value
    ) -> [(State, Value)] {
        var state = start
        let family = family(named: acquisition.family)
        guard family >= 0, families[Int(family)].kind != .lock, acquisition.family != "arguments" else { return [(state, result)] }
        let isNumber = families[Int(family)].invalid == .negative
        if case .argument = acquisition.position { return [(state, result)] }
        if isNumber {
            if case .pointee(let index) = acquisition.position {
                return openHandles(acquisition, family, at: call.argument(index), call, state, result: result)
            }
            guard acquisition.position == .result else { return [(state, result)] }
            let handle = openHandle(family, call, &state, acquisition, call.instruction.type)
            return [(state, handle)]
        }
        let key = RegionKey(kind: .heap, context: call.frame.currentContext, index: Int32(call.index))
        let id = region(key, Region(kind: .heap, context: call.frame.currentContext, name: call.callee.name, initial: RegionState(id: .none, content: .unknown)))
        let wasLive = state.index(of: id).isPresent && self.state(of: id, state).status == .live
        var object = regions[Int(id.raw)].initial
        object.isMany = wasLive && !(acquisition.replaces != nil && acquisition.position != .result)
        object.content = acquisition.isZeroed ? .zero : families[Int(family)].kind == .memory ? .uninitialized : .unknown
        object.nullness = acquisition.mayFail ? .unchecked : .nonNull
        object.family = acquisition.family == "stack" ? -1 : family
        if acquisition.isZeroed { object.zeroAt = 0 }
        if let bytes = acquisition.bytes {
            object.size = evaluate(bytes, call, &state)
            for check in checks.allocation { check.allocates(object.size, by: call.callee.name, at: view(state, call.frame, call.instruction), self) }
        }
        if let source = call.model.reads.first?.argument, acquisition.bytes != nil, call.model.returns.isString {
            // A copy of a string.
            let length = values.linear(object.size, scale: 1, addend: -1)
            object.length = length
            let range = values.interval(length, state)
            object.solid = Int64(clamping: max(0, range.low))
            object.zeroAt = range.high < 1 << 39 ? Int64(clamping: range.high) : .max - 1
            let pointer = call.argument(source)
            let isOutside = !pointer.isNone && values[pointer].kind == .pointer && self.state(of: values[pointer].region, state).isOutside(from: 0)
            object.content = isOutside ? .outside : .unknown
        }
        if acquisition.bytes != nil, call.model.format?.kind == .print {
            object.content = .unknown
            object.zeroAt = .max - 1
        }
        if call.model.sources.contains(where: { $0.position == acquisition.position }), acquisition.position != .result {
            object.content = .outside
            object.zeroAt = .max - 1
        }
        var old = RegionID.none
        if case .pointee(let index) = acquisition.position {
            if acquisition.replaces == index { giveUp(call.argument(index), call, &state) }
        } else if let replaced = acquisition.replaces, !call.argument(replaced).isNone, values[call.argument(replaced)].kind == .pointer {
            old = values[call.argument(replaced)].region
            self.release(pointer: call.argument(replaced), family: family, call, &state, isMoved: true)
        }
        note(.allocated, at: call.index, call.frame, &state, region: id)
        object.made = state.trail
        state.forget(id)
        state.set(object)
        if families[Int(family)].kind == .handle {
            // A stream holds the descriptor that it was made of, and closes it with itself.
            for position in call.model.keeps where !call.argument(position).isNone && values[call.argument(position)].kind != .pointer {
                state.write(id, 0, 4, call.argument(position))
            }
        }
        let pointer = values.pointer(id, .zero)
        if case .pointee(let index) = acquisition.position {
            let holder = call.argument(index)
            if !holder.isNone, values[holder].kind == .pointer {
                store(holder, pointer, ValueType(.pointer, size: 8), call.frame, &state)
            }
            // Where it tells an error it has handed out nothing.
            return split(by: result, given: state, failed: start, call) { change(id, &$0) { $0.nullness = .nonNull } }
        }
        guard !old.isNone, old != id, acquisition.mayFail else { return [(state, pointer)] }
        // realloc: the old object has gone, or nothing has happened.
        change(id, &state) {
            $0.nullness = .nonNull
            if acquisition.replaces != nil { $0.content = .unknown }
        }
        let from = self.state(of: old, start)
        for cell in start.cells(of: old) { state.write(id, cell.offset, cell.size, cell.value) }
        change(id, &state) {
            $0.solid = from.solid
            $0.zeroAt = from.zeroAt
            $0.content = from.content == .outside ? .outside : .unknown
        }
        state.forget(old)
        // `freopen` closes its stream in any case.
        guard families[Int(family)].kind == .handle else { return [(state, pointer), (start, .zero)] }
        var failed = start
        change(old, &failed) { $0.status = .freed }
        return [(state, pointer), (failed, .zero)]
    }

    /// The two ways of a function whose result tells whether it has handed something out through a pointer.
    private func split(
        by result: Value, given: State, failed: State, _ call: LibraryCall, _ hasGiven: (inout State) -> Void
    ) -> [(State, Value)] {
        var given = given
        var failed = failed
        guard let error = call.model.returns.error, !result.isNone, isNumberValue(result) else { return [(given, result)] }
        hasGiven(&given)
        let failure: Bool
        let success: Bool
        switch error {
        case .negative:
            failure = refine(result, to: Interval(-Interval.infinity, -1), &failed)
            success = refine(result, to: Interval(0, Interval.infinity), &given)
        case .nonzero:
            failure = exclude(result, Interval(0), &failed)
            success = refine(result, to: Interval(0), &given)
        case .value(let number):
            failure = refine(result, to: Interval(Int128(number)), &failed)
            success = exclude(result, Interval(Int128(number)), &given)
        case .null: return [(given, result)]
        }
        return (success ? [(given, result)] : []) + (failure ? [(failed, result)] : [])
    }

    /// `pipe`: numbers handed out into an array.
    private func openHandles(
        _ acquisition: FunctionModel.Acquisition, _ family: Int16, at holder: Value, _ call: LibraryCall, _ start: State, result: Value
    ) -> [(State, Value)] {
        guard !holder.isNone, values[holder].kind == .pointer else { return [(start, result)] }
        let type = ValueType(.integer, size: 4, bits: 32, isSigned: true)
        var state = start
        for index in 0..<acquisition.count {
            var one = acquisition
            one.mayFail = false
            let handle = openHandle(family, call, &state, one, type, tag: 60 + Int64(index))
            let place = values.pointer(values[holder].region, values.linear(values[holder].right, scale: 1, addend: Int64(index) * type.size))
            store(place, handle, type, call.frame, &state)
        }
        return split(by: result, given: state, failed: start, call) { _ in }
    }

    private func isNumberValue(_ value: Value) -> Bool { values[value].kind != .pointer && values[value].kind != .floating }

    /// What an object held is moved, or released, by a function that stores another pointer there.
    private func giveUp(_ holder: Value, _ call: LibraryCall, _ state: inout State) {
        guard !holder.isNone, values[holder].kind == .pointer else { return }
        let old = load(holder, ValueType(.pointer, size: 8), at: call.index, call.frame, &state)
        guard !old.isNone, values[old].kind == .pointer, regions[Int(values[old].region.raw)].kind == .heap else { return }
        change(values[old].region, &state) { $0.status = .freed }
    }

    private func openHandle(
        _ family: Int16, _ call: LibraryCall, _ state: inout State, _ acquisition: FunctionModel.Acquisition, _ type: ValueType,
        tag: Int64 = 0
    ) -> Value {
        let value = unknown(
            type, at: call.index, call.frame, origin: .call, range: Interval(acquisition.mayFail ? -1 : 0, Int128(Int32.max)), tag: tag)
        let id = region(
            RegionKey(kind: .handle, context: -1, index: value.raw),
            Region(kind: .handle, context: call.frame.currentContext, value: value, name: call.callee.name, initial: RegionState(id: .none, content: .unknown)))
        var handle = regions[Int(id.raw)].initial
        handle.family = family
        note(.opened, at: call.index, call.frame, &state, region: id)
        handle.made = state.trail
        state.set(handle)
        return value
    }

    func release(_ release: FunctionModel.Release, _ call: LibraryCall, _ state: inout State) {
        let family = family(named: release.family)
        guard family >= 0, families[Int(family)].kind != .lock, release.family != "arguments" else { return }
        let position: Int = switch release.position {
        case .argument(let index), .pointee(let index): index
        case .result: -1
        }
        guard position >= 0 else { return }
        var pointer = call.argument(position)
        if case .pointee = release.position {
            guard !pointer.isNone, values[pointer].kind == .pointer else { return }
            pointer = load(pointer, ValueType(.pointer, size: 8), at: call.index, call.frame, &state)
        }
        self.release(pointer: pointer, family: family, call, &state, isMoved: false)
    }

    private func release(pointer: Value, family: Int16, _ call: LibraryCall, _ state: inout State, isMoved: Bool) {
        if pointer.isNone || isNull(pointer, state) == true { return }
        for check in checks.release {
            check.releases(
                Release(pointer: pointer, family: family, function: call.callee.name), at: view(state, call.frame, call.instruction), self)
        }
        let id: RegionID
        if values[pointer].kind == .pointer {
            id = values[pointer].region
        } else if let handle = handle(of: pointer, state) {
            id = handle
        } else if values[pointer].kind == .symbol, families[Int(family)].invalid == .negative {
            id = region(
                RegionKey(kind: .handle, context: -1, index: pointer.raw),
                Region(kind: .handle, value: pointer, initial: RegionState(id: .none, content: .unknown)))
        } else {
            return
        }
        let kind = regions[Int(id.raw)].kind
        guard kind == .heap || kind == .pointee || kind == .handle else { return }
        note(.released, at: call.index, call.frame, &state, region: id)
        let trail = state.trail
        let held = families[Int(family)].kind == .handle ? state.cells(of: id).compactMap { handle(of: $0.value, state) } : []
        for region in held + [id] {
            change(region, &state) {
                $0.status = .freed
                $0.released = trail
                // What nobody saw handed out is what it was released as.
                if region == id, $0.family < 0, kind != .heap { $0.family = family }
            }
        }
    }

    // MARK: Formats

    private func text(of pointer: Value) -> [UInt8]? {
        guard !pointer.isNone, values[pointer].kind == .pointer, let offset = constant(values[pointer].right), offset >= 0 else { return nil }
        let region = regions[Int(values[pointer].region.raw)]
        guard region.kind == .string else { return nil }
        let bytes = program.units[Int(region.context)].strings[Int(region.index)]
        return offset / region.unit <= bytes.count ? Array(bytes[Int(offset / region.unit)...]) : nil
    }

    /// The characters of a format.
    private func formatText(_ format: FunctionModel.Format, _ call: LibraryCall) -> [UInt8]? {
        text(of: call.argument(format.argument))
    }

    /// How many characters a format gives, without the terminator.
    func formatted(_ format: FunctionModel.Format, _ call: LibraryCall, _ state: inout State) -> Value {
        guard let first = format.first, let bytes = formatText(format, call) else { return .none }
        let text = FormatText(bytes, isScan: false)
        var total = values.constant(Int128(text.textBehind))
        var position = first
        for (number, conversion) in text.conversions.enumerated() {
            total = values.linear(total, scale: 1, addend: Int64(conversion.textBefore))
            if conversion.width == -1 { position += 1 }
            if conversion.precision == -1 { position += 1 }
            let width = max(0, conversion.width ?? 0)
            let argument = call.argument(position)
            position += 1
            var part: Value
            switch conversion.letter {
            case UInt8(ascii: "s"):
                let isWide = format.isWide || conversion.length == UInt8(ascii: "l")
                guard visit(argument, size: values.constant(conversion.precision == nil ? (isWide ? 4 : 1) : 0), isWrite: false, isPrinted: true, call, &state) else { return .none }
                part = length(of: argument, unit: isWide ? 4 : 1, call.index, call.frame, &state)
                if conversion.precision == nil, !argument.isNone, values[argument].kind == .pointer {
                    for check in checks.string {
                        check.readsString(argument, unit: isWide ? 4 : 1, by: call.callee.name, at: view(state, call.frame, call.instruction), self)
                    }
                }
                if let precision = conversion.precision, precision >= 0 {
                    part = minimum(part, values.constant(Int128(precision)), call, &state)
                } else if conversion.precision != nil {
                    part = some(Interval(0, 1 << 30), false, number, call)
                }
            case UInt8(ascii: "c"): part = values.constant(1)
            case _ where conversion.isInteger:
                part = digits(argument, conversion, number, call, state)
            case _ where conversion.isFloating: part = some(Interval(1, 330), false, number, call)
            default: part = some(Interval(0, 40), false, number, call)
            }
            if width > 0, values.interval(part, state).low < Int128(width) {
                let bounds = values.bounds(part, state)
                part = bounds.high <= Int128(width) ? values.constant(Int128(width))
                    : some(Interval(Int128(width), bounds.high), bounds.reachesHigh, number + 1_000, call)
            }
            total = values.add(total, part)
        }
        return total
    }

    private func digits(_ argument: Value, _ conversion: FormatConversion, _ number: Int, _ call: LibraryCall, _ state: State) -> Value {
        let isSigned = conversion.letter == UInt8(ascii: "d") || conversion.letter == UInt8(ascii: "i")
        let type = Interval.values(bits: Int32(conversion.integerSize * 8), isSigned: isSigned)
        let bounds = argument.isNone || values[argument].kind == .pointer ? Bounds(type) : values.bounds(argument, state)
        let range = bounds.interval.meet(type).isEmpty ? type : bounds.interval.meet(type)
        let radix: Int128 = conversion.letter == UInt8(ascii: "x") || conversion.letter == UInt8(ascii: "X") ? 16 : conversion.letter == UInt8(ascii: "o") ? 8 : 10
        func count(_ value: Int128) -> Int128 {
            var rest = value < 0 ? -value : value
            var digits: Int128 = value < 0 ? 2 : 1
            while rest >= radix {
                rest /= radix
                digits += 1
            }
            return digits
        }
        let extra: Int128 = (conversion.hasPlus ? 1 : 0) + (conversion.isAlternate ? 2 : 0)
        let most = max(count(range.low), count(range.high), Int128(max(0, conversion.precision ?? 0))) + extra
        let least = range.contains(0) ? 1 : min(count(range.low), count(range.high))
        return some(Interval(max(least, Int128(max(0, conversion.precision ?? 0))), most), bounds.reachesHigh && bounds.reachesLow, number, call)
    }

    private func some(_ range: Interval, _ isFree: Bool, _ number: Int, _ call: LibraryCall) -> Value {
        if let constant = range.constant { return values.constant(constant) }
        let key = ValueTable.SymbolKey(
            kind: .instruction, a: call.frame.currentContext, b: Int32(call.index), c: 1_000 + Int64(number) + Int64(range.low) << 16 + Int64(range.high) << 24,
            d: isFree ? 1 : 0)
        return values.symbol(key, range: range) { SymbolInfo(origin: .call, isFree: isFree) }
    }

    /// `scanf`: writes through the arguments behind the format.
    func scan(_ format: FunctionModel.Format, _ call: LibraryCall, _ state: inout State) {
        guard let first = format.first else { return }
        let isOutside = !call.model.sources.isEmpty || readsOutside(call, state)
        guard let bytes = formatText(format, call) else {
            for argument in call.arguments.dropFirst(first) where !argument.isNone && values[argument].kind == .pointer { havoc(values[argument].region, &state) }
            return
        }
        var position = first
        for (number, conversion) in FormatText(bytes, isScan: true).conversions.enumerated() where !conversion.isSuppressed {
            let pointer = call.argument(position)
            position += 1
            guard !pointer.isNone, values[pointer].kind == .pointer else { continue }
            let unit: Int64 = format.isWide || conversion.length == UInt8(ascii: "l") ? 4 : 1
            switch conversion.letter {
            case UInt8(ascii: "s"), UInt8(ascii: "["):
                let size = conversion.width.map { values.constant(Int128(($0 + 1) * unit)) } ?? evaluate(.unbounded, call, &state)
                _ = visit(pointer, size: size, isWrite: true, call, &state)
                clear(values[pointer].region, values[pointer].right, size, isOutside: isOutside, &state)
                if isOutside { note(.outsideInput, at: call.index, call.frame, &state, region: values[pointer].region) }
                setString(
                    values[pointer].region, constant(values[pointer].right), length: .none, low: 0, high: conversion.width.map { Int128($0) },
                    unit: unit, isTerminated: true, &state)
            case UInt8(ascii: "c"):
                let size = values.constant(Int128((conversion.width ?? 1) * unit))
                _ = visit(pointer, size: size, isWrite: true, call, &state)
                clear(values[pointer].region, values[pointer].right, size, isOutside: isOutside, &state)
            default:
                let isFloating = conversion.isFloating
                let size: Int64 = isFloating ? (conversion.length == UInt8(ascii: "l") ? 8 : conversion.length == UInt8(ascii: "L") ? 16 : 4) : conversion.integerSize
                let isSigned = conversion.letter == UInt8(ascii: "d") || conversion.letter == UInt8(ascii: "i")
                let type = isFloating ? ValueType(.floating, size: size) : ValueType(.integer, size: size, bits: Int32(size * 8), isSigned: isSigned)
                _ = visit(pointer, size: values.constant(Int128(size)), isWrite: true, call, &state)
                let value = unknown(
                    type, at: call.index, call.frame, origin: isOutside ? .outside : .call, range: conversion.scannedRange(isSigned: isSigned),
                    isFree: isOutside, tag: 40 + Int64(number))
                if isOutside, !isFloating, readsWhatIsGivenAtStart(call) { values.markGivenAtStart(value) }
                store(pointer, value, type, call.frame, &state)
                if isOutside { note(.outsideInput, at: call.index, call.frame, &state, value: value, detail: position - 1) }
            }
        }
        // It gives how many of them it has read.
        if !call.result.isNone { _ = refine(call.result, to: Interval(-1, Int128(position - first)), &state) }
    }
}
