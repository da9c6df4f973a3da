import Catalog
import SwiftTree

/// That a value, or a part of it, carries a label.
struct Fact: Sendable {
    var value: ValueID
    var path: PathID
    /// Index into `ModelIndex.labels`.
    var label: Int16
    /// The sinks that the value is safe for.
    var safe: SinkSet
    /// What entered the function it holds in: index into `contexts`, 0 where it holds whoever calls.
    var context: Int32
    /// For functions as values: the function.
    var function: FunctionID
    /// The fact it follows from, or -1.
    var previous: Int32
    /// The fact before it at the same value, or -1.
    var sibling: Int32

    var key: Propagation.Key {
        Propagation.Key(value: value, path: path, label: label, safe: safe, context: context, function: function)
    }
}

/// A labelled value that reaches a sink.
struct Hit: Sendable {
    var sink: Int
    var fact: Int32
    /// The call or assignment.
    var place: ValueID
    /// The operand that carries the label.
    var slot: Int32
}

/// Propagates labels through the program: tabulation over facts, after Reps, Horwitz and Sagiv, "Precise interprocedural
/// dataflow analysis via graph reachability" (POPL 1995). What enters a function is followed once per kind of entry, and what
/// comes out goes back to the calls that entered so.
final class Propagation {
    /// What a fact says, other than where it comes from.
    struct Key: Equatable {
        var value: ValueID
        var path: PathID
        var label: Int16
        var safe: SinkSet
        var context: Int32
        var function: FunctionID

        var hash: UInt32 {
            func pair(_ a: Int32, _ b: Int32) -> UInt64 { UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b)) }
            var hash = HashIndex.mix(HashIndex.seed, pair(value, path))
            hash = HashIndex.mix(hash, pair(context, function))
            return UInt32(truncatingIfNeeded: HashIndex.mix(hash, safe.rawValue &+ UInt64(UInt16(bitPattern: label))))
        }
    }

    /// What enters a function.
    struct Context {
        /// The fact at the function's parameter, in no context.
        var entry: Key
        var function: FunctionID
    }

    let program: Program
    let words: NameWords
    var paths = AccessPaths()
    private(set) var facts: [Fact] = []
    private(set) var hits: [Hit] = []
    private(set) var isCutShort = false
    private(set) var contexts: [Context] = []
    private var contextIndex = HashIndex()
    /// By context, the facts at calls that it came from, with the call, and the facts where its function ends.
    private var incoming = LinkedLists<(fact: Int32, call: ValueID)>(count: 0)
    private var ends = LinkedLists<Int32>(count: 0)
    private var factIndex = HashIndex()
    private var seenHits: Set<[Int32]> = []
    private var newest: [Int32]
    /// How often each value is a function, or holds one.
    private var functionCounts: [UInt8]
    /// Facts that hold where functions end, whoever calls.
    private var absoluteEnds: LinkedLists<Int32>
    /// Functions that calls of function values lead to, found on the way.
    private(set) var linked: [ValueID: [FunctionID]] = [:]
    var linkedCallers: LinkedLists<ValueID>
    /// What the conditions on the way tell, by `refined` value.
    var safeByTest: [ValueID: SinkSet] = [:]
    /// What reads each cell.
    let readers: [ValueID: [ValueID]]
    /// What the ends of a loop's body give to the `phi`s at its head.
    let incomingFromLoop: [ValueID: [ValueID]]
    /// Where a constant matters: it is not followed elsewhere.
    let relevance: Relevance

    let constant: Int16
    let secret: Int16
    /// Of an address that asks for no encryption.
    let clear: Int16
    let function: Int16
    private let numericSafe: SinkSet
    /// What a part of a text cannot harm that stands behind a host or path.
    let prefixedSinks: SinkSet
    let unifiedLog: SinkSet
    /// What goes with a request.
    let request: SinkSet
    let log: SinkSet
    let numericTypes: NameSet
    /// Classes that the program declares and the models do not speak of.
    private let ownClasses: NameSet
    /// The sinks that a bound makes a number safe for.
    let bounded: SinkSet
    /// The sinks that a number of few bits is safe for.
    let narrow: SinkSet
    /// The sinks that what an object keeps for itself is safe for.
    let state: SinkSet
    /// The sink of counts that the answer to is nil where they are too large.
    let demand: Int
    private let boolType: NameID
    let tokenName: NameID
    /// Properties of a control that hold what was typed in.
    let textNames: [NameID]
    /// Types whose values are decoded from data, and beginnings of those of collections with numbered elements.
    let decodedTypes: Set<NameID>
    let indexedTypes: [String]
    let hostSinks: SinkSet
    let schemeSinks: SinkSet
    let pathSinks: SinkSet
    let digits: [NameID]

    init(_ program: Program, words: NameWords) {
        self.program = program
        self.words = words
        newest = [Int32](repeating: -1, count: program.values.count)
        functionCounts = [UInt8](repeating: 0, count: program.values.count)
        linkedCallers = LinkedLists(count: program.functions.count)
        absoluteEnds = LinkedLists(count: program.functions.count)
        var readers: [ValueID: [ValueID]] = [:]
        for (index, value) in program.values.enumerated() where value.kind != .setMember {
            for case .cell(let cell) in program.targets(of: ValueID(index)) { readers[cell, default: []].append(ValueID(index)) }
        }
        self.readers = readers
        var incoming: [ValueID: [ValueID]] = [:]
        for edge in program.edges where program.values[Int(edge.to)].kind == .phi { incoming[edge.to, default: []].append(edge.from) }
        incomingFromLoop = incoming
        constant = Int16(program.models.label("constant"))
        secret = Int16(program.models.label("secret"))
        clear = Int16(program.models.label("clear"))
        function = Int16(program.models.label("function"))
        var safe = SinkSet.all
        for name in program.models.words["numeric sinks"] ?? [] {
            if let kind = program.models.sink(name) { safe.remove(SinkSet(kind: kind)) }
        }
        numericSafe = safe
        bounded = program.models.sinks(listedAs: "bounded sinks")
        demand = program.models.sink("demand") ?? -1
        state = program.models.sinks(listedAs: "state sinks")
        narrow = program.models.sinks(listedAs: "narrow sinks")
        prefixedSinks = program.models.sinks(listedAs: "prefixed sinks")
        log = program.models.sink("log").map { SinkSet(kind: $0) } ?? []
        unifiedLog = program.models.sink("unified-log").map { SinkSet(kind: $0) } ?? []
        request = program.models.sinks(listedAs: "clear sinks")
        numericTypes = NameSet((program.models.words["harmless types"] ?? []).compactMap { program.names.known($0) }, in: program.names)
        ownClasses = NameSet(
            program.index.types.keys.filter { program.index.isReference($0) && !program.models.types.contains($0) }, in: program.names)
        boolType = program.names.known("Bool") ?? -1
        decodedTypes = Set((program.models.words["decoded types"] ?? []).compactMap { program.names.known($0) })
        indexedTypes = (program.models.words["indexed types"] ?? []).sorted()
        hostSinks = program.models.sinks(listedAs: "host sinks")
        schemeSinks = program.models.sinks(listedAs: "scheme sinks")
        pathSinks = program.models.sinks(listedAs: "path sinks")
        textNames = ["text", "stringValue", "value", "attributedText"].compactMap { program.names.known($0) }
        tokenName = program.names.known("token") ?? -1
        // A number that nobody writes is told from the others, too.
        digits = (0..<16).map { program.names.known(String($0)) ?? -2 - $0 }
        relevance = Relevance(program)
        // Context 0 is none.
        appendContext(Context(entry: Key(value: -1, path: 0, label: 0, safe: [], context: 0, function: 0), function: -1))
    }

    func run() {
        seed()
        let budget = min(Limits.maximumFacts, max(Limits.minimumFacts, program.values.count * Limits.factsPerValue))
        var next = 0
        while next < facts.count {
            guard next < budget else {
                isCutShort = true
                return
            }
            propagate(Int32(truncatingIfNeeded: next))
            next += 1
        }
    }

    // MARK: - Facts

    func add(
        _ value: ValueID, _ path: PathID, label: Int16, safe: SinkSet = [], context: Int32 = 0, function: FunctionID = 0,
        from previous: Int32
    ) {
        guard value != 0, path != AccessPaths.tooDeep, label != constant || relevance.contains(value) else { return }
        if label == self.function, paths.count(of: path) > Limits.functionPathDepth { return }
        var safe = safe
        if path == 0 {
            let type = program.types[Int(value)]
            if type == boolType, label != constant { return }
            // An object of the program's own may hold what came from outside; as a whole it did so only where a model says it.
            if ownClasses.contains(type), label != constant, label != secret, label != function, previous >= 0,
                program.types[Int(facts[Int(previous)].value)] != type { return }
            if numericTypes.contains(type) { safe.formUnion(numericSafe) }
        }
        let key = Key(value: value, path: path, label: label, safe: safe, context: context, function: function)
        let hash = key.hash
        guard !isKnown(key, hash) else { return }
        if label == self.function {
            guard functionCounts[Int(value)] < Limits.functionsPerValue else { return }
            functionCounts[Int(value)] += 1
        }
        let id = Int32(truncatingIfNeeded: facts.count)
        factIndex.append(hash)
        facts.append(
            Fact(
                value: value, path: path, label: label, safe: safe, context: context, function: function, previous: previous,
                sibling: newest[Int(value)]))
        newest[Int(value)] = id
    }

    /// Whether a fact says no more than one that holds already: the same, or of the whole value for one of its parts, where
    /// parts inherit the label, and with fewer sinks that it is safe for.
    private func isKnown(_ key: Key, _ hash: UInt32) -> Bool {
        let inherits = key.label != secret && key.label != constant && key.label != function
        var current = newest[Int(key.value)]
        for _ in 0..<Limits.impliedFacts where current >= 0 {
            let fact = facts[Int(current)]
            if fact.label == key.label, fact.context == key.context, fact.function == key.function, fact.safe.isSubset(of: key.safe),
                fact.path == key.path || inherits && fact.path == 0 { return true }
            current = fact.sibling
        }
        return current >= 0 && factIndex.find(hash) { facts[Int($0)].key == key } >= 0
    }

    /// The same label at another value.
    func pass(_ id: Int32, to value: ValueID, path: PathID? = nil, safe: SinkSet = [], context: Int32? = nil) {
        let fact = facts[Int(id)]
        add(
            value, path ?? fact.path, label: fact.label, safe: fact.safe.union(safe), context: context ?? fact.context,
            function: fact.function, from: id)
    }

    /// The facts that hold at a value so far.
    func facts(at value: ValueID) -> [Int32] {
        var result: [Int32] = []
        var current = newest[Int(value)]
        while current >= 0 {
            result.append(current)
            current = facts[Int(current)].sibling
        }
        return result.reversed()
    }

    func hit(_ sink: Int, _ id: Int32, at place: ValueID, slot: Int32) {
        let fact = facts[Int(id)]
        guard !fact.safe.contains(SinkSet(kind: sink)), fact.label != function else { return }
        let key = [Int32(sink), Int32(fact.label), place, slot]
        guard seenHits.insert(key).inserted else { return }
        hits.append(Hit(sink: sink, fact: id, place: place, slot: slot))
    }

    // MARK: - Functions

    /// Carries a fact at a call into a function that the call leads to.
    func enter(_ target: FunctionID, at entry: ValueID, _ id: Int32, call: ValueID) {
        guard entry != 0 else { return }
        let fact = facts[Int(id)]
        let key = Key(
            value: entry, path: fact.path, label: fact.label, safe: fact.safe, context: 0, function: fact.function)
        let known = contextIndex.find(key.hash) { contexts[Int($0)].entry == key }
        if case let context = known, context >= 0 {
            incoming.append((id, call), to: Int(context))
            ends.forEach(of: Int(context)) { leave($0, to: call, context: fact.context, from: id) }
            return
        }
        let context = Int32(truncatingIfNeeded: contexts.count)
        appendContext(Context(entry: key, function: target))
        incoming.append((id, call), to: Int(context))
        pass(id, to: entry, context: context)
    }

    private func appendContext(_ context: Context) {
        contexts.append(context)
        incoming.appendList()
        ends.appendList()
        contextIndex.append(context.entry.hash)
    }

    /// Carries a fact where a function ends to the calls it came from.
    func end(_ id: Int32) {
        let fact = facts[Int(id)]
        let owner = program.values[Int(fact.value)].function
        if fact.context != 0, contexts[Int(fact.context)].function == owner {
            ends.append(id, to: Int(fact.context))
            incoming.forEach(of: Int(fact.context)) { caller, call in
                leave(id, to: call, context: facts[Int(caller)].context, from: caller)
            }
            return
        }
        absoluteEnds.append(id, to: Int(owner))
        for call in program.callers[Int(owner)] { leaveAbsolute(id, to: call) }
        linkedCallers.forEach(of: Int(owner)) { leaveAbsolute(id, to: $0) }
    }

    /// A closure keeps what holds in the function around it.
    func absoluteContext(of id: Int32, at call: ValueID) -> Int32 {
        let context = facts[Int(id)].context
        return context != 0 && contexts[Int(context)].function == program.values[Int(call)].function ? context : 0
    }

    func leaveAbsolute(_ id: Int32, to call: ValueID) {
        leave(id, to: call, context: absoluteContext(of: id, at: call), from: id)
    }

    /// Carries a fact from a function's end to what a call makes of it.
    private func leave(_ id: Int32, to call: ValueID, context: Int32, from previous: Int32) {
        let fact = facts[Int(id)]
        let end = program.values[Int(fact.value)]
        let kind = program.values[Int(call)].kind
        func add(_ value: ValueID) {
            self.add(
                value, fact.path, label: fact.label, safe: fact.safe, context: context, function: fact.function, from: previous)
        }
        guard end.kind == .exit else {
            if kind != .setMember { for value in results(of: end.function, at: call) { add(value) } }
            return
        }
        if kind == .setMember { return add(call) }
        // What a library's function gave a closure to fill, such as a continuation, is what the function returns.
        if end.other >= 0, isArgument(end.function, of: call) { return add(call) }
        for user in program.users(of: call) where user.slot == 1 && program.values[Int(user.value)].kind == .after {
            let after = program.values[Int(user.value)]
            let isMeant = end.other < 0
                ? after.other == -1
                : after.other >= 0 && parameterIndex(of: Int(after.other) + 2, call: call, in: end.function) == Int(end.other)
            if isMeant { add(user.value) }
        }
    }

    /// Whether a closure is an argument of a call that has no implementation here.
    private func isArgument(_ closure: FunctionID, of call: ValueID) -> Bool {
        guard program.functions[Int(closure)].kind == .closure, program.operand(1, of: call) == 0 else { return false }
        return argumentSlot(of: closure, in: call) != nil
    }

    private func argumentSlot(of closure: FunctionID, in call: ValueID) -> Int? {
        (2..<max(2, Int(program.values[Int(call)].operandCount))).first { functionValues(of: program.operand($0, of: call)).contains(closure) }
    }

    /// What a closure returns becomes what the call returns, or part of the receiver: a group that the closure is added to.
    private func results(of function: FunctionID, at call: ValueID) -> [ValueID] {
        let isKept = program.targets(of: call).contains { target in
            guard case .model(let index) = target else { return false }
            let entry = program.models.entries[Int(index)]
            return entry.role == .receiver && entry.labels == nil
        }
        return isKept && isArgument(function, of: call) ? afterValues(of: call, argument: -1) : [call]
    }

    /// The parameter that an operand of a call becomes; nil where it becomes none.
    func parameterIndex(of slot: Int, call: ValueID, in function: FunctionID) -> Int? {
        let count = Int(program.functions[Int(function)].parameterCount)
        func parameter(_ index: Int) -> Parameter { program.parameters[Int(program.functions[Int(function)].firstParameter) + index] }
        let value = program.values[Int(call)]
        guard value.kind == .call || value.kind == .element else { return value.kind == .setMember && slot == 1 ? 0 : nil }
        let first = value.kind == .call ? 2 : 1
        let argument = slot - first
        guard argument >= 0 else { return nil }
        // Function values are called without labels.
        if program.functions[Int(function)].kind == .closure, program.operand(1, of: call) != 0 || value.name == 0 {
            return argument < count ? argument : nil
        }
        let arguments = Int(value.operandCount) - first
        let trailing = value.flags.contains(.trailing) ? Int(value.other) : 0
        if argument >= arguments - trailing {
            let functionsLast = (0..<count).filter { parameter($0).isFunction }
            let place = functionsLast.count - (arguments - argument)
            return place >= 0 ? functionsLast[place] : count > 0 ? count - 1 : nil
        }
        var next = 0
        for index in 0...argument {
            let label = program.operandName(first + index, of: call)
            while next < count, parameter(next).label != label, parameter(next).hasDefault { next += 1 }
            guard next < count else { return count == 1 ? 0 : nil }
            if index == argument { return next }
            next += 1
        }
        return nil
    }

    /// Follows a function value that reaches a call.
    func link(_ call: ValueID, to target: FunctionID) {
        guard !(linked[call]?.contains(target) ?? false) else { return }
        linked[call, default: []].append(target)
        linkedCallers.append(call, to: Int(target))
        let value = program.values[Int(call)]
        for slot in 0..<Int(value.operandCount) {
            let operand = program.operand(slot, of: call)
            guard operand != 0, slot != 1 else { continue }
            for fact in facts(at: operand) { enterFunction(target, fact, call, slot: slot) }
        }
        absoluteEnds.forEach(of: Int(target)) { leaveAbsolute($0, to: call) }
    }

    func enterFunction(_ target: FunctionID, _ id: Int32, _ call: ValueID, slot: Int) {
        let kind = program.values[Int(call)].kind
        if slot == 0, kind != .call || program.operand(1, of: call) == 0 {
            // A method works on its receiver; an initialiser on a new object.
            let function = program.functions[Int(target)]
            if function.kind != .initializer { enter(target, at: function.selfValue, id, call: call) }
            return
        }
        guard let index = parameterIndex(of: slot, call: call, in: target) else { return }
        let parameters = program.parameters(of: target)
        guard index < parameters.count else { return }
        enter(target, at: parameters[parameters.startIndex + index].value, id, call: call)
    }
}
