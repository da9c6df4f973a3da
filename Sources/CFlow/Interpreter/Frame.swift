import CModel
import SourceText

/// A function in a chain of calls, in some turn of its loops: what makes two executions of one instruction different.
package struct CallContext: Hashable, Sendable {
    package var parent: Int32
    package var function: FunctionID
    /// The call in the parent's function; of a turn of a loop the loop's head, as `-1 - block`.
    package var instruction: Int32
    var turns: Int32
}

/// One execution of a function: its blocks, the paths that wait at them, and those that have returned.
package final class Frame {
    package let id: FunctionID
    package let function: FlowFunction
    let facts: FunctionFacts
    let context: Int32
    package let depth: Int
    /// It goes into no call any more when the root's analysis has executed so many instructions.
    var callLimit = 0
    /// Of the path that runs: with the turns of the loops it is in.
    var currentContext: Int32
    var registers: [Value]
    /// Instructions of the block that runs: their results stand in `registers`.
    var currentBlock: Range<Int> = 0..<0
    var currentIndex = 0
    var localRegions: [RegionID]
    /// Holds, as cells, the results that are used in other blocks than their own.
    var registerRegion = RegionID.none
    var pending: [[State]]
    var snapshots: [State] = []
    var exits: [(state: State, value: Value)] = []

    init(id: FunctionID, function: FlowFunction, facts: FunctionFacts, context: Int32, depth: Int) {
        self.id = id
        self.function = function
        self.facts = facts
        self.context = context
        self.depth = depth
        currentContext = context
        registers = [Value](repeating: .none, count: function.instructions.count)
        localRegions = [RegionID](repeating: .none, count: function.locals.count)
        pending = [[State]](repeating: [], count: function.blocks.count)
    }
}

/// What the interpreter needs to know of a function's code, found once.
struct FunctionFacts {
    /// Results that are used in another block than their own.
    var isShared: [Bool]
    /// By loop: the blocks from which it can be left.
    var exitingBlocks: [[Int]]
    /// By loop: the only way out is one condition, so that each value of its counter is taken.
    var hasOneExit: [Bool]
    /// Sorted: where a widened bound may stop.
    var thresholds: [Int128]

    init(_ function: FlowFunction) {
        isShared = [Bool](repeating: false, count: function.instructions.count)
        var constants: Set<Int128> = [0, 1]
        for block in function.blocks {
            func use(_ register: Register, _ shared: inout [Bool]) {
                let index = Int(register.raw)
                if index >= 0, !block.instructions.contains(index) { shared[index] = true }
            }
            for index in block.instructions {
                let instruction = function.instructions[index]
                use(instruction.a, &isShared)
                use(instruction.b, &isShared)
                if instruction.opcode == .call {
                    for argument in function.arguments(of: instruction) { use(argument, &isShared) }
                }
                if instruction.opcode == .constant, instruction.type.kind == .integer {
                    constants.insert(Int128(instruction.immediate))
                    constants.insert(Int128(instruction.immediate) - 1)
                }
            }
            switch block.terminator {
            case .branch(let register, _, _), .switch(let register, _, _), .indirect(let register, _): use(register, &isShared)
            case .return(let register?): use(register, &isShared)
            default: break
            }
        }
        thresholds = constants.sorted()
        exitingBlocks = function.loops.map { loop in
            loop.blocks.filter { block in
                let successors = function.blocks[block].terminator.successors
                return successors.isEmpty || successors.contains { loop.blocks.binarySearch($0) == nil }
            }
        }
        hasOneExit = exitingBlocks.map { blocks in
            guard blocks.count == 1, case .branch = function.blocks[blocks[0]].terminator else { return false }
            return true
        }
    }
}

extension Array where Element: Comparable {
    /// Where the element stands in a sorted array.
    func binarySearch(_ element: Element) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < element { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] == element ? low : nil
    }
}

/// A step of a path that is worth telling.
package struct TrailStep: Sendable {
    package enum Kind: UInt8, Sendable {
        case conditionHolds, conditionFails, loopSkipped, selectedCase, called
        case allocated, released, opened, closed, setToNull, outsideInput, wentOutOfScope
    }

    package var parent: Int32
    package var kind: Kind
    package var unit: Int32
    package var file: Int32
    package var range: ByteRange
    package var depth: Int32
    /// What the step is about.
    package var region = RegionID.none
    package var value = Value.none
    package var text = ""
}
