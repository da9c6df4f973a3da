import CFlow
import CModel

/// A result above what its type can hold.
struct IntegerOverflow: OverflowCheck, ConversionCheck {
    func exceeds(_ overflow: Overflow, at place: FlowView, _ flow: Interpreter) {
        let allowed = Interval.values(bits: overflow.type.bits, isSigned: overflow.type.isSigned)
        guard overflow.bounds.high > allowed.high, isEvident(overflow, isHigh: true, place, flow), isArithmetic(overflow.operation) else { return }
        flow.report("IACS-C201", overflowMessage(overflow, limit: "at most \(allowed.high)", reach: "\(overflow.bounds.high)"), at: place, of: [overflow.left, overflow.right])
    }

    func converts(_ conversion: Conversion, at place: FlowView, _ flow: Interpreter) {
        guard isNarrowed(conversion, place) else { return }
        let allowed = Interval.values(bits: conversion.to.bits, isSigned: conversion.to.isSigned)
        let bounds = flow.values.bounds(conversion.value, place.state)
        guard !flow.values[conversion.value].isDoubtful, bounds.high > allowed.high, bounds.reachesHigh || flow.isCertain(conversion.value, above: allowed.high, place.state)
                || (flow.values[conversion.value].isOutside && !flow.isCapped(conversion.value, place.state)) else { return }
        flow.report("IACS-C201", "The result is up to \(bounds.high), its type holds at most \(allowed.high).", at: place, of: [conversion.value])
    }
}

/// A result below what its type can hold.
struct IntegerUnderflow: OverflowCheck, ConversionCheck {
    func exceeds(_ overflow: Overflow, at place: FlowView, _ flow: Interpreter) {
        let allowed = Interval.values(bits: overflow.type.bits, isSigned: overflow.type.isSigned)
        guard overflow.bounds.low < allowed.low, isEvident(overflow, isHigh: false, place, flow), isArithmetic(overflow.operation) else { return }
        flow.report("IACS-C202", overflowMessage(overflow, limit: "at least \(allowed.low)", reach: "\(overflow.bounds.low)"), at: place, of: [overflow.left, overflow.right])
    }

    func converts(_ conversion: Conversion, at place: FlowView, _ flow: Interpreter) {
        guard isNarrowed(conversion, place) else { return }
        let allowed = Interval.values(bits: conversion.to.bits, isSigned: conversion.to.isSigned)
        let bounds = flow.values.bounds(conversion.value, place.state)
        guard !flow.values[conversion.value].isDoubtful, bounds.low < allowed.low, bounds.reachesLow || flow.isCertain(conversion.value, below: allowed.low, place.state)
                || (flow.values[conversion.value].isOutside && !flow.isCapped(conversion.value, place.state)) else { return }
        flow.report("IACS-C202", "The result is down to \(bounds.low), its type holds at least \(allowed.low).", at: place, of: [conversion.value])
    }
}

private func isArithmetic(_ operation: Operator) -> Bool {
    operation == .add || operation == .subtract || operation == .multiply
}

/// Whether a result passes its type for certain, or as soon as whoever sends a number wants it to.
private func isEvident(_ overflow: Overflow, isHigh: Bool, _ place: FlowView, _ flow: Interpreter) -> Bool {
    let bounds = overflow.bounds
    let allowed = Interval.values(bits: overflow.type.bits, isSigned: overflow.type.isSigned)
    // `while (left-- > 0)`: what it is behind its last turn nobody asks.
    if !overflow.type.isSigned, overflow.operation == .subtract, let instruction = place.instruction, isTestedBefore(instruction, place) { return false }
    if isHigh ? flow.isCertain(overflow.result, above: allowed.high, place.state) : flow.isCertain(overflow.result, below: allowed.low, place.state) {
        if overflow.type.isSigned { return !flow.values[overflow.result].isDoubtful }
        // An unsigned number that a condition tells of is often meant to wrap: `(unsigned)(c - 'a') < 26`.
        let result = flow.values[overflow.result]
        return result.kind == .constant && !result.isDoubtful && !(isLiteral(place) || isInLoop(place) || isMeantToWrap(place) || isGiven(place, flow))
    }
    // What has wrapped before is meant to wrap.
    if !overflow.type.isSigned, [overflow.left, overflow.right].contains(where: { flow.hasWrapped($0) }) { return false }
    // A length from outside that a header is taken off; of other sums of a protocol's bytes nobody knows how large they get.
    let isRest = overflow.operation == .subtract && flow.values[overflow.right].kind == .constant && flow.values[overflow.left].isOutside
    guard isRest || flow.isNumberFromOutside(overflow.result) else { return false }
    return (isHigh ? bounds.reachesHigh : bounds.reachesLow) || !flow.isCapped(overflow.result, place.state)
}

/// Unsigned arithmetic that is modular on purpose: `c - 'a' < 26u`, `end - start + 1`, `~x + 1u`, `x * 2654435761u`.
private func isMeantToWrap(_ place: FlowView) -> Bool {
    guard let instruction = place.instruction, let index = place.index else { return false }
    let function = place.frame.function
    func isLarge(_ register: Register) -> Bool {
        register.raw >= 0 && function[register].opcode == .constant && function[register].immediate.magnitude > 0xffff
    }
    func isComplement(_ register: Register) -> Bool {
        register.raw >= 0 && function[register].opcode == .unary && function[register].operation == .bitNot
    }
    // A position in somebody else's object is moved on behind.
    if instruction.operation == .subtract, instruction.a.raw >= 0, function[instruction.a].opcode == .load,
       function[instruction.a].a.raw >= 0, function[function[instruction.a].a].opcode == .field { return true }
    if instruction.operation == .multiply, isLarge(instruction.a) || isLarge(instruction.b) { return true }
    if instruction.operation == .add, isComplement(instruction.a) || isComplement(instruction.b) { return true }
    return function.instructions.contains { user in
        guard user.opcode == .binary, Int(user.a.raw) == index || Int(user.b.raw) == index else { return false }
        switch user.operation {
        case .less, .lessEqual, .greater, .greaterEqual, .add, .subtract: return true
        default: return false
        }
    }
}

/// Whether what a decrement starts from decides whether its loop goes on.
private func isTestedBefore(_ decrement: Instruction, _ place: FlowView) -> Bool {
    let function = place.frame.function
    guard decrement.a.raw >= 0, decrement.b.raw >= 0, function[decrement.b].opcode == .constant, function[decrement.b].immediate == 1,
          let block = function.blocks.first(where: { $0.instructions.contains(Int(decrement.a.raw)) }), block.loop >= 0,
          case .branch(let condition, _, _) = block.terminator else { return false }
    if condition == decrement.a { return true }
    guard condition.raw >= 0, function[condition].opcode == .binary else { return false }
    let operands = [function[condition].a, function[condition].b]
    return operands.contains(decrement.a) && operands.contains { $0.raw >= 0 && function[$0].opcode == .constant && function[$0].immediate == 0 }
}

/// A counter that one turn of a loop takes below zero may have been raised by the turns that were not followed.
private func isInLoop(_ place: FlowView) -> Bool {
    let function = place.frame.function
    return function.blocks.contains { block in
        block.loop >= 0 && block.instructions.contains { function.instructions[$0].range == place.range }
    }
}

/// `index_of(instance - 1)`: what an unsigned number that has wrapped means is told by the function of the program that it is given to,
/// which is followed.
private func isGiven(_ place: FlowView, _ flow: Interpreter) -> Bool {
    guard let index = place.index else { return false }
    let function = place.frame.function
    let forms = [Register(index)] + function.instructions.indices.filter { function.instructions[$0].opcode == .cast && Int(function.instructions[$0].a.raw) == index }
        .map { Register($0) }
    return function.instructions.contains { call in
        call.opcode == .call && call.immediate >= 0 && function.arguments(of: call).contains(where: forms.contains)
            && flow.program.target(unit: place.frame.id.unit, callee: Int(call.immediate)) != nil
    }
}

/// `0u - 1`: written to be the largest number.
private func isLiteral(_ place: FlowView) -> Bool {
    guard let instruction = place.instruction, instruction.a.raw >= 0, instruction.b.raw >= 0 else { return false }
    return place.frame.function[instruction.a].opcode == .constant && place.frame.function[instruction.b].opcode == .constant
}

private func overflowMessage(_ overflow: Overflow, limit: String, reach: String) -> String {
    let name = switch overflow.operation {
    case .add: "sum"
    case .subtract: "difference"
    case .multiply: "product"
    default: "result"
    }
    return "The \(name) may be \(reach), its type holds \(limit)."
}

/// Whether arithmetic on a narrow signed type, which C does in `int`, is stored back into it.
private func isNarrowed(_ conversion: Conversion, _ place: FlowView) -> Bool {
    guard conversion.to.kind == .integer, conversion.from.kind == .integer, conversion.to.size < conversion.from.size,
          conversion.to.isSigned, let instruction = place.instruction, instruction.a.raw >= 0 else { return false }
    let function = place.frame.function
    let source = function[instruction.a]
    guard source.opcode == .binary, isArithmetic(source.operation) else { return false }
    return [source.a, source.b].allSatisfy { register in
        let operand = function[register]
        if operand.opcode == .constant { return true }
        return operand.opcode == .cast && operand.a.raw >= 0 && function[operand.a].type.size <= conversion.to.size
    }
}

/// A number below zero that becomes a huge one, as an argument; and a huge one that becomes one below zero.
struct SignConversion: ConversionCheck {
    func converts(_ conversion: Conversion, at place: FlowView, _ flow: Interpreter) {
        guard conversion.from.kind == .integer, conversion.to.kind == .integer, conversion.from.isSigned != conversion.to.isSigned,
              let instruction = place.instruction, !instruction.flags.contains(.isExplicit) else { return }
        let bounds = flow.values.bounds(conversion.value, place.state)
        let isOutside = flow.values[conversion.value].isOutside && !flow.isCapped(conversion.value, place.state)
        if flow.values[conversion.value].isDoubtful { return }
        if conversion.from.isSigned {
            guard conversion.to.size >= 8, flow.isArgument(place), bounds.low < 0,
                  bounds.reachesLow || isOutside || flow.isCertain(conversion.value, below: 0, place.state) else { return }
            flow.report("IACS-C203", "The number\(flow.quoted(\.a, at: place)) may be \(bounds.low), which becomes \(bounds.low + (Int128(1) << 64)) as a size.", at: place, of: [conversion.value])
        } else {
            // A constant is written with what becomes of it in mind.
            let most = Interval.values(bits: conversion.to.bits, isSigned: true).high
            guard conversion.from.size == conversion.to.size, flow.values[conversion.value].kind != .constant, bounds.high > most,
                  flow.isCertain(conversion.value, above: most, place.state) || isOutside && flow.isNumberFromOutside(conversion.value) else { return }
            flow.report(
                "IACS-C203", "The number\(flow.quoted(\.a, at: place)) may be \(bounds.high), which becomes \(bounds.high - (Int128(1) << Int128(conversion.from.bits))).", at: place,
            of: [conversion.value])
        }
    }
}

/// A number from outside that a conversion cuts short.
struct Truncation: ConversionCheck {
    func converts(_ conversion: Conversion, at place: FlowView, _ flow: Interpreter) {
        guard conversion.from.kind == .integer, conversion.to.kind == .integer, conversion.to.size < conversion.from.size,
              let instruction = place.instruction, instruction.a.raw >= 0 else { return }
        let source = place.frame.function[instruction.a]
        let bounds = flow.values.bounds(conversion.value, place.state)
        let allowed = Interval.values(bits: conversion.to.bits, isSigned: conversion.to.isSigned)
        let isExplicit = instruction.flags.contains(.isExplicit)
        guard source.opcode == .load || source.opcode == .call, !isTakenApart(source, place), !isComparedBack(source, place) else { return }
        if flow.values[conversion.value].kind == .constant {
            // A number that a variable holds, rather than one that is written here; what a cast to an unsigned type leaves of it is meant.
            guard !flow.values[conversion.value].isDoubtful, !(isExplicit && (place.isInMacro || !conversion.to.isSigned)), !allowed.contains(bounds.interval), bounds.low > 0,
                  place.frame.depth == 0 || flow.lastCondition(before: place) == nil else { return }
        } else {
            let either = Interval.values(bits: conversion.to.bits, isSigned: true).join(.values(bits: conversion.to.bits, isSigned: false))
            guard !(source.opcode == .call && isExplicit), !either.contains(bounds.interval),
                  flow.isNumberFromOutside(conversion.value), !flow.isCapped(conversion.value, place.state) else { return }
            // Nobody starts a program with a number of more than four bytes by mistake.
            if conversion.to.size >= 4, flow.isGivenAtStart(conversion.value) { return }
        }
        let number = example(bounds.interval, allowed)
        let rest = Interval(number).wrapped(bits: conversion.to.bits, isSigned: conversion.to.isSigned).low
        let room = conversion.to.size == 1 ? "a byte" : "\(conversion.to.size) bytes"
        flow.report(
            "IACS-C204", "The number\(flow.quoted(\.a, at: place)) may be \(number), which becomes \(rest) in \(room).", at: place,
            of: [conversion.value], .oncePerCause)
    }

    /// Of the numbers that a type cannot hold one that shows what becomes of them: 65,537 where there are two bytes.
    private func example(_ range: Interval, _ allowed: Interval) -> Int128 {
        let turned = allowed.high - allowed.low + 2
        if range.contains(turned) { return turned }
        return range.high > allowed.high ? range.high : min(range.high, allowed.low - 1)
    }
}

/// Whether the variable's other bytes are taken by shifts.
private func isTakenApart(_ load: Instruction, _ place: FlowView) -> Bool {
    let function = place.frame.function
    guard load.a.raw >= 0, function[load.a].opcode == .addressOfLocal else { return false }
    return function.instructions.contains { shift in
        guard shift.opcode == .binary, shift.operation == .shiftRight, shift.a.raw >= 0 else { return false }
        let operand = function[shift.a].opcode == .cast ? function[shift.a].a : shift.a
        guard operand.raw >= 0, function[operand].opcode == .load, function[operand].a.raw >= 0 else { return false }
        let address = function[function[operand].a]
        return address.opcode == .addressOfLocal && address.immediate == function[load.a].immediate
    }
}

/// Whether what a conversion leaves is compared with what was there before: `v != (int16_t)v`, `c = (uint8_t)v; if (c != v)`.
private func isComparedBack(_ load: Instruction, _ place: FlowView) -> Bool {
    let function = place.frame.function
    guard let index = place.index, let source = variable(readBy: load, function) else { return false }
    let targets = function.instructions.compactMap { store in
        store.opcode == .store && Int(store.b.raw) == index ? variable(at: store.a, function) : nil
    }
    /// What an operand is made of, by conversions alone: the variable before, what the conversion in question gives, or neither.
    func origin(_ register: Register) -> (isBefore: Bool, isBehind: Bool) {
        var register = register
        while register.raw >= 0, Int(register.raw) != index, function[register].opcode == .cast { register = function[register].a }
        guard register.raw >= 0 else { return (false, false) }
        if Int(register.raw) == index { return (false, true) }
        guard let read = variable(readBy: function[register], function) else { return (false, false) }
        return (read == source, targets.contains(read))
    }
    return function.instructions.contains { comparison in
        guard comparison.opcode == .binary, comparison.operation == .equal || comparison.operation == .notEqual else { return false }
        let (left, right) = (origin(comparison.a), origin(comparison.b))
        return left.isBefore && right.isBehind || left.isBehind && right.isBefore
    }
}

/// The local variable that an instruction loads, or that an address is of.
private func variable(readBy load: Instruction, _ function: FlowFunction) -> Int64? {
    load.opcode == .load ? variable(at: load.a, function) : nil
}

private func variable(at address: Register, _ function: FlowFunction) -> Int64? {
    address.raw >= 0 && function[address].opcode == .addressOfLocal ? function[address].immediate : nil
}

/// A divisor that is zero, or that whoever sends it can make zero.
struct DivisionByZero: DivisionCheck {
    func divides(by divisor: Value, at place: FlowView, _ flow: Interpreter) {
        let node = flow.values[divisor]
        if node.kind == .floating {
            guard node.x == 0 else { return }
            return flow.report("IACS-C205", "The divisor\(flow.quoted(\.b, at: place)) is zero.", at: place)
        }
        let fact = place.state.fact(divisor)
        if fact?.isNonZero == true || node.isDoubtful { return }
        let bounds = flow.values.bounds(divisor, place.state)
        guard bounds.interval.contains(0) else { return }
        if bounds.interval.constant == 0 { return flow.report("IACS-C205", "The divisor\(flow.quoted(\.b, at: place)) is zero.", at: place, of: [divisor]) }
        guard node.isOutside, !flow.isCapped(divisor, place.state) || bounds.low == 0 && bounds.reachesLow else { return }
        flow.report("IACS-C205", "The divisor\(flow.quoted(\.b, at: place)) comes from outside and may be zero.", at: place, of: [divisor])
    }
}

/// A request for as much memory as whoever sends a number likes.
struct OutsideAllocationSize: AllocationCheck {
    /// In bytes: what a request may come to without being a weakness.
    static let harmless: Int128 = 16 << 20

    func allocates(_ size: Value, by function: String, at place: FlowView, _ flow: Interpreter) {
        guard size != .none, flow.values[size].isOutside else { return }
        let bounds = flow.values.bounds(size, place.state)
        guard bounds.high > (function.isEmpty || function == "alloca" ? 1 << 16 : Self.harmless),
              bounds.reachesHigh || !flow.isCapped(size, place.state),
              let root = root(of: size, flow), !root.isLength else { return }
        let what = function.isEmpty ? "The array takes" : "'\(function)' is asked for"
        flow.report("IACS-C123", "\(what) \(amount(bounds)) bytes, as a number from outside says.", at: place, of: [size])
    }

    private func root(of value: Value, _ flow: Interpreter) -> SymbolInfo? {
        var value = value
        for _ in 0..<8 {
            let node = flow.values[value]
            if let symbol = flow.values.symbol(value) { return symbol }
            guard node.kind == .linear || node.kind == .converted || node.kind == .binary else { return nil }
            value = node.left
        }
        return nil
    }
}
