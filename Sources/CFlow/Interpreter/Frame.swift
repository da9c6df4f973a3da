import CModel

/// A function in a chain of calls, in some turn of its loops: what makes two executions of one instruction different.
package struct CallContext: Hashable, Sendable, Internable {
    package var parent: Int32
    package var function: FunctionID
    /// The call in the parent's function; of a turn of a loop the loop's head, as `-1 - block`.
    package var instruction: Int32
    var turns: Int32

    var mixedHash: UInt64 { UInt64(parent, instruction).mixed(with: UInt64(function.unit, function.index)).mixed(with: UInt64(UInt32(bitPattern: turns))) }
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
    /// By loop: the paths that stand for all its later turns and went on from its head.
    var followed: [[State]]
    /// By loop: whether a path came to it, and whether one left it.
    var isEntered: [Bool]
    /// By block, of the root: the pointer that its condition tests behind a use, with a path; and whether a path comes without one.
    var lateTests: [Int: (pointer: RegionID, state: State)] = [:]
    var isTestedInTime: [Bool]
    var isLeft: [Bool]
    var exits: [(state: State, value: Value)] = []
    /// A path of it ends in a jump out of it: what reports a test's failure, and returns only where one was reported before.
    var mayJump = false
    /// A condition in it went a way that only what another function has found out tells.
    var leansOnBorrowed = false

    package var liveVariables: LiveVariables { facts.live }

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
        followed = [[State]](repeating: [], count: function.loops.count)
        isEntered = [Bool](repeating: false, count: function.loops.count)
        isLeft = isEntered
        isTestedInTime = [Bool](repeating: false, count: depth == 0 ? function.blocks.count : 0)
    }
}

/// What the interpreter needs to know of a function's code, found once.
struct FunctionFacts {
    /// Results that are used in another block than their own.
    var isShared: [Bool]
    let live: LiveVariables
    /// By loop: the blocks from which it can be left.
    var exitingBlocks: [[Int]]
    /// By loop: the only way out is one condition on a variable that the loop changes, so that each value of it is taken.
    var hasCounter: [Bool]
    /// By loop: the variables that it changes by adding numbers to them, and in no other way.
    var steps: [Set<Int>]
    /// By block that asks but a part of a condition, as behind `&&`: the one that asked before, which goes to a successor of it, too.
    var askedBefore: [Int]
    /// By block: it asks about a variable that the loop around it changes.
    var asksOfChanged: [Bool]
    /// By block: the sides of its condition, where one of them is a variable that the loop around it steps through.
    var stepSides: [[StepSide]]
    /// The same: what the condition is in each turn behind which there is another, or whenever its variables are changed.
    var outlasting: [[Outlasting]]

    struct Outlasting {
        var holds: Bool
        /// Whenever they rise, and whenever they fall.
        var isUp: Bool
        var isDown: Bool
    }

    /// A side of a condition: the variable that it is but for a number added; none where it is what the loop does not change.
    struct StepSide {
        var register: Register
        var variable: Int?
    }
    /// By block: its condition is made of variables, places at numbers in them, and results of calls, so that the turns of a loop ask the
    /// same place again rather than one behind the other.
    var isSteady: [Bool]
    /// Sorted: where a widened bound may stop.
    var thresholds: [Int128]

    init(_ function: FlowFunction) {
        live = LiveVariables(function)
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
        steps = function.loops.map { loop in
            var steps: Set<Int> = []
            var others: Set<Int> = []
            for index in loop.blocks.flatMap({ function.blocks[$0].instructions }) where function.instructions[index].opcode == .store {
                let store = function.instructions[index]
                guard let variable = Self.variable(store.a, in: function), variable >= 0 else { continue }
                let isStep = Self.load(behind: store.b, in: function).flatMap { Self.variable($0.a, in: function) } == variable
                if isStep { steps.insert(Int(variable)) } else { others.insert(Int(variable)) }
            }
            return steps.subtracting(others)
        }
        var predecessors = [[Int]](repeating: [], count: function.blocks.count)
        for (index, block) in function.blocks.enumerated() { for target in block.terminator.successors { predecessors[target].append(index) } }
        askedBefore = function.blocks.indices.map { index in
            guard predecessors[index].count == 1, case .branch = function.blocks[index].terminator,
                  case .branch = function.blocks[predecessors[index][0]].terminator else { return -1 }
            let before = function.blocks[predecessors[index][0]].terminator.successors
            return function.blocks[index].terminator.successors.contains { before.contains($0) && $0 != index } ? predecessors[index][0] : -1
        }
        let changed = function.loops.map { loop in
            Set(loop.blocks.flatMap { function.blocks[$0].instructions }.compactMap { index in
                let store = function.instructions[index]
                return store.opcode == .store ? Self.variable(store.a, in: function) : nil
            })
        }
        func asks(_ block: Int, ofWhatChangesIn loop: Int) -> Bool {
            guard case .branch(let register, _, _) = function.blocks[block].terminator, register.raw >= 0 else { return false }
            let sides = function[register].opcode == .binary ? [function[register].a, function[register].b] : [register]
            return sides.contains { side in
                guard let load = Self.load(behind: side, in: function), let variable = Self.variable(load.a, in: function) else { return false }
                return changed[loop].contains(variable)
            }
        }
        asksOfChanged = function.blocks.indices.map { block in
            let loop = Int(function.blocks[block].loop)
            return loop >= 0 && asks(block, ofWhatChangesIn: loop)
        }
        let stepped = steps
        stepSides = function.blocks.map { block in
            guard case .branch(let register, _, _) = block.terminator, register.raw >= 0, block.loop >= 0 else { return [] }
            let isComparison = function[register].opcode == .binary && function[register].operation.isComparison
            let sides = (isComparison ? [function[register].a, function[register].b] : [register]).map { side -> StepSide? in
                if side.raw >= 0, function[side].opcode == .constant { return StepSide(register: side) }
                guard let variable = Self.load(behind: side, in: function).flatMap({ Self.variable($0.a, in: function) }) else { return nil }
                if variable >= 0, stepped[Int(block.loop)].contains(Int(variable)) { return StepSide(register: side, variable: Int(variable)) }
                return changed[Int(block.loop)].contains(variable) ? nil : StepSide(register: side)
            }
            return sides.contains { $0 == nil } || sides.allSatisfy { $0?.variable == nil } ? [] : sides.compactMap { $0 }
        }
        let sides = stepSides
        let exiting = exitingBlocks
        outlasting = function.blocks.enumerated().map { index, block in
            guard !sides[index].isEmpty, case .branch(_, let then, let otherwise) = block.terminator, then != otherwise else { return [] }
            let loop = function.loops[Int(block.loop)]
            let variables = sides[index].compactMap { $0.variable.map(Int64.init) }
            if exiting[Int(block.loop)].contains(index), Self.isPassed(index, nil, on: loop, before: [loop.head], in: function) {
                return [true, false].map { Outlasting(holds: $0, isUp: true, isDown: true) }
            }
            let (up, down) = Self.blocks(on: loop, changing: variables, in: function)
            return [(true, then), (false, otherwise)].compactMap { holds, next in
                func isPassed(_ changing: Set<Int>) -> Bool {
                    Self.isPassed(index, next, on: loop, before: changing, in: function)
                        || changing.allSatisfy { Self.isPassed(index, next, on: loop, behind: $0, in: function) }
                }
                let result = Outlasting(holds: holds, isUp: isPassed(up), isDown: isPassed(down))
                return result.isUp || result.isDown ? result : nil
            }
        }
        isSteady = function.blocks.map { block in
            guard case .branch(let register, _, _) = block.terminator, block.loop >= 0 else { return true }
            return Self.isSteady(register, where: changed[Int(block.loop)], in: function)
        }
        hasCounter = zip(exitingBlocks, function.loops.indices).map { blocks, loop in
            guard blocks.count == 1, case .branch(let register, _, _) = function.blocks[blocks[0]].terminator, register.raw >= 0,
                  function[register].opcode == .binary else { return false }
            return asks(blocks[0], ofWhatChangesIn: loop)
        }
    }

    /// Whether no turn of a loop comes to one of the targets but by a block, and from there by the way to `next`.
    private static func isPassed(_ block: Int, _ next: Int?, on loop: Loop, before targets: Set<Int>, in function: FlowFunction) -> Bool {
        if next == nil, block == loop.head { return true }
        if next != nil, targets.contains(loop.head) { return false }
        var open = [loop.head]
        var seen: Set<Int> = [loop.head]
        while let from = open.popLast() {
            for target in function.blocks[from].terminator.successors where loop.blocks.binarySearch(target) != nil {
                if next == nil ? target == block : from == block && target == next { continue }
                if targets.contains(target) { return false }
                if target != loop.head, seen.insert(target).inserted { open.append(target) }
            }
        }
        return true
    }

    /// Whether each way from a block to the loop's next turn leads over another one, and from there to `next`.
    private static func isPassed(_ block: Int, _ next: Int, on loop: Loop, behind start: Int, in function: FlowFunction) -> Bool {
        var open = [start]
        var seen: Set<Int> = [start]
        while let from = open.popLast() {
            for target in function.blocks[from].terminator.successors where loop.blocks.binarySearch(target) != nil {
                if from == block, target == next { continue }
                if target == loop.head { return false }
                if seen.insert(target).inserted { open.append(target) }
            }
        }
        return true
    }

    /// The blocks of a loop in which one of the variables rises, and those in which one falls.
    private static func blocks(on loop: Loop, changing variables: [Int64], in function: FlowFunction) -> (up: Set<Int>, down: Set<Int>) {
        var (up, down): (Set<Int>, Set<Int>) = ([], [])
        for block in loop.blocks {
            for index in function.blocks[block].instructions where function.instructions[index].opcode == .store {
                let store = function.instructions[index]
                guard Self.variable(store.a, in: function).map(variables.contains) == true else { continue }
                let step = Self.step(behind: store.b, in: function)
                if step.map({ $0 > 0 }) ?? true { up.insert(block) }
                if step.map({ $0 < 0 }) ?? true { down.insert(block) }
            }
        }
        return (up, down)
    }

    /// The number that is added to a variable in one step; nil where it is more than that.
    private static func step(behind register: Register, in function: FlowFunction) -> Int64? {
        var register = register
        while register.raw >= 0, function[register].opcode == .cast { register = function[register].a }
        guard register.raw >= 0, function[register].opcode == .binary || function[register].opcode == .element,
              function[register].b.raw >= 0, function[function[register].b].opcode == .constant else { return nil }
        let number = function[function[register].b].immediate
        switch function[register].operation {
        case .subtract: return 0 &- number
        case .add: return number
        default: return function[register].opcode == .element ? number : nil
        }
    }

    private static func isSteady(_ register: Register, where changed: Set<Int64>, in function: FlowFunction) -> Bool {
        var open = [(register: register, isAddress: false)]
        while let (next, isAddress) = open.popLast() {
            if next.raw < 0 { continue }
            let instruction = function[next]
            switch instruction.opcode {
            case .constant, .call, .addressOfLocal, .addressOfGlobal: break
            case .load:
                if isAddress, variable(instruction.a, in: function).map(changed.contains) ?? true { return false }
                open.append((instruction.a, true))
            case .field, .cast, .unary: open.append((instruction.a, isAddress))
            case .binary: open += [(instruction.a, isAddress), (instruction.b, isAddress)]
            case .element:
                guard instruction.b.raw >= 0, function[instruction.b].opcode == .constant else { return false }
                open.append((instruction.a, isAddress))
            default: return false
            }
        }
        return true
    }

    /// The load of a variable that a number is, but for conversions and constants added.
    private static func load(behind register: Register, in function: FlowFunction) -> Instruction? {
        var register = register
        while register.raw >= 0 {
            let instruction = function[register]
            switch instruction.opcode {
            case .load: return instruction
            case .cast: register = instruction.a
            case .binary where instruction.operation == .add || instruction.operation == .subtract, .element:
                guard instruction.b.raw >= 0, function[instruction.b].opcode == .constant else { return nil }
                register = instruction.a
            default: return nil
            }
        }
        return nil
    }

    /// The variable that an address is, numbered; those of static storage below zero.
    private static func variable(_ address: Register, in function: FlowFunction) -> Int64? {
        guard address.raw >= 0 else { return nil }
        switch function[address].opcode {
        case .addressOfLocal: return function[address].immediate
        case .addressOfGlobal: return -1 - function[address].immediate
        default: return nil
        }
    }
}

/// A step of a path that is worth telling. It is put in words when a finding needs it.
package struct TrailStep: Sendable {
    package enum Kind: UInt8, Sendable {
        case conditionHolds, conditionFails, selectedCase, called, returned
        case allocated, released, opened, setToNull, outsideInput
        /// Paths that had parted became one again.
        case met
    }

    package var parent: Int32
    package var kind: Kind
    package var depth: Int32
    package var function: FunctionID
    /// The instruction; of a condition, a switch or a return its block, as `-1 - block`.
    package var code: Int32
    /// What the step is about: of a call the function, of a switch the selector.
    package var region = RegionID.none
    package var value = Value.none
    /// Of a switch the place of the case that is taken, or -1; of a call its first argument in `Interpreter.passedValues`.
    package var detail: Int32 = -1
}
