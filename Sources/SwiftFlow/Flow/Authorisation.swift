import Catalog
import Findings
import SourceText

/// Calls that move something in the plant and that a handler of outside data can get to without a call that authorises it:
/// told by walking from the call back through the functions that lead to it. What moves and what authorises is told by
/// the models; without these nothing is looked for.
struct Authorisation {
    private let program: Program
    private let words: Set<String>
    /// Calls that authorise, by the function they stand in.
    private var authorising: [FunctionID: [ValueID]] = [:]
    /// Where the value of a closure is made.
    private var closures: [FunctionID: ValueID] = [:]
    /// Functions that are called with outside data.
    private var entries: Set<FunctionID> = []

    init(_ program: Program) {
        self.program = program
        words = program.models.words["authorising words"] ?? []
    }

    /// The calls of actuators that are not authorised, each with one way to it from outside.
    mutating func unauthorised() -> [FlowHit] {
        guard let kind = program.models.sink("actuator") else { return [] }
        let entries = program.models.entries.filter { entry in
            if case .sink = entry.role { entry.kind == kind } else { false }
        }
        let names = Set(entries.map(\.name))
        guard !names.isEmpty else { return [] }
        let actuators = program.values.indices.map { ValueID(truncatingIfNeeded: $0) }.filter { id in
            let value = program.values[Int(id)]
            return value.kind == .call && names.contains(value.name) && entries.contains { $0.name == value.name && fits($0, id) }
        }
        guard !actuators.isEmpty else { return [] }
        collect()
        return actuators.compactMap { actuator in way(to: actuator).map { hit(actuator, $0) } }
    }

    /// What the models tell of members of a call's name. They name the product's own, which the program declares.
    private func named(_ id: ValueID) -> [ModelIndex.Entry] {
        let value = program.values[Int(id)]
        guard value.kind == .call, value.name != 0 else { return [] }
        return program.models.entries(named: value.name).map { program.models.entries[Int($0)] }
    }

    /// Whether a call has the labels of a member and a receiver of its type.
    private func fits(_ entry: ModelIndex.Entry, _ id: ValueID) -> Bool {
        let value = program.values[Int(id)]
        let labels = (2..<max(2, Int(value.operandCount))).map { program.operandName($0, of: id) }
        if let wanted = entry.labels, labels.prefix(wanted.count) != wanted[...] { return false }
        let type = program.types[Int(program.operand(0, of: id))]
        if entry.isAnyType { return true }
        return entry.type == type || (program.index.types[type]?.supertypes.contains(entry.type) ?? false) || type == 0 && entry.matchesUnknown
    }

    private func roles(of id: ValueID) -> [ModelIndex.Entry] {
        program.targets(of: id).compactMap { target in
            if case .model(let index) = target { program.models.entries[Int(index)] } else { nil }
        }
    }

    private mutating func collect() {
        var authorisers: Set<FunctionID> = []
        for (index, value) in program.values.enumerated() {
            let id = ValueID(truncatingIfNeeded: index)
            if value.kind == .closure { closures[value.other] = id }
            guard value.kind == .call else { continue }
            let roles = roles(of: id)
            if named(id).contains(where: { $0.role == .authorisation }) {
                authorising[value.function, default: []].append(id)
                authorisers.insert(value.function)
            }
            if roles.contains(where: \.callsWithOutsideData), !isGuarded(id) {
                for slot in 2..<max(2, Int(value.operandCount)) {
                    let argument = program.values[Int(program.operand(slot, of: id))]
                    if argument.kind == .closure { entries.insert(argument.other) }
                }
            }
        }
        // A function of the product's own that asks does so for its caller.
        for function in authorisers {
            for call in program.callers[Int(function)] { authorising[program.values[Int(call)].function, default: []].append(call) }
        }
        for index in program.functions.indices where isHandler(FunctionID(truncatingIfNeeded: index)) {
            entries.insert(FunctionID(truncatingIfNeeded: index))
        }
    }

    private func isHandler(_ id: FunctionID) -> Bool {
        let function = program.functions[Int(id)]
        guard function.kind == .function else { return false }
        let parameters = program.parameters(of: id)
        return program.models.entries(named: function.name).contains { index in
            let entry = program.models.entries[Int(index)]
            guard case .parameter("outside") = entry.role, let labels = entry.labels, parameters.count >= labels.count else { return false }
            return zip(parameters, labels).allSatisfy { $0.label == $1 }
        }
    }

    /// Whether a route is registered behind what lets only those in who may: `app.grouped(User.guardMiddleware())`.
    private func isGuarded(_ registration: ValueID) -> Bool {
        var current = program.operand(0, of: registration)
        for _ in 0..<Limits.chain where current != 0 {
            let value = program.values[Int(current)]
            if value.kind == .call {
                for slot in 2..<max(2, Int(value.operandCount)) where speaksOfAuthorisation(program.operand(slot, of: current)) { return true }
            }
            switch value.kind {
            case .call, .define, .refined, .after, .member: current = program.operand(0, of: current)
            default: return false
            }
        }
        return false
    }

    private func speaksOfAuthorisation(_ argument: ValueID) -> Bool {
        SecretName.words(of: program.names[program.values[Int(argument)].name]).contains(where: words.contains)
    }

    /// The places from the outside handler to the call, or nil.
    private func way(to actuator: ValueID) -> [ValueID]? {
        var open = [[actuator]]
        var seen: Set<FunctionID> = []
        while let places = open.popLast() {
            guard let place = places.last, places.count <= Limits.chain else { continue }
            let function = program.values[Int(place)].function
            if (authorising[function] ?? []).contains(where: { $0 < place }) { continue }
            if entries.contains(function) { return places }
            guard seen.insert(function).inserted else { continue }
            for caller in program.callers[Int(function)] { open.append(places + [caller]) }
            if let closure = closures[function] { open.append(places + [closure]) }
        }
        return nil
    }

    private func hit(_ actuator: ValueID, _ places: [ValueID]) -> FlowHit {
        func location(_ value: ValueID) -> Location { Location(path: program.path(of: value), range: program.values[Int(value)].range) }
        let value = program.values[Int(actuator)]
        let last = places.last ?? actuator
        let entry = program.functions[Int(program.values[Int(last)].function)]
        let source = entry.kind == .closure ? "a handler" : program.names[entry.name]
        let base = program.operand(0, of: actuator)
        var steps = places.dropFirst().reversed().map { place in
            PathStep(location(place), "'\(source)' of outside data leads here.", importance: .important)
        }
        steps.append(PathStep(location(actuator), "'\(program.names[value.name])' is called, and nothing before has asked who may.", importance: .essential))
        return FlowHit(
            sink: "actuator", label: "unauthorised", location: location(actuator), callee: program.names[value.name],
            receiver: base == 0 ? "" : program.names[program.types[Int(base)]],
            base: base == 0 ? "" : program.names[program.values[Int(base)].name], type: "", position: -1, name: "", source: source,
            arguments: [], safe: [], isClear: false, steps: steps, symbol: program.symbol(of: value.function),
            scope: program.statements[Int(value.statement)])
    }
}

private extension ModelIndex.Entry {
    /// Calls the closures it is given with what comes from outside.
    var callsWithOutsideData: Bool {
        switch role {
        case .closure(let label): label == "outside"
        case .handler: true
        default: false
        }
    }
}
