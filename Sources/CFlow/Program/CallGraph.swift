/// Who calls whom, directly or through a pointer that is understood.
public struct CallGraph: Sendable {
    /// The functions that a function calls, sorted; those without an entry call none of the program's.
    public private(set) var callees: [FunctionID: [FunctionID]] = [:]
    /// Called by a function of the program other than itself.
    public private(set) var called: Set<FunctionID> = []
    /// Their address is taken: anyone may call them.
    public private(set) var addressed: Set<FunctionID> = []
    /// By function: the parameters, as bits, that some call of it gives more than the address of a variable or text.
    private var unsure: [FunctionID: UInt64] = [:]
    /// `main`, what anyone may call through a pointer, and what these call.
    private var reached: Set<FunctionID> = []
    /// The strongly connected components, callees before callers, each sorted.
    public private(set) var components: [[FunctionID]] = []

    init() {}

    init(of program: FlowProgram) {
        for id in program.functions {
            var targets: Set<FunctionID> = []
            let function = program.units[Int(id.unit)].functions[Int(id.index)]
            for instruction in function.instructions {
                switch instruction.opcode {
                case .call where instruction.immediate >= 0:
                    if let target = program.target(unit: id.unit, callee: Int(instruction.immediate)) {
                        targets.insert(target)
                        for (position, argument) in function.arguments(of: instruction).enumerated() where !CallGraph.isObject(argument, function) {
                            unsure[target, default: 0] |= position < 64 ? 1 << UInt64(position) : 0
                        }
                    }
                case .call: targets.formUnion(program.targets(ofIndirect: instruction, in: id) ?? [])
                case .addressOfFunction:
                    if let target = program.target(unit: id.unit, callee: Int(instruction.immediate)) {
                        addressed.insert(target)
                    }
                default: break
                }
            }
            if !targets.isEmpty { callees[id] = targets.sorted() }
            targets.remove(id)
            called.formUnion(targets)
        }
        for (number, unit) in program.units.enumerated() {
            for use in unit.functionUses where use.callee >= 0 {
                if let target = program.target(unit: Int32(number), callee: use.callee) { addressed.insert(target) }
            }
        }
        var open = Array(addressed) + program.functions.filter { program.units[Int($0.unit)].functions[Int($0.index)].name == "main" }
        while let next = open.popLast() {
            if reached.insert(next).inserted { open += callees[next] ?? [] }
        }
        components = CallGraph.components(of: program.functions) { callees[$0] ?? [] }
    }

    /// Whether some run of a program can come to a function, as far as calls are understood.
    public func isReached(_ id: FunctionID) -> Bool { reached.contains(id) }

    /// Whether no call gives a function, which nobody can call unseen, a null pointer for a parameter.
    func isNeverNull(parameter: Int, of id: FunctionID, _ function: FlowFunction) -> Bool {
        function.isStatic && called.contains(id) && !addressed.contains(id) && parameter < 64 && unsure[id, default: 0] >> UInt64(parameter) & 1 == 0
    }

    /// Whether a pointer is the address of a variable, of a part of it, or of a text.
    private static func isObject(_ register: Register, _ function: FlowFunction) -> Bool {
        var register = register
        while !register.isNone {
            let instruction = function[register]
            switch instruction.opcode {
            case .addressOfLocal, .addressOfGlobal, .addressOfString: return true
            case .field, .element, .cast: register = instruction.a
            default: return false
            }
        }
        return false
    }

    /// Tarjan's algorithm (1972), with a stack of its own.
    private static func components(
        of functions: [FunctionID], _ callees: (FunctionID) -> [FunctionID]
    ) -> [[FunctionID]] {
        var number: [FunctionID: Int] = [:]
        var low: [FunctionID: Int] = [:]
        var isOpen: Set<FunctionID> = []
        var stack: [FunctionID] = []
        var path: [(id: FunctionID, rest: ArraySlice<FunctionID>)] = []
        var components: [[FunctionID]] = []
        func enter(_ id: FunctionID) {
            number[id] = number.count
            low[id] = number[id]
            stack.append(id)
            isOpen.insert(id)
            path.append((id, callees(id)[...]))
        }
        for root in functions where number[root] == nil {
            enter(root)
            while let top = path.last {
                if let next = top.rest.first {
                    path[path.count - 1].rest = top.rest.dropFirst()
                    if number[next] == nil {
                        enter(next)
                    } else if isOpen.contains(next) {
                        low[top.id] = min(low[top.id] ?? 0, number[next] ?? 0)
                    }
                    continue
                }
                path.removeLast()
                if let caller = path.last?.id { low[caller] = min(low[caller] ?? 0, low[top.id] ?? 0) }
                guard low[top.id] == number[top.id] else { continue }
                var component: [FunctionID] = []
                while let member = stack.popLast() {
                    isOpen.remove(member)
                    component.append(member)
                    if member == top.id { break }
                }
                components.append(component.sorted())
            }
        }
        return components
    }
}
