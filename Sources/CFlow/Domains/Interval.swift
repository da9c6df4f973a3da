/// Integers from `low` to `high`; empty when they cross. The bounds of every C integer fit, and so does the product of two.
///
/// A lattice: `join` is the smallest interval around both, `meet` what they share. The transfer functions are the exact
/// hulls of what C's operators give on unbounded integers; what a C type makes of it is `wrapped(to:)`.
package struct Interval: Hashable, Sendable {
    package var low: Int128
    package var high: Int128

    package init(_ low: Int128, _ high: Int128) {
        self.low = low
        self.high = high
    }

    package init(_ value: Int128) { self.init(value, value) }

    /// Beyond this a bound is as good as infinite.
    static let infinity: Int128 = 1 << 120
    package static let all = Interval(-infinity, infinity)
    package static let empty = Interval(1, 0)
    package static let boolean = Interval(0, 1)

    package var isEmpty: Bool { low > high }
    /// The value, where there is exactly one.
    package var constant: Int128? { low == high ? low : nil }
    package func contains(_ value: Int128) -> Bool { low <= value && value <= high }
    package func contains(_ other: Interval) -> Bool { other.isEmpty || (low <= other.low && other.high <= high) }

    // MARK: The lattice

    package func join(_ other: Interval) -> Interval {
        if isEmpty { return other }
        if other.isEmpty { return self }
        return Interval(min(low, other.low), max(high, other.high))
    }

    package func meet(_ other: Interval) -> Interval {
        let result = Interval(max(low, other.low), min(high, other.high))
        return result.isEmpty ? .empty : result
    }

    /// `next` where it stays inside; else a bound that grew moves to the next of `thresholds` (sorted), or to infinity.
    package func widened(by next: Interval, thresholds: [Int128]) -> Interval {
        if isEmpty { return next }
        if next.isEmpty { return self }
        var result = self
        if next.low < low { result.low = thresholds.last { $0 <= next.low } ?? -Self.infinity }
        if next.high > high { result.high = thresholds.first { $0 >= next.high } ?? Self.infinity }
        return result
    }

    // MARK: C's types

    /// Values of an integer type.
    package static func values(bits: Int32, isSigned: Bool) -> Interval {
        guard bits > 0, bits <= 64 else { return bits > 64 ? all : Interval(Int128(Int64.min), Int128(UInt64.max)) }
        return isSigned
            ? Interval(-(1 << Int128(bits - 1)), (1 << Int128(bits - 1)) - 1) : Interval(0, (1 << Int128(bits)) - 1)
    }

    /// What a conversion to an integer type of `bits` makes of it: itself where all of it fits, moved by a multiple of 2ⁿ where
    /// that puts all of it in place, else every value of the type.
    package func wrapped(bits: Int32, isSigned: Bool) -> Interval {
        let type = Interval.values(bits: bits, isSigned: isSigned)
        if isEmpty || type.contains(self) || bits <= 0 || bits > 64 { return self }
        let modulus = Int128(1) << Int128(bits)
        if high - low >= modulus { return type }
        let offset = low - type.low
        let turns = offset >= 0 ? offset / modulus : -((-offset + modulus - 1) / modulus)
        let moved = Interval(low - turns * modulus, high - turns * modulus)
        return type.contains(moved) ? moved : type
    }

    // MARK: Transfer

    private static func clamp(_ value: Int128) -> Int128 { max(-infinity, min(infinity, value)) }

    private static func product(_ a: Int128, _ b: Int128) -> Int128 {
        let (result, overflow) = a.multipliedReportingOverflow(by: b)
        return overflow ? ((a < 0) == (b < 0) ? infinity : -infinity) : clamp(result)
    }

    package static func + (a: Interval, b: Interval) -> Interval {
        if a.isEmpty || b.isEmpty { return .empty }
        return Interval(clamp(a.low + b.low), clamp(a.high + b.high))
    }

    package static prefix func - (a: Interval) -> Interval { a.isEmpty ? a : Interval(-a.high, -a.low) }

    package static func - (a: Interval, b: Interval) -> Interval { a + (-b) }

    package static func * (a: Interval, b: Interval) -> Interval {
        if a.isEmpty || b.isEmpty { return .empty }
        return hull(product(a.low, b.low), product(a.low, b.high), product(a.high, b.low), product(a.high, b.high))
    }

    private static func hull(_ a: Int128, _ b: Int128, _ c: Int128, _ d: Int128) -> Interval {
        Interval(min(min(a, b), min(c, d)), max(max(a, b), max(c, d)))
    }

    /// Division that rounds to zero; by zero it gives nothing.
    package static func / (a: Interval, b: Interval) -> Interval {
        if a.isEmpty { return .empty }
        var result = Interval.empty
        for part in [b.meet(Interval(-infinity, -1)), b.meet(Interval(1, infinity))] where !part.isEmpty {
            result = result.join(hull(a.low / part.low, a.low / part.high, a.high / part.low, a.high / part.high))
        }
        return result
    }

    package static func % (a: Interval, b: Interval) -> Interval {
        if a.isEmpty { return .empty }
        let largest = max(abs(b.low), abs(b.high)) - 1
        if largest < 0 || b.isEmpty { return .empty }
        let smallest = b.contains(0) ? 0 : min(abs(b.low), abs(b.high)) - 1
        // Of values below every divisor, the remainder is the value.
        if a.low >= -smallest, a.high <= smallest { return a }
        return Interval(a.low < 0 ? max(-largest, a.low) : 0, a.high > 0 ? min(largest, a.high) : 0)
    }

    package func shiftedLeft(by count: Interval) -> Interval {
        let counts = count.meet(Interval(0, 64))
        if isEmpty || counts.isEmpty { return .empty }
        return self * Interval(1 << counts.low, 1 << counts.high)
    }

    /// Arithmetic shift: rounds down.
    package func shiftedRight(by count: Interval) -> Interval {
        let counts = count.meet(Interval(0, 64))
        if isEmpty || counts.isEmpty { return .empty }
        return Self.hull(low >> counts.low, low >> counts.high, high >> counts.low, high >> counts.high)
    }
}
