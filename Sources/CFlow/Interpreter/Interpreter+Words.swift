import CModel
import SourceText

/// The steps of a path in words, with the source's own names and the values that are known there.
extension Interpreter {
    func words(for step: TrailStep, _ known: State, _ subject: Subject, _ end: State) -> String? {
        let function = program.function(step.function)
        switch step.kind {
        case .conditionHolds, .conditionFails: return words(forCondition: step, function, known)
        case .selectedCase: return words(forCase: step, function)
        case .called: return words(forCall: step, known)
        case .returned:
            let given = step.value.isNone ? nil : function.result.kind != .pointer ? values[step.value].range.constant.map { "\($0) " }
                : isNull(step.value, end) == true ? "null " : nil
            return "'\(function.name)' returns \(given ?? "")here."
        case .allocated, .opened: return words(forGift: step, function, end)
        case .released:
            let isHandle = self.state(of: step.region, end).family >= 0 && families[Int(self.state(of: step.region, end).family)].kind == .handle
            let name = argument(of: step, function, about: step.region)
            return "'\(callee(of: step, function))' \(isHandle ? "closes" : "frees") \(name.map { "'\($0)'" } ?? "it") here."
        case .setToNull:
            let name = spelling(ofAddress: function.instructions[Int(step.code)].a, step.function)
            return "\(name.map { "'\($0)'" } ?? "The pointer") is set to null here."
        case .outsideInput: return words(forInput: step, function, known)
        case .met: return nil
        }
    }

    /// Where a variable is declared.
    func declaration(of id: RegionID) -> CodePlace? {
        let region = regions[Int(id.raw)]
        switch region.kind {
        case .local:
            let function = contexts[region.context].function
            let local = program.function(function).locals[Int(region.index)]
            return CodePlace(unit: function.unit, file: local.file, range: local.range)
        case .global:
            let global = program.global(region.index)
            return CodePlace(unit: program.unit(ofGlobal: region.index), file: global.file, range: global.range)
        default: return nil
        }
    }

    /// `'table' holds 32 bytes.`, where a frame of a certain depth declares it; what is global is declared outside all of them.
    func declaration(of id: RegionID, at place: FlowView, depth: Int, _ options: ReportOptions) -> PathNote? {
        if id.isNone { return nil }
        let region = regions[Int(id.raw)]
        guard !region.name.isEmpty, let code = declaration(of: id) else { return nil }
        let isHere = region.kind == .global ? depth == 0 : depth < frames.count && frames[depth].context == region.context
            && !frames[depth].function.locals[Int(region.index)].isParameter
        guard isHere else { return nil }
        let known = state(of: id, place.state)
        let text: String
        if options.contains(.unwritten) {
            text = "'\(region.name)' is declared here without a value."
        } else if !region.isScalar, let size = capacity(known, place.state)?.constant {
            text = "'\(region.name)' holds \(size) byte\(size == 1 ? "" : "s")."
        } else {
            text = "'\(region.name)' is declared here."
        }
        return PathNote(unit: code.unit, file: code.file, range: code.range, text: text, nesting: depth, isEssential: true)
    }

    // MARK: Conditions

    private func words(forCondition step: TrailStep, _ function: FlowFunction, _ known: State) -> String {
        let block = function.blocks[Int(-1 - step.code)]
        let holds = step.kind == .conditionHolds
        let quoted = "`\(quote(step.function.unit, block.file, block.range))` is \(holds ? "true" : "false") here."
        guard case .branch(let register, _, _) = block.terminator, !register.isNone else { return quoted }
        let test = function[register]
        if test.flags.contains(.inMacro) { return "A condition in " + quoted }
        guard test.opcode == .binary, test.operation.isComparison else {
            return words(for: register, step, isEqual: !holds, to: 0, known) ?? quoted
        }
        let isEqual = test.operation == .equal ? holds : test.operation == .notEqual ? !holds : nil
        if let number = constant(behind: test.b, function) { return words(for: test.a, step, isEqual: isEqual, to: number, known) ?? quoted }
        if let number = constant(behind: test.a, function) { return words(for: test.b, step, isEqual: isEqual, to: number, known) ?? quoted }
        guard let left = spelling(of: test.a, step.function), let right = spelling(of: test.b, step.function),
              let relation = test.operation.words(holds: holds) else { return quoted }
        return "'\(left)' is \(relation) '\(right)' here."
    }

    /// A number or pointer that was compared with a constant.
    private func words(
        for register: Register, _ step: TrailStep, isEqual: Bool?, to number: Int64, _ known: State
    ) -> String? {
        let function = program.function(step.function)
        guard let name = spelling(of: register, step.function) else { return nil }
        let type = function[register].type
        if type.kind == .pointer, let isEqual { return number == 0 ? "'\(name)' is \(isEqual ? "" : "not ")null here." : nil }
        guard type.kind == .integer else { return nil }
        let value = tested(step.value)
        let interval = values.interval(value, known)
        if let constant = interval.constant { return "'\(name)' is \(constant) here." }
        if let isEqual { return "'\(name)' is \(isEqual ? "" : "not ")\(number) here." }
        return range(interval, within: allowed(type).meet(values[value].range)).map { "'\(name)' is \($0) here." }
    }

    private func allowed(_ type: ValueType) -> Interval { .values(bits: type.bits, isSigned: type.isSigned) }

    /// `at most 16`, `1…16`; none where it says nothing.
    private func range(_ interval: Interval, within all: Interval) -> String? {
        switch (interval.low <= all.low, interval.high >= all.high) {
        case (true, true): return nil
        case (true, false): return "at most \(interval.high)"
        case (false, true): return "at least \(interval.low)"
        case (false, false): return "\(interval.low)…\(interval.high)"
        }
    }

    /// What a condition compares with a constant.
    private func tested(_ condition: Value) -> Value {
        if condition.isNone { return condition }
        if let inner = negated(condition) { return tested(inner) }
        let node = values[condition]
        guard node.kind == .binary, node.operation == .less || node.operation == .equal else { return condition }
        return values[node.left].kind == .constant ? node.right : node.left
    }

    func range(ofCase step: TrailStep) -> Interval? {
        let block = program.function(step.function).blocks[Int(-1 - step.code)]
        guard step.detail >= 0, case .switch(_, let cases, _) = block.terminator else { return nil }
        let values = cases[Int(step.detail)].values
        return Interval(Int128(values.lowerBound), Int128(values.upperBound))
    }

    private func words(forCase step: TrailStep, _ function: FlowFunction) -> String {
        let block = function.blocks[Int(-1 - step.code)]
        guard case .switch(let register, _, _) = block.terminator, let name = spelling(of: register, step.function) else {
            return "One case is taken."
        }
        guard let range = range(ofCase: step) else { return "'\(name)' is none of the cases here." }
        return "'\(name)' is \(range.constant.map { "\($0)" } ?? "\(range.low)…\(range.high)") here."
    }

    // MARK: Calls

    private func words(forCall step: TrailStep, _ known: State) -> String? {
        let target = self.function(numbered: values[step.value].left.raw)
        let function = program.function(target)
        let call = program.function(step.function).instructions[Int(step.code)]
        var passed: [String] = []
        for (position, local) in function.parameters.enumerated() where position < Int(call.argumentCount) {
            let value = passedValues[Int(step.detail) + position]
            guard !value.isNone else { continue }
            let name = function.locals[local].name
            let type = function.locals[local].type
            if type.kind == .pointer, isNull(value, known) == true { passed.append("'\(name)' is null") }
            guard type.kind == .integer, passed.count < Limits.toldArguments else { continue }
            let interval = values.interval(value, known)
            if let constant = interval.constant {
                passed.append("'\(name)' is \(constant)")
            } else if let range = range(interval, within: allowed(type)) {
                passed.append("'\(name)' is \(range)")
            }
        }
        return "'\(function.name)' is called here\(passed.isEmpty ? "" : ": \(passed.joined(separator: ", "))")."
    }

    private func words(forGift step: TrailStep, _ function: FlowFunction, _ end: State) -> String {
        let name = target(of: step, function)
        let known = state(of: step.region, end)
        let callee = callee(of: step, function)
        if let size = capacity(known, end), regions[Int(step.region.raw)].kind == .heap {
            let amount = size.constant.map { "\($0) byte\($0 == 1 ? "" : "s")" }
                ?? amount(of: step, function).map { "'\($0)' bytes" } ?? "memory"
            return name.map { "'\($0)' gets \(amount) from '\(callee)' here." } ?? "'\(callee)' gives \(amount) here."
        }
        return name.map { "'\($0)' comes from '\(callee)' here." } ?? "'\(callee)' gives it here."
    }

    /// The one number that a request for memory is made with, as the source spells it.
    private func amount(of step: TrailStep, _ function: FlowFunction) -> String? {
        let arguments = function.arguments(of: function.instructions[Int(step.code)])
        return arguments.count == 1 ? spelling(of: arguments[arguments.startIndex], step.function) : nil
    }

    private func words(forInput step: TrailStep, _ function: FlowFunction, _ known: State) -> String {
        let callee = callee(of: step, function)
        let type = function.instructions[Int(step.code)].type
        if !step.value.isNone {
            let range = type.kind == .integer ? range(values[step.value].range, within: allowed(type)) : nil
            let rest = range.map { " and is \($0)" } ?? ""
            let name = step.detail < 0 ? target(of: step, function)
                : spelling(of: function.arguments(of: function.instructions[Int(step.code)]).dropFirst(Int(step.detail)).first ?? .none, step.function)
            return name.map { "'\($0)' comes from '\(callee)' here\(rest)." }
                ?? "'\(callee)' gives a number from outside here\(rest.isEmpty ? "" : ", which\(rest.dropFirst(4))")."
        }
        let name = argument(of: step, function, about: step.region) ?? target(of: step, function)
        return name.map { "'\($0)' is filled from outside by '\(callee)' here." } ?? "'\(callee)' reads from outside here."
    }

    private func callee(of step: TrailStep, _ function: FlowFunction) -> String {
        let call = function.instructions[Int(step.code)]
        guard call.opcode == .call, call.immediate >= 0 else { return "a function" }
        return program.units[Int(step.function.unit)].callees[Int(call.immediate)].name
    }

    /// The argument of a library call that points to an object, as the source spells it.
    private func argument(of step: TrailStep, _ function: FlowFunction, about region: RegionID) -> String? {
        let call = function.instructions[Int(step.code)]
        guard call.opcode == .call else { return nil }
        let name = regions[Int(region.raw)].name
        let spellings = function.arguments(of: call).filter { function[$0].type.kind == .pointer && function[$0].opcode != .addressOfString }
            .compactMap { spelling(of: $0, step.function) }
        return spellings.first { $0 == name } ?? (spellings.count == 1 ? spellings[0] : nil)
    }

    /// The variable that takes the result of a call.
    private func target(of step: TrailStep, _ function: FlowFunction) -> String? {
        assigned(Register(Int(step.code)), function).flatMap { spelling(ofAddress: $0, step.function) }
    }

    private func assigned(_ call: Register, _ function: FlowFunction) -> Register? {
        let end = min(Int(call.raw) + Limits.valueDepth, function.instructions.count)
        for index in Int(call.raw) + 1..<max(end, Int(call.raw) + 1) where function.instructions[index].opcode == .store {
            var source = function.instructions[index].b
            while !source.isNone, function[source].opcode == .cast { source = function[source].a }
            if source == call { return function.instructions[index].a }
        }
        return nil
    }

    // MARK: The source's words

    private func constant(behind register: Register, _ function: FlowFunction) -> Int64? {
        var register = register
        while !register.isNone, function[register].opcode == .cast { register = function[register].a }
        return !register.isNone && function[register].opcode == .constant ? function[register].immediate : nil
    }

    /// The pointer that an instruction uses, as the source spells it.
    package func spelling(of pointer: Value, at place: FlowView) -> String? {
        guard let instruction = place.instruction else { return nil }
        let function = place.frame.function
        if instruction.opcode == .call {
            let argument = function.arguments(of: instruction).first { value($0, place.state, place.frame) == pointer }
            return argument.flatMap { spelling(of: $0, place.frame.id) }
        }
        var register = instruction.a
        while !register.isNone, [.cast, .field, .element].contains(function[register].opcode) { register = function[register].a }
        guard !register.isNone, function[register].opcode == .load else { return nil }
        return spelling(of: register, place.frame.id)
    }

    /// An operand of the instruction at a place, as the source spells it.
    package func spelling(of register: Register, at place: FlowView) -> String? {
        register.isNone || constant(behind: register, place.frame.function) != nil ? nil : spelling(of: register, place.frame.id)
    }

    /// A value as the source spells it; none where that would be long, or is a call.
    private func spelling(of register: Register, _ id: FunctionID) -> String? {
        let function = program.function(id)
        var register = register
        while !register.isNone, function[register].opcode == .cast { register = function[register].a }
        guard !register.isNone else { return nil }
        let instruction = function[register]
        switch instruction.opcode {
        case .load: return spelling(ofAddress: instruction.a, id) ?? text(instruction, id)
        case .addressOfLocal, .addressOfGlobal: return spelling(ofAddress: register, id)
        case .call: return assigned(register, function).flatMap { spelling(ofAddress: $0, id) }
        case .constant: return nil
        default: return text(instruction, id)
        }
    }

    /// The variable or member that stands at an address, as the source spells it.
    private func spelling(ofAddress register: Register, _ id: FunctionID) -> String? {
        guard !register.isNone else { return nil }
        let instruction = program.function(id)[register]
        switch instruction.opcode {
        case .addressOfLocal:
            let name = program.function(id).locals[Int(instruction.immediate)].name
            return name.isEmpty ? nil : name
        case .addressOfGlobal: return program.units[Int(id.unit)].globals[Int(instruction.immediate)].name
        default: return text(instruction, id)
        }
    }

    private func text(_ instruction: Instruction, _ id: FunctionID) -> String? {
        guard !instruction.flags.contains(.inMacro), instruction.range.end > instruction.range.start,
              instruction.range.end - instruction.range.start <= UInt32(Limits.quotedCharacters) else { return nil }
        let text = quote(id.unit, instruction.file, instruction.range)
        return text.contains("'") || text.contains("=") ? nil : text
    }

    /// The name of a macro where it stands there alone: its arguments, if it had any, would be in the range.
    func name(ofMacroAt place: CodePlace) -> String? {
        let text = quote(place.unit, place.file, place.range)
        return !text.isEmpty && text.utf8.allSatisfy(\.isIdentifierPart) ? text : nil
    }

    /// The source of a range on one line.
    private func quote(_ unit: Int32, _ file: Int32, _ range: ByteRange) -> String {
        let files = program.units[Int(unit)].files
        guard files.indices.contains(Int(file)) else { return "" }
        let words = files[Int(file)].text(range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.count <= Limits.quotedCharacters ? words : words.prefix(Limits.quotedCharacters - 1) + "…"
    }
}

extension Operator {
    var isComparison: Bool {
        switch self {
        case .less, .lessEqual, .greater, .greaterEqual, .equal, .notEqual: true
        default: false
        }
    }

    /// `less than`: how the left side stands to the right one, where a comparison holds or does not.
    func words(holds: Bool) -> String? {
        switch (self, holds) {
        case (.less, true), (.greaterEqual, false): "less than"
        case (.lessEqual, true), (.greater, false): "at most"
        case (.greater, true), (.lessEqual, false): "greater than"
        case (.greaterEqual, true), (.less, false): "at least"
        case (.equal, true), (.notEqual, false): "equal to"
        case (.equal, false), (.notEqual, true): "not equal to"
        default: nil
        }
    }
}
