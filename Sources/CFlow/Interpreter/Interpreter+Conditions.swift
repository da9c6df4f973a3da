import CModel

/// What conditions say: which way they go, and what follows from the way they went.
extension Interpreter {
    /// Whether a value is not zero, where that is certain.
    package func truth(_ condition: Value, _ state: State) -> Bool? {
        if condition.isNone { return nil }
        let node = values[condition]
        switch node.kind {
        case .constant: return node.range.low != 0
        case .floating: return Double(bitPattern: UInt64(bitPattern: node.x)) != 0
        case .function: return true
        case .pointer: return isNull(condition, state).map { !$0 }
        case .binary where node.operation == .less || node.operation == .equal:
            if let fact = state.fact(condition) {
                if fact.isNonZero || !fact.interval.contains(0) { return true }
                if fact.interval.constant == 0 { return false }
            }
            if let inner = negated(condition) { return truth(inner, state).map { !$0 } }
            return node.operation == .less ? isLess(node.left, node.right, state) : isEqual(node.left, node.right, state)
        default:
            if state.fact(condition)?.isNonZero == true { return true }
            let interval = values.interval(condition, state)
            if !interval.contains(0) { return true }
            return interval.constant == 0 ? false : nil
        }
    }

    /// Whether a pointer is null, where that is certain.
    package func isNull(_ pointer: Value, _ state: State) -> Bool? {
        let node = values[pointer]
        switch node.kind {
        case .constant: return node.range.low == 0
        case .pointer:
            switch self.state(of: node.region, state).nullness {
            case .null: return true
            case .nonNull: return false
            case .untested, .unchecked: return nil
            }
        case .function: return false
        default: return nil
        }
    }

    private func isLess(_ a: Value, _ b: Value, _ state: State) -> Bool? {
        let (first, second) = (values[a], values[b])
        if first.kind == .floating || second.kind == .floating { return floatingOrder(first, second) }
        if first.kind == .pointer, second.kind == .pointer {
            return first.region == second.region ? isLess(first.right, second.right, state) : nil
        }
        let difference = values.subtract(a, b)
        let interval = values.interval(difference, state)
        if interval.high < 0 { return true }
        if interval.low >= 0 { return false }
        let left = values.interval(a, state)
        let right = values.interval(b, state)
        if left.high < right.low { return true }
        if left.low >= right.high { return false }
        if let (x, y, distance) = comparable(a, b) {
            if let known = state.distance(x, y), known + distance < 0 { return true }
            if let known = state.distance(y, x), known - distance <= 0 { return false }
        }
        return nil
    }

    private func isEqual(_ a: Value, _ b: Value, _ state: State) -> Bool? {
        if a == b { return true }
        let (first, second) = (values[a], values[b])
        if first.kind == .pointer || second.kind == .pointer {
            if a == .zero { return isNull(b, state) }
            if b == .zero { return isNull(a, state) }
            if isFailure(b, of: first) { return isNull(a, state) }
            if isFailure(a, of: second) { return isNull(b, state) }
            guard first.kind == .pointer, second.kind == .pointer else { return nil }
            if first.region == second.region { return isEqual(first.right, second.right, state) }
            if let x = isNull(a, state), let y = isNull(b, state), x || y { return x == y }
            let kinds = [regions[Int(first.region.raw)].kind, regions[Int(second.region.raw)].kind]
            if isStandardStream(second.region) && isUnseen(first.region, state) || isStandardStream(first.region) && isUnseen(second.region, state) {
                return false
            }
            if kinds.contains(.pointee) || kinds.contains(.string) { return nil }
            // Two null pointers are equal, two objects are not.
            if isNull(a, state) == false || isNull(b, state) == false { return false }
            return nil
        }
        if first.kind == .function || second.kind == .function { return first.kind == second.kind ? false : nil }
        if first.kind == .floating, second.kind == .floating {
            return Double(bitPattern: UInt64(bitPattern: first.x)) == Double(bitPattern: UInt64(bitPattern: second.x))
        }
        let left = values.interval(a, state)
        let right = values.interval(b, state)
        if left.meet(right).isEmpty { return false }
        if left.constant != nil, left == right { return true }
        if right.constant == 0, state.fact(a)?.isNonZero == true { return false }
        if left.constant == 0, state.fact(b)?.isNonZero == true { return false }
        if let (x, y, distance) = comparable(a, b) {
            let upper = state.distance(x, y).map { $0 + distance }
            let lower = state.distance(y, x).map { $0 - distance }
            if let upper, upper < 0 { return false }
            if let lower, lower < 0 { return false }
            if upper == 0, lower == 0 { return true }
        }
        return nil
    }

    /// Whether a number is what a function gives instead of a null pointer where it has failed: `MAP_FAILED` of `mmap`.
    private func isFailure(_ number: Value, of pointer: ValueNode) -> Bool {
        guard pointer.kind == .pointer, values[number].kind == .constant, regions[Int(pointer.region.raw)].kind == .heap,
              case .value(let error)? = models.function(regions[Int(pointer.region.raw)].name)?.returns.error else { return false }
        return Int64(truncatingIfNeeded: values[number].range.low) == error
    }

    /// What `stdin`, `stdout` or `stderr` points to, which no function gives.
    private func isStandardStream(_ region: RegionID) -> Bool {
        let known = regions[Int(region.raw)]
        guard known.kind == .pointee, !known.value.isNone, let home = values.symbol(known.value)?.region, !home.isNone,
              regions[Int(home.raw)].kind == .global else { return false }
        return ["stdin", "stdout", "stderr", "__stdinp", "__stdoutp", "__stderrp"].contains(regions[Int(home.raw)].name)
    }

    /// Whether an object was made on this path, and nothing that cannot be seen holds it.
    private func isUnseen(_ region: RegionID, _ state: State) -> Bool {
        regions[Int(region.raw)].kind == .heap && !self.state(of: region, state).isEscaped
    }

    private func floatingOrder(_ a: ValueNode, _ b: ValueNode) -> Bool? {
        guard a.kind == .floating, b.kind == .floating else { return nil }
        return Double(bitPattern: UInt64(bitPattern: a.x)) < Double(bitPattern: UInt64(bitPattern: b.x))
    }

    /// `a − b` as `x − y + distance`, where both grow one for one with their bases.
    func comparable(_ a: Value, _ b: Value) -> (x: Value, y: Value, distance: Int64)? {
        guard let first = values.parts(a), let second = values.parts(b), first.scale == second.scale, first.scale > 0,
              !first.base.isNone, !second.base.isNone else { return nil }
        let (difference, overflow) = first.addend.subtractingReportingOverflow(second.addend)
        if overflow || difference.magnitude > 1 << 40 || difference % first.scale != 0 { return nil }
        return (first.base, second.base, difference / first.scale)
    }

    /// A null pointer that a function gave is known as such here, too, once its caller has asked.
    func noteTest(of condition: Value, _ frame: Frame, _ state: inout State) {
        guard let tested = testedPointer(condition), self.state(of: values[tested].region, state).isNullByCallee else { return }
        change(values[tested].region, &state) {
            $0.isNullByCallee = false
            $0.testDepth = Int16(frame.depth)
        }
    }

    /// The pointer that a condition compares with null.
    func testedPointer(_ condition: Value) -> Value? {
        if condition.isNone { return nil }
        let node = values[condition]
        if let inner = negated(condition) { return testedPointer(inner) }
        if node.kind == .pointer { return condition }
        guard node.kind == .binary, node.operation == .equal, node.left == .zero || node.right == .zero else { return nil }
        let tested = node.left == .zero ? node.right : node.left
        return values[tested].kind == .pointer ? tested : nil
    }

    // MARK: What follows

    /// Adds what holds when a condition is true, or false; false where it cannot be.
    func assume(_ condition: Value, _ holds: Bool, _ state: inout State) -> Bool {
        if condition.isNone { return true }
        if let inner = negated(condition) { return assume(inner, !holds, &state) }
        let node = values[condition]
        guard node.kind == .binary, node.operation == .less || node.operation == .equal else {
            return assumeEqual(condition, .zero, !holds, &state)
        }
        let isFeasible = node.operation == .less
            ? (holds ? assumeLess(node.left, node.right, by: 1, &state) : assumeLess(node.right, node.left, by: 0, &state))
            : assumeEqual(node.left, node.right, holds, &state)
        return isFeasible && state.learn(condition, holds ? Interval(1) : Interval(0))
    }

    /// `a + by <= b`.
    private func assumeLess(_ a: Value, _ b: Value, by distance: Int64, _ state: inout State) -> Bool {
        let (first, second) = (values[a], values[b])
        // Of `0 < |x|` follows that x is not 0.
        if second.kind == .binary, second.operation == .other {
            return state.learn(second.left, .all, isNonZero: true, isTested: first.kind == .floating)
        }
        if first.kind == .floating || second.kind == .floating {
            let (tested, number) = first.kind == .floating ? (second, b) : (first, a)
            let isMagnitude = tested.kind == .binary && tested.operation == .other
            return state.learn(isMagnitude ? tested.left : number, .all, isTested: true)
        }
        if first.kind == .pointer || second.kind == .pointer {
            guard first.kind == .pointer, second.kind == .pointer, first.region == second.region else { return true }
            return assumeLess(first.right, second.right, by: distance, &state)
        }
        let left = values.interval(a, state)
        let right = values.interval(b, state)
        guard refine(a, to: Interval(-Interval.infinity, right.high - Int128(distance)), &state),
              refine(b, to: Interval(left.low + Int128(distance), Interval.infinity), &state) else { return false }
        if let (x, y, shift) = comparable(a, b) {
            state.relate(x, y, distance: -distance - shift)
        } else if let (x, y, shift) = difference(of: a), let most = values[b].range.constant.flatMap({ Int64(exactly: $0) }), most.magnitude < 1 << 40 {
            state.relate(x, y, distance: most - distance - shift)
        } else if let (x, y, shift) = difference(of: b), let least = values[a].range.constant.flatMap({ Int64(exactly: $0) }), least.magnitude < 1 << 40 {
            state.relate(y, x, distance: shift - least - distance)
        } else if let sum = values.parts(values.subtract(a, b)), !sum.base.isNone, values[sum.base].kind == .binary {
            // Of `l <= 100 - o` follows `o + l <= 100`.
            guard refine(values.subtract(a, b), to: Interval(-Interval.infinity, -Int128(distance)), &state) else { return false }
        } else if let first = values.parts(a), let second = values.parts(b), first.scale > 1, second.scale == 1, !second.base.isNone,
                  values.interval(first.base, state).low >= 0 {
            // Of `4 * x + 1 < y` follows `x + 1 < y`.
            let (shift, overflow) = second.addend.subtractingReportingOverflow(first.addend)
            if !overflow, shift.magnitude < 1 << 40 { state.relate(first.base, second.base, distance: shift - distance) }
        }
        return true
    }

    /// A value as `x - y + shift`.
    private func difference(of value: Value) -> (x: Value, y: Value, shift: Int64)? {
        guard let parts = values.parts(value), parts.scale == 1, !parts.base.isNone, parts.addend.magnitude < 1 << 40,
              values[parts.base].kind == .binary, values[parts.base].operation == .subtract else { return nil }
        return (values[parts.base].left, values[parts.base].right, parts.addend)
    }

    private func assumeEqual(_ a: Value, _ b: Value, _ holds: Bool, _ state: inout State) -> Bool {
        let (first, second) = (values[a], values[b])
        if first.kind == .pointer || second.kind == .pointer {
            if b == .zero { return setNull(a, holds, &state) }
            if a == .zero { return setNull(b, holds, &state) }
            if isFailure(b, of: first) { return setNull(a, holds, &state) }
            if isFailure(a, of: second) { return setNull(b, holds, &state) }
            return true
        }
        if first.kind == .floating || second.kind == .floating {
            let (number, other) = first.kind == .floating ? (first, b) : (second, a)
            return number.x != 0 || holds || state.learn(other, .all, isNonZero: true)
        }
        if first.kind == .function || second.kind == .function { return true }
        let left = values.interval(a, state)
        let right = values.interval(b, state)
        if holds {
            guard refine(a, to: right, &state), refine(b, to: left, &state) else { return false }
            if left.constant == nil, right.constant == nil, let (x, y, shift) = comparable(a, b) {
                state.relate(x, y, distance: -shift)
                state.relate(y, x, distance: shift)
            }
            return true
        }
        if let constant = right.constant {
            // What falls one by one from a number that is not below zero has not passed it.
            if constant == 0, let (x, y, shift) = difference(of: a), values.symbol(y)?.origin == .loop, values.symbol(y)?.step == 1,
               values.interval(x, state).low >= 0 {
                state.relate(y, x, distance: shift - 1)
            }
            return exclude(a, Interval(constant), &state)
        }
        if let constant = left.constant { return exclude(b, Interval(constant), &state) }
        for difference in [values.subtract(a, b), values.subtract(b, a)] {
            guard state.learn(difference, .all, isNonZero: true) else { return false }
        }
        return true
    }

    private func setNull(_ pointer: Value, _ isNull: Bool, _ state: inout State) -> Bool {
        let node = values[pointer]
        guard node.kind == .pointer else { return node.kind != .constant || (node.range.low == 0) == isNull }
        switch self.state(of: node.region, state).nullness {
        case .null: return isNull
        case .nonNull: return !isNull
        case .untested, .unchecked:
            guard node.right == .zero else { return true }
            change(node.region, &state) {
                $0.nullness = isNull ? .null : .nonNull
                $0.testDepth = Int16(frames.count - 1)
                $0.isNullByCallee = false
                // What was not given need not be given back.
                if isNull { $0.family = -1 }
            }
            return true
        }
    }

    /// Keeps a value, and what it is made of, inside an interval.
    func refine(_ value: Value, to interval: Interval, _ state: inout State) -> Bool {
        var value = value
        var interval = interval
        var isMagnitude = false
        for _ in 0..<Limits.valueDepth {
            let node = values[value]
            switch node.kind {
            case .constant:
                return interval.contains(node.range.low)
            case .linear:
                let scale = Int128(node.x)
                let low = interval.low <= -Interval.infinity ? interval.low : interval.low - Int128(node.y)
                let high = interval.high >= Interval.infinity ? interval.high : interval.high - Int128(node.y)
                interval = scale > 0
                    ? Interval(ceiling(low, scale), floor(high, scale)) : Interval(ceiling(-high, -scale), floor(-low, -scale))
                value = node.left
                if interval.isEmpty { return false }
            case .converted:
                // Where the conversion changes nothing, what holds behind it holds before; and where it moved what lies below
                // zero above everything else, so that each number has come from one.
                let type = Interval.values(bits: Int32(node.x), isSigned: node.y == 1)
                if !state.learn(value, interval) { return false }
                let before = values.interval(node.left, state)
                if !type.contains(before) {
                    guard let source = unwrapped(interval, to: type, before) else {
                        // Whoever tests the size of a number, be it of a part of it, has thought of how large it is.
                        if isMagnitude { _ = state.learn(node.left, .all, isTested: true) }
                        return !values.interval(value, state).isEmpty
                    }
                    interval = source
                }
                value = node.left
            case .pointer, .function, .floating:
                return true
            case .binary where node.operation == .other:
                // |x| <= high
                if interval.high < 0 || !state.learn(value, interval) { return false }
                interval = Interval(-interval.high, interval.high)
                isMagnitude = true
                value = node.left
            case .binary:
                guard !values.interval(value, state).meet(interval).isEmpty, state.learn(value, interval) else { return false }
                guard let (source, wider) = undone(node, interval, state) else { return true }
                value = source
                interval = wider
            default:
                let result = values.interval(value, state).meet(interval)
                if result.isEmpty { return false }
                return state.learn(value, interval)
            }
        }
        return true
    }

    /// Of `a / 8`, `a >> 3` and `a & ~7`, with `a` not below zero, what `a` is when the result lies in an interval.
    private func undone(_ node: ValueNode, _ interval: Interval, _ state: State) -> (Value, Interval)? {
        guard let constant = values[node.right].range.constant ?? values[node.left].range.constant else { return nil }
        let operand = values[node.right].kind == .constant ? node.right == node.left ? Value.none : node.left : node.right
        guard !operand.isNone, values.interval(operand, state).low >= 0 else { return nil }
        let unit: Int128
        switch node.operation {
        case .divide where operand == node.left && constant > 0: unit = constant
        case .shiftRight where operand == node.left && (0..<63).contains(constant): unit = 1 << constant
        case .bitAnd:
            // Of the bits that the number can have, the mask leaves out the low ones alone.
            let most = values.interval(operand, state).high
            guard most < 1 << 64 else { return nil }
            var left: Int128 = 1
            while left <= most { left <<= 1 }
            left = ~constant & (left - 1)
            guard interval == Interval(0), left & (left + 1) == 0 else { return nil }
            unit = left + 1
        default: return nil
        }
        return (operand, Interval(
            interval.low <= 0 ? -Interval.infinity : interval.low * unit,
            interval.high >= 1 << 62 ? Interval.infinity : interval.high * unit + unit - 1))
    }

    /// What an interval behind a conversion to an unsigned type was before it, where that is one interval.
    private func unwrapped(_ interval: Interval, to type: Interval, _ before: Interval) -> Interval? {
        let modulus = type.high + 1
        guard type.low == 0, before.low < 0, before.high < before.low + modulus else { return nil }
        if interval.high <= before.high || interval.high < before.low + modulus { return Interval(max(interval.low, 0), interval.high) }
        return interval.low > before.high ? Interval(interval.low - modulus, interval.high - modulus) : nil
    }

    private func floor(_ a: Int128, _ b: Int128) -> Int128 { a >= 0 ? a / b : -((-a + b - 1) / b) }
    private func ceiling(_ a: Int128, _ b: Int128) -> Int128 { -floor(-a, b) }

    /// Takes an interval away, where it stands at an end of what the value can be.
    func exclude(_ value: Value, _ interval: Interval, _ state: inout State) -> Bool {
        if let parts = values.parts(value), parts.scale == 1, !parts.base.isNone, parts.addend != 0 {
            return exclude(parts.base, interval - Interval(Int128(parts.addend)), &state)
        }
        let node = values[value]
        if node.kind == .converted, interval.constant != nil,
           let source = unwrapped(interval, to: .values(bits: Int32(node.x), isSigned: node.y == 1), values.interval(node.left, state)),
           !exclude(node.left, source, &state) { return false }
        let range = values.interval(value, state)
        if interval.contains(range) { return false }
        if range.low >= interval.low, range.low <= interval.high {
            return refine(value, to: Interval(interval.high + 1, Interval.infinity), &state)
        }
        if range.high <= interval.high, range.high >= interval.low {
            return refine(value, to: Interval(-Interval.infinity, interval.low - 1), &state)
        }
        if interval == Interval(0) {
            if node.kind == .binary, node.operation == .multiply {
                guard exclude(node.left, interval, &state), exclude(node.right, interval, &state) else { return false }
            }
            return state.learn(value, .all, isNonZero: true)
        }
        return true
    }

    /// What falls one by one from a number that is not known as long as it is above a limit (`limit < counter`), or not below it
    /// (`counter < limit`, `isLeft`), is the first number that is not, when the loop ends.
    private func settleFalling(_ counter: Value, _ limit: Value, isLeft: Bool, _ holds: Bool, _ state: inout State) {
        guard isLeft == holds, let (start, turns, shift) = difference(of: counter), let symbol = values.symbol(turns), symbol.origin == .loop,
              symbol.step == 1, let end = values.interval(limit, state).constant.flatMap({ Int64(exactly: $0) }), end.magnitude < 1 << 40
        else { return }
        state.relate(turns, start, distance: shift - end + (isLeft ? 1 : 0))
    }

    /// A counter that steps from its start to a limit has not passed the limit while the loop's condition holds, and is the first
    /// value beyond it when the condition ends the loop.
    func settleCounter(_ condition: Value, _ holds: Bool, isExit: Bool, _ state: inout State) {
        let node = values[condition]
        guard node.kind == .binary else { return }
        for (counter, limit) in [(node.left, node.right), (node.right, node.left)] {
            if isExit, node.operation == .less { settleFalling(counter, limit, isLeft: counter == node.left, holds, &state) }
            guard let parts = values.parts(counter), !parts.base.isNone,
                  let symbol = values.symbol(parts.base), symbol.origin == .loop, symbol.step != 0, !symbol.start.isNone
            else { continue }
            let start = values.interval(symbol.start, state) * Interval(Int128(parts.scale)) + Interval(Int128(parts.addend))
            let end = values.interval(limit, state)
            let (step, overflow) = symbol.step.multipliedReportingOverflow(by: parts.scale)
            if overflow { continue }
            let isRising = step > 0
            guard isRising ? start.high <= end.low : start.low >= end.high else { continue }
            if node.operation == .equal {
                guard !holds, step.magnitude == 1 else { continue }
                _ = refine(counter, to: isRising ? Interval(-Interval.infinity, end.high - 1) : Interval(end.low + 1, Interval.infinity), &state)
            } else if node.operation == .less, isExit {
                // `counter < limit` failed, or `limit < counter` held; and the other way round for a falling one.
                let isBeyond = (counter == node.left) == isRising ? !holds : holds
                guard isBeyond, (counter == node.left) == isRising || holds else { continue }
                let last = (counter == node.left) == isRising ? step.magnitude - 1 : step.magnitude
                if isRising {
                    _ = refine(counter, to: Interval(-Interval.infinity, end.high + Int128(last)), &state)
                    if let (x, y, shift) = comparable(counter, limit) { state.relate(x, y, distance: Int64(last) - shift) }
                } else {
                    _ = refine(counter, to: Interval(end.low - Int128(last), Interval.infinity), &state)
                    if let (x, y, shift) = comparable(limit, counter) { state.relate(x, y, distance: Int64(last) - shift) }
                }
            }
        }
    }
}
