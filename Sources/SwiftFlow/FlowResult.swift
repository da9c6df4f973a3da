import Catalog
import Findings
import SourceText

/// A value that carries a label and reaches a sink of the models.
public struct FlowHit: Sendable {
    /// The kind of sink, as the models name it.
    public var sink: String
    /// `outside`, `secret`, `constant` …
    public var label: String
    /// Where the value is handed over.
    public var location: Location
    /// The function or property that takes it.
    public var callee: String
    /// The type of the receiver or of the object made, as far as known, else empty.
    public var receiver: String
    /// What the receiver is called, or what is looked into; empty for none.
    public var base: String
    /// The type of the value that carries the label, as far as known, else empty.
    public var type: String
    /// The position of the argument that carries the value, from 0; -1 for the receiver or a property.
    public var position: Int
    /// What the value is called there, or where it came from; empty for neither.
    public var name: String
    /// What the source is called: a variable, a function, the text of a constant.
    public var source: String
    /// The arguments, or what a property is given, with their labels, the text of those that are literals, names or lists of names, and whether they carry
    /// the label, too.
    public var arguments: [(label: String, text: String, isLabelled: Bool)]
    /// The kinds of sinks that the value is safe for.
    public var safe: Set<String>
    /// The receiver or another argument was made with an address that asks for no encryption.
    public var isClear: Bool
    public var steps: [PathStep]
    public var symbol: String?
    /// The statement around it.
    public var scope: ByteRange

    public func hasArgument(_ label: String) -> Bool { arguments.contains { $0.label == label } }
    public var literals: [String] { arguments.map(\.text).filter { !$0.isEmpty } }
}

/// What the flow of data through a run's files gave.
public struct FlowResult: Sendable {
    /// In order of place.
    public var hits: [FlowHit] = []
    /// The propagation ended at its limit: what is told is true, and not all.
    public var isCutShort = false
}

/// Follows data through the files of a run.
public func analyseFlow(of units: [SwiftUnit], models: SwiftModels) -> FlowResult {
    let program = Program(joining: units, models: models)
    let propagation = Propagation(program, words: NameWords(program))
    propagation.run()
    let trace = Trace(propagation)
    var authorisation = Authorisation(program)
    let hits = propagation.hits.map(trace.describe) + authorisation.unauthorised()
    return FlowResult(
        hits: hits.sorted { ($0.location, $0.sink, $0.label) < ($1.location, $1.sink, $1.label) },
        isCutShort: propagation.isCutShort)
}

/// Tells hits as people read them.
private struct Trace {
    let propagation: Propagation
    private var program: Program { propagation.program }

    init(_ propagation: Propagation) { self.propagation = propagation }

    func describe(_ hit: Hit) -> FlowHit {
        let place = program.values[Int(hit.place)]
        let chain = facts(to: hit.fact)
        let operand = program.operand(Int(hit.slot), of: hit.place)
        let base = program.operand(0, of: hit.place)
        return FlowHit(
            sink: program.models.sinkKinds[hit.sink], label: program.models.labels[Int(propagation.facts[Int(hit.fact)].label)],
            location: location(isWhole(place) || operand == 0 ? hit.place : located(operand, at: hit.place)),
            callee: place.kind == .concatenation ? "+" : place.kind == .element || place.kind == .setElement ? "[]" : program.names[place.name],
            receiver: base == 0 ? "" : program.names[program.types[Int(base)]], base: base == 0 ? "" : name(of: base), type: program.names[program.types[Int(operand)]],
            position: place.kind == .call ? Int(hit.slot) - 2 : -1, name: name(of: operand),
            source: chain.first.map(sourceName) ?? "", arguments: arguments(of: hit), safe: safe(hit), isClear: isClear(hit), steps: steps(chain, hit), symbol: program.symbol(of: place.function),
            scope: program.statements[Int(place.statement)])
    }

    /// An operator is shown with both of its sides.
    private func isWhole(_ place: Value) -> Bool { [.forced, .arithmetic, .concatenation].contains(place.kind) }

    /// A value made elsewhere is shown where it is handed over.
    private func located(_ operand: ValueID, at place: ValueID) -> ValueID {
        let range = program.values[Int(operand)].range
        let whole = program.values[Int(place)].range
        return whole.contains(range) && program.path(of: operand) == program.path(of: place) ? operand : place
    }

    private func location(_ value: ValueID) -> Location {
        Location(path: program.path(of: value), range: program.values[Int(value)].range)
    }

    /// The facts from the source to a fact.
    private func facts(to last: Int32) -> [Fact] {
        var chain: [Fact] = []
        var current = last
        while current >= 0 {
            let fact = propagation.facts[Int(current)]
            chain.append(fact)
            current = fact.previous
        }
        return chain.reversed()
    }

    private func arguments(of hit: Hit) -> [(label: String, text: String, isLabelled: Bool)] {
        let call = hit.place
        let label = propagation.facts[Int(hit.fact)].label
        guard [.call, .setMember].contains(program.values[Int(call)].kind) else { return [] }
        let first = program.values[Int(call)].kind == .call ? 2 : 1
        return (first..<max(first, Int(program.values[Int(call)].operandCount))).map { slot in
            let argument = program.operand(slot, of: call)
            let isLabelled = propagation.facts(at: argument).contains { propagation.facts[Int($0)].label == label }
            return (program.names[program.operandName(slot, of: call)], text(of: argument), isLabelled)
        }
    }

    private func safe(_ hit: Hit) -> Set<String> {
        let safe = propagation.facts[Int(hit.fact)].safe
        return Set(program.models.sinkKinds.enumerated().filter { safe.contains(SinkSet(kind: $0.offset)) }.map(\.element))
    }

    private func isClear(_ hit: Hit) -> Bool {
        (0..<Int(program.values[Int(hit.place)].operandCount)).contains { slot in
            let operand = program.operand(slot, of: hit.place)
            return slot != Int(hit.slot) && propagation.facts(at: operand).contains { propagation.facts[Int($0)].label == propagation.clear }
        }
    }

    private func text(of argument: ValueID) -> String {
        var argument = argument
        for _ in 0..<Limits.chain where [.define, .cast].contains(program.values[Int(argument)].kind) {
            argument = program.operand(0, of: argument)
        }
        let value = program.values[Int(argument)]
        switch value.kind {
        case .text, .number, .constant, .member: return program.names[value.name]
        case .array:
            return (0..<Int(value.operandCount)).map { program.values[Int(program.operand($0, of: argument))] }
                .map { program.names[$0.name] }.joined(separator: ",")
        default: return ""
        }
    }

    /// The name of the source; brackets for a constant array.
    private func sourceName(_ fact: Fact) -> String {
        program.values[Int(fact.value)].kind == .array ? "[]" : name(of: fact.value)
    }

    private func name(of value: ValueID) -> String { program.names[program.values[Int(value)].name] }

    private func steps(_ chain: [Fact], _ hit: Hit) -> [PathStep] {
        var steps: [PathStep] = []
        for (index, fact) in chain.enumerated() {
            guard let message = message(fact.value, isSource: index == 0) else { continue }
            let location = location(fact.value)
            if location.range.isEmpty || steps.last?.location == location { continue }
            steps.append(PathStep(location, message, importance: index == 0 ? .essential : .important))
        }
        if steps.count > Limits.steps { steps.removeSubrange((Limits.steps / 2)..<(steps.count - Limits.steps / 2)) }
        let sink = program.values[Int(hit.place)]
        steps.append(PathStep(location(hit.place), sink.kind == .element || sink.kind == .setElement ? "It is where to look here." : sink.kind == .concatenation ? "It is added here." : "It reaches '\(program.names[sink.name])' here.", importance: .essential))
        return steps
    }

    private func message(_ value: ValueID, isSource: Bool) -> String? {
        let name = name(of: value)
        let kind = program.values[Int(value)].kind
        if isSource {
            switch kind {
            case .text, .number, .array: return "The constant stands here."
            case .parameter: return "'\(name)' comes in here."
            default: return "'\(name)' begins here."
            }
        }
        switch kind {
        case .define: return "'\(name)' gets it."
        case .parameter: return "It is handed over as '\(name)'."
        case .setMember: return "'\(name)' gets it."
        case .call: return "'\(name)' returns it."
        case .interpolation, .concatenation: return "It becomes part of a text."
        default: return nil
        }
    }
}
