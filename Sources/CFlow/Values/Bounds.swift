import CModel

/// What a value can be on a path, and whether its ends are certain to be taken: by outside input that is free to, or by the
/// turns of a loop. An end that is not certain only bounds what is not known.
package struct Bounds: Hashable, Sendable {
    package var interval: Interval
    package var reachesLow: Bool
    package var reachesHigh: Bool

    package init(_ interval: Interval, reachesLow: Bool = false, reachesHigh: Bool = false) {
        self.interval = interval
        self.reachesLow = reachesLow
        self.reachesHigh = reachesHigh
    }

    package init(constant: Int128) { self.init(Interval(constant), reachesLow: true, reachesHigh: true) }

    package var low: Int128 { interval.low }
    package var high: Int128 { interval.high }

    func both(_ isReached: Bool) -> Bounds { Bounds(interval, reachesLow: isReached, reachesHigh: isReached) }
}

extension ValueTable {
    /// What a value can be in a state.
    package func bounds(_ value: Value, _ state: State, depth: Int = Limits.valueDepth) -> Bounds {
        let node = self[value]
        if node.kind == .constant { return Bounds(constant: node.range.low) }
        var result = depth == 0 ? Bounds(node.range) : derived(node, state, depth: depth - 1)
        if let fact = state.fact(value) {
            let isFree = result.reachesLow && result.reachesHigh
            if fact.interval.low > result.interval.low {
                result.interval.low = fact.interval.low
                result.reachesLow = isFree
            }
            if fact.interval.high < result.interval.high {
                result.interval.high = fact.interval.high
                result.reachesHigh = isFree
            }
            if fact.isTested {
                result.reachesLow = false
                result.reachesHigh = false
            }
            if result.interval.low == result.interval.high { result.reachesLow = true; result.reachesHigh = true }
        }
        return state.relations.isEmpty || depth == 0 ? result : related(value, result, state, depth: depth - 1)
    }

    package func interval(_ value: Value, _ state: State) -> Interval { bounds(value, state).interval }

    /// Bounds by what the path compared the value with.
    private func related(_ value: Value, _ bounds: Bounds, _ state: State, depth: Int) -> Bounds {
        var result = bounds
        for relation in state.relations where relation.left == value || relation.right == value {
            let isLeft = relation.left == value
            let otherValue = isLeft ? relation.right : relation.left
            let node = self[otherValue]
            var other = node.range
            if let fact = state.fact(otherValue) { other = other.meet(fact.interval) }
            // Bounded by something that is not free itself: how far it goes is not known.
            let isFree = other.low == other.high || symbol(otherValue)?.isFree == true
            let limit = isLeft ? other.high + Int128(relation.distance) : other.low - Int128(relation.distance)
            if isLeft {
                if !isFree { result.reachesHigh = false }
                result.interval.high = min(result.interval.high, limit)
            } else {
                if !isFree { result.reachesLow = false }
                result.interval.low = max(result.interval.low, limit)
            }
        }
        if result.interval.isEmpty { return bounds }
        return result
    }

    private func derived(_ node: ValueNode, _ state: State, depth: Int) -> Bounds {
        switch node.kind {
        case .symbol:
            return Bounds(node.range).both(symbols[Int(node.a)].isFree)
        case .linear:
            let base = bounds(node.left, state, depth: depth)
            let interval = base.interval * Interval(Int128(node.x)) + Interval(Int128(node.y))
            return node.x > 0
                ? Bounds(interval, reachesLow: base.reachesLow, reachesHigh: base.reachesHigh)
                : Bounds(interval, reachesLow: base.reachesHigh, reachesHigh: base.reachesLow)
        case .binary:
            return combined(node, bounds(node.left, state, depth: depth), bounds(node.right, state, depth: depth), state)
        case .converted:
            let from = bounds(node.left, state, depth: depth)
            let interval = from.interval.wrapped(bits: Int32(node.x), isSigned: node.y == 1)
            let isWhole = from.reachesLow && from.reachesHigh
            return interval == from.interval ? from : Bounds(interval).both(isWhole)
        default:
            return Bounds(node.range)
        }
    }

    /// The most that a sum can be where one part of it is at most another number, whose sum with the rest is known: with `i < l` and
    /// `o + l <= 100`, `o + i` is below 100.
    private func knownSum(_ part: Value, _ rest: Value, _ state: State) -> Int128? {
        for relation in state.relations where relation.left == part {
            guard let sum = knownBinary(.add, rest, relation.right), let fact = state.fact(sum), fact.interval.high < Interval.infinity else { continue }
            return fact.interval.high + Int128(relation.distance)
        }
        return nil
    }

    private func combined(_ node: ValueNode, _ a: Bounds, _ b: Bounds, _ state: State) -> Bounds {
        let isFree = a.reachesLow && a.reachesHigh && b.reachesLow && b.reachesHigh
        switch node.operation {
        case .add:
            let sum = Bounds(
                a.interval + b.interval, reachesLow: a.reachesLow && b.reachesLow, reachesHigh: a.reachesHigh && b.reachesHigh)
            guard let most = knownSum(node.left, node.right, state) ?? knownSum(node.right, node.left, state), most < sum.high else { return sum }
            return Bounds(Interval(sum.low, most), reachesLow: sum.reachesLow)
        case .subtract:
            var difference = Bounds(
                a.interval - b.interval, reachesLow: a.reachesLow && b.reachesHigh, reachesHigh: a.reachesHigh && b.reachesLow)
            if let distance = state.distance(node.right, node.left), -Int128(distance) > difference.low {
                difference.interval.low = -Int128(distance)
                difference.reachesLow = false
            }
            return difference
        case .multiply:
            // Of a square, what is below zero comes out above it.
            if node.a == node.b {
                let square = a.interval * a.interval
                return Bounds(a.interval.contains(0) ? square.meet(Interval(0, square.high)) : square.meet(Interval(1, square.high)))
                    .both(isFree)
            }
            return Bounds(a.interval * b.interval).both(isFree)
        case .divide: return Bounds(a.interval / b.interval).both(isFree)
        case .remainder: return Bounds(a.interval % b.interval).both(isFree && b.low == b.high && a.high - a.low >= b.high)
        case .shiftLeft: return Bounds(a.interval.shiftedLeft(by: b.interval)).both(isFree)
        case .shiftRight: return Bounds(a.interval.shiftedRight(by: b.interval)).both(isFree)
        case .bitAnd, .bitOr, .bitXor:
            return Bounds(a.interval.bitwise(node.operation, b.interval)).both(isFree && (a.low == a.high || b.low == b.high))
        case .less, .equal:
            return Bounds(.boolean)
        case .other:
            // |x|
            let positive = Interval(max(a.low, -a.high, 0), max(a.high, -a.low))
            return Bounds(positive).both(isFree)
        default:
            return Bounds(node.range)
        }
    }
}
