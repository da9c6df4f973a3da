/// A set of Unicode scalars, as sorted ranges that do not touch.
struct ScalarSet: Hashable, Sendable {
    private(set) var ranges: [ClosedRange<UInt32>]

    static let last: UInt32 = 0x10FFFF
    static let none = ScalarSet([])
    static let all = ScalarSet([0...last])
    static let digits = ScalarSet([0x30...0x39])
    static let lowercase = ScalarSet([0x61...0x7A])
    static let uppercase = ScalarSet([0x41...0x5A])
    static let spaces = ScalarSet([0x09...0x0D, 0x20...0x20, 0x85...0x85, 0xA0...0xA0, 0x2028...0x2029])
    /// Everything above ASCII but spaces counts as a letter: the categories of Unicode are not kept apart.
    static let beyondASCII = ScalarSet([0x80...last]).subtracting(spaces)
    static let letters = lowercase.union(uppercase).union(beyondASCII)
    static let word = letters.union(digits).union(ScalarSet([0x5F...0x5F]))
    static let lineEnds = ScalarSet([0x0A...0x0D, 0x85...0x85, 0x2028...0x2029])

    init(_ ranges: [ClosedRange<UInt32>]) {
        var joined: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let before = joined.last, range.lowerBound <= before.upperBound + 1 {
                joined[joined.count - 1] = before.lowerBound...max(before.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        self.ranges = joined
    }

    init(_ scalar: UInt32) { ranges = [scalar...scalar] }

    var isEmpty: Bool { ranges.isEmpty }
    /// The only scalar of the set; nil where there is none or more than one.
    var single: UInt32? { ranges.count == 1 && ranges[0].count == 1 ? ranges[0].lowerBound : nil }

    func contains(_ scalar: UInt32) -> Bool { ranges.contains { $0.contains(scalar) } }

    func union(_ other: ScalarSet) -> ScalarSet { ScalarSet(ranges + other.ranges) }

    var inverted: ScalarSet {
        var gaps: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { gaps.append(next...(range.lowerBound - 1)) }
            next = range.upperBound + 1
        }
        if next <= Self.last { gaps.append(next...Self.last) }
        return ScalarSet(gaps)
    }

    func intersection(_ other: ScalarSet) -> ScalarSet {
        var shared: [ClosedRange<UInt32>] = []
        var (left, right) = (0, 0)
        while left < ranges.count, right < other.ranges.count {
            let lower = max(ranges[left].lowerBound, other.ranges[right].lowerBound)
            let upper = min(ranges[left].upperBound, other.ranges[right].upperBound)
            if lower <= upper { shared.append(lower...upper) }
            if ranges[left].upperBound < other.ranges[right].upperBound { left += 1 } else { right += 1 }
        }
        return ScalarSet(shared)
    }

    func subtracting(_ other: ScalarSet) -> ScalarSet { intersection(other.inverted) }

    /// With the other case of every ASCII letter.
    var ignoringCase: ScalarSet {
        let lower = intersection(.lowercase).ranges.map { ($0.lowerBound - 32)...($0.upperBound - 32) }
        let upper = intersection(.uppercase).ranges.map { ($0.lowerBound + 32)...($0.upperBound + 32) }
        return ScalarSet(ranges + lower + upper)
    }

    /// A scalar to show: a letter or digit where there is one.
    var example: UInt32 {
        for preferred in [ScalarSet.lowercase, .digits, ScalarSet([0x21...0x7E])] {
            if let first = intersection(preferred).ranges.first { return first.lowerBound }
        }
        return ranges.first?.lowerBound ?? 0
    }
}
