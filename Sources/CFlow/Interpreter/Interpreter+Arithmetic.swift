import CModel

/// C's arithmetic on values.
extension Interpreter {
    func binary(_ instruction: Instruction, at index: Int, _ frame: Frame, _ state: inout State) -> Value {
        let (a, b) = (value(instruction.a, state, frame), value(instruction.b, state, frame))
        if a.isNone || b.isNone { return unknown(instruction.type, at: index, frame) }
        switch instruction.operation {
        case .less: return less(a, b)
        case .greater: return less(b, a)
        case .lessEqual: return lessEqual(a, b)
        case .greaterEqual: return lessEqual(b, a)
        case .equal: return equal(a, b)
        case .notEqual: return not(equal(a, b))
        default: break
        }
        if instruction.type.kind == .floating { return floating(instruction, a, b, frame, state) }
        guard instruction.type.kind == .integer, isNumber(a), isNumber(b) else {
            return unknown(instruction.type, at: index, frame, origin: .unknown)
        }
        if instruction.operation == .divide || instruction.operation == .remainder {
            for check in checks.division { check.divides(by: b, at: view(state, frame, instruction), self) }
            _ = exclude(b, Interval(0), &state)
            // `FD_SET` keeps a descriptor as a bit.
            escape(heldBy: a, &state)
        }
        if instruction.operation == .shiftLeft || instruction.operation == .shiftRight {
            for check in checks.shift { check.shifts(a, by: b, at: view(state, frame, instruction), self) }
        }
        return typed(combine(instruction.operation, a, b), instruction, a, b, frame, &state)
    }

    private func isNumber(_ value: Value) -> Bool {
        let kind = values[value].kind
        return kind != .pointer && kind != .floating && kind != .function
    }

    /// The result on unbounded integers.
    func combine(_ operation: Operator, _ a: Value, _ b: Value) -> Value {
        if values[a].kind == .constant, values[b].kind == .constant {
            let (x, y) = (values[a].range, values[b].range)
            let result: Interval = switch operation {
            case .add: x + y
            case .subtract: x - y
            case .multiply: x * y
            case .divide: x / y
            case .remainder: x % y
            case .shiftLeft: x.shiftedLeft(by: y)
            case .shiftRight: x.shiftedRight(by: y)
            default: x.bitwise(operation, y)
            }
            if let constant = result.constant { return values.constant(constant, isDoubtful: values[a].isDoubtful || values[b].isDoubtful) }
        }
        switch operation {
        case .add: return values.add(a, b)
        case .subtract: return values.subtract(a, b)
        case .multiply: return values.multiply(a, b)
        case .shiftLeft:
            if let count = constant(b), count >= 0, count < 32 { return values.linear(a, scale: 1 << count, addend: 0) }
        case .bitAnd, .bitOr:
            if a == b { return a }
            if operation == .bitAnd, a == .zero || b == .zero { return .zero }
        case .bitXor where a == b: return .zero
        default: break
        }
        return values.binary(operation, a, b)
    }

    /// What the type makes of a result: the same where it fits. What does not fit is shown to the checks; then a value that
    /// comes from outside wraps, and of any other it is taken that it did fit.
    private func typed(
        _ result: Value, _ instruction: Instruction, _ a: Value, _ b: Value, _ frame: Frame, _ state: inout State
    ) -> Value {
        let type = instruction.type
        let allowed = Interval.values(bits: type.bits, isSigned: type.isSigned)
        let bounds = values.bounds(result, state)
        if allowed.contains(bounds.interval) { return result }
        for check in checks.overflow {
            check.exceeds(
                Overflow(operation: instruction.operation, left: a, right: b, result: result, bounds: bounds, type: type),
                at: view(state, frame, instruction), self)
        }
        if values[result].kind == .constant {
            return values.constant(
                bounds.interval.wrapped(bits: type.bits, isSigned: type.isSigned).low, isDoubtful: true)
        }
        let isBitwise = switch instruction.operation { case .bitAnd, .bitOr, .bitXor, .shiftLeft: true; default: false }
        // `while (count-- > 0)` steps below zero when it ends, and is meant to.
        let isLastStep = !type.isSigned && instruction.operation == .subtract && constant(b) == 1
        if isBitwise || isLastStep || (!type.isSigned && (values[result].isOutside || bounds.reachesLow || bounds.reachesHigh)) {
            return values.converted(result, bits: type.bits, isSigned: type.isSigned)
        }
        var fitting = state
        guard refine(result, to: allowed, &fitting) else {
            return values.converted(result, bits: type.bits, isSigned: type.isSigned)
        }
        state = fitting
        return result
    }

    private func floating(_ instruction: Instruction, _ a: Value, _ b: Value, _ frame: Frame, _ state: State) -> Value {
        if instruction.operation == .divide {
            for check in checks.division { check.divides(by: b, at: view(state, frame, instruction), self) }
        }
        let (x, y) = (values[a], values[b])
        if x.kind == .floating, y.kind == .floating {
            let (first, second) = (Double(bitPattern: UInt64(bitPattern: x.x)), Double(bitPattern: UInt64(bitPattern: y.x)))
            switch instruction.operation {
            case .add: return values.floating(first + second)
            case .subtract: return values.floating(first - second)
            case .multiply: return values.floating(first * second)
            case .divide where second != 0: return values.floating(first / second)
            default: break
            }
        }
        return values.binary(instruction.operation, a, b)
    }

    func unary(_ instruction: Instruction, at index: Int, _ frame: Frame, _ state: inout State) -> Value {
        let a = value(instruction.a, state, frame)
        guard !a.isNone else { return unknown(instruction.type, at: index, frame) }
        if instruction.type.kind == .floating {
            guard values[a].kind == .floating else { return values.binary(.subtract, values.floating(0), a) }
            return values.floating(-Double(bitPattern: UInt64(bitPattern: values[a].x)))
        }
        guard isNumber(a), instruction.type.kind == .integer else { return unknown(instruction.type, at: index, frame) }
        let result = instruction.operation == .negate
            ? values.linear(a, scale: -1, addend: 0) : values.linear(a, scale: -1, addend: -1)
        // `~` of an unsigned number always wraps, and means to.
        if instruction.operation == .bitNot { return convert(result, to: instruction.type, state) }
        return typed(result, instruction, a, .zero, frame, &state)
    }

    // MARK: Comparisons

    private func isDoubtful(_ a: Value, _ b: Value) -> Bool { values[a].isDoubtful || values[b].isDoubtful }

    func less(_ a: Value, _ b: Value) -> Value {
        values[a].kind == .constant && values[b].kind == .constant
            ? values.constant(values[a].range.low < values[b].range.low ? 1 : 0, isDoubtful: isDoubtful(a, b)) : values.binary(.less, a, b)
    }

    private func lessEqual(_ a: Value, _ b: Value) -> Value {
        isNumber(a) && isNumber(b) ? less(a, values.linear(b, scale: 1, addend: 1)) : not(less(b, a))
    }

    func equal(_ a: Value, _ b: Value) -> Value {
        if values[a].kind == .constant, values[b].kind == .constant { return values.constant(values[a].range == values[b].range ? 1 : 0, isDoubtful: isDoubtful(a, b)) }
        // `condition == 0` turns it round, `condition != 0` is the condition itself.
        if a == .zero, isCondition(b) { return not(b) }
        if b == .zero, isCondition(a) { return not(a) }
        return values.binary(.equal, a, b)
    }

    func isCondition(_ value: Value) -> Bool {
        let node = values[value]
        return node.kind == .binary && (node.operation == .less || node.operation == .equal)
    }

    func not(_ condition: Value) -> Value {
        let node = values[condition]
        if node.kind == .constant { return values.constant(node.range.low == 0 ? 1 : 0, isDoubtful: node.isDoubtful) }
        if let inner = negated(condition) { return inner }
        return values.binary(.equal, .zero, condition)
    }

    /// The condition whose opposite this one is.
    func negated(_ condition: Value) -> Value? {
        let node = values[condition]
        guard node.kind == .binary, node.operation == .equal, node.left == .zero, isCondition(node.right) else { return nil }
        return node.right
    }

    // MARK: Conversions

    func cast(_ instruction: Instruction, at index: Int, _ frame: Frame, _ state: inout State) -> Value {
        let a = value(instruction.a, state, frame)
        let source = frame.function[instruction.a].type
        guard !a.isNone else { return unknown(instruction.type, at: index, frame) }
        let node = values[a]
        switch (instruction.type.kind, node.kind) {
        case (.pointer, .pointer), (.pointer, .function), (.pointer, .constant), (.void, _):
            return a
        case (.pointer, _):
            return values.pointer(pointee(of: a), .zero)
        case (.integer, .pointer), (.integer, .function):
            if instruction.type.isBool { return not(equal(a, .zero)) }
            return instruction.type.size >= 8 ? a : unknown(instruction.type, at: index, frame)
        case (.integer, .floating):
            let number = Double(bitPattern: UInt64(bitPattern: node.x))
            guard number.magnitude < 0x1p100 else { return unknown(instruction.type, at: index, frame) }
            let whole = values.constant(Int128(number))
            return number == 0 || whole != .zero || !instruction.type.isBool ? converting(whole, instruction, from: source, frame, state) : values.constant(1)
        case (.integer, _):
            if instruction.type.isBool { return isCondition(a) ? a : truth(a, state).map { values.constant($0 ? 1 : 0) } ?? not(equal(a, .zero)) }
            let result = converting(a, instruction, from: source, frame, state)
            return result != a && isPlausible(a, in: instruction.type, &state) ? a : result
        case (.floating, .constant):
            return values.floating(Double(node.range.low))
        case (.floating, .floating):
            let number = Double(bitPattern: UInt64(bitPattern: node.x))
            return instruction.type.size == 4 ? values.floating(Double(Float(number))) : a
        case (.floating, _):
            if source.kind == .floating, instruction.type.size < source.size {
                for check in checks.conversion {
                    check.converts(Conversion(value: a, result: a, from: source, to: instruction.type), at: view(state, frame, instruction), self)
                }
            }
            return a
        default:
            return unknown(instruction.type, at: index, frame)
        }
    }

    /// The length of a string is taken to be one that a signed type of some size can hold, so that it comes out as it is.
    private func isPlausible(_ value: Value, in type: ValueType, _ state: inout State) -> Bool {
        guard type.isSigned, type.bits >= 16, let parts = values.parts(value), !parts.base.isNone, parts.scale == 1,
              values.symbol(parts.base)?.origin == .length else { return false }
        return refine(value, to: Interval.values(bits: type.bits, isSigned: true), &state)
    }

    private func converting(
        _ value: Value, _ instruction: Instruction, from source: ValueType, _ frame: Frame, _ state: State
    ) -> Value {
        // A floating-point number loses its fraction, whatever its range.
        let result = source.kind == .floating && values[value].kind != .constant
            ? values.converted(value, bits: instruction.type.bits, isSigned: instruction.type.isSigned)
            : convert(value, to: instruction.type, state)
        if result != value {
            for check in checks.conversion {
                check.converts(
                    Conversion(value: value, result: result, from: source, to: instruction.type), at: view(state, frame, instruction), self)
            }
        }
        return result
    }

    /// What a conversion makes of a value: itself, where its type can hold it.
    func convert(_ value: Value, to type: ValueType, _ state: State) -> Value {
        guard type.kind == .integer, type.bits > 0 else { return value }
        let allowed = type.isBool ? .boolean : Interval.values(bits: type.bits, isSigned: type.isSigned)
        let node = values[value]
        if node.kind == .constant {
            return allowed.contains(node.range.low) ? value
                : values.constant(node.range.wrapped(bits: type.bits, isSigned: type.isSigned).low, isDoubtful: node.isDoubtful)
        }
        if allowed.contains(values.interval(value, state)) { return value }
        return values.converted(value, bits: type.bits, isSigned: type.isSigned)
    }
}
