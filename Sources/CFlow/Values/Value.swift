import CModel

/// A value of the analysis of one root: an index into its `ValueTable`. Equal ids are equal values, on every path.
package struct Value: Hashable, Comparable, Sendable {
    package var raw: Int32
    @inlinable init(_ raw: Int32) { self.raw = raw }

    /// The number 0, and the null pointer.
    package static let zero = Value(0)
    package static let none = Value(-1)
    var isNone: Bool { raw < 0 }
    package static func < (a: Value, b: Value) -> Bool { a.raw < b.raw }
}

/// A region of memory: an index into the `RegionTable` of a root's analysis.
package struct RegionID: Hashable, Comparable, Sendable {
    package var raw: Int32
    @inlinable init(_ raw: Int32) { self.raw = raw }

    package static let none = RegionID(-1)
    package var isNone: Bool { raw < 0 }
    package static func < (a: RegionID, b: RegionID) -> Bool { a.raw < b.raw }
}

/// Where a symbol comes from.
package enum Origin: UInt8, Sendable {
    /// An argument of the root, or what it points to: whatever the callers give.
    case parameter
    /// The content of memory that nothing is known of.
    case memory
    /// The result of a call.
    case call
    /// Outside input: a socket, a file, the environment.
    case outside
    /// A counter of a loop that is not followed turn by turn.
    case loop
    /// One of several values, of paths that were joined.
    case join
    /// Of an object that has not been written.
    case uninitialized
    /// The length of the string in a region.
    case length
    case unknown
}

/// What a value is made of.
package struct ValueNode: Sendable {
    package enum Kind: UInt8, Sendable {
        /// `range` holds it.
        case constant
        /// `x` holds the bits of a `Double`.
        case floating
        /// `a` is its place in `ValueTable.symbols`.
        case symbol
        /// `a` times `x` plus `y`, on unbounded integers; `a` is neither constant nor linear.
        case linear
        /// `operation` of `a` and `b`, on unbounded integers.
        case binary
        /// `a` converted to an integer of `x` bits, signed where `y` is 1, which may not hold it.
        case converted
        /// Region `a`, `b` bytes into it; of a part of it the start `x` and size `y`, -1 for all of it.
        case pointer
        /// Function `a`, as `FlowProgram` numbers them.
        case function
    }

    package var kind: Kind
    package var operation: Operator = .none
    /// Made of outside input.
    package var isOutside = false
    /// Made of a constant that a function gave on some condition of its own, or that a mistake told before made: no evidence.
    package var isDoubtful = false
    var a: Int32 = -1
    var b: Int32 = -1
    package var x: Int64 = 0
    package var y: Int64 = 0
    /// What holds of it on every path.
    package var range: Interval = .all

    package var left: Value { Value(a) }
    package var right: Value { Value(b) }
    package var region: RegionID { RegionID(a) }
}

/// A value that nothing is made of but itself.
package struct SymbolInfo: Sendable {
    package var origin: Origin
    /// Takes every value of its range, as whoever sends it likes.
    package var isFree: Bool
    /// Of a loop's counter: by how much it grows each turn.
    package var step: Int64 = 0
    /// What a loop's counter starts from.
    package var start = Value.none
    /// Of a length: the region. Of memory: the region it was read from.
    package var region = RegionID.none
    /// Of these: what the region's epoch was. The symbol is read again as long as that stays the same.
    var epoch: Int32 = -1
    /// The length of a string that is there, whoever sent it.
    package var isLength = false
    /// Read from a text that whoever starts the program gives to it.
    package var isGivenAtStart = false
}

/// Values or regions met in one search, by number, without clearing anything between two searches.
struct Sweep {
    private var met: [UInt32] = []
    private var number: UInt32 = 0

    /// Starts a search over numbers below `count`.
    mutating func begin(_ count: Int) {
        number += 1
        if met.count < count { met += [UInt32](repeating: 0, count: count * 2 - met.count) }
    }

    /// False where the search has met it before.
    mutating func mark(_ raw: Int32) -> Bool {
        let isNew = met[Int(raw)] != number
        met[Int(raw)] = number
        return isNew
    }

    func isMarked(_ raw: Int32) -> Bool { met[Int(raw)] == number }
}
