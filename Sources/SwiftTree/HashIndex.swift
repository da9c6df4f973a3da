/// Finds an element of an array by its content: a hash table of indices, for content that stands elsewhere already.
/// Open addressing with linear probing; the elements are numbered from 0 in the order they are added.
public struct HashIndex: Sendable {
    /// Indices by hash, -1 where free. A power of two long and at most half full.
    private var slots = [Int32](repeating: -1, count: 64)
    /// By index.
    private var hashes: [UInt32] = []

    public init() {}

    public var count: Int { hashes.count }

    public func hash(of index: Int32) -> UInt32 { hashes[Int(index)] }

    /// The element of a hash for which the condition holds, -1 for none.
    @inline(__always)
    public func find(_ hash: UInt32, where isEqual: (Int32) -> Bool) -> Int32 {
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while case let index = slots[slot], index >= 0 {
            if hashes[Int(index)] == hash, isEqual(index) { return index }
            slot = (slot + 1) & mask
        }
        return -1
    }

    /// Adds the next element, which is not there yet.
    public mutating func append(_ hash: UInt32) {
        let index = Int32(truncatingIfNeeded: hashes.count)
        hashes.append(hash)
        if hashes.count * 2 > slots.count {
            slots = [Int32](repeating: -1, count: slots.count * 2)
            for (index, hash) in hashes.enumerated() { place(Int32(truncatingIfNeeded: index), hash) }
        } else {
            place(index, hash)
        }
    }

    private mutating func place(_ index: Int32, _ hash: UInt32) {
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while slots[slot] >= 0 { slot = (slot + 1) & mask }
        slots[slot] = index
    }

    /// Not the same in two runs, so that nobody can write a file whose content all falls together. No output depends on it.
    public static let seed = UInt64.random(in: .min ... .max)

    /// Stirs a number into a hash.
    @inlinable @inline(__always)
    public static func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
        let product = (hash ^ value).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}
