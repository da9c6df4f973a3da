import CModel

/// What is stored in vain, among the variables whose every use is seen: scalars with a name that are only ever loaded and stored.
package struct DeadStores {
    /// Stores of values that no path reads, by their instructions, in order.
    package private(set) var stores: [Int] = []

    private let function: FlowFunction
    private let variables: LiveVariables

    package init(_ function: FlowFunction, _ variables: LiveVariables) {
        self.function = function
        self.variables = variables
        for block in 0..<function.reachableCount { follow(block) }
        stores.sort()
    }

    private mutating func follow(_ block: Int) {
        let code = function.blocks[block]
        var isLive: [Int: Bool] = [:]
        for index in code.instructions.reversed() {
            guard let local = variable(of: function.instructions[index]) else { continue }
            if function.instructions[index].opcode == .load {
                isLive[local] = true
            } else {
                let isRead = isLive[local] ?? code.terminator.successors.contains { variables.isLive(local, at: $0) }
                if !isRead, variables.isLoaded[local], isMeantToBeRead(index, local) { stores.append(index) }
                isLive[local] = false
            }
        }
    }

    private func variable(of instruction: Instruction) -> Int? {
        variables.variable(of: instruction, in: function).flatMap { function.locals[$0].name.isEmpty ? nil : $0 }
    }

    /// An assignment, rather than an initialiser, a reset, or the step of a counter.
    private func isMeantToBeRead(_ store: Int, _ local: Int) -> Bool {
        let instruction = function.instructions[store]
        guard instruction.flags.isDisjoint(with: [.inMacro, .isInitializer, .isSynthetic]), !instruction.b.isNone else { return false }
        var open = [instruction.b]
        while let register = open.popLast() {
            if register.isNone { continue }
            let value = function[register]
            switch value.opcode {
            case .constant where register == instruction.b && value.immediate == 0: return false
            case .load where variable(of: value) == local: return false
            case .cast, .binary, .unary, .element, .field: open += [value.a, value.b]
            default: break
            }
        }
        // A null pointer is a constant behind a cast.
        let inner = function[instruction.b]
        return !(inner.opcode == .cast && !inner.a.isNone && function[inner.a].opcode == .constant && function[inner.a].immediate == 0)
    }
}
