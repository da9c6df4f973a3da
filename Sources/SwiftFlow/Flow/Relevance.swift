/// The values from which the sinks that ask for a label can be reached, told by walking back from them and without regard
/// to fields or to which call a function was entered by: more than the truth, and quick.
struct Relevance {
    /// By value; nil where every value may matter.
    private var values: [Bool]?

    func contains(_ value: ValueID) -> Bool { values?[Int(value)] ?? true }

    /// By label.
    static func all(_ program: Program) -> [Relevance] {
        let back = Backward(program)
        return program.models.labels.map { Relevance(program, label: $0, back) }
    }

    private init(_ program: Program, label: String, _ back: Backward) {
        let isFunction = label == "function"
        guard isFunction || program.models.words[label + " sinks"] != nil else { return }
        values = [Bool](repeating: false, count: program.values.count)
        var open: [ValueID] = []
        if isFunction {
            for id in back.called { visit(id, &open) }
        } else {
            let kinds = program.models.sinks(listedAs: label + " sinks")
            for (id, kind) in back.sinks where kinds.contains(SinkSet(kind: kind)) { visitOperands(of: id, program, &open) }
        }
        while let id = open.popLast() {
            visitOperands(of: id, program, &open)
            for source in back.sources(of: id) { visit(source, &open) }
            for target in program.targets(of: id) {
                switch target {
                case .cell(let cell): visit(cell, &open)
                case .function(let function):
                    visit(program.functions[Int(function)].result, &open)
                    visit(program.functions[Int(function)].selfExit, &open)
                    for parameter in program.parameters(of: function) { visit(parameter.exit, &open) }
                case .model: break
                }
            }
            let value = program.values[Int(id)]
            if value.kind == .closure { visit(program.functions[Int(value.other)].result, &open) }
            if value.kind == .parameter || value.kind == .selfValue {
                for call in program.callers[Int(value.function)] { visitOperands(of: call, program, &open) }
                for call in back.callsOfClosure[value.function] ?? [] { visitOperands(of: call, program, &open) }
            }
        }
    }

    private mutating func visit(_ id: ValueID, _ open: inout [ValueID]) {
        guard id != 0, values?[Int(id)] == false else { return }
        values?[Int(id)] = true
        open.append(id)
    }

    private mutating func visitOperands(of id: ValueID, _ program: Program, _ open: inout [ValueID]) {
        for slot in 0..<Int(program.values[Int(id)].operandCount) { visit(program.operand(slot, of: id), &open) }
    }
}

/// What leads to a value other than its operands, for all labels.
private struct Backward {
    /// Calls and writes with the kinds of sinks that they are.
    var sinks: [(value: ValueID, kind: Int)] = []
    /// Values that are called, or that a library function may call.
    var called: [ValueID] = []
    /// The calls of library functions that hand what their receiver holds to a closure.
    var callsOfClosure: [FunctionID: [ValueID]] = [:]
    /// Values by what they reach by an edge, or by being stored in a cell.
    private var edges: [Edge] = []
    /// Per value, the first of `edges` that leads to it.
    private var first: [Int32] = []

    init(_ program: Program) {
        edges = program.edges
        for (index, value) in program.values.enumerated() {
            let id = ValueID(truncatingIfNeeded: index)
            if value.kind == .call, program.operand(1, of: id) != 0 { called.append(program.operand(1, of: id)) }
            for target in program.targets(of: id) {
                switch target {
                case .cell(let cell) where value.kind == .call: called.append(cell)
                case .cell(let cell) where value.kind == .setMember: edges.append(Edge(from: program.operand(1, of: id), to: cell))
                case .model(let model):
                    let entry = program.models.entries[Int(model)]
                    if case .sink = entry.role { sinks.append((id, entry.kind)) }
                    switch entry.role {
                    case .closureOfReceiver, .closure, .receiver: noteClosures(of: id, value, program, entry.role == .closureOfReceiver)
                    default: break
                    }
                default: break
                }
            }
        }
        var counts = [Int32](repeating: 0, count: program.values.count + 1)
        for edge in edges { counts[Int(edge.to) + 1] += 1 }
        for index in 1..<counts.count { counts[index] += counts[index - 1] }
        first = counts
        var sorted = [Edge](repeating: Edge(from: 0, to: 0), count: edges.count)
        for edge in edges {
            sorted[Int(counts[Int(edge.to)])] = edge
            counts[Int(edge.to)] += 1
        }
        edges = sorted
    }

    private mutating func noteClosures(of call: ValueID, _ value: Value, _ program: Program, _ isOfReceiver: Bool) {
        guard value.kind == .call else { return }
        for slot in 2..<max(2, Int(value.operandCount)) {
            let operand = program.operand(slot, of: call)
            let closure = program.values[Int(operand)]
            if closure.kind == .closure {
                if isOfReceiver { callsOfClosure[closure.other, default: []].append(call) }
            } else {
                called.append(operand)
            }
        }
    }

    func sources(of value: ValueID) -> some Sequence<ValueID> {
        edges[Int(first[Int(value)])..<Int(first[Int(value) + 1])].lazy.map(\.from)
    }
}
