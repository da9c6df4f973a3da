import CModel
import Testing
@testable import CFlow

/// The laws of the lattices, and their transfer functions against every pair of small numbers.
@Suite struct DomainTests {
    static let bounds: [Int128] = [-9, -8, -5, -1, 0, 1, 3, 4, 7, 8, 12]
    static let intervals: [Interval] = bounds.flatMap { low in bounds.filter { $0 >= low }.map { Interval(low, $0) } } + [.empty]

    @Test func joinAndMeetAreLatticeOperations() {
        for a in Self.intervals {
            #expect(a.join(a) == a && a.meet(a) == a)
            for b in Self.intervals {
                #expect(a.join(b) == b.join(a) && a.meet(b) == b.meet(a))
                #expect(a.join(b).contains(a) && a.join(b).contains(b))
                #expect(a.meet(a.join(b)) == a)
            }
        }
        for (a, b, c) in Self.triples() {
            #expect(a.join(b).join(c) == a.join(b.join(c)))
            #expect(a.meet(b).meet(c) == a.meet(b.meet(c)))
        }
    }

    @Test func wideningEnds() {
        for thresholds in [[], [-100, 0, 64]] as [[Int128]] {
            for a in Self.intervals where !a.isEmpty {
                var current = a
                var steps = 0
                while steps < 20 {
                    let next = current + Interval(-1, 1)
                    let wide = current.widened(by: next, thresholds: thresholds)
                    #expect(wide.contains(next) && wide.contains(current))
                    if wide == current { break }
                    current = wide
                    steps += 1
                }
                #expect(steps <= thresholds.count + 2)
            }
        }
    }

    @Test(arguments: [Operator.add, .subtract, .multiply, .divide, .remainder, .shiftLeft, .shiftRight, .bitAnd, .bitOr, .bitXor])
    func transferCoversEachResult(operation: Operator) {
        for a in Self.intervals where !a.isEmpty {
            for b in Self.intervals where !b.isEmpty {
                let result = apply(operation, a, b)
                for x in [a.low, (a.low + a.high) / 2, a.high] {
                    for y in [b.low, (b.low + b.high) / 2, b.high] {
                        guard let exact = exact(operation, x, y) else { continue }
                        #expect(result.contains(exact), "\(operation): \(x), \(y) gives \(exact), outside \(result)")
                    }
                }
            }
        }
    }

    @Test(arguments: [Operator.add, .subtract, .multiply, .divide, .remainder, .shiftLeft, .shiftRight, .bitAnd, .bitOr, .bitXor])
    func transferIsMonotone(operation: Operator) {
        let some = Self.intervals.filter { !$0.isEmpty && $0.high - $0.low <= 8 }
        for a in some {
            for wider in some where wider.contains(a) {
                for b in some {
                    #expect(apply(operation, wider, b).contains(apply(operation, a, b)), "\(operation) \(a) \(wider) \(b)")
                }
            }
        }
    }

    @Test func wrappingIsWhatTheTypeDoes() {
        for isSigned in [true, false] {
            for low in stride(from: -20, through: 20, by: 1) as StrideThrough<Int128> {
                for high in stride(from: low, through: low + 20, by: 1) {
                    let wrapped = Interval(low, high).wrapped(bits: 4, isSigned: isSigned)
                    for value in low...high {
                        let bits = ((value % 16) + 16) % 16
                        #expect(wrapped.contains(isSigned && bits >= 8 ? bits - 16 : bits))
                    }
                }
            }
        }
    }

    @Test func knownBitsHoldForEachValueOfAnInterval() {
        for interval in Self.intervals where !interval.isEmpty {
            let bits = KnownBits(interval)
            for value in interval.low...interval.high {
                #expect(bits.contains(UInt64(truncatingIfNeeded: value)), "\(interval) \(value)")
            }
        }
        let all = [KnownBits.unknown, KnownBits(5), KnownBits(Interval(8, 11)), KnownBits(Interval(-4, -1))]
        for a in all {
            #expect(a.join(a) == a)
            for b in all {
                #expect(a.join(b) == b.join(a))
                for c in all { #expect(a.join(b).join(c) == a.join(b.join(c))) }
            }
        }
    }

    private static func triples() -> [(Interval, Interval, Interval)] {
        let few = intervals.enumerated().filter { $0.offset % 5 == 0 }.map(\.element)
        return few.flatMap { a in few.flatMap { b in few.map { (a, b, $0) } } }
    }

    private func apply(_ operation: Operator, _ a: Interval, _ b: Interval) -> Interval {
        switch operation {
        case .add: a + b
        case .subtract: a - b
        case .multiply: a * b
        case .divide: a / b
        case .remainder: a % b
        case .shiftLeft: a.shiftedLeft(by: b)
        case .shiftRight: a.shiftedRight(by: b)
        default: a.bitwise(operation, b)
        }
    }

    private func exact(_ operation: Operator, _ x: Int128, _ y: Int128) -> Int128? {
        switch operation {
        case .add: x + y
        case .subtract: x - y
        case .multiply: x * y
        case .divide: y == 0 ? nil : x / y
        case .remainder: y == 0 ? nil : x % y
        case .shiftLeft: y < 0 ? nil : x * (1 << y)
        case .shiftRight: y < 0 ? nil : x >> y
        case .bitAnd: x & y
        case .bitOr: x | y
        default: x ^ y
        }
    }
}
