import Catalog
import SwiftTree

extension Propagation {
    func stepToCall(_ id: Int32, _ call: ValueID, _ value: Value, _ slot: Int) {
        let fact = facts[Int(id)]
        if slot == 1 {
            if fact.label == function, fact.path == 0 { link(call, to: fact.function) }
            return
        }
        for target in linked[call] ?? [] { enterFunction(target, id, call, slot: slot) }
        for place in program.targetRange(of: call) {
            switch program.targets[place] {
            case .function(let function): stepIntoFunction(function, id, call, value, slot)
            case .model(let index): _ = apply(index, id, to: call, slot: slot)
            case .cell: break
            }
        }
        guard value.flags.contains(.construction), slot >= 2, program.targetRange(of: call).isEmpty else { return }
        // What a type that is not known makes of a constant is none: `Keychain.read("key")`.
        if fact.label == constant, !program.index.isDeclared(program.types[Int(call)]), program.operand(0, of: call) != 0 { return }
        let label = program.operandName(slot, of: call)
        // `.init(text)` converts, to a type that is not known.
        if value.name == program.models.initName, program.operand(0, of: call) == 0, value.operandCount == 3, label == 0 {
            pass(id, to: call)
        }
        let isType = value.flags.contains(.unqualified) || value.name == program.models.initName
            || program.names.startsUppercase(value.name)
        // A case that is looked up by its raw value is one of few, or none.
        if fact.path == 0, program.names[label] == "rawValue" {
            pass(id, to: call, safe: SinkSet.all.subtracting(SinkSet(kind: program.models.unwrapping)))
            if program.index.types[program.types[Int(call)]]?.kind == .enumeration { return }
        }
        pass(id, to: call, path: paths.push(isType ? .property(label) : .payload(value.name, Int32(slot - 2)), fact.path))
    }

    private func stepIntoFunction(
        _ target: FunctionID, _ id: Int32, _ call: ValueID, _ value: Value, _ slot: Int
    ) {
        let label = facts[Int(id)].label
        if label == secret || slot >= 2, isMadeHarmless(label, by: value.name) { return }
        enterFunction(target, id, call, slot: slot)
    }

    /// Whether a function or property makes what it is given harmless, as its name says.
    func isMadeHarmless(_ label: Int16, by name: NameID) -> Bool {
        label == secret ? words.isProtecting(name) : label != constant && label != function && words.isCleaning(name)
    }

    // MARK: - Models

    /// Applies what a model says of an operand. True where it tells what becomes of the result.
    func apply(_ index: Int32, _ id: Int32, to call: ValueID, slot: Int) -> Bool {
        let fact = facts[Int(id)]
        let entry = program.models.entries[Int(index)]
        let value = program.values[Int(call)]
        let first = value.kind == .call ? 2 : 1
        let isReceiver = slot == 0
        // `self` in front of a call of a global function or initialiser is no operand of it.
        if isReceiver, value.flags.contains(.unqualified), entry.type == 0 || entry.isInitializer(program) { return false }
        if isReceiver, entry.isInitializer(program) { return false }
        let argument = slot - first
        let isMarked = isReceiver ? entry.marksReceiver : isMarked(entry, argument, call, value)
        switch entry.role {
        case .sink:
            if isMarked, entry.kind == demand { return demands(id, of: call) }
            let isPart = fact.label != secret && fact.label != constant && paths.isParts(fact.path)
            let operand = program.operand(slot, of: call)
            if isMarked, isWhole(fact.path) || isPart && isLibraryObject(operand) || isImplicitCase(operand, fact, sink: entry.kind) {
                hit(entry.kind, id, at: call, slot: Int32(slot))
            }
            return false
        case .source: return true
        case .result, .sanitizer:
            let hasMarks = entry.marksReceiver || !entry.marked.isEmpty
            guard isMarked || !hasMarks else { return true }
            // `Data(16)` is a size.
            if entry.role == .result, fact.label == constant, program.values[Int(fact.value)].kind == .number, entry.isInitializer(program),
                !isMarked { return true }
            // A whole value and what its elements hold become the whole result.
            pass(id, to: call, path: 0, safe: entry.safe.union(widened(to: call, from: program.operand(slot, of: call))))
            return true
        case .receiver:
            guard isMarked || (entry.marked.isEmpty && !isReceiver) else { return false }
            for after in afterValues(of: call, argument: -1) { pass(id, to: after, path: 0) }
            return false
        case .argument:
            for marked in entry.marked where marked != argument {
                for after in afterValues(of: call, argument: Int32(marked)) { pass(id, to: after, path: 0) }
            }
            return false
        case .closureOfReceiver:
            if isReceiver { enterClosures(id, call, value, entry) }
            return false
        case .parameter, .closure, .handler, .test, .testNot, .write, .authorisation: return false
        }
    }

    /// An outside number asks for more than there may be: the answer is nil, and is unwrapped by force.
    private func demands(_ id: Int32, of call: ValueID) -> Bool {
        guard !facts[Int(id)].safe.contains(bounded) else { return false }
        for user in program.users(of: call) where program.values[Int(user.value)].kind == .forced {
            hit(program.models.unwrapping, id, at: user.value, slot: user.slot)
        }
        return false
    }

    /// The sinks that a number is safe for once it has become one of a wider type, whose bounds are then far away.
    private func widened(to call: ValueID, from operand: ValueID) -> SinkSet {
        let result = program.types[Int(call)]
        let given = program.types[Int(operand)]
        guard numericTypes.contains(result), given != result else { return [] }
        guard given != 0 else { return SinkSet(kind: program.models.computing) }
        func width(_ type: NameID) -> Int { Int(program.names[type].filter(\.isNumber)) ?? 64 }
        let isInteger = program.names[given].hasPrefix("Int") || program.names[given].hasPrefix("UInt")
        guard isInteger, width(given) < width(result) else { return [] }
        return width(given) <= 16 ? narrow : SinkSet(kind: program.models.computing)
    }

    private func isMarked(_ entry: ModelIndex.Entry, _ argument: Int, _ call: ValueID, _ value: Value) -> Bool {
        guard argument >= 0 else { return false }
        if entry.marked.contains(argument) { return true }
        guard entry.isVariadic, argument >= entry.labels?.count ?? 0 else { return false }
        return program.operandName(argument + (value.kind == .call ? 2 : 1), of: call) == 0
    }

    /// `.uri(path)` of a type that a library has for its arguments; with a secret only where the whole is sent.
    func isImplicitCase(_ operand: ValueID, _ fact: Fact, sink: Int) -> Bool {
        let value = program.values[Int(operand)]
        guard fact.label != secret || request.contains(SinkSet(kind: sink)) else { return false }
        return value.kind == .call && fact.label != constant && program.operand(0, of: operand) == 0
            && !value.flags.contains(.unqualified) && paths.count(of: fact.path) == 1
    }

    /// Whether a value is no object of the program's own: what was put into it goes where it goes.
    private func isLibraryObject(_ value: ValueID) -> Bool {
        let type = program.types[Int(value)]
        return type != 0 && (!program.index.isDeclared(type) || program.models.types.contains(type))
    }

    func afterValues(of call: ValueID, argument: Int32) -> [ValueID] {
        program.users(of: call).filter { user in
            user.slot == 1 && program.values[Int(user.value)].kind == .after && program.values[Int(user.value)].other == argument
        }.map(\.value)
    }

    /// Calls the closures of a call with what its receiver holds.
    private func enterClosures(_ id: Int32, _ call: ValueID, _ value: Value, _ entry: ModelIndex.Entry) {
        let isNumbered = program.names[program.values[Int(program.operand(0, of: call))].name] == "enumerated"
        for slot in 2..<max(2, Int(value.operandCount)) {
            for target in functionValues(of: program.operand(slot, of: call)) {
                let parameters = program.parameters(of: target)
                // A closure with several parameters takes tuples apart: `enumerated().forEach { index, word in … }`.
                let numbers = !entry.numbers.isEmpty ? entry.numbers : Array(0..<max(1, parameters.count))
                for number in numbers where number < parameters.count && !(isNumbered && parameters.count > 1 && number == 0) {
                    let isPart = entry.numbers.isEmpty && parameters.count > 1
                    enterElement(target, parameters[parameters.startIndex + number].value, id, call, part: isPart ? number : nil)
                }
            }
        }
    }

    private func enterElement(_ target: FunctionID, _ parameter: ValueID, _ id: Int32, _ call: ValueID, part: Int?) {
        let fact = facts[Int(id)]
        let success = program.names.known("success").flatMap { paths.pop(.payload($0, 0), fact.path) }
        guard fact.path != 0, var rest = paths.pop(.element(0), fact.path) ?? success else {
            return enter(target, at: parameter, id, call: call)
        }
        if let part, part < digits.count, rest != 0 {
            guard let inner = paths.pop(.property(digits[part]), rest) else { return }
            rest = inner
        }
        // The element as a value of its own, so that the fact that enters is the element's.
        add(
            parameter, rest, label: fact.label, safe: fact.safe, context: 0, function: fact.function, from: id)
    }

    /// The functions that an operand is known to be: a closure or the name of a function.
    func functionValues(of operand: ValueID) -> [FunctionID] {
        let value = program.values[Int(operand)]
        switch value.kind {
        case .closure: return [value.other]
        case .name, .member:
            return program.targets(of: operand).compactMap { target in
                guard case .function(let function) = target, program.functions[Int(function)].kind == .function else { return nil }
                return function
            }
        default: return facts(at: operand).map { facts[Int($0)] }.filter { $0.label == function }.map(\.function)
        }
    }
}

extension ModelIndex.Entry {
    func isInitializer(_ program: Program) -> Bool {
        labels != nil && type != 0 && !isAnyType && program.models.initName == name
    }
}
