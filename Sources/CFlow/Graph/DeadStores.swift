import CModel

/// What is stored in vain, among the variables whose every use is seen: scalars with a name that are only ever loaded and stored.
package struct DeadStores {
    /// Stores of values that no path reads, by their instructions, in order.
    package private(set) var stores: [Int] = []

    private let function: FlowFunction
    private var isSeen: [Bool]
    private var isLoaded: [Bool]
    private var isStored: [Bool]
    /// By block: the variables that are read behind its start before they are written.
    private var liveAtStart: [Set<Int>]

    package init(_ function: FlowFunction) {
        self.function = function
        isSeen = function.locals.map { !$0.name.isEmpty && $0.type.isScalar }
        isLoaded = [Bool](repeating: false, count: function.locals.count)
        isStored = isLoaded
        liveAtStart = [Set<Int>](repeating: [], count: function.blocks.count)
        // Machine code may read anything.
        guard !function.instructions.contains(where: { $0.opcode == .clobber || $0.opcode == .unknown }) else { return }
        findUses()
        guard zip(isSeen, isStored).contains(where: { $0 && $1 }) else { return }
        var isChanged = true
        while isChanged {
            isChanged = false
            for block in (0..<function.reachableCount).reversed() {
                let live = follow(block)
                if live != liveAtStart[block] {
                    liveAtStart[block] = live
                    isChanged = true
                }
            }
        }
        for block in 0..<function.reachableCount { follow(block) { stores.append($0) } }
        stores.sort()
    }

    /// The variables that are live at a block's start, given those at the starts of what follows it; tells each dead store.
    @discardableResult
    private func follow(_ block: Int, found: (Int) -> Void = { _ in }) -> Set<Int> {
        let code = function.blocks[block]
        var live = code.terminator.successors.reduce(into: Set<Int>()) { $0.formUnion(liveAtStart[$1]) }
        for index in code.instructions.reversed() {
            guard let local = variable(of: function.instructions[index]) else { continue }
            if function.instructions[index].opcode == .load {
                live.insert(local)
            } else if live.remove(local) == nil, isLoaded[local], isMeantToBeRead(index, local) {
                found(index)
            }
        }
        return live
    }

    /// The variable that a load or store is of, where all its uses are seen.
    private func variable(of instruction: Instruction) -> Int? {
        guard instruction.opcode == .load || instruction.opcode == .store, !instruction.a.isNone,
              function[instruction.a].opcode == .addressOfLocal else { return nil }
        let local = Int(function[instruction.a].immediate)
        return isSeen[local] ? local : nil
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

    private mutating func findUses() {
        func address(_ register: Register) -> Int? {
            register.isNone || function[register].opcode != .addressOfLocal ? nil : Int(function[register].immediate)
        }
        for instruction in function.instructions {
            let isPlain = instruction.opcode == .load || instruction.opcode == .store
            if let local = address(instruction.a) {
                if !isPlain || instruction.flags.contains(.isVolatile) { isSeen[local] = false }
                if instruction.opcode == .load { isLoaded[local] = true }
                if instruction.opcode == .store { isStored[local] = true }
            }
            if let local = address(instruction.b) { isSeen[local] = false }
        }
        for argument in function.callArguments { if let local = address(argument) { isSeen[local] = false } }
        for block in function.blocks {
            switch block.terminator {
            case .return(let register?), .branch(let register, _, _), .switch(let register, _, _), .indirect(let register, _):
                if let local = address(register) { isSeen[local] = false }
            default: break
            }
        }
    }
}
