import CModel

/// Reading and writing: cells where the place is known, and what is known of the rest where it is not.
extension Interpreter {
    // MARK: Reading

    func load(_ pointer: Value, _ type: ValueType, at index: Int, _ frame: Frame, _ state: inout State) -> Value {
        let node = values[pointer]
        let instruction = frame.function.instructions[index]
        guard node.kind == .pointer, type.size > 0, type.kind != .unknown else {
            return unknown(type, at: index, frame)
        }
        if instruction.flags.contains(.isVolatile) {
            return unknown(type, at: index, frame, origin: .memory)
        }
        if isBitField(type) { return loadBits(node, type, at: index, frame, state) }
        guard let offset = constant(node.right) else {
            return loadAnywhere(node, type, at: index, frame, state)
        }
        return read(node.region, offset, type, at: index, frame, &state)
    }

    func isBitField(_ type: ValueType) -> Bool {
        type.kind == .integer && !type.isBool && Int64(type.bits) < type.size * 8
    }

    /// What `type.size` bytes at a known place hold.
    func read(
        _ region: RegionID, _ offset: Int64, _ type: ValueType, at index: Int, _ frame: Frame, _ state: inout State
    ) -> Value {
        let range = state.overlapping(region, offset, type.size)
        if range.count == 1 {
            let cell = state.cells[range.lowerBound]
            if cell.offset == offset, Int64(cell.size) == type.size { return fit(cell.value, type, &state) }
        }
        if range.isEmpty { return content(region, offset, type, state, index: index, frame) }
        return compose(range, region, offset, type, at: index, frame, state)
    }

    /// Bytes that were written in other pieces than they are read.
    private func compose(
        _ range: Range<Int>, _ region: RegionID, _ offset: Int64, _ type: ValueType, at index: Int, _ frame: Frame,
        _ state: State
    ) -> Value {
        var bits: UInt64 = 0
        var known = Int64(0)
        var isOutside = self.state(of: region, state).content == .outside
        for cell in state.cells[range] {
            isOutside = isOutside || values[cell.value].isOutside
            guard let constant = values[cell.value].range.constant, values[cell.value].kind == .constant, cell.size <= 8
            else { continue }
            let raw = UInt64(truncatingIfNeeded: constant)
            for byte in 0..<Int64(cell.size) {
                let place = cell.offset + byte - offset
                if place >= 0, place < min(type.size, 8) {
                    bits |= (raw >> UInt64(byte * 8) & 0xff) << UInt64(place * 8)
                    known += 1
                }
            }
        }
        if known == type.size, type.kind == .integer {
            let value = type.isSigned && type.bits < 64
                ? Int128(Int64(bitPattern: bits << UInt64(64 - type.bits)) >> Int64(64 - type.bits))
                : type.isSigned ? Int128(Int64(bitPattern: bits)) : Int128(bits)
            return values.constant(value)
        }
        return unknown(
            type, at: index, frame, origin: isOutside ? .outside : .memory, isFree: isOutside,
            tag: Int64(state.cells[range.lowerBound].value.raw) << 16 ^ offset)
    }

    /// A value as the type that it is read with: a cell may hold what was joined, or written as another type.
    private func fit(_ value: Value, _ type: ValueType, _ state: inout State) -> Value {
        let node = values[value]
        switch type.kind {
        case .integer where (node.kind == .symbol || node.kind == .linear || node.kind == .binary) && type.bits > 0:
            // What was joined, or counted, was of the variable's type.
            let base = node.kind == .linear ? node.left : value
            let origin = values.symbol(base)?.origin
            if origin == .join || origin == .loop || turnsTaken(from: base) != nil {
                let allowed = Interval.values(bits: type.bits, isSigned: type.isSigned)
                if !allowed.contains(values.interval(value, state)), refine(value, to: allowed, &state) { return value }
            }
            return convert(value, to: type, state)
        case .integer where node.kind != .pointer && node.kind != .floating && node.kind != .function:
            return convert(unconverted(value, state), to: type, state)
        case .pointer where node.kind == .symbol:
            return values.pointer(pointee(of: value), .zero)
        default: return value
        }
    }

    /// What memory holds where no cell tells.
    private func content(
        _ region: RegionID, _ offset: Int64, _ type: ValueType, _ state: State, index: Int, _ frame: Frame
    ) -> Value {
        let known = self.state(of: region, state)
        switch known.content {
        case .zero:
            return type.kind == .floating ? values.floating(0) : .zero
        case .initializer:
            return initial(region, offset, type) ?? unknown(type, at: index, frame, origin: .memory)
        case .uninitialized:
            return unknown(type, at: index, frame, origin: .uninitialized)
        case .outside, .unknown:
            if known.content == .unknown, let bound = stringByte(known, offset, type) { return bound }
            // The same bytes read again, before anything wrote there, are the same value.
            // A pointer among bytes of which only the first is known to come from outside is none of them.
            let isOutside = known.content == .outside || (known.outside.contains(offset) && type.kind != .pointer)
            return unknown(
                type, key: .init(
                    kind: .memory, a: region.raw, b: known.epoch, c: offset, d: Int32(clamping: type.size) * (isOutside ? -1 : 1)),
                origin: isOutside ? .outside : .memory, isFree: isOutside, region: region)
        }
    }

    /// The terminator of a string that is known to end here.
    private func stringByte(_ region: RegionState, _ offset: Int64, _ type: ValueType) -> Value? {
        region.zeroAt == offset && region.solid == offset && type.size == 1 ? .zero : nil
    }

    /// A read whose place is not known: anything that the object holds.
    private func loadAnywhere(
        _ node: ValueNode, _ type: ValueType, at index: Int, _ frame: Frame, _ state: State
    ) -> Value {
        let known = self.state(of: node.region, state)
        if known.content == .zero, state.cells(of: node.region).isEmpty { return type.kind == .floating ? values.floating(0) : .zero }
        let places = values.interval(node.right, state).meet(node.x >= 0 ? Interval(Int128(node.x), Int128(node.x + node.y - 1)) : .all)
        let isOutside = known.content == .outside || (!known.outside.isEmpty
            && !places.meet(Interval(Int128(known.outside.lowerBound), Int128(known.outside.upperBound - 1))).isEmpty)
        var range: Interval?
        if known.content == .initializer, type.kind == .integer {
            range = initialRange(node.region, type)
        }
        if !isOutside, let written = state.cells(of: node.region).first(where: { places.contains(Int128($0.offset)) && values[$0.value].isOutside }) {
            return unknown(type, at: index, frame, origin: .outside, isFree: false, tag: Int64(written.value.raw))
        }
        return unknown(
            type, key: .init(kind: .memory, a: node.region.raw, b: known.epoch, c: Int64(node.b) | 1 << 62, d: Int32(clamping: type.size)),
            origin: isOutside ? .outside : .memory, range: range, isFree: isOutside, region: node.region)
    }

    private func loadBits(_ node: ValueNode, _ type: ValueType, at index: Int, _ frame: Frame, _ state: State) -> Value {
        let known = self.state(of: node.region, state)
        if known.content == .zero, state.cells(of: node.region).isEmpty { return .zero }
        return unknown(type, at: index, frame, origin: known.content == .outside ? .outside : .memory, isFree: known.content == .outside)
    }

    // MARK: Writing

    func store(_ pointer: Value, _ value: Value, _ type: ValueType, _ frame: Frame, _ state: inout State) {
        let node = values[pointer]
        guard node.kind == .pointer else { return }
        guard type.size > 0 else { return weaken(node.region, &state) }
        guard let offset = constant(node.right), !isBitField(type) else {
            let part = node.x >= 0 ? Interval(Int128(node.x), Int128(node.x + node.y - 1)) : .all
            let places = values.interval(node.right, state).meet(part)
            return weaken(node.region, by: value, places.isEmpty ? values.interval(node.right, state) : places, size: type.size, &state)
        }
        state.write(node.region, offset, Int32(clamping: type.size), value)
        if values[value].kind == .pointer, regions[Int(node.region.raw)].kind == .pointee { share(values[value].region, &state) }
        let element = regions[Int(node.region.raw)].elementSize
        if type.isCharacter || (type.kind == .integer && type.size == 4 && (element == 4 || element == 0)) {
            noteTerminator(node.region, offset, value, size: type.size, &state)
        }
    }

    /// A local whose address stands in an object of callers may get its first value from whoever reads it there.
    private func share(_ region: RegionID, _ state: inout State) {
        if self.state(of: region, state).content == .uninitialized, regions[Int(region.raw)].kind == .local {
            change(region, &state) { $0.content = .unknown }
        }
    }

    /// Keeps what is known of the string in a region in step with one element written.
    private func noteTerminator(_ region: RegionID, _ offset: Int64, _ value: Value, size: Int64, _ state: inout State) {
        let known = self.state(of: region, state)
        if truth(value, state) == false {
            change(region, &state) {
                $0.zeroAt = min($0.zeroAt, offset)
                $0.solid = min($0.solid, offset)
                $0.length = .none
                $0.filled = .none
            }
        } else if truth(value, state) == true {
            if known.solid == offset || known.zeroAt == offset || !known.length.isNone {
                change(region, &state) {
                    if $0.solid == offset { $0.solid = offset + size }
                    if $0.zeroAt == offset { $0.zeroAt = .max }
                    $0.length = .none
                    $0.filled = .none
                }
            }
        } else if known.solid > offset || known.zeroAt == offset || !known.length.isNone || !known.filled.isNone {
            change(region, &state) {
                $0.solid = min($0.solid, offset)
                if $0.zeroAt == offset { $0.zeroAt = .max }
                $0.length = .none
                $0.filled = .none
            }
        }
    }

    /// Something unknown is written somewhere in a region.
    func weaken(_ region: RegionID, _ state: inout State) { weaken(region, by: .none, .all, size: 1, &state) }

    /// Something is written to one of these offsets of a region.
    func weaken(_ region: RegionID, by value: Value = .none, _ offsets: Interval, size: Int64, _ state: inout State) {
        let isOutside = !value.isNone && values[value].isOutside
        if !value.isNone { escape(heldBy: value, &state) }
        // Offsets and sizes of the whole address space, so that sums of them fit.
        let farthest = Int128(1) << 60
        let low = Int64(clamping: min(max(offsets.low, -farthest), farthest))
        let high = Int64(clamping: min(max(offsets.high, -farthest), farthest))
        let size = min(max(size, 0), Int64(1) << 60)
        guard low <= high else { return }
        for cell in state.cells(of: region) where cell.offset + Int64(cell.size) > low && cell.offset <= high + size {
            escape(heldBy: cell.value, &state)
        }
        state.forget(region, from: low, size: high - low + size)
        change(region, &state) {
            if isOutside { $0.addOutside(low, high + size) }
            if $0.content == .uninitialized {
                $0.untouched = high + size
            } else if $0.untouched != .max {
                $0.untouched = max($0.untouched, high + size)
            }
            if $0.content != .outside { $0.content = .unknown }
            $0.epoch += 1
            $0.solid = min($0.solid, max(low, 0))
            $0.zeroAt = .max
            $0.length = .none
            $0.filled = .none
        }
    }

    /// All of a region's content is replaced.
    func overwrite(_ region: RegionID, with content: RegionState.Content, _ state: inout State) {
        for cell in state.cells(of: region) { escape(heldBy: cell.value, &state) }
        state.forget(region)
        change(region, &state) {
            $0.content = content
            $0.outside = 0..<0
            $0.untouched = .max
            $0.epoch += 1
            $0.solid = 0
            $0.zeroAt = content == .zero ? 0 : .max
            $0.length = .none
            $0.filled = .none
        }
    }

    /// What a cell holds that is forgotten goes on to exist.
    func escape(heldBy value: Value, _ state: inout State) {
        if values[value].kind == .pointer {
            escape(values[value].region, &state)
        } else if let handle = handle(of: value, state) {
            change(handle, &state) { $0.isEscaped = true }
        }
    }

    /// Something that cannot be seen holds a pointer to it from here on; it may use it, change it, and release it.
    func escape(_ region: RegionID, _ state: inout State) {
        var open = [region]
        while let next = open.popLast() {
            let known = self.state(of: next, state)
            if known.isEscaped { continue }
            change(next, &state) { $0.isEscaped = true }
            for cell in state.cells(of: next) where values[cell.value].kind == .pointer {
                open.append(values[cell.value].region)
            }
        }
    }

    /// An unknown function was given a pointer: it may have written all that can be reached from it.
    func havoc(_ region: RegionID, _ state: inout State) {
        var open = [region]
        var seen: Set<RegionID> = []
        while let next = open.popLast() {
            guard seen.insert(next).inserted else { continue }
            for cell in state.cells(of: next) {
                if values[cell.value].kind == .pointer { open.append(values[cell.value].region) } else { escape(heldBy: cell.value, &state) }
            }
            if regions[Int(next.raw)].isConst || regions[Int(next.raw)].kind == .string { continue }
            escape(next, &state)
            state.forget(next)
            change(next, &state) {
                $0.content = .unknown
                $0.outside = 0..<0
                $0.untouched = .max
                $0.epoch += 1
                $0.solid = 0
                $0.zeroAt = .max
                $0.length = .none
                $0.filled = .none
            }
        }
    }

    /// Moves the cells of `size` bytes from one place to another.
    func copyCells(
        from source: RegionID, _ sourceOffset: Int64, to target: RegionID, _ targetOffset: Int64, size: Int64, _ state: inout State
    ) {
        let range = state.overlapping(source, sourceOffset, size)
        let moved = state.cells[range].filter { $0.offset >= sourceOffset && $0.offset + Int64($0.size) <= sourceOffset + size }
        let from = self.state(of: source, state)
        let to = self.state(of: target, state)
        let coversAll = !to.size.isNone && values.interval(to.size, state).high <= Int128(targetOffset + size) && targetOffset == 0
        let text = shortText(source, from: sourceOffset, size: size)
        state.forget(target, from: targetOffset, size: size)
        for (place, byte) in text.enumerated() { state.write(target, targetOffset + Int64(place), 1, values.constant(byte)) }
        for cell in moved {
            state.write(target, cell.offset - sourceOffset + targetOffset, cell.size, cell.value)
            if values[cell.value].kind == .pointer, regions[Int(target.raw)].kind == .pointee { share(values[cell.value].region, &state) }
        }
        let holdsAll = !from.size.isNone && values.interval(from.size, state).high <= Int128(size) && sourceOffset == 0
        change(target, &state) {
            if coversAll, from.content != .initializer {
                $0.content = from.content
                $0.outside = from.outside
                $0.untouched = from.untouched
            } else {
                if $0.content == .uninitialized {
                    $0.untouched = targetOffset + size
                } else if $0.untouched != .max {
                    $0.untouched = max($0.untouched, targetOffset + size)
                }
                if text.isEmpty, $0.content != from.content, $0.content != .outside { $0.content = .unknown }
                if from.content == .outside {
                    $0.addOutside(targetOffset, targetOffset + size)
                } else if !from.outside.isEmpty, from.outside.overlaps(sourceOffset..<max(sourceOffset, sourceOffset + size)) {
                    let moved = from.outside.clamped(to: sourceOffset..<max(sourceOffset, sourceOffset + size))
                    $0.addOutside(moved.lowerBound - sourceOffset + targetOffset, moved.upperBound - sourceOffset + targetOffset)
                }
            }
            $0.epoch += 1
            $0.filled = coversAll ? from.filled : .none
            if targetOffset == 0, sourceOffset == 0 {
                $0.solid = min(from.solid, size)
                $0.zeroAt = from.zeroAt < size || holdsAll ? from.zeroAt : .max
                $0.length = $0.zeroAt == .max ? .none : from.length
            } else {
                $0.solid = min($0.solid, targetOffset)
                $0.zeroAt = .max
                $0.length = .none
                $0.filled = .none
            }
        }
    }

    /// The characters that are copied of a string literal, where they are few enough to be kept one by one.
    private func shortText(_ region: RegionID, from offset: Int64, size: Int64) -> [Int128] {
        let known = regions[Int(region.raw)]
        guard known.kind == .string, known.unit == 1, offset >= 0, size <= Limits.keptCharacters else { return [] }
        let bytes = program.units[Int(known.context)].strings[Int(known.index)]
        return (offset..<offset + max(size, 0)).map { $0 < Int64(bytes.count) ? Int128(Int8(bitPattern: bytes[Int($0)])) : 0 }
    }

    // MARK: Initialisers

    /// What the initialiser of a global, or a string, has at a place.
    private func initial(_ region: RegionID, _ offset: Int64, _ type: ValueType) -> Value? {
        let known = regions[Int(region.raw)]
        if known.kind == .string {
            let bytes = program.units[Int(known.context)].strings[Int(known.index)]
            let place = offset / known.unit
            guard type.size == known.unit, offset >= 0, place <= bytes.count else { return nil }
            return values.constant(byte(place < bytes.count ? bytes[Int(place)] : 0, type))
        }
        let unit = program.unit(ofGlobal: known.index)
        guard let parts = program.global(known.index).parts else { return nil }
        for part in parts where part.offset <= offset && offset < part.offset + max(part.type.size, 1) {
            switch part.value {
            case .integer(let number):
                guard part.offset == offset, part.type.size == type.size else { return nil }
                return values.constant(Interval(Int128(number)).wrapped(bits: type.bits, isSigned: type.isSigned).low)
            case .floating(let number): return part.offset == offset ? values.floating(number) : nil
            case .string(let index, let start):
                return values.pointer(stringRegion(unit: unit, index: index), values.constant(Int128(start)))
            case .function(let callee):
                return program.target(unit: unit, callee: callee).map { values.function(functionNumber($0)) }
            case .address(let global, let start):
                return values.pointer(globalRegion(unit: unit, index: global), values.constant(Int128(start)))
            case .bytes(let index):
                let bytes = program.units[Int(unit)].strings[index]
                let place = Int(offset - part.offset)
                guard type.size == 1 else { return nil }
                return values.constant(byte(place < bytes.count ? bytes[place] : 0, type))
            case .unknown: return nil
            }
        }
        return type.kind == .floating ? values.floating(0) : .zero
    }

    private func byte(_ byte: UInt8, _ type: ValueType) -> Int128 {
        type.isSigned ? Int128(Int8(bitPattern: byte)) : Int128(byte)
    }

    /// From the smallest to the largest element.
    private func initialRange(_ region: RegionID, _ type: ValueType) -> Interval? {
        let known = regions[Int(region.raw)]
        if known.kind == .string {
            let bytes = program.units[Int(known.context)].strings[Int(known.index)]
            return bytes.prefix(Limits.scannedElements).reduce(Interval(0)) { $0.join(Interval(byte($1, type))) }
        }
        guard let parts = program.global(known.index).parts, parts.count <= Limits.scannedElements else { return nil }
        var range = Interval(0)
        for part in parts {
            guard case .integer(let number) = part.value else { return nil }
            range = range.join(Interval(Int128(number)))
        }
        return range
    }
}
