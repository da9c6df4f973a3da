/// The values from which the sinks that ask for a constant can be reached, told by walking back from them and without regard
/// to fields or to which call a function was entered by: more than the truth, and quick. Constants stand everywhere, and hardly
/// any of them gets to such a sink; other labels begin at so few values that to follow them costs less than to look for this.
struct Relevance {
    /// By value; empty where every value may matter.
    private var isRelevant: [Bool]
    /// By function, whether the operands of its calls were visited.
    private var isEntered: [Bool]
    /// Values whose sources are to be visited.
    private var open: [ValueID] = []

    func contains(_ value: ValueID) -> Bool { isRelevant.isEmpty || isRelevant[Int(value)] }

    init(_ program: Program) {
        let list = "constant sinks"
        let hasList = program.models.words[list] != nil
        isRelevant = [Bool](repeating: false, count: hasList ? program.values.count : 0)
        isEntered = [Bool](repeating: false, count: program.functions.count)
        guard hasList else { return }
        for sink in program.sinks(of: program.models.sinks(listedAs: list)) { visitOperands(of: sink, program) }
        guard !open.isEmpty else { return }
        let back = Backward(program)
        while let id = open.popLast() { visitSources(of: id, program, back) }
    }

    private mutating func visitSources(of id: ValueID, _ program: Program, _ back: Backward) {
        visitOperands(of: id, program)
        for source in back.sources(of: id) { visit(source) }
        for place in program.targetRange(of: id) {
            switch program.targets[place] {
            case .cell(let cell): visit(cell)
            case .function(let function):
                visit(program.functions[Int(function)].result)
                visit(program.functions[Int(function)].selfExit)
                for parameter in program.parameters(of: function) { visit(parameter.exit) }
            case .model: break
            }
        }
        let value = program.values[Int(id)]
        if value.kind == .closure { visit(program.functions[Int(value.other)].result) }
        if value.kind == .parameter || value.kind == .selfValue, !isEntered[Int(value.function)] {
            isEntered[Int(value.function)] = true
            for call in program.callers[Int(value.function)] { visitOperands(of: call, program) }
            for call in back.callsOfClosure[value.function] ?? [] { visitOperands(of: call, program) }
            for call in back.callsThroughParameters(of: value.function, program) { visitOperands(of: call, program) }
        }
    }

    private mutating func visit(_ id: ValueID) {
        guard id != 0, !isRelevant[Int(id)] else { return }
        isRelevant[Int(id)] = true
        open.append(id)
    }

    private mutating func visitOperands(of id: ValueID, _ program: Program) {
        let value = program.values[Int(id)]
        for place in Int(value.firstOperand)..<Int(value.firstOperand + value.operandCount) { visit(program.operands[place].value) }
    }
}

extension Program {
    /// The calls and writes that are sinks of one of the kinds.
    fileprivate func sinks(of kinds: SinkSet) -> [ValueID] {
        values.indices.map { ValueID(truncatingIfNeeded: $0) }.filter { id in
            targetRange(of: id).contains { place in
                guard case .model(let model) = targets[place], case let entry = models.entries[Int(model)], case .sink = entry.role else { return false }
                return kinds.contains(SinkSet(kind: entry.kind))
            }
        }
    }
}

/// What leads to a value other than its operands.
private struct Backward {
    /// The calls of library functions that hand what their receiver holds to a closure, and of closures by their names.
    var callsOfClosure: [FunctionID: [ValueID]] = [:]
    /// The calls that a function makes of its parameters.
    private var callsOfParameters: [FunctionID: [ValueID]] = [:]
    /// Where each closure stands.
    private var closures: [FunctionID: ValueID] = [:]
    /// Values by what they reach by an edge, or by being stored in a cell.
    private var edges: [Edge] = []
    /// Per value, the first of `edges` that leads to it.
    private var first: [Int32] = []

    init(_ program: Program) {
        edges = program.edges
        for (index, value) in program.values.enumerated() {
            let id = ValueID(truncatingIfNeeded: index)
            if value.kind == .closure { closures[value.other] = id }
            if value.kind == .call, program.operand(1, of: id) != 0 { noteClosure(calledBy: id, program) }
            for place in program.targetRange(of: id) {
                switch program.targets[place] {
                case .cell(let cell) where value.kind == .setMember: edges.append(Edge(from: program.operand(1, of: id), to: cell))
                case .model(let model) where program.models.entries[Int(model)].role == .closureOfReceiver: noteClosures(of: id, value, program)
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

    /// The calls by which functions that are given a closure call it.
    func callsThroughParameters(of closure: FunctionID, _ program: Program) -> [ValueID] {
        guard let place = closures[closure] else { return [] }
        var calls: [ValueID] = []
        for user in program.users(of: place) {
            for case .function(let target) in program.targets(of: user.value) { calls += callsOfParameters[target] ?? [] }
        }
        return calls
    }

    /// A variable or parameter of the function that holds a closure, and is called.
    private mutating func noteClosure(calledBy call: ValueID, _ program: Program) {
        var current = program.operand(1, of: call)
        for _ in 0..<Limits.chain {
            let value = program.values[Int(current)]
            if value.kind == .closure { return callsOfClosure[value.other, default: []].append(call) }
            if value.kind == .parameter { return callsOfParameters[value.function, default: []].append(call) }
            guard value.kind == .define || value.kind == .cast else { return }
            current = program.operand(0, of: current)
        }
    }

    private mutating func noteClosures(of call: ValueID, _ value: Value, _ program: Program) {
        guard value.kind == .call else { return }
        for slot in 2..<max(2, Int(value.operandCount)) {
            let closure = program.values[Int(program.operand(slot, of: call))]
            if closure.kind == .closure { callsOfClosure[closure.other, default: []].append(call) }
        }
    }

    func sources(of value: ValueID) -> some Sequence<ValueID> {
        edges[Int(first[Int(value)])..<Int(first[Int(value) + 1])].lazy.map(\.from)
    }
}
