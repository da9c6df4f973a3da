/// What an `InternTable` keeps.
protocol Internable: Equatable {
    /// Of what differs most, already spread over all bits.
    var mixedHash: UInt64 { get }
}

/// Elements of one root's analysis, each kept once and numbered in the order in which they came: open addressing with a cheap hash, as
/// they are asked for at every step.
struct InternTable<Element: Internable> {
    private(set) var elements: [Element] = []
    /// Numbers, -1 where free.
    private var slots: [Int32]

    init() { slots = [Int32](repeating: -1, count: 512) }

    mutating func reset() {
        elements.removeAll(keepingCapacity: true)
        slots = [Int32](repeating: -1, count: 512)
    }

    subscript(number: Int32) -> Element { elements[Int(number)] }

    /// The element's number, where it is kept.
    func known(_ element: Element) -> Int32? {
        let number = slots[slot(of: element)]
        return number >= 0 ? number : nil
    }

    /// The element's number, and whether it is kept from here on.
    mutating func intern(_ element: Element) -> (number: Int32, isNew: Bool) {
        let slot = slot(of: element)
        if slots[slot] >= 0 { return (slots[slot], false) }
        let number = Int32(elements.count)
        slots[slot] = number
        elements.append(element)
        if elements.count * 2 > slots.count { grow() }
        return (number, true)
    }

    /// Where an element stands in `slots`, or is to be put.
    private func slot(of element: Element) -> Int {
        var slot = Int(truncatingIfNeeded: element.mixedHash >> 1) & (slots.count - 1)
        while slots[slot] >= 0, elements[Int(slots[slot])] != element { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 4)
        for (number, element) in elements.enumerated() {
            var slot = Int(truncatingIfNeeded: element.mixedHash >> 1) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
    }
}

extension UInt64 {
    /// Two halves of a key.
    init(_ high: Int32, _ low: Int32) { self = UInt64(UInt32(bitPattern: high)) << 32 | UInt64(UInt32(bitPattern: low)) }

    /// Takes in another part of a key; each bit of either changes many of the result.
    func mixed(with part: UInt64) -> UInt64 {
        let product = (self ^ part) &* 0x9E37_79B9_7F4A_7C15
        return product ^ product >> 32
    }
}
