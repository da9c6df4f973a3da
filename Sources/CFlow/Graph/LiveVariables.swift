/// The variables that may be read behind the start of each block before they are written, among those whose every use is seen:
/// scalars that are only ever loaded and stored.
package struct LiveVariables: Sendable {
    /// By local: every use of it is a load or a store.
    package private(set) var isSeen: [Bool]
    /// By local, of those: it is loaded somewhere.
    package private(set) var isLoaded: [Bool]
    /// 64 locals to a word, `words` of them to a block.
    private var live: [UInt64]
    private let words: Int

    package init(_ function: FlowFunction) {
        isSeen = function.locals.map { $0.type.isScalar }
        isLoaded = [Bool](repeating: false, count: function.locals.count)
        words = (function.locals.count + 63) / 64
        live = [UInt64](repeating: 0, count: words * function.blocks.count)
        // Machine code may read anything.
        if function.instructions.contains(where: { $0.opcode == .clobber || $0.opcode == .unknown }) {
            isSeen = [Bool](repeating: false, count: isSeen.count)
        } else {
            findUses(in: function)
            follow(function)
        }
    }

    /// Whether the value that a variable has at a block's start is of no use.
    package func isDead(_ local: Int, at block: Int) -> Bool { isSeen[local] && !isLive(local, at: block) }

    package func isLive(_ local: Int, at block: Int) -> Bool { live[block * words + local / 64] >> UInt64(local % 64) & 1 == 1 }

    /// The variable that a load or store is of, where all its uses are seen.
    package func variable(of instruction: Instruction, in function: FlowFunction) -> Int? {
        guard instruction.opcode == .load || instruction.opcode == .store, !instruction.a.isNone,
              function[instruction.a].opcode == .addressOfLocal else { return nil }
        let local = Int(function[instruction.a].immediate)
        return isSeen[local] ? local : nil
    }

    private mutating func findUses(in function: FlowFunction) {
        func address(_ register: Register) -> Int? {
            register.isNone || function[register].opcode != .addressOfLocal ? nil : Int(function[register].immediate)
        }
        for instruction in function.instructions {
            let isPlain = instruction.opcode == .load || instruction.opcode == .store
            if let local = address(instruction.a) {
                if !isPlain || instruction.flags.contains(.isVolatile) { isSeen[local] = false }
                if instruction.opcode == .load { isLoaded[local] = true }
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

    private mutating func follow(_ function: FlowFunction) {
        // Of each block: what it reads first, and what it writes first.
        var read = live
        var written = live
        for block in 0..<function.reachableCount {
            for index in function.blocks[block].instructions {
                let instruction = function.instructions[index]
                guard let local = variable(of: instruction, in: function) else { continue }
                let (word, bit) = (block * words + local / 64, UInt64(1) << UInt64(local % 64))
                if instruction.opcode == .store { written[word] |= bit & ~read[word] } else { read[word] |= bit & ~written[word] }
            }
        }
        let successors = function.blocks.map(\.terminator.successors)
        var isChanged = true
        while isChanged {
            isChanged = false
            for block in (0..<function.reachableCount).reversed() {
                for word in 0..<words {
                    let behind = successors[block].reduce(UInt64(0)) { $0 | live[$1 * words + word] }
                    let now = read[block * words + word] | behind & ~written[block * words + word]
                    if now != live[block * words + word] {
                        live[block * words + word] = now
                        isChanged = true
                    }
                }
            }
        }
    }
}
