/// The words of the grammar, so that nothing compares text.
public enum Keyword: String, Sendable, CaseIterable {
    case none = ""

    // Reserved.
    case anyType = "Any", `as`, `associatedtype`, `break`, `case`, `catch`, `class`, `continue`, `default`, `defer`, `deinit`, `do`
    case `else`, `enum`, `extension`, `fallthrough`, `false`, `fileprivate`, `for`, `func`, `guard`, `if`, `import`, `in`
    case initWord = "init", `inout`, `internal`, `is`, `let`, `nil`, `operator`, `precedencegroup`, `private`, `protocol`, `public`
    case `repeat`, `rethrows`, `return`, selfWord = "self", selfType = "Self", `static`, `struct`, `subscript`, `super`, `switch`, `throw`, `throws`
    case `true`, `try`, `typealias`, `var`, `where`, `while`

    // Contextual: identifiers that the parser reads as words where the grammar has them.
    case actor, any, async, await, borrow, borrowing, consume, consuming, convenience, copy, discard, distributed, dynamic
    case each, final, get, indirect, infix, isolated, lazy, left, macro, modify, mutate, mutating, noneWord = "none"
    case nonisolated, nonmutating, nonsending, of, open, optional, override, package, postfix, prefix, reasync, read
    case required, right, sending, set, some, then, metatype = "Type", unowned, unsafe, unsafeAddress
    case using, weak, willSet, didSet, yield, _modify, _read, _const, _local, __owned, __shared, __consuming
    case _borrowing = "_borrow", protocolMetatype = "Protocol", module, assignment, associativity, higherThan, lowerThan

    /// Reserved words are keywords wherever they stand; the others only where the grammar has them.
    public var isReserved: Bool { KeywordTable.reserved.contains(self) }
}

/// Finds the keyword an identifier spells: open addressing over the first sixteen bytes of the word.
struct KeywordTable: Sendable {
    struct Entry: Sendable {
        var low: UInt64 = 0
        var high: UInt64 = 0
        var keyword = Keyword.none
        var isReserved = false
    }

    static let size = 1024
    /// In bytes; no word of `Keyword` is longer.
    static let longestWord = 16
    static let reserved = Set(Keyword.allCases.prefix { $0 != .actor }.dropFirst())
    static let shared = KeywordTable()

    private(set) var entries = [Entry](repeating: Entry(), count: size)

    private init() {
        for keyword in Keyword.allCases where keyword != .none {
            let bytes = Array(keyword.rawValue.utf8)
            var entry = Entry(keyword: keyword, isReserved: Self.reserved.contains(keyword))
            for (index, byte) in bytes.prefix(Self.longestWord).enumerated() {
                if index < 8 { entry.low |= UInt64(byte) << (8 * index) } else { entry.high |= UInt64(byte) << (8 * (index - 8)) }
            }
            var slot = Self.slot(entry.low, entry.high)
            while entries[slot].keyword != .none { slot = (slot + 1) & (Self.size - 1) }
            entries[slot] = entry
        }
    }

    @inline(__always)
    static func slot(_ low: UInt64, _ high: UInt64) -> Int {
        Int(truncatingIfNeeded: ((low ^ (high &* 0x9E37_79B9_7F4A_7C15)) &* 0xBF58_476D_1CE4_E5B9) >> 54)
    }
}
