import CModel
import Catalog
import SourceText

/// Runs one function after the other on values that stand for all its arguments, path by path, with the functions it calls.
///
/// One interpreter belongs to one worker. Nothing of one root's analysis is left when the next one starts, so the order of the
/// roots does not matter.
package final class Interpreter {
    package let program: FlowProgram
    package let models: Models
    let checks: FlowChecks
    private var functionFacts: [FunctionID: FunctionFacts] = [:]
    /// Families of resources, by the numbers that `RegionState.family` uses.
    package let families: [ResourceFamily]
    private var functionNumbers: [FunctionID: Int32] = [:]
    private var numberedFunctions: [FunctionID] = []

    // What belongs to the root that is analysed.
    package let values = ValueTable()
    let regionTable = RegionTable()
    package internal(set) var regions: [Region] = []
    /// Numbered as `regions` are.
    private var regionKeys = InternTable<RegionKey>()
    private(set) var contexts = InternTable<CallContext>()
    package internal(set) var trail: [TrailStep] = []
    /// The arguments of the calls that were followed, one after the other.
    var passedValues: [Value] = []
    package internal(set) var issues: [Issue] = []
    package internal(set) var frames: [Frame] = []
    var sweep = Sweep()
    var heldRegions = Sweep()
    /// Instructions executed.
    var steps = 0
    /// A limit ended the analysis before all paths were followed.
    package internal(set) var isExhausted = false

    package init(program: FlowProgram, models: Models, checks: [any FlowCheck]) {
        self.program = program
        self.models = models
        families = models.families.values.sorted { $0.name < $1.name }
        self.checks = FlowChecks(checks)
    }

    /// What the checks find when the function is called by anyone.
    package func analyse(_ root: FunctionID) -> [Issue] {
        values.reset()
        regionTable.reset()
        regions.removeAll(keepingCapacity: true)
        regionKeys.reset()
        contexts.reset()
        trail.removeAll(keepingCapacity: true)
        passedValues.removeAll(keepingCapacity: true)
        issues = []
        frames = []
        steps = 0
        isExhausted = false
        let function = program.function(root)
        guard function.isComplete, !function.blocks.isEmpty else { return [] }
        let frame = push(root, context: intern(CallContext(parent: -1, function: root, instruction: -1, turns: 0)))
        frame.callLimit = min(
            Limits.largestFollowedSteps, Limits.followedSteps + Limits.followedStepsPerInstruction * function.instructions.count)
        var state = State(regionTable)
        for (index, local) in function.parameters.enumerated() {
            bindUnknown(parameter: index, local: local, frame, &state)
        }
        for check in checks.function { check.begins(frame, self) }
        run(frame, from: state)
        if !isExhausted {
            tellEndlessLoops(frame)
            tellLateTests(frame)
        }
        for (state, value) in frame.exits {
            var state = state
            leave(frame, returning: value, &state)
        }
        frames.removeLast()
        return issues
    }

    // MARK: Frames

    func push(_ id: FunctionID, context: Int32) -> Frame {
        let frame = Frame(
            id: id, function: program.function(id), facts: facts(of: id), context: context, depth: frames.count)
        frame.registerRegion = region(
            RegionKey(kind: .local, context: context, index: -1),
            Region(kind: .local, initial: RegionState(id: .none, content: .unknown)))
        frames.append(frame)
        return frame
    }

    func facts(of id: FunctionID) -> FunctionFacts {
        if let known = functionFacts[id] { return known }
        let facts = FunctionFacts(program.function(id))
        functionFacts[id] = facts
        return facts
    }

    func functionNumber(_ id: FunctionID) -> Int32 {
        if let number = functionNumbers[id] { return number }
        let number = Int32(numberedFunctions.count)
        numberedFunctions.append(id)
        functionNumbers[id] = number
        return number
    }

    func function(numbered number: Int32) -> FunctionID { numberedFunctions[Int(number)] }

    func family(named name: String) -> Int16 { Int16(families.firstIndex { $0.name == name } ?? -1) }

    func intern(_ context: CallContext) -> Int32 { contexts.intern(context).number }

    /// The argument of a root: anything of its type.
    private func bindUnknown(parameter index: Int, local: Int, _ frame: Frame, _ state: inout State) {
        let region = localRegion(local, frame)
        var initial = regions[Int(region.raw)].initial
        initial.content = .unknown
        state.set(initial)
        let type = frame.function.locals[local].type
        guard type.kind != .aggregate, type.size > 0 else { return }
        let value = unknown(type, key: parameterKey(index, frame), origin: .parameter)
        state.write(region, 0, Int32(clamping: type.size), value)
        guard frame.function.name == "main" else { return }
        // `argc`, and the texts that `argv` and `envp` point to.
        if type.kind == .integer {
            _ = refine(value, to: Interval(0, Interval.infinity), &state)
        } else if values[value].kind == .pointer {
            regions[Int(values[value].region.raw)].holdsOutsideText = true
        }
    }

    /// Of what the root's callers give.
    func parameterKey(_ index: Int, _ root: Frame) -> ValueTable.SymbolKey { .init(kind: .instruction, a: root.context, b: Int32(-2 - index)) }

    // MARK: Regions

    struct RegionKey: Internable {
        var kind: Region.Kind
        var context: Int32
        var index: Int32
        var count: Int32 = 0

        var mixedHash: UInt64 { UInt64(context, index).mixed(with: UInt64(UInt32(bitPattern: count)) << 8 | UInt64(kind.rawValue)) }
    }

    func region(_ key: RegionKey, _ make: @autoclosure () -> Region) -> RegionID {
        let (number, isNew) = regionKeys.intern(key)
        guard isNew else { return RegionID(number) }
        var region = make()
        region.initial.id = RegionID(number)
        regions.append(region)
        return RegionID(number)
    }

    func knownRegion(_ key: RegionKey) -> RegionID? { regionKeys.known(key).map { RegionID($0) } }

    func localRegion(_ index: Int, _ frame: Frame) -> RegionID {
        if !frame.localRegions[index].isNone { return frame.localRegions[index] }
        let local = frame.function.locals[index]
        let size = local.type.size >= 0 ? values.constant(Int128(local.type.size)) : .none
        let id = region(
            RegionKey(kind: .local, context: frame.context, index: Int32(index)),
            Region(
                kind: .local, index: Int32(index), context: frame.context, name: local.name,
                initial: RegionState(id: .none, content: local.name.isEmpty ? .unknown : .uninitialized, size: size),
                elementSize: local.count > 0 ? local.type.size / local.count : 0, isScalar: local.type.isScalar))
        frame.localRegions[index] = id
        return id
    }

    func globalRegion(unit: Int32, index: Int) -> RegionID {
        let id = program.globalID(unit: unit, index: index)
        return region(RegionKey(kind: .global, context: -1, index: id), makeGlobal(id))
    }

    private func makeGlobal(_ id: Int32) -> Region {
        let global = program.global(id)
        let isKnown = global.isDefined && global.parts != nil && !global.isVolatile
            && (global.isConst || !program.mayBeWritten(id))
        // A number that is defined nowhere may be a name that a linker script gives to a place.
        let isPlace = !global.isDefined && global.count <= 0 && global.type.kind == .integer
        let size = global.type.size >= 0 && !isPlace ? values.constant(Int128(global.type.size)) : .none
        return Region(
            kind: .global, index: id, name: global.name,
            initial: RegionState(id: .none, content: isKnown ? .initializer : .unknown, size: size),
            elementSize: global.count > 0 ? global.type.size / global.count : 0, isConst: global.isConst)
    }

    /// `size` in bytes with the terminator, where it is known: it tells wide characters from others.
    func stringRegion(unit: Int32, index: Int, size: Int64 = -1) -> RegionID {
        region(RegionKey(kind: .string, context: unit, index: Int32(index)), makeString(unit: unit, index: index, size: size))
    }

    private func makeString(unit: Int32, index: Int, size: Int64) -> Region {
        let bytes = program.units[Int(unit)].strings[index]
        let width: Int64 = size == Int64(bytes.count + 1) * 4 ? 4 : 1
        var initial = RegionState(
            id: .none, content: .initializer, size: values.constant(Int128(bytes.count + 1) * Int128(width)))
        let length = Int64(bytes.firstIndex(of: 0) ?? bytes.count) * width
        initial.solid = length
        initial.zeroAt = length
        return Region(kind: .string, index: Int32(index), context: unit, initial: initial, isConst: true, unit: width)
    }

    /// What a pointer of unknown origin points to.
    func pointee(of symbol: Value) -> RegionID {
        region(RegionKey(kind: .pointee, context: -1, index: symbol.raw), makePointee(of: symbol))
    }

    private func makePointee(of symbol: Value) -> Region {
        var initial = RegionState(id: .none, content: values[symbol].isOutside ? .outside : .unknown, nullness: .untested)
        let isArgument = values.symbol(symbol).map { !$0.region.isNone && regions[Int($0.region.raw)].holdsOutsideText } ?? false
        if isArgument {
            initial.content = .outside
            initial.zeroAt = Limits.argumentLength
        }
        return Region(kind: .pointee, value: symbol, initial: initial, isGivenAtStart: isArgument)
    }

    package func state(of region: RegionID, _ state: State) -> RegionState {
        let (index, isPresent) = state.index(of: region)
        return isPresent ? state.regions[index] : initialState(of: region, state)
    }

    /// What is known of a region that nothing has happened to on a path.
    func initialState(of region: RegionID, _ state: State) -> RegionState {
        var initial = regions[Int(region.raw)].initial
        if regions[Int(region.raw)].kind == .global, initial.content == .unknown { initial.epoch = state.globalEpoch }
        return initial
    }

    func change(_ region: RegionID, _ state: inout State, _ body: (inout RegionState) -> Void) {
        let (index, isPresent) = state.index(of: region)
        if isPresent {
            var changed = state.regions[index]
            body(&changed)
            state.regions[index] = changed
        } else {
            var new = self.state(of: region, state)
            body(&new)
            state.regions.insert(new, at: index)
        }
    }

    // MARK: Unknown values

    /// A value that only its type is known of; a pointer gets a region of its own to point to.
    func unknown(
        _ type: ValueType, key: ValueTable.SymbolKey, origin: Origin, range: Interval? = nil, isFree: Bool = false,
        region: RegionID = .none
    ) -> Value {
        switch type.kind {
        case .pointer, .aggregate, .function:
            let symbol = values.symbol(key, range: Interval(0, Interval.infinity)) {
                SymbolInfo(origin: origin, isFree: false, region: region)
            }
            return values.pointer(pointee(of: symbol), .zero)
        case .integer:
            let all = type.isBool ? .boolean : Interval.values(bits: type.bits, isSigned: type.isSigned)
            return values.symbol(key, range: range.map(all.meet) ?? all) {
                SymbolInfo(origin: origin, isFree: isFree, region: region)
            }
        default:
            return values.symbol(key, range: range ?? .all) { SymbolInfo(origin: origin, isFree: isFree, region: region) }
        }
    }

    /// What the instruction gives, in its context, when nothing more is known.
    func unknown(
        _ type: ValueType, at instruction: Int, _ frame: Frame, origin: Origin = .unknown, range: Interval? = nil,
        isFree: Bool = false, tag: Int64 = 0
    ) -> Value {
        unknown(
            type, key: .init(kind: .instruction, a: frame.currentContext, b: Int32(instruction), c: tag), origin: origin,
            range: range, isFree: isFree)
    }
}
