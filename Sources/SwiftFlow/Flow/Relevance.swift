/// The values from which the sinks that ask for a label can be reached, told by walking back from them and without regard
/// to fields or to which call a function was entered by: more than the truth, and quick.
struct Relevance {
    /// By value, a bit for each label.
    private var labels: [UInt32]
    /// The labels for which every value may matter.
    private let always: UInt32
    /// By value, whether its sources are to be visited; `open` holds all that are.
    private var isOpen: [Bool]
    /// By function, the labels for which the operands of its calls were visited.
    private var calledWith: [UInt32]
    private var open: [ValueID] = []

    func contains(_ value: ValueID, _ label: Int16) -> Bool {
        label >= UInt32.bitWidth || (labels[Int(value)] | always) >> UInt32(label) & 1 == 1
    }

    init(_ program: Program) {
        labels = [UInt32](repeating: 0, count: program.values.count)
        isOpen = [Bool](repeating: false, count: program.values.count)
        calledWith = [UInt32](repeating: 0, count: program.functions.count)
        let back = Backward(program)
        var always: UInt32 = 0
        var wanted: [(kinds: SinkSet, bit: UInt32)] = []
        var called: UInt32 = 0
        for (index, label) in program.models.labels.enumerated().prefix(UInt32.bitWidth) {
            let bit = UInt32(1) << UInt32(index)
            if label == "function" {
                called = bit
            } else if program.models.words[label + " sinks"] != nil {
                wanted.append((program.models.sinks(listedAs: label + " sinks"), bit))
            } else {
                always |= bit
            }
        }
        self.always = always
        for id in back.called { visit(id, called) }
        for (id, kind) in back.sinks {
            let bits = wanted.reduce(0) { $1.kinds.contains(SinkSet(kind: kind)) ? $0 | $1.bit : $0 }
            if bits != 0 { visitOperands(of: id, bits, program) }
        }
        // What a value is made of mostly stands before it: some passes from the end do nearly all, with few visits to each.
        for _ in 0..<Limits.relevancePasses {
            for id in (1..<max(1, isOpen.count)).reversed() where isOpen[id] { close(ValueID(truncatingIfNeeded: id), program, back) }
        }
        while let id = open.popLast() { if isOpen[Int(id)] { close(id, program, back) } }
    }

    /// Visits what leads to an open value.
    private mutating func close(_ id: ValueID, _ program: Program, _ back: Backward) {
        isOpen[Int(id)] = false
        visitSources(of: id, labels[Int(id)], program, back)
    }

    private mutating func visitSources(of id: ValueID, _ bits: UInt32, _ program: Program, _ back: Backward) {
        visitOperands(of: id, bits, program)
        for source in back.sources(of: id) { visit(source, bits) }
        for place in program.targetRange(of: id) {
            switch program.targets[place] {
            case .cell(let cell): visit(cell, bits)
            case .function(let function):
                visit(program.functions[Int(function)].result, bits)
                visit(program.functions[Int(function)].selfExit, bits)
                for parameter in program.parameters(of: function) { visit(parameter.exit, bits) }
            case .model: break
            }
        }
        let value = program.values[Int(id)]
        if value.kind == .closure { visit(program.functions[Int(value.other)].result, bits) }
        if value.kind == .parameter || value.kind == .selfValue, calledWith[Int(value.function)] | bits != calledWith[Int(value.function)] {
            calledWith[Int(value.function)] |= bits
            for call in program.callers[Int(value.function)] { visitOperands(of: call, bits, program) }
            for call in back.callsOfClosure[value.function] ?? [] { visitOperands(of: call, bits, program) }
            for call in back.callsThroughParameters(of: value.function, program) { visitOperands(of: call, bits, program) }
        }
    }

    private mutating func visit(_ id: ValueID, _ bits: UInt32) {
        let known = labels[Int(id)]
        guard id != 0, known | bits != known else { return }
        labels[Int(id)] = known | bits
        guard !isOpen[Int(id)] else { return }
        isOpen[Int(id)] = true
        open.append(id)
    }

    private mutating func visitOperands(of id: ValueID, _ bits: UInt32, _ program: Program) {
        let value = program.values[Int(id)]
        for place in Int(value.firstOperand)..<Int(value.firstOperand + value.operandCount) { visit(program.operands[place].value, bits) }
    }
}

/// What leads to a value other than its operands, for all labels.
private struct Backward {
    /// Calls and writes with the kinds of sinks that they are.
    var sinks: [(value: ValueID, kind: Int)] = []
    /// Values that are called, or that a library function may call.
    var called: [ValueID] = []
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
            if value.kind == .call, program.operand(1, of: id) != 0 {
                called.append(program.operand(1, of: id))
                noteClosure(calledBy: id, program)
            }
            for place in program.targetRange(of: id) {
                switch program.targets[place] {
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
