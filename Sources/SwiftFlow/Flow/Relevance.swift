/// The values from which the sinks that ask for a label can be reached, told by walking back from them and without regard
/// to fields or to which call a function was entered by: more than the truth, and quick.
struct Relevance {
    /// By value; nil where every value may matter.
    private var values: [Bool]?

    func contains(_ value: ValueID) -> Bool { values?[Int(value)] ?? true }

    init(_ program: Program, label: String) {
        guard let names = program.models.words[label + " sinks"] else {
            return
        }
        values = [Bool](repeating: false, count: program.values.count)
        let kinds = Set(names.compactMap { program.models.sink($0) })
        var open: [ValueID] = []
        for id in program.values.indices {
            for case .model(let index) in program.targets(of: ValueID(id)) {
                let entry = program.models.entries[Int(index)]
                if case .sink = entry.role, kinds.contains(entry.kind) { visitOperands(of: ValueID(id), program, &open) }
            }
        }
        guard !open.isEmpty else { return }
        var incoming: [ValueID: [ValueID]] = [:]
        for edge in program.edges { incoming[edge.to, default: []].append(edge.from) }
        for (id, value) in program.values.enumerated() where value.kind == .setMember {
            for case .cell(let cell) in program.targets(of: ValueID(id)) {
                incoming[cell, default: []].append(program.operand(1, of: ValueID(id)))
            }
        }
        while let id = open.popLast() {
            visitOperands(of: id, program, &open)
            for source in incoming[id] ?? [] { visit(source, &open) }
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
