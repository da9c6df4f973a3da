import CModel

/// How a path goes on behind an instruction.
enum Step {
    case next(Value)
    /// The call does not return, or nothing is left that could be.
    case dead
    case split([(State, Value)])
}

extension Interpreter {
    func step(_ index: Int, _ state: inout State, _ frame: Frame) -> Step {
        let instruction = frame.function.instructions[index]
        frame.currentIndex = index
        switch instruction.opcode {
        case .constant:
            return .next(values.constant(constant(instruction)))
        case .floatConstant:
            return .next(values.floating(Double(bitPattern: UInt64(bitPattern: instruction.immediate))))
        case .unknown, .variadicArgument:
            return .next(unknown(instruction.type, at: index, frame))
        case .binary:
            return .next(binary(instruction, at: index, frame, &state))
        case .unary:
            return .next(unary(instruction, at: index, frame, &state))
        case .cast:
            return .next(cast(instruction, at: index, frame, &state))
        case .addressOfLocal:
            return .next(values.pointer(localRegion(Int(instruction.immediate), frame), .zero))
        case .addressOfGlobal:
            return .next(values.pointer(globalRegion(unit: frame.id.unit, index: Int(instruction.immediate)), .zero))
        case .addressOfString:
            let region = stringRegion(unit: frame.id.unit, index: Int(instruction.immediate), size: instruction.extent)
            return .next(values.pointer(region, .zero))
        case .addressOfFunction:
            if let target = program.target(unit: frame.id.unit, callee: Int(instruction.immediate)) {
                return .next(values.function(functionNumber(target)))
            }
            let symbol = unknown(instruction.type, at: index, frame)
            if values[symbol].kind == .pointer { change(values[symbol].region, &state) { $0.nullness = .nonNull } }
            return .next(symbol)
        case .addressOfLabel:
            return .next(unknown(instruction.type, at: index, frame))
        case .field:
            return .next(field(instruction, value(instruction.a, state, frame)))
        case .element:
            return .next(element(instruction, at: index, frame, state))
        case .pointerDifference:
            return .next(difference(instruction, at: index, frame, state))
        case .load:
            let pointer = value(instruction.a, state, frame)
            guard access(pointer, size: sizeValue(instruction.type), isWrite: false, at: index, frame, &state) else { return .dead }
            return .next(checkedLoad(pointer, instruction, at: index, frame, &state))
        case .store:
            let pointer = value(instruction.a, state, frame)
            guard access(pointer, size: sizeValue(instruction.type), isWrite: true, at: index, frame, &state) else { return .dead }
            let stored = value(instruction.b, state, frame)
            if stored == .zero, instruction.type.kind == .pointer {
                note(.setToNull, at: index, frame, &state, region: values[pointer].kind == .pointer ? values[pointer].region : .none)
            }
            store(pointer, stored.isNone ? unknown(instruction.type, at: index, frame) : stored, instruction.type, frame, &state)
            return .next(.none)
        case .copy:
            return copy(instruction, at: index, frame, &state)
        case .zero:
            let node = values[value(instruction.a, state, frame)]
            if node.kind == .pointer, let offset = Int64(exactly: values[node.right].range.low) {
                zero(node.region, offset, instruction.immediate, &state)
            }
            return .next(.none)
        case .begin:
            let region = localRegion(Int(instruction.immediate), frame)
            state.forget(region)
            state.set(regions[Int(region.raw)].initial)
            return .next(.none)
        case .end:
            let region = localRegion(Int(instruction.immediate), frame)
            state.forget(region)
            change(region, &state) { $0.status = .ended }
            return .next(.none)
        case .variableArray:
            let region = localRegion(Int(instruction.immediate), frame)
            let size = value(instruction.a, state, frame)
            change(region, &state) { $0.size = size }
            for check in checks.allocation { check.allocates(size, by: "", at: view(state, frame, instruction), self) }
            return .next(.none)
        case .clobber:
            let pointer = value(instruction.a, state, frame)
            if !pointer.isNone, values[pointer].kind == .pointer { havoc(values[pointer].region, &state) }
            if instruction.a.isNone { forgetGlobals(&state) }
            return .next(.none)
        case .call:
            return call(instruction, at: index, frame, &state)
        }
    }

    private func constant(_ instruction: Instruction) -> Int128 {
        let type = instruction.type
        return type.kind == .integer && !type.isSigned && type.bits == 64
            ? Int128(UInt64(bitPattern: instruction.immediate)) : Int128(instruction.immediate)
    }

    func sizeValue(_ type: ValueType) -> Value { values.constant(Int128(max(type.size, 0))) }

    /// A load whose result is no longer told apart from what the object held, once it was found to be uninitialised.
    private func checkedLoad(
        _ pointer: Value, _ instruction: Instruction, at index: Int, _ frame: Frame, _ state: inout State
    ) -> Value {
        let result = load(pointer, instruction.type, at: index, frame, &state)
        guard let symbol = symbol(behind: result), symbol.origin == .uninitialized else { return result }
        for check in checks.uninitialized { check.readsUninitialized(pointer, at: view(state, frame, instruction), self) }
        let replacement = unknown(instruction.type, at: index, frame, origin: .unknown, tag: 1)
        store(pointer, replacement, instruction.type, frame, &state)
        return replacement
    }

    func symbol(behind value: Value) -> SymbolInfo? {
        if value.isNone { return nil }
        let node = values[value]
        if node.kind == .pointer { return regions[Int(node.region.raw)].value.isNone ? nil : values.symbol(regions[Int(node.region.raw)].value) }
        return values.symbol(value)
    }

    // MARK: Addresses

    private func field(_ instruction: Instruction, _ base: Value) -> Value {
        if base.isNone { return .none }
        let node = values[base]
        guard node.kind == .pointer else { return values.linear(base, scale: 1, addend: instruction.immediate) }
        let offset = values.linear(node.right, scale: 1, addend: instruction.immediate)
        if instruction.flags.contains(.isArray), let start = Int64(exactly: values[offset].range.low),
           values[offset].kind == .constant, instruction.extent > 0 {
            return values.pointer(node.region, offset, part: (start, instruction.extent))
        }
        return values.pointer(node.region, offset)
    }

    private func element(_ instruction: Instruction, at index: Int, _ frame: Frame, _ state: State) -> Value {
        let base = value(instruction.a, state, frame)
        var count = value(instruction.b, state, frame)
        if base.isNone || count.isNone { return .none }
        // What an unsigned type wrapped below zero is an offset below zero again.
        if let number = values[count].range.constant, values[count].kind == .constant, number > Int128(Int64.max) {
            count = values.constant(number - (1 << 64))
        }
        let node = values[base]
        guard node.kind == .pointer else {
            // From a null pointer back: what a list makes of a member's address, with its own test before or behind.
            let isBehindNull = node.range.constant == 0 && values.interval(count, state).low < 0
            return node.kind == .constant && !isBehindNull ? values.add(base, values.multiply(count, values.constant(Int128(max(instruction.extent, 1)))))
                : unknown(instruction.type, at: index, frame)
        }
        guard instruction.extent > 0 else { return values.pointer(node.region, unknown(ValueType(.integer, size: 8, bits: 64, isSigned: true), at: index, frame)) }
        let moved = values.linear(count, scale: instruction.extent, addend: 0)
        var part: (start: Int64, size: Int64)? = node.x >= 0 ? (node.x, node.y) : nil
        // An array of one element may stand for as many as were allocated behind it.
        if part == nil, instruction.immediate > 1, let start = Int64(exactly: values[node.right].range.low), values[node.right].kind == .constant {
            part = (start, instruction.immediate * instruction.extent)
        }
        return values.pointer(node.region, values.add(node.right, moved), part: part)
    }

    private func difference(_ instruction: Instruction, at index: Int, _ frame: Frame, _ state: State) -> Value {
        let (a, b) = (value(instruction.a, state, frame), value(instruction.b, state, frame))
        if a.isNone || b.isNone { return unknown(instruction.type, at: index, frame) }
        let (first, second) = (values[a], values[b])
        guard first.kind == .pointer, second.kind == .pointer else { return unknown(instruction.type, at: index, frame) }
        guard first.region == second.region else {
            if home(first.region) == home(second.region) {
                // What a function found in an object lies no further from a place in it than the object is long.
                let whole = home(second.region)
                let length = capacity(self.state(of: whole, state), state)?.high
                let isFromStart = second.region == whole && second.right == .zero
                return unknown(instruction.type, at: index, frame, range: length.map { Interval(isFromStart ? 0 : -$0, $0) })
            }
            for check in checks.subtraction { check.subtractsPointers(a, b, at: view(state, frame, instruction), self) }
            return unknown(instruction.type, at: index, frame)
        }
        let bytes = values.subtract(first.right, second.right)
        if instruction.extent <= 1 { return bytes }
        if let parts = values.parts(bytes), parts.addend % instruction.extent == 0, parts.scale % instruction.extent == 0 {
            return parts.base.isNone ? values.constant(Int128(parts.addend / instruction.extent))
                : values.linear(parts.base, scale: parts.scale / instruction.extent, addend: parts.addend / instruction.extent)
        }
        return values.binary(.divide, bytes, values.constant(Int128(instruction.extent)))
    }

    /// The object that a pointer points into which a function found in it.
    package func home(_ region: RegionID) -> RegionID {
        guard regions[Int(region.raw)].kind == .pointee, let symbol = values.symbol(regions[Int(region.raw)].value),
              symbol.origin == .call, !symbol.region.isNone else { return region }
        return symbol.region
    }

    // MARK: Aggregates

    private func copy(_ instruction: Instruction, at index: Int, _ frame: Frame, _ state: inout State) -> Step {
        let target = value(instruction.a, state, frame)
        let source = value(instruction.b, state, frame)
        let size = values.constant(Int128(max(instruction.immediate, 0)))
        // A string that fills an array is shorter than it: what it leaves out is zero.
        let isText = !source.isNone && values[source].kind == .pointer && regions[Int(values[source].region.raw)].kind == .string
        guard isText || access(source, size: size, isWrite: false, at: index, frame, &state),
              access(target, size: size, isWrite: true, at: index, frame, &state) else { return .dead }
        copyBytes(to: target, from: source, size: size, &state)
        return .next(.none)
    }

    /// What `memcpy` does.
    func copyBytes(to target: Value, from source: Value, size: Value, _ state: inout State) {
        if target.isNone { return }
        let (to, from) = (values[target], source.isNone ? ValueNode(kind: .constant) : values[source])
        guard to.kind == .pointer else { return }
        guard from.kind == .pointer else { return weaken(to.region, &state) }
        if let count = constant(size), let a = constant(to.right), let b = constant(from.right) {
            return copyCells(from: from.region, b, to: to.region, a, size: count, &state)
        }
        let known = self.state(of: from.region, state)
        let isOutside = known.content == .outside || state.cells(of: from.region).contains { values[$0.value].isOutside }
        if to.x >= 0 {
            // Of the member that the pointer was made for no more than that.
            weaken(to.region, Interval(Int128(to.x)), size: to.y, &state)
            if isOutside { change(to.region, &state) { $0.addOutside(to.x, to.x + to.y) } }
        } else {
            weaken(to.region, values.interval(to.right, state), size: 1 << 40, &state)
            if isOutside { change(to.region, &state) { $0.content = .outside } }
        }
        for cell in state.cells(of: from.region) where values[cell.value].kind == .pointer { escape(values[cell.value].region, &state) }
    }

    /// A number of bytes that is known and can be counted with.
    func constant(_ value: Value) -> Int64? {
        guard !value.isNone, values[value].kind == .constant, let number = Int64(exactly: values[value].range.low),
              number.magnitude < 1 << 60 else { return nil }
        return number
    }

    func zero(_ region: RegionID, _ offset: Int64, _ size: Int64, _ state: inout State) {
        let known = self.state(of: region, state)
        if offset == 0, !known.size.isNone, values.interval(known.size, state).high <= Int128(size) {
            return overwrite(region, with: .zero, &state)
        }
        state.forget(region, from: offset, size: size)
        if known.content == .zero { return }
        // What is left out of an initialiser is short, or the whole object.
        if size <= 256 {
            for byte in stride(from: Int64(0), to: size, by: 8) where size - byte >= 8 { state.write(region, offset + byte, 8, .zero) }
            for byte in stride(from: size - size % 8, to: size, by: 1) { state.write(region, offset + byte, 1, .zero) }
        } else {
            change(region, &state) {
                if $0.content == .uninitialized { $0.content = .unknown }
                $0.untouched = .max
                $0.epoch += 1
            }
        }
        change(region, &state) {
            $0.zeroAt = min($0.zeroAt, offset)
            $0.solid = min($0.solid, offset)
            $0.length = .none
            $0.filled = .none
        }
    }

    /// An unknown function may have written every variable of static storage.
    func forgetGlobals(_ state: inout State) {
        state.globalEpoch += 1
        let written = state.cells.filter { isWritableGlobal($0.region) }
        if !written.isEmpty {
            for cell in written { escape(heldBy: cell.value, &state) }
            state.cells.removeAll { isWritableGlobal($0.region) }
        }
        for index in state.regions.indices where isWritableGlobal(state.regions.entries[index].id) {
            var region = state.regions[index]
            region.epoch = state.globalEpoch
            if region.content != .outside { region.content = .unknown }
            region.solid = 0
            region.zeroAt = .max
            region.length = .none
            region.filled = .none
            state.regions[index] = region
        }
    }

    private func isWritableGlobal(_ region: RegionID) -> Bool {
        let index = Int(region.raw)
        return regions[index].kind == .global && regions[index].initial.content != .initializer
    }
}
