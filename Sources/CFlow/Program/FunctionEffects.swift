import Catalog

/// What is known of a function without running it: enough for callers that do not go into it.
public struct FunctionEffects: Sendable, Hashable {
    /// Control never comes back: no block that can be reached returns.
    public var neverReturns = false
    /// A path returns a null pointer that stands there as such, or that a callee gave.
    public var mayReturnNull = false
    /// Every path returns this parameter as it came in.
    public var returnsParameter: Int?
    /// What may be written. Bit `i`: something that parameter `i` leads to.
    public var writes = MemorySet()
    /// What may be given back to its allocator, or closed.
    public var releases = MemorySet()
    /// Parameters, as bits, through which it reads or writes before it decides anything: where it comes back, they were not null.
    public var uses: UInt64 = 0
    /// It calls functions that are neither in the program nor in the models: what they may do is not told here.
    public var callsUnknown = false
    /// Others run before it comes back: functions that cannot be seen, or threads that it waits for.
    public var letsOthersRun = false

    /// A set of memory, from outside the function.
    public struct MemorySet: Sendable, Hashable {
        public var parameters: UInt64 = 0
        /// As `FlowProgram.globalID` numbers them; sorted.
        public var globals: [Int32] = []
        public var isAnything = false

        public var isEmpty: Bool { parameters == 0 && globals.isEmpty && !isAnything }

        mutating func formUnion(_ other: MemorySet) {
            parameters |= other.parameters
            isAnything = isAnything || other.isAnything
            for global in other.globals { insert(global) }
        }

        mutating func insert(_ global: Int32) {
            // A function that writes many globals is as good as one that writes all.
            if isAnything { return }
            guard let place = globals.firstIndex(where: { $0 >= global }) else {
                globals.append(global)
                if globals.count > MemorySet.limit { (isAnything, globals) = (true, []) }
                return
            }
            if globals[place] != global { globals.insert(global, at: place) }
        }

        private static let limit = 64
    }

    /// Turns over a cycle of the call graph. What they do not settle is taken to write anything.
    private static let turnLimit = 16

    /// The effects of all functions of a program: callees before callers, and each cycle until nothing changes.
    static func all(in program: FlowProgram, _ models: Models) -> [FunctionID: FunctionEffects] {
        var all: [FunctionID: FunctionEffects] = [:]
        for component in program.callGraph.components {
            let isRecursive = component.count > 1 || program.callGraph.callees[component[0]]?.contains(component[0]) == true
            var isStable = false
            var turns = 0
            while !isStable, turns < turnLimit {
                isStable = true
                for id in component {
                    var summary = EffectSummary(id, program, models, known: all)
                    let effects = summary.run()
                    if isRecursive, all[id] != effects { isStable = false }
                    all[id] = effects
                }
                turns += 1
            }
            if !isStable { for id in component { all[id]?.writes.isAnything = true } }
        }
        return all
    }
}

/// Where the pointers in one function come from, whatever the path, and what happens through them.
private struct EffectSummary {
    private let id: FunctionID
    private let program: FlowProgram
    private let models: Models
    private let known: [FunctionID: FunctionEffects]
    private let function: FlowFunction
    private var effects = FunctionEffects()

    /// By register: the memory that the value may point into, as far as it is not the function's own.
    private var origins: [FunctionEffects.MemorySet]
    /// By register: the local that it is the address of, or -1.
    private var locals: [Int32]
    /// By local: what the pointers in it may point to.
    private var contents: [FunctionEffects.MemorySet]
    /// Locals whose address is somewhere else too.
    private var isShared: [Bool]
    /// Locals that are stored to.
    private var isAssigned: [Bool]

    init(_ id: FunctionID, _ program: FlowProgram, _ models: Models, known: [FunctionID: FunctionEffects]) {
        self.id = id
        self.program = program
        self.models = models
        self.known = known
        function = program.function(id)
        origins = Array(repeating: .init(), count: function.instructions.count)
        locals = Array(repeating: -1, count: function.instructions.count)
        contents = Array(repeating: .init(), count: function.locals.count)
        isShared = Array(repeating: false, count: function.locals.count)
        isAssigned = isShared
        for (position, local) in function.parameters.enumerated() {
            contents[local].parameters = position < 64 ? 1 << UInt64(position) : 0
            contents[local].isAnything = position >= 64
        }
    }

    mutating func run() -> FunctionEffects {
        // Contents of locals grow until nothing changes; a loop of copies needs a turn for each.
        var before: [FunctionEffects.MemorySet]
        var turns = 0
        repeat {
            before = contents
            for block in function.blocks.prefix(function.reachableCount) {
                for index in block.instructions { visit(index) }
            }
            turns += 1
        } while before != contents && turns < 8
        if before != contents { effects.writes.isAnything = true }
        finishReturns()
        findUses()
        if effects.callsUnknown { effects.letsOthersRun = true }
        return effects
    }

    private mutating func findUses() {
        func use(_ address: Register) {
            var register = address
            while !register.isNone, [.field, .element, .cast].contains(function[register].opcode) { register = function[register].a }
            guard !register.isNone, case let parameter = unchangedParameter(register), (0..<64).contains(parameter) else { return }
            effects.uses |= 1 << UInt64(parameter)
        }
        for index in function.blocks.first?.instructions ?? 0..<0 {
            let i = function.instructions[index]
            switch i.opcode {
            case .load, .store: use(i.a)
            case .copy:
                use(i.a)
                use(i.b)
            case .call where i.immediate >= 0:
                guard let target = program.target(unit: id.unit, callee: Int(i.immediate)), let uses = known[target]?.uses else { continue }
                for (position, argument) in function.arguments(of: i).enumerated() where position < 64 && uses >> UInt64(position) & 1 != 0 {
                    use(argument)
                }
            default: break
            }
        }
    }

    // MARK: Instructions

    private mutating func visit(_ index: Int) {
        let i = function.instructions[index]
        switch i.opcode {
        case .addressOfLocal: locals[index] = Int32(i.immediate)
        case .addressOfGlobal: origins[index].globals = [program.globalID(unit: id.unit, index: Int(i.immediate))]
        case .field, .element:
            locals[index] = local(i.a)
            origins[index] = origin(i.a)
        case .cast:
            locals[index] = local(i.a)
            origins[index] = origin(i.a)
            if i.type.kind == .pointer, function[i.a].type.kind != .pointer { origins[index].isAnything = true }
        case .load: if i.type.kind == .pointer || i.type.kind == .aggregate { load(index, i) }
        case .unknown, .variadicArgument: origins[index].isAnything = i.type.kind == .pointer
        case .store: store(through: i.a, i.b)
        case .copy:
            write(through: i.a)
            let source = local(i.b)
            let moved = source >= 0 ? contents[Int(source)] : pointersIn(origin(i.b))
            let target = local(i.a)
            if target >= 0 { contents[Int(target)].formUnion(moved) }
        case .zero: write(through: i.a)
        case .clobber:
            if i.a.isNone { effects.writes.isAnything = true } else { write(through: i.a) }
        case .call: call(index, i)
        default: break
        }
    }

    private func local(_ register: Register) -> Int32 { register.isNone ? -1 : locals[Int(register.raw)] }

    private func origin(_ register: Register) -> FunctionEffects.MemorySet {
        register.isNone ? .init() : origins[Int(register.raw)]
    }

    /// What the pointers in a memory lead to: from a parameter still its own, from a global anything.
    private func pointersIn(_ memory: FunctionEffects.MemorySet) -> FunctionEffects.MemorySet {
        var result = FunctionEffects.MemorySet()
        result.parameters = memory.parameters
        result.isAnything = memory.isAnything || !memory.globals.isEmpty
        return result
    }

    private mutating func load(_ index: Int, _ i: Instruction) {
        let source = local(i.a)
        if source >= 0 {
            origins[index] = contents[Int(source)]
            if isShared[Int(source)] { origins[index].isAnything = true }
        } else {
            origins[index] = pointersIn(origin(i.a))
        }
    }

    private mutating func store(through address: Register, _ value: Register) {
        write(through: address)
        let held = local(value)
        if held >= 0 { isShared[Int(held)] = true }
        let target = local(address)
        if target >= 0 {
            isAssigned[Int(target)] = true
            contents[Int(target)].formUnion(origin(value))
        }
    }

    private mutating func write(through address: Register) {
        if local(address) < 0 { effects.writes.formUnion(origin(address)) }
    }

    // MARK: Calls

    private mutating func call(_ index: Int, _ i: Instruction) {
        let arguments = Array(function.arguments(of: i))
        for argument in arguments where local(argument) >= 0 { isShared[Int(local(argument))] = true }
        let isPointer = i.type.kind == .pointer
        var targets: [FunctionID]? = nil
        if i.immediate >= 0 {
            if let target = program.target(unit: id.unit, callee: Int(i.immediate)) { targets = [target] }
        } else {
            targets = program.targets(ofIndirect: i, in: id)
        }
        if let targets {
            for target in targets { apply(known[target] ?? FunctionEffects(), arguments, index, isPointer) }
        } else if i.immediate >= 0, let model = models.function(program.units[Int(id.unit)].callees[Int(i.immediate)].name) {
            apply(model, arguments, index, isPointer)
        } else {
            effects.callsUnknown = true
            let readOnly = i.immediate >= 0 ? program.units[Int(id.unit)].callees[Int(i.immediate)].readOnlyParameters : 0
            for (position, argument) in arguments.enumerated() where position >= 64 || readOnly >> UInt64(position) & 1 == 0 {
                if function[argument].type.kind == .pointer { effects.writes.formUnion(origin(argument)) }
            }
            if isPointer { origins[index].isAnything = true }
        }
    }

    private mutating func apply(
        _ callee: FunctionEffects, _ arguments: [Register], _ index: Int, _ isPointer: Bool
    ) {
        effects.callsUnknown = effects.callsUnknown || callee.callsUnknown
        effects.letsOthersRun = effects.letsOthersRun || callee.letsOthersRun
        effects.writes.formUnion(seen(callee.writes, arguments))
        effects.releases.formUnion(seen(callee.releases, arguments))
        guard isPointer else { return }
        if let position = callee.returnsParameter, position < arguments.count {
            origins[index].formUnion(origin(arguments[position]))
            locals[index] = local(arguments[position])
        } else {
            origins[index].isAnything = true
        }
    }

    /// A callee's memory, as this function sees it.
    private func seen(_ memory: FunctionEffects.MemorySet, _ arguments: [Register]) -> FunctionEffects.MemorySet {
        var result = memory
        result.parameters = 0
        for (position, argument) in arguments.enumerated() where position < 64 && memory.parameters >> UInt64(position) & 1 != 0 {
            let held = local(argument)
            result.formUnion(held >= 0 ? contents[Int(held)] : origin(argument))
        }
        return result
    }

    private mutating func apply(_ model: FunctionModel, _ arguments: [Register], _ index: Int, _ isPointer: Bool) {
        for write in model.writes where write.argument < arguments.count { self.write(through: arguments[write.argument]) }
        for case .argument(let position) in model.releases.map(\.position) where position < arguments.count {
            effects.releases.formUnion(origin(arguments[position]))
        }
        if let format = model.format, format.kind == .scan {
            for argument in arguments.dropFirst(format.first ?? arguments.count) { write(through: argument) }
        }
        if !model.calls.isEmpty { effects.callsUnknown = true }
        if model.waits { effects.letsOthersRun = true }
        guard isPointer else { return }
        if let position = model.returns.alias, position < arguments.count {
            origins[index].formUnion(origin(arguments[position]))
            locals[index] = local(arguments[position])
        } else if model.acquires.isEmpty {
            origins[index].isAnything = true
        }
    }

    // MARK: Returns

    private mutating func finishReturns() {
        var returned: [Register] = []
        var isReached = false
        for block in function.blocks.prefix(function.reachableCount) {
            guard case .return(let value) = block.terminator, !endsInCallThatNeverReturns(block) else { continue }
            isReached = true
            if let value { returned.append(value) }
        }
        // What could not be parsed may do anything, and return.
        effects.neverReturns = !isReached && function.isComplete
        if !function.isComplete { (effects.callsUnknown, effects.writes.isAnything) = (true, true) }
        guard function.result.kind == .pointer else { return }
        effects.mayReturnNull = returned.contains { isNull($0, depth: 0) }
        let parameters = Set(returned.map(unchangedParameter))
        if parameters.count == 1, let only = parameters.first, only >= 0 { effects.returnsParameter = only }
    }

    private func endsInCallThatNeverReturns(_ block: BasicBlock) -> Bool {
        block.instructions.contains { index in
            let i = function.instructions[index]
            guard i.opcode == .call, i.immediate >= 0 else { return false }
            if let target = program.target(unit: id.unit, callee: Int(i.immediate)) {
                return known[target]?.neverReturns == true
            }
            let callee = program.units[Int(id.unit)].callees[Int(i.immediate)]
            let candidates = program.candidates(unit: id.unit, callee: Int(i.immediate))
            if !candidates.isEmpty { return candidates.allSatisfy { known[$0]?.neverReturns == true } }
            if callee.name == "raise", let signal = function.arguments(of: i).first { return isAbort(signal) }
            return callee.isNoReturn || models.function(callee.name)?.neverReturns == true
        }
    }

    /// `SIGABRT`
    private func isAbort(_ signal: Register) -> Bool { function[signal].opcode == .constant && function[signal].immediate == 6 }

    private func isNull(_ register: Register, depth: Int) -> Bool {
        guard depth < 4 else { return false }
        let i = function[register]
        switch i.opcode {
        case .constant: return i.immediate == 0
        case .load:
            // The result of `?:`.
            let source = local(i.a)
            guard source >= 0, function.locals[Int(source)].name.isEmpty else { return false }
            return function.instructions.contains { store in
                store.opcode == .store && local(store.a) == source && isNull(store.b, depth: depth + 1)
            }
        case .call:
            guard i.immediate >= 0 else { return false }
            if let target = program.target(unit: id.unit, callee: Int(i.immediate)) { return known[target]?.mayReturnNull == true }
            guard let model = models.function(program.units[Int(id.unit)].callees[Int(i.immediate)].name) else { return false }
            return model.returns.mayBeNull ?? model.acquires.contains { $0.mayFail && $0.position == .result }
        default: return false
        }
    }

    /// The parameter that a register holds, which nothing changes; -1 for none.
    private func unchangedParameter(_ register: Register) -> Int {
        let i = function[register]
        let source = i.opcode == .load ? local(i.a) : -1
        guard source >= 0, !isAssigned[Int(source)], !isShared[Int(source)], function[i.a].opcode == .addressOfLocal
        else { return -1 }
        return function.parameters.firstIndex(of: Int(source)) ?? -1
    }
}
