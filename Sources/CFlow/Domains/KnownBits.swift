import CModel

/// Which of the low 64 bits of a value are known, and what they are: `zeros` and `ones` never share a bit.
///
/// A lattice: `join` keeps what both know. It carries C's bit operators over to intervals; masks are everywhere in protocol code.
package struct KnownBits: Hashable, Sendable {
    package var zeros: UInt64
    package var ones: UInt64

    package init(zeros: UInt64, ones: UInt64) {
        self.zeros = zeros
        self.ones = ones
    }

    package static let unknown = KnownBits(zeros: 0, ones: 0)

    package init(_ value: UInt64) { self.init(zeros: ~value, ones: value) }

    /// The bits that all values of an interval share: the prefix before the first one in which its ends differ.
    package init(_ interval: Interval) {
        guard let low = Int64(exactly: interval.low).map(UInt64.init(bitPattern:)) ?? UInt64(exactly: interval.low),
              let high = Int64(exactly: interval.high).map(UInt64.init(bitPattern:)) ?? UInt64(exactly: interval.high),
              (interval.low < 0) == (interval.high < 0)
        else { self = .unknown; return }
        let difference = low ^ high
        let shared: UInt64 = difference == 0
            ? .max : difference.leadingZeroBitCount == 0 ? 0 : ~(UInt64.max >> UInt64(difference.leadingZeroBitCount))
        self.init(zeros: ~low & shared, ones: low & shared)
    }

    package func join(_ other: KnownBits) -> KnownBits { KnownBits(zeros: zeros & other.zeros, ones: ones & other.ones) }

    package func contains(_ value: UInt64) -> Bool { value & zeros == 0 && ~value & ones == 0 }

    package static func & (a: KnownBits, b: KnownBits) -> KnownBits {
        KnownBits(zeros: a.zeros | b.zeros, ones: a.ones & b.ones)
    }

    package static func | (a: KnownBits, b: KnownBits) -> KnownBits {
        KnownBits(zeros: a.zeros & b.zeros, ones: a.ones | b.ones)
    }

    package static func ^ (a: KnownBits, b: KnownBits) -> KnownBits {
        KnownBits(zeros: (a.zeros & b.zeros) | (a.ones & b.ones), ones: (a.zeros & b.ones) | (a.ones & b.zeros))
    }

    /// The smallest interval around the values that fit, read as a number without a sign.
    package var unsigned: Interval { Interval(Int128(ones), Int128(~zeros)) }

    /// The same, read as two's complement.
    package var signed: Interval {
        let sign = UInt64(1) << 63
        return Interval(
            Int128(Int64(bitPattern: zeros & sign == 0 ? ones | sign : ones)),
            Int128(Int64(bitPattern: ones & sign == 0 ? ~zeros & ~sign : ~zeros)))
    }
}

extension Interval {
    /// `bitAnd`, `bitOr` or `bitXor`. Of two operands below zero, or that may be, the result is two's complement.
    package func bitwise(_ operation: Operator, _ other: Interval) -> Interval {
        if isEmpty || other.isEmpty { return .empty }
        let a = KnownBits(self)
        let b = KnownBits(other)
        let isUnsigned = low >= 0 && other.low >= 0
        switch operation {
        case .bitAnd:
            // Of values that are not negative, the smaller one bounds the result.
            if isUnsigned { return (a & b).unsigned.meet(Interval(0, min(high, other.high))) }
            let bits = (a & b).signed
            return low >= 0 ? bits.meet(Interval(0, high)) : other.low >= 0 ? bits.meet(Interval(0, other.high)) : bits
        case .bitOr, .bitXor:
            let bits = operation == .bitOr ? a | b : a ^ b
            guard isUnsigned else { return bits.signed }
            let top = max(high, other.high)
            let mask: Int128 = top <= 0 ? 0 : (1 << Int128(128 - top.leadingZeroBitCount)) - 1
            return bits.unsigned.meet(Interval(operation == .bitOr ? max(low, other.low) : 0, mask))
        default:
            return .all
        }
    }
}
