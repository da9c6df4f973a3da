import Catalog
import SwiftTree

extension Propagation {
    /// Carries one fact a step further.
    func propagate(_ id: Int32) {
        let fact = facts[Int(id)]
        let kind = program.values[Int(fact.value)].kind
        if kind == .result || kind == .exit { end(id) }
        if kind == .shared { for reader in readers[fact.value] ?? [] { readCell(id, reader) } }
        for index in program.userRange(of: fact.value) { step(id, to: program.users[index].value, slot: program.users[index].slot) }
    }

    private static let numeric: Set<String> = [
        "-", "*", "/", "%", "&+", "&-", "&*", "&", "|", "^", "<<", ">>", "...", "..<", "-=", "*=", "/=", "%=", "^=", "|=", "&=",
    ]

    private func readCell(_ id: Int32, _ reader: ValueID) {
        let fact = facts[Int(id)]
        if program.values[Int(reader)].kind == .call {
            if fact.label == function { link(reader, to: fact.function) }
            return
        }
        guard !isOverwritten(reader) else { return }
        pass(id, to: reader, context: 0)
    }

    /// Whether the function itself has just given the property another value, which then is what a read gets.
    private func isOverwritten(_ reader: ValueID) -> Bool {
        let name = program.values[Int(reader)].name
        var current = program.operand(0, of: reader)
        for _ in 0..<Limits.chain where current != 0 {
            let value = program.values[Int(current)]
            switch value.kind {
            case .setMember:
                if value.name == name { return true }
                current = program.operand(0, of: current)
            case .after, .refined: current = program.operand(0, of: current)
            default: return false
            }
        }
        return false
    }

    private func step(_ id: Int32, to user: ValueID, slot: Int32) {
        let fact = facts[Int(id)]
        let value = program.values[Int(user)]
        switch value.kind {
        case .define:
            // `let masked = …` is no longer the secret, as a function of that name would say.
            if fact.label != secret || !words.isProtecting(value.name) { pass(id, to: user) }
        case .result, .exit, .cast: pass(id, to: user)
        case .phi: if fact.label != constant || !isChangedInLoop(user) { pass(id, to: user) }
        // The default value.
        case .parameter: if slot < 0 { pass(id, to: user) }
        case .shared:
            // What different calls store in the same place is told apart no longer.
            pass(id, to: user, context: fact.context)
        case .refined: if slot == 0 { pass(id, to: user, safe: safeSinks(of: user)) }
        case .iteration: stepToIteration(id, user)
        case .forced:
            // A number with a bound is taken to be within the one that is demanded here.
            let isBounded = program.names[value.name] == "precondition" && fact.safe.contains(bounded)
            if isWhole(fact.path), !isBounded, isContent(fact.value) { hit(program.models.unwrapping, id, at: user, slot: slot) }
        case .name: if slot == 0 { stepToMember(id, user, value, isOfSelf: true) }
        case .member: stepToMember(id, user, value, isOfSelf: false)
        case .element: stepToElement(id, user, value, slot)
        case .payload:
            let isState = fact.path == 0 && isObject(program.types[Int(fact.value)])
            pass(id, to: user, reading: .payload(value.name, value.other), safe: isState ? state : [])
            if program.names[value.name] == "some" { pass(id, to: user) }
        case .call: stepToCall(id, user, value, Int(slot))
        case .setMember: stepToWrite(id, user, value, slot)
        case .setElement:
            if slot == 2, isPosition(program.operand(2, of: user), in: program.operand(0, of: user)) {
                hit(program.models.indexing, id, at: user, slot: slot)
            } else if slot == 2 {
                return
            } else if slot == 1 {
                for case .model(let index) in program.targets(of: user) { _ = applyToWrite(index, id, at: user) }
                pass(id, to: user, path: paths.push(.element(value.name), fact.path))
            } else if slot == 0, fact.label != constant, value.name == 0 || paths.first(fact.path) != .element(value.name) {
                pass(id, to: user)
            }
        case .after:
            if slot == 0, fact.label != constant || leavesConstant(user, value) { pass(id, to: user) }
        case .concatenation:
            if numericTypes.contains(program.types[Int(fact.value)]) || slot == 1 && isPointer(program.operand(0, of: user)) {
                stepToNumber(id, user, slot)
            } else if canJoin(id, user) {
                pass(id, to: user, safe: safeSinks(behindPrefixOf: user, slot))
            }
        case .interpolation: stepToInterpolation(id, user, slot)
        case .array, .dictionary:
            pass(id, to: user, path: paths.push(.element(program.operandName(Int(slot), of: user)), fact.path))
        case .tuple:
            if Int(slot) < digits.count { pass(id, to: user, path: paths.push(.property(digits[Int(slot)]), fact.path)) }
            let label = program.operandName(Int(slot), of: user)
            if label != 0 { pass(id, to: user, path: paths.push(.property(label), fact.path)) }
        case .arithmetic: stepToNumber(id, user, slot)
        case .unknown, .text, .number, .constant, .selfValue, .closure, .test: break
        }
    }

    // MARK: - Numbers

    /// Operators whose result is never larger than an operand.
    private static let shrinking: Set<String> = ["%", "&", ">>", "/", "&=", "%=", "/=", ">>=", "&>>"]

    private func stepToNumber(_ id: Int32, _ user: ValueID, _ slot: Int32) {
        let fact = facts[Int(id)]
        guard fact.path == 0 else { return }
        let value = program.values[Int(user)]
        if fact.label == secret {
            // An operator of a library, such as `column <- value`, may keep what it is given; one on numbers makes others.
            if value.kind == .arithmetic, !Self.numeric.contains(program.names[value.name]) { pass(id, to: user) }
            return
        }
        guard value.kind == .arithmetic else {
            let isOffset = slot == 1 && isPointer(program.operand(0, of: user))
            if isOffset, let kind = program.models.sink("length") { hit(kind, id, at: user, slot: slot) }
            if !isOffset, fact.label != constant { hit(program.models.computing, id, at: user, slot: slot) }
            if isOffset || canJoin(id, user) { pass(id, to: user) }
            return
        }
        guard fact.label != constant else { return }
        let name = program.names[value.name]
        let isShrinking = Self.shrinking.contains(name)
        if name.hasPrefix("-") || name.hasPrefix("*") || slot == 1 && (name.hasPrefix("/") || name.hasPrefix("%")) {
            hit(program.models.computing, id, at: user, slot: slot)
        }
        pass(id, to: user, safe: isShrinking ? bounded : [])
    }

    private func isPointer(_ value: ValueID) -> Bool {
        let type = program.names[program.types[Int(value)]]
        return type.hasPrefix("Unsafe") && type.contains("Pointer")
    }

    /// The numbers of a range count something: what they are an index of was mostly made to that count.
    private func stepToIteration(_ id: Int32, _ user: ValueID) {
        let sequence = program.values[Int(program.operand(0, of: user))]
        if sequence.kind == .arithmetic, facts[Int(id)].path == 0 { return pass(id, to: user, safe: bounded) }
        pass(id, to: user, reading: .element(0))
    }

    /// Carries a fact to what reads one field of the value: the field itself, or a part of what is labelled as a whole.
    private func pass(_ id: Int32, to user: ValueID, reading field: Field, safe: SinkSet = []) {
        let fact = facts[Int(id)]
        if fact.path == 0 { return pass(id, to: user, safe: safe) }
        if let rest = paths.pop(field, fact.path) { pass(id, to: user, path: rest, safe: safe) }
    }

    // MARK: - Members

    private func stepToMember(_ id: Int32, _ user: ValueID, _ value: Value, isOfSelf: Bool) {
        let fact = facts[Int(id)]
        if isMadeHarmless(fact.label, by: value.name), !program.targetRange(of: user).isEmpty { return }
        var isModelled = false
        for place in program.targetRange(of: user) {
            switch program.targets[place] {
            case .function(let getter): enterFunction(getter, id, user, slot: 0)
            case .model(let index): isModelled = apply(index, id, to: user, slot: 0) || isModelled
            case .cell: break
            }
        }
        guard !isModelled, !isOffset(user, value) else { return }
        if let rest = paths.pop(.property(value.name), fact.path) {
            pass(id, to: user, path: rest)
        } else if fact.path == 0, inheritsLabel(value.name, fact.label), !isTested(user, value.name) {
            // Where an object of the program's own came from says nothing of the numbers it keeps for itself.
            let isState = isObject(program.types[Int(fact.value)])
            pass(id, to: user, safe: isState ? state : [])
        } else if let tupleIndex = tupleIndex(of: user, value), let rest = paths.pop(.property(tupleIndex), fact.path) {
            pass(id, to: user, path: rest)
        }
    }

    /// Whether a member is the number that `enumerated()` gives an element.
    private func isOffset(_ user: ValueID, _ value: Value) -> Bool {
        guard value.name == digits[0] || program.names[value.name] == "offset" else { return false }
        let element = program.values[Int(program.operand(0, of: user))]
        guard element.kind == .iteration else { return false }
        let sequence = program.values[Int(program.operand(0, of: program.operand(0, of: user)))]
        return program.names[sequence.name] == "enumerated"
    }

    /// Whether values of a type are no messages: the program declares it, and not as decoded from data.
    func isObject(_ type: NameID) -> Bool {
        guard let info = program.index.types[type], info.isDeclared else { return false }
        return !info.supertypes.contains(where: decodedTypes.contains)
    }

    /// The position that a label of a tuple's type stands for.
    private func tupleIndex(of user: ValueID, _ value: Value) -> NameID? {
        let type = program.names[program.types[Int(program.operand(0, of: user))]].utf8
        guard type.first == UInt8(ascii: "(") else { return nil }
        let label = program.names[value.name].utf8
        let fields = type.dropFirst().split(separator: UInt8(ascii: ","))
        return fields.firstIndex { $0.starts(with: label) && $0.dropFirst(label.count).first == UInt8(ascii: ":") }
            .flatMap { $0 < digits.count ? digits[$0] : nil }
    }

    /// Whether a part of a labelled value is labelled, too: what came from outside did so with all its parts.
    private func inheritsLabel(_ member: NameID, _ label: Int16) -> Bool {
        label != secret && label != constant && label != function && !words.isHarmlessMember(member)
    }

    private func stepToElement(_ id: Int32, _ user: ValueID, _ value: Value, _ slot: Int32) {
        var isModelled = false
        for place in program.targetRange(of: user) {
            switch program.targets[place] {
            case .function(let getter): enterFunction(getter, id, user, slot: Int(slot))
            case .model(let index): isModelled = apply(index, id, to: user, slot: Int(slot)) || isModelled
            case .cell: break
            }
        }
        if slot == 0, !isModelled { pass(id, to: user, reading: .element(value.name)) }
        if slot == 1, isPosition(program.operand(1, of: user), in: program.operand(0, of: user)) {
            hit(program.models.indexing, id, at: user, slot: slot)
        }
    }

    /// Whether a number, or a range of numbers, is where in a collection to look, and no key.
    private func isPosition(_ index: ValueID, in collection: ValueID) -> Bool {
        let indexType = program.types[Int(index)]
        guard indexType == 0 || numericTypes.contains(indexType) else { return false }
        let value = program.values[Int(index)]
        if value.kind == .arithmetic, ["..<", "..."].contains(program.names[value.name]) { return indexType != 0 }
        let type = program.names[program.types[Int(collection)]]
        let isDictionary = type.hasPrefix("[") && type.contains(":")
        return !isDictionary && (type.hasPrefix("[") || indexedTypes.contains(where: type.hasPrefix))
    }

    private func stepToWrite(_ id: Int32, _ user: ValueID, _ value: Value, _ slot: Int32) {
        let fact = facts[Int(id)]
        if slot == 0 {
            if paths.first(fact.path) != .property(value.name) { pass(id, to: user) }
            return
        }
        var safe = SinkSet()
        for place in program.targetRange(of: user) {
            switch program.targets[place] {
            case .function(let setter): enterFunction(setter, id, user, slot: 1)
            case .cell(let cell): pass(id, to: cell, context: 0)
            case .model(let index): safe.formUnion(applyToWrite(index, id, at: user))
            }
        }
        pass(id, to: user, path: paths.push(.property(value.name), fact.path), safe: safe)
    }

    /// Applies what a model says of a property or element that is written, and gives the sinks that the value is safe for there.
    private func applyToWrite(_ index: Int32, _ id: Int32, at user: ValueID) -> SinkSet {
        let entry = program.models.entries[Int(index)]
        let fact = facts[Int(id)]
        if case .sink = entry.role, entry.marksReceiver,
            isWhole(fact.path) || isImplicitCase(program.operand(1, of: user), fact, sink: entry.kind) { hit(entry.kind, id, at: user, slot: 1) }
        if case .write = entry.role { return entry.safe }
        return []
    }

    // MARK: - Text

    private func stepToInterpolation(_ id: Int32, _ user: ValueID, _ slot: Int32) {
        let fact = facts[Int(id)]
        guard paths.isElements(fact.path), canJoin(id, user) else { return }
        switch program.names[program.operandName(Int(slot), of: user)] {
        case "privacy:public": pass(id, to: user, path: 0)
        // The unified log hides strings unless told otherwise.
        case "":
            let isHidden = program.usesUnifiedLog[Int(program.functions[Int(program.values[Int(user)].function)].unit)]
            // The description of a type of the program's own shows its texts with their line breaks escaped.
            let isEscaped = program.index.isDeclared(program.types[Int(program.operand(Int(slot), of: user))])
            let safe = (fact.label == secret && isHidden ? unifiedLog : []).union(isEscaped ? log : [])
            pass(id, to: user, path: 0, safe: safe.union(safeSinks(behindPrefixOf: user, slot)))
        case let label where label.hasPrefix("privacy:"): break
        case let label:
            var safe = SinkSet()
            for index in program.models.entries(named: program.names.known("interpolation") ?? 0) {
                let entry = program.models.entries[Int(index)]
                guard let wanted = entry.labels?.first, program.names[wanted] == label else { continue }
                if case .sink = entry.role { hit(entry.kind, id, at: user, slot: slot) }
                if entry.isSanitizer { safe.formUnion(entry.safe) }
            }
            pass(id, to: user, path: 0, safe: safe)
        }
    }

    /// What stands behind the host of an address does not say where it leads.
    private func safeSinks(behindPrefixOf text: ValueID, _ slot: Int32) -> SinkSet {
        guard slot > 0, !prefixedSinks.isEmpty else { return [] }
        let prefix = beginning(of: text, slot)
        guard let colon = prefix.firstRange(of: "://") else {
            // A base that is not known, or a path.
            let isPath = prefix.hasPrefix("/") && !prefix.hasPrefix("//") && prefix.utf8.count > 1
            return isPath || prefix.hasPrefix("\0") ? prefixedSinks : []
        }
        let host = prefix[colon.upperBound...]
        return host.dropFirst().contains { "/?#".contains($0) } ? prefixedSinks : []
    }

    /// The text in front of one of its parts; what is not known in it stands as NUL.
    private func beginning(of text: ValueID, _ slot: Int32) -> String {
        var open = (0..<Int(slot)).reversed().map { program.operand($0, of: text) }
        var result = ""
        var steps = 0
        while let part = open.popLast(), steps < Limits.chain {
            steps += 1
            let value = program.values[Int(part)]
            switch value.kind {
            case .text: result += program.names[value.name]
            case .define, .cast: open.append(program.operand(0, of: part))
            case .concatenation, .interpolation:
                open += (0..<Int(value.operandCount)).reversed().map { program.operand($0, of: part) }
            default: result += "\0"
            }
        }
        return result
    }

    /// A text put together is constant only when all of its parts are.
    private func canJoin(_ id: Int32, _ user: ValueID) -> Bool {
        guard facts[Int(id)].label == constant else { return true }
        let value = program.values[Int(user)]
        return (0..<Int(value.operandCount)).allSatisfy { isConstant(program.operand($0, of: user)) }
    }

    /// Whether a call leaves its receiver constant.
    private func leavesConstant(_ after: ValueID, _ value: Value) -> Bool {
        guard value.other < 0 else { return false }
        let call = program.operand(1, of: after)
        if program.names[program.values[Int(call)].name].hasPrefix("withUnsafeMutable") { return false }
        return !program.targets(of: call).contains { target in
            guard case .model(let index) = target else { return false }
            return program.models.entries[Int(index)].role == .receiver
        }
    }

    /// Whether a loop gives the variable of a `phi` at its head something that is not constant: then what it was before is no
    /// constant that is used.
    private func isChangedInLoop(_ phi: ValueID) -> Bool {
        incomingFromLoop[phi].map { $0.contains { !isConstant($0) } } ?? false
    }

    private func isConstant(_ value: ValueID) -> Bool {
        var current = value
        for _ in 0..<Limits.chain {
            let definition = program.values[Int(current)]
            switch definition.kind {
            case .text, .number, .constant: return true
            case .define, .cast, .phi: current = program.operand(0, of: current)
            case .after:
                guard leavesConstant(current, definition) else { return false }
                current = program.operand(0, of: current)
            case .name, .member, .array: return facts(at: current).contains { facts[Int($0)].label == constant }
            case .concatenation, .interpolation:
                return (0..<Int(definition.operandCount)).allSatisfy { slot in
                    [.text, .number].contains(program.values[Int(program.operand(slot, of: current))].kind)
                        || facts(at: program.operand(slot, of: current)).contains { facts[Int($0)].label == constant }
                }
            default: return false
            }
        }
        return false
    }

    /// Whether the value as a whole carries a label, as a collection does whose elements do.
    func isWhole(_ path: PathID) -> Bool { paths.isElements(path) }
}
