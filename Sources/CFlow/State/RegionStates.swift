/// What is known of regions on a path, sorted by id. Each state is kept once in a table: an entry is two numbers, so that a path is copied
/// and compared quickly however much is known of a region.
package struct RegionStates: RandomAccessCollection, @unchecked Sendable {
    struct Entry: Hashable, Sendable {
        var id: RegionID
        /// Of its state in the table.
        var number: Int32
    }

    private(set) var entries: [Entry] = []
    /// The interpreter's, which outlives all paths.
    private let table: Unmanaged<RegionTable>

    init(_ table: RegionTable) { self.table = Unmanaged.passUnretained(table) }

    package var startIndex: Int { 0 }
    package var endIndex: Int { entries.count }

    package internal(set) subscript(index: Int) -> RegionState {
        get { state(entries[index].number) }
        set {
            let number = number(of: newValue)
            if entries[index].number != number { entries[index].number = number }
        }
    }

    private func state(_ number: Int32) -> RegionState { table._withUnsafeGuaranteedRef { $0[number] } }
    private func number(of state: RegionState) -> Int32 { table._withUnsafeGuaranteedRef { $0.number(of: state) } }

    /// Where a region stands, or is to be put.
    func index(of region: RegionID) -> (index: Int, isPresent: Bool) {
        let index = entries.lowerBound { $0.id < region }
        return (index, index < entries.count && entries[index].id == region)
    }

    mutating func reserveCapacity(_ count: Int) { entries.reserveCapacity(count) }

    mutating func insert(_ state: RegionState, at index: Int) {
        entries.insert(Entry(id: state.id, number: number(of: state)), at: index)
    }

    mutating func append(_ state: RegionState) { insert(state, at: entries.count) }

    mutating func append(_ entry: Entry) { entries.append(entry) }

    mutating func remove(where isGone: (RegionID) -> Bool) { entries.removeAll { isGone($0.id) } }

    /// The sum of what two paths' regions differ in, as `sortedDifferences` has it.
    static func differences(
        _ a: RegionStates, _ b: RegionStates, missing: Int, upTo most: Int, weight: (RegionState, RegionState) -> Int
    ) -> Int {
        sortedDifferences(a.entries, b.entries, missing: missing, upTo: most, order: { $0.id < $1.id }) { x, y in
            x.number == y.number ? 0 : weight(a.state(x.number), a.state(y.number))
        }
    }
}

extension RegionStates: Equatable {
    package static func == (a: RegionStates, b: RegionStates) -> Bool { a.entries == b.entries }
}

/// The states of regions that one root's analysis has met, each kept once.
final class RegionTable: @unchecked Sendable {
    private var states = InternTable<RegionState>()

    func reset() { states.reset() }

    subscript(number: Int32) -> RegionState { states[number] }

    func number(of state: RegionState) -> Int32 { states.intern(state).number }
}

extension RegionState: Internable {
    var mixedHash: UInt64 {
        let flags = UInt64(status.rawValue) | UInt64(content.rawValue) << 8 | UInt64(nullness.rawValue) << 16
            | (isNullByCallee ? 1 << 24 : 0) | (isEscaped ? 1 << 25 : 0) | (isUsedUntested ? 1 << 26 : 0)
        return UInt64(id.raw, epoch).mixed(with: flags | UInt64(UInt32(bitPattern: released)) << 32)
            .mixed(with: UInt64(bitPattern: solid) ^ UInt64(bitPattern: zeroAt) << 1)
            .mixed(with: UInt64(bitPattern: untouched) ^ UInt64(UInt32(bitPattern: length.raw)) << 20)
    }
}
