import SourceText

/// Orders the blocks of a function, joins trivial ones and finds the loops.
enum ControlFlowGraph {
    /// The function with its blocks, as `FlowFunction` describes them.
    static func finished(_ function: FlowFunction, _ written: [FunctionBody.Block]) -> FlowFunction {
        var function = function
        var blocks = written.map { block in
            let isWritten = block.start >= 0
            return BasicBlock(
                instructions: isWritten ? block.start..<max(block.start, block.end) : 0..<0,
                terminator: isWritten ? block.terminator : .unreachable, range: block.range, file: block.file)
        }
        let targets = threadJumps(&blocks)
        mergeChains(&blocks)
        let order = reversePostorder(of: blocks)
        var places = [Int](repeating: -1, count: blocks.count)
        for (place, block) in order.enumerated() { places[block] = place }
        let dead = deadBlocks(blocks) { places[$0] >= 0 }
        for (offset, block) in dead.enumerated() { places[block] = order.count + offset }
        function.blocks = (order + dead).map { index in
            var block = blocks[index]
            block.terminator = block.terminator.retargeted { places[$0] }
            return block
        }
        function.reachableCount = order.count
        function.loops = loops(of: function.blocks, reachable: order.count)
        for (index, loop) in function.loops.enumerated() {
            // Inner loops have later heads, so they come last.
            for block in loop.blocks { function.blocks[block].loop = Int32(index) }
        }
        for index in function.instructions.indices where function.instructions[index].opcode == .addressOfLabel {
            function.instructions[index].immediate = Int64(places[targets[Int(function.instructions[index].immediate)]])
        }
        return function
    }

    // MARK: Joining

    /// Leads jumps past blocks that hold nothing but a jump; gives the block that stands for each.
    private static func threadJumps(_ blocks: inout [BasicBlock]) -> [Int] {
        var targets = Array(blocks.indices)
        // Jumps mostly lead forward, so the last first.
        for start in blocks.indices.reversed() {
            var current = start
            // A ring of empty blocks is an endless loop: it stays.
            for _ in blocks.indices {
                guard blocks[current].instructions.isEmpty, case .jump(let next) = blocks[current].terminator,
                    next != start else { break }
                current = next
                if targets[current] != current {
                    current = targets[current]
                    break
                }
            }
            targets[start] = current
        }
        for index in blocks.indices { blocks[index].terminator = blocks[index].terminator.retargeted { targets[$0] } }
        return targets
    }

    /// Appends to a block the one behind it, where each has only the other.
    private static func mergeChains(_ blocks: inout [BasicBlock]) {
        var predecessors = [Int](repeating: 0, count: blocks.count)
        var addressed = [Bool](repeating: false, count: blocks.count)
        predecessors[0] = 1
        for block in blocks {
            for successor in block.terminator.successors { predecessors[successor] += 1 }
            if case .indirect(_, let targets) = block.terminator { for target in targets { addressed[target] = true } }
        }
        for index in blocks.indices {
            while case .jump(let next) = blocks[index].terminator, next != index, predecessors[next] == 1, !addressed[next],
                let joined = joined(blocks[index].instructions, blocks[next].instructions) {
                let taken = blocks[next]
                blocks[index] = BasicBlock(
                    instructions: joined, terminator: taken.terminator, range: taken.range, file: taken.file)
                blocks[next].instructions = 0..<0
                blocks[next].terminator = .unreachable
            }
        }
    }

    private static func joined(_ first: Range<Int>, _ second: Range<Int>) -> Range<Int>? {
        if first.isEmpty { return second }
        if second.isEmpty { return first }
        return first.upperBound == second.lowerBound ? first.lowerBound..<second.upperBound : nil
    }

    // MARK: Order

    /// The blocks that can be reached, in reverse postorder of a depth-first walk that takes the last successor first, so
    /// that the blocks come much as they are written.
    private static func reversePostorder(of blocks: [BasicBlock]) -> [Int] {
        var visited = [Bool](repeating: false, count: blocks.count)
        var postorder: [Int] = []
        var open: [(block: Int, rest: [Int])] = []
        func enter(_ block: Int) {
            visited[block] = true
            open.append((block, blocks[block].terminator.successors))
        }
        if !blocks.isEmpty { enter(0) }
        while !open.isEmpty {
            if let next = open[open.count - 1].rest.popLast() {
                if !visited[next] { enter(next) }
            } else {
                postorder.append(open.removeLast().block)
            }
        }
        return postorder.reversed()
    }

    /// The blocks with code that cannot be reached, and what they lead to.
    private static func deadBlocks(_ blocks: [BasicBlock], isReached: (Int) -> Bool) -> [Int] {
        var isKept = blocks.indices.map { !isReached($0) && !blocks[$0].instructions.isEmpty }
        var open = blocks.indices.filter { isKept[$0] }
        while let block = open.popLast() {
            for successor in blocks[block].terminator.successors where !isKept[successor] && !isReached(successor) {
                isKept[successor] = true
                open.append(successor)
            }
        }
        return blocks.indices.filter { isKept[$0] }
    }

    // MARK: Loops

    /// The loops of blocks in reverse postorder, by their heads.
    ///
    /// An edge that does not lead forward makes its target a head. Its body are the blocks behind the head that reach the
    /// edge without passing the head: the natural loop where the graph is reducible, and one loop for each entry met from
    /// behind where it is not.
    private static func loops(of blocks: [BasicBlock], reachable: Int) -> [Loop] {
        var predecessors = [[Int]](repeating: [], count: reachable)
        var tails: [Int: [Int]] = [:]
        for block in 0..<reachable {
            for successor in blocks[block].terminator.successors where successor < reachable {
                predecessors[successor].append(block)
                if successor <= block { tails[successor, default: []].append(block) }
            }
        }
        var loops: [Loop] = []
        var owner = [Int](repeating: -1, count: reachable)
        for (head, ends) in tails.sorted(by: { $0.key < $1.key }) {
            var members: Set<Int> = [head]
            var open = ends
            while let block = open.popLast() {
                guard block >= head, members.insert(block).inserted else { continue }
                open += predecessors[block]
            }
            loops.append(Loop(head: head, blocks: members.sorted(), parent: Int32(owner[head])))
            for block in members { owner[block] = loops.count - 1 }
        }
        return loops
    }
}

extension Terminator {
    func retargeted(_ place: (Int) -> Int) -> Terminator {
        switch self {
        case .jump(let target): .jump(place(target))
        case .branch(let condition, let then, let otherwise):
            .branch(condition, then: place(then), else: place(otherwise))
        case .switch(let value, let cases, let otherwise):
            .switch(value, cases: cases.map { $0.going(to: place($0.target)) }, default: place(otherwise))
        case .indirect(let address, let targets): .indirect(address, targets.map(place))
        case .return, .unreachable: self
        }
    }
}
