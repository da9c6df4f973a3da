/// The positions of a pattern at which a scalar is consumed, and which follow each other in how many ways.
///
/// The number of ways matters: a backtracking engine tries each. `(a+)+` goes from `a` to `a` by the inner and by the outer
/// loop.
struct RegexAutomaton: Sendable {
    struct Edge: Hashable, Sendable {
        var to: Int
        /// There is more than one way.
        var isManifold = false
        /// Taken only at the beginning of the text.
        var isAtStart = false
        /// Taken at most where something holds that no automaton knows, such as a look-ahead.
        var isUnsure = false
    }

    enum Acceptance: Int, Comparable, Sendable {
        case never, atEnd, always
        static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    /// What each position consumes.
    let sets: [ScalarSet]
    /// Whether the position lies in a group that is not entered again once it is left.
    let isAtomic: [Bool]
    let first: [Edge]
    let follow: [[Edge]]
    let accepts: [Acceptance]
    let acceptsEmpty: Acceptance

    /// Nil for a pattern beyond the budget of positions or ways.
    init?(_ node: RegexNode) {
        var builder = RegexNetwork()
        guard let end = builder.add(node, from: 0, isAtomic: false) else { return nil }
        var follow: [[Edge]] = []
        var accepts: [Acceptance] = []
        var first: [Edge] = []
        var acceptsEmpty = Acceptance.never
        for position in -1..<builder.positions.count {
            let origin = position < 0 ? 0 : builder.positions[position].end
            guard let ways = builder.ways(from: origin, to: end, after: position) else { return nil }
            if position < 0 {
                (first, acceptsEmpty) = (ways.edges, ways.acceptance)
            } else {
                follow.append(ways.edges)
                accepts.append(ways.acceptance)
            }
        }
        sets = builder.positions.map(\.set)
        isAtomic = builder.positions.map(\.isAtomic)
        (self.first, self.follow, self.accepts, self.acceptsEmpty) = (first, follow, accepts, acceptsEmpty)
    }

    /// Positions after one scalar.
    func step(_ edges: some Sequence<Edge>, _ scalar: UInt32, isStart: Bool) -> Set<Int> {
        var reached: Set<Int> = []
        for edge in edges where (isStart || !edge.isAtStart) && sets[edge.to].contains(scalar) { reached.insert(edge.to) }
        return reached
    }

    func step(_ positions: Set<Int>, _ scalar: UInt32) -> Set<Int> {
        step(positions.lazy.flatMap { follow[$0] }, scalar, isStart: false)
    }

    /// Whether the pattern is found anywhere in the text.
    func isFound(in text: String) -> Bool {
        let scalars = text.unicodeScalars.map(\.value)
        if acceptsEmpty == .always || (acceptsEmpty == .atEnd && scalars.isEmpty) { return true }
        var current: Set<Int> = []
        for (index, scalar) in scalars.enumerated() {
            current = step(current, scalar).union(step(first, scalar, isStart: index == 0))
            let isLast = index == scalars.count - 1
            if current.contains(where: { accepts[$0] >= (isLast ? .atEnd : .always) }) { return true }
        }
        return false
    }
}

/// The pattern as states joined by edges that consume nothing, as it is built.
private struct RegexNetwork {
    enum Label { case plain, start, end, boundary, opaque }

    struct Position {
        var set: ScalarSet
        var isAtomic: Bool
        var end: Int
    }

    private(set) var positions: [Position] = []
    private var edges: [(to: Int, label: Label)] = []
    private var edgesOf: [[Int]] = [[]]
    /// The position whose scalar is consumed in a state, else -1.
    private var positionOf: [Int] = [-1]

    private mutating func state() -> Int {
        edgesOf.append([])
        positionOf.append(-1)
        return edgesOf.count - 1
    }

    private mutating func join(_ from: Int, _ to: Int, _ label: Label = .plain) {
        edgesOf[from].append(edges.count)
        edges.append((to, label))
    }

    private mutating func stateAfter(_ from: Int, _ label: Label) -> Int {
        let to = state()
        join(from, to, label)
        return to
    }

    /// Adds a pattern behind a state, and tells the state after it; nil beyond the budget.
    mutating func add(_ node: RegexNode, from: Int, isAtomic: Bool) -> Int? {
        guard edgesOf.count < 8 * Limits.regexPositions else { return nil }
        switch node {
        case .set(let set), .anything(let set):
            guard positions.count < Limits.regexPositions else { return nil }
            let consuming = stateAfter(from, .plain)
            positionOf[consuming] = positions.count
            let after = state()
            positions.append(Position(set: set, isAtomic: isAtomic, end: after))
            return after
        case .sequence(let parts):
            var current = from
            for part in parts {
                guard let after = add(part, from: current, isAtomic: isAtomic) else { return nil }
                current = after
            }
            return current
        case .alternatives(let branches):
            let after = state()
            for branch in branches {
                guard let end = add(branch, from: from, isAtomic: isAtomic) else { return nil }
                join(end, after)
            }
            return after
        case .repetition(let part, let least, let most): return addRepetition(part, least, most, from: from, isAtomic: isAtomic)
        case .start: return stateAfter(from, .start)
        case .end: return stateAfter(from, .end)
        case .boundary: return stateAfter(from, .boundary)
        case .lookaround, .opaque: return stateAfter(from, .opaque)
        case .atomic(let part): return add(part, from: from, isAtomic: true)
        }
    }

    private mutating func addRepetition(_ part: RegexNode, _ least: Int, _ most: Int?, from: Int, isAtomic: Bool) -> Int? {
        var current = from
        for _ in 0..<(most == nil ? max(0, least - 1) : least) {
            guard let after = add(part, from: current, isAtomic: isAtomic) else { return nil }
            current = after
        }
        guard let most else {
            let loop = stateAfter(current, .plain)
            guard let end = add(part, from: loop, isAtomic: isAtomic) else { return nil }
            join(end, loop)
            return stateAfter(least == 0 ? loop : end, .plain)
        }
        guard most > least else { return current }
        let after = state()
        for _ in least..<most {
            join(current, after)
            guard let next = add(part, from: current, isAtomic: isAtomic) else { return nil }
            current = next
        }
        join(current, after)
        return after
    }

    /// What can be consumed next from a state behind a position (-1: the beginning), by ways that take no edge twice: so a
    /// loop is not gone round without consuming.
    func ways(from origin: Int, to end: Int, after position: Int) -> (edges: [RegexAutomaton.Edge], acceptance: RegexAutomaton.Acceptance)? {
        var found: [Int: RegexAutomaton.Edge] = [:]
        var acceptance = RegexAutomaton.Acceptance.never
        var used: Set<Int> = []
        /// Edges of the way, each with the labels up to it, and the next edge to try from its end.
        var way: [(edge: Int, state: Int, labels: Set<Label>, next: Int)] = [(-1, origin, [], 0)]
        var steps = 0
        while let last = way.last {
            if last.next == 0 {
                if positionOf[last.state] >= 0 { note(positionOf[last.state], last.labels, after: position, in: &found) }
                if last.state == end, !(last.labels.contains(.start) && position >= 0) {
                    acceptance = max(acceptance, last.labels.contains(.end) ? .atEnd : .always)
                }
            }
            guard last.next < edgesOf[last.state].count else {
                used.remove(last.edge)
                way.removeLast()
                continue
            }
            way[way.count - 1].next += 1
            let edge = edgesOf[last.state][last.next]
            guard used.insert(edge).inserted else { continue }
            steps += 1
            guard steps <= Limits.regexWays else { return nil }
            let label = edges[edge].label
            way.append((edge, edges[edge].to, label == .plain ? last.labels : last.labels.union([label]), 0))
        }
        return (found.values.sorted { $0.to < $1.to }, acceptance)
    }

    private func note(_ target: Int, _ labels: Set<Label>, after position: Int, in found: inout [Int: RegexAutomaton.Edge]) {
        if labels.contains(.end) || (labels.contains(.start) && position >= 0) { return }
        if labels.contains(.boundary), position >= 0, !canDiffer(positions[position].set, positions[target].set) { return }
        let edge = RegexAutomaton.Edge(
            to: target, isAtStart: labels.contains(.start), isUnsure: labels.contains(.opaque) || labels.contains(.boundary))
        guard var known = found[target] else {
            found[target] = edge
            return
        }
        known.isManifold = known.isManifold || (!known.isUnsure && !edge.isUnsure)
        known.isUnsure = known.isUnsure && edge.isUnsure
        known.isAtStart = known.isAtStart && edge.isAtStart
        found[target] = known
    }

    /// Whether one can be a word character and the other none.
    private func canDiffer(_ left: ScalarSet, _ right: ScalarSet) -> Bool {
        func word(_ set: ScalarSet) -> Bool { !set.intersection(.word).isEmpty }
        func other(_ set: ScalarSet) -> Bool { !set.subtracting(.word).isEmpty }
        return (word(left) && other(right)) || (other(left) && word(right))
    }
}
