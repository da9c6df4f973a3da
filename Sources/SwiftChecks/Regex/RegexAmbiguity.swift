/// A text on which a backtracking engine takes more time than the text is long.
struct RegexAmbiguity: Sendable {
    enum Growth: Sendable { case exponential, polynomial }

    var growth: Growth
    /// What comes first.
    var prefix: String
    /// What is repeated.
    var pump: String
}

/// Searches a pattern for a part that matches the same text in several ways (Weber and Seidl, "On the degree of ambiguity of
/// finite automata", 1991), and for an end with which all these ways fail, so that an engine tries them all.
struct AmbiguitySearch {
    private let automaton: RegexAutomaton
    /// The whole text must match.
    private let isWhole: Bool
    private let loops: [Int]
    private var budget = Limits.regexPairs
    private var shared: [Int: UInt32?] = [:]

    init(_ automaton: RegexAutomaton, isWhole: Bool) {
        self.automaton = automaton
        self.isWhole = isWhole
        let successors = automaton.follow.map { $0.filter { !$0.isUnsure }.map(\.to) }
        loops = Components(count: automaton.sets.count) { successors[$0] }.loops
    }

    /// The worst that there is; nil for none, and where the search is beyond its budget.
    mutating func run() -> RegexAmbiguity? { exponential() ?? polynomial() }

    // MARK: - Two ways from a position to itself

    private mutating func exponential() -> RegexAmbiguity? {
        for position in automaton.sets.indices where isLoop(position) {
            if let pump = pump(around: position), let prefix = failing(through: position, pump) {
                return RegexAmbiguity(growth: .exponential, prefix: prefix, pump: Self.string(pump))
            }
        }
        return nil
    }

    private func isLoop(_ position: Int) -> Bool { loops[position] >= 0 && !automaton.isAtomic[position] }

    /// A word that leads from a position to itself in two ways.
    private mutating func pump(around position: Int) -> [UInt32]? {
        var states = [Walk(place: [position, position], previous: -1, scalar: 0, isSplit: false)]
        var seen: Set<[Int]> = [[position, position, 0]]
        var next = 0
        while next < states.count {
            let state = states[next]
            for left in edges(from: state.place[0], in: loops[position]) {
                for right in edges(from: state.place[1], in: loops[position]) {
                    budget -= 1
                    guard budget > 0 else { return nil }
                    guard let scalar = common(left.to, right.to) else { continue }
                    let isSplit = state.isSplit || left.to != right.to || (left == right && left.isManifold)
                    let walk = Walk(place: [left.to, right.to], previous: next, scalar: scalar, isSplit: isSplit)
                    if isSplit, walk.place == [position, position] { return word(walk, states) }
                    if seen.insert([left.to, right.to, isSplit ? 1 : 0]).inserted { states.append(walk) }
                }
            }
            next += 1
        }
        return nil
    }

    // MARK: - A loop behind a loop for the same text

    private mutating func polynomial() -> RegexAmbiguity? {
        for from in automaton.sets.indices where isLoop(from) {
            for to in automaton.sets.indices where to != from && isLoop(to) {
                if let pump = pump(from: from, to: to), let prefix = failing(through: from, pump) {
                    return RegexAmbiguity(growth: .polynomial, prefix: prefix, pump: Self.string(pump))
                }
            }
        }
        return nil
    }

    /// A word that leads from the first to itself and to the second, and from the second to itself.
    private mutating func pump(from: Int, to: Int) -> [UInt32]? {
        guard common(from, to) != nil else { return nil }
        var states = [Walk(place: [from, from, to], previous: -1, scalar: 0, isSplit: false)]
        var seen: Set<[Int]> = [states[0].place]
        var next = 0
        while next < states.count {
            let state = states[next]
            for first in edges(from: state.place[0], in: loops[from]) {
                for third in edges(from: state.place[2], in: loops[to]) where common(first.to, third.to) != nil {
                    for second in automaton.follow[state.place[1]] where !second.isUnsure && !automaton.isAtomic[second.to] {
                        budget -= 1
                        guard budget > 0 else { return nil }
                        let set = automaton.sets[first.to].intersection(automaton.sets[second.to])
                            .intersection(automaton.sets[third.to])
                        guard !set.isEmpty else { continue }
                        let walk = Walk(
                            place: [first.to, second.to, third.to], previous: next, scalar: set.example, isSplit: false)
                        if walk.place == [from, to, to] { return word(walk, states) }
                        if seen.insert(walk.place).inserted { states.append(walk) }
                    }
                }
            }
            next += 1
        }
        return nil
    }

    // MARK: - Walks

    private struct Walk {
        var place: [Int]
        var previous: Int
        var scalar: UInt32
        var isSplit: Bool
    }

    private func edges(from position: Int, in loop: Int) -> [RegexAutomaton.Edge] {
        automaton.follow[position].filter { !$0.isUnsure && loops[$0.to] == loop && !automaton.isAtomic[$0.to] }
    }

    private func word(_ last: Walk, _ states: [Walk]) -> [UInt32] {
        var scalars = [last.scalar]
        var current = last.previous
        while current > 0 {
            scalars.append(states[current].scalar)
            current = states[current].previous
        }
        return scalars.reversed()
    }

    /// A scalar that both positions consume.
    private mutating func common(_ left: Int, _ right: Int) -> UInt32? {
        let key = min(left, right) * automaton.sets.count + max(left, right)
        if let known = shared[key] { return known }
        let set = automaton.sets[left].intersection(automaton.sets[right])
        let scalar = set.isEmpty ? nil : set.example
        shared[key] = scalar
        return scalar
    }

    // MARK: - Failing

    /// The text before the pump, if the pump can be followed by something that makes every way fail.
    private func failing(through position: Int, _ pump: [UInt32]) -> String? {
        guard let prefix = prefix(to: position) else { return nil }
        var current: Set<Int> = []
        for (index, scalar) in (prefix + pump + pump + pump).enumerated() {
            current = index == 0 ? automaton.step(automaton.first, scalar, isStart: true) : automaton.step(current, scalar)
            // What has matched already needs no further try.
            if !isWhole, current.contains(where: { automaton.accepts[$0] == .always }) { return nil }
        }
        let accepting = current.contains { automaton.accepts[$0] != .never }
        if !accepting { return Self.string(prefix) }
        let end = candidates.first { scalar in
            let after = automaton.step(current, scalar)
            return !after.contains { automaton.accepts[$0] != .never }
        }
        return end == nil ? nil : Self.string(prefix)
    }

    /// Scalars of which at least one is in each region that the sets of the pattern divide the scalars into.
    private var candidates: [UInt32] {
        var bounds: Set<UInt32> = [0x21, 0x00, 0x0A, 0xFFFF]
        for set in Set(automaton.sets) {
            for range in set.ranges {
                bounds.insert(range.lowerBound)
                if range.upperBound < ScalarSet.last { bounds.insert(range.upperBound + 1) }
            }
        }
        return bounds.sorted()
    }

    /// A shortest text that leads to a position and ends with it.
    private func prefix(to position: Int) -> [UInt32]? {
        var previous: [Int: Int] = [:]
        var queue: [Int] = []
        for edge in automaton.first where previous[edge.to] == nil {
            previous[edge.to] = -1
            queue.append(edge.to)
        }
        var next = 0
        while next < queue.count, previous[position] == nil {
            for edge in automaton.follow[queue[next]] where previous[edge.to] == nil {
                previous[edge.to] = queue[next]
                queue.append(edge.to)
            }
            next += 1
        }
        guard previous[position] != nil else { return nil }
        var scalars: [UInt32] = []
        var current = position
        while current >= 0 {
            scalars.append(automaton.sets[current].example)
            current = previous[current] ?? -1
        }
        return scalars.reversed()
    }

    private static func string(_ scalars: [UInt32]) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars.compactMap(Unicode.Scalar.init))
        return String(view)
    }
}

/// The strongly connected components of a graph.
private struct Components {
    /// The component of each node that lies on a circle; -1 for the others.
    let loops: [Int]

    /// By reachability, which is enough for the few positions of a pattern.
    init(count: Int, successors: (Int) -> [Int]) {
        var reached: [Set<Int>] = []
        for node in 0..<count {
            var seen: Set<Int> = []
            var stack = successors(node)
            while let current = stack.popLast() {
                if seen.insert(current).inserted { stack += successors(current) }
            }
            reached.append(seen)
        }
        loops = (0..<count).map { node in
            reached[node].contains(node) ? reached[node].filter { reached[$0].contains(node) }.min() ?? -1 : -1
        }
    }
}
