import CModel

/// The values of one root's analysis, each kept once.
package final class ValueTable {
    package private(set) var nodes: [ValueNode] = []
    package private(set) var symbols: [SymbolInfo] = []
    /// Open addressing: indices into `nodes`, -1 where free.
    private var slots: [Int32] = []
    /// The numbers that code is full of, at their places; none where they have not been asked for.
    private var smallConstants: [Value] = []
    /// What makes symbols the same: equal keys are equal symbols. Numbered as `symbols` are.
    private var symbolKeys = InternTable<SymbolKey>()
    /// By symbol.
    private var symbolValues: [Value] = []

    /// What makes a symbol: the instruction that gives it, in its context; or the memory it is read from.
    struct SymbolKey: Internable {
        enum Kind: UInt8 { case instruction, memory, length, cell, join }
        var kind: Kind
        var a: Int32
        var b: Int32
        var c: Int64 = 0
        var d: Int32 = 0

        var mixedHash: UInt64 {
            UInt64(a, b).mixed(with: UInt64(bitPattern: c)).mixed(with: UInt64(UInt32(bitPattern: d)) << 8 | UInt64(kind.rawValue))
        }
    }

    init() { reset() }

    /// Forgets the values of a root, and has the number 0 alone.
    func reset() {
        nodes.removeAll(keepingCapacity: true)
        symbols.removeAll(keepingCapacity: true)
        symbolKeys.reset()
        symbolValues.removeAll(keepingCapacity: true)
        slots = [Int32](repeating: -1, count: 1024)
        smallConstants = [Value](repeating: .none, count: 65)
        _ = constant(0)
    }

    package subscript(_ value: Value) -> ValueNode { nodes[Int(value.raw)] }
    func isDoubtful(_ value: Value) -> Bool { !value.isNone && self[value].isDoubtful }
    package func symbol(_ value: Value) -> SymbolInfo? {
        let node = self[value]
        return node.kind == .symbol ? symbols[Int(node.a)] : nil
    }

    // MARK: Making values

    package func constant(_ number: Int128, isDoubtful: Bool = false) -> Value {
        let isSmall = !isDoubtful && number >= 0 && number < Int128(smallConstants.count)
        if isSmall, !smallConstants[Int(number)].isNone { return smallConstants[Int(number)] }
        let value = intern(ValueNode(
            kind: .constant, isDoubtful: isDoubtful, x: Int64(truncatingIfNeeded: number), y: Int64(truncatingIfNeeded: number >> 64),
            range: Interval(number)))
        if isSmall { smallConstants[Int(number)] = value }
        return value
    }

    func floating(_ number: Double) -> Value {
        intern(ValueNode(kind: .floating, x: Int64(bitPattern: number.bitPattern)))
    }

    func function(_ id: Int32) -> Value {
        intern(ValueNode(kind: .function, a: id, range: Interval(1, Interval.infinity)))
    }

    func symbol(_ key: SymbolKey, range: Interval, make: () -> SymbolInfo) -> Value {
        let (number, isNew) = symbolKeys.intern(key)
        guard isNew else { return symbolValues[Int(number)] }
        var symbol = make()
        if key.kind == .memory || key.kind == .length { symbol.epoch = key.b }
        let value = Value(Int32(nodes.count))
        nodes.append(ValueNode(kind: .symbol, isOutside: symbol.origin == .outside, a: number, range: range))
        symbols.append(symbol)
        symbolValues.append(value)
        return value
    }

    /// The symbol of a key, where it has been made.
    func known(_ key: SymbolKey) -> Value? { symbolKeys.known(key).map { symbolValues[Int($0)] } }

    /// A symbol joined from others that are made of outside input is so too.
    func markOutside(_ value: Value) { nodes[Int(value.raw)].isOutside = true }

    /// A symbol was read from a text that whoever starts the program gives to it.
    func markGivenAtStart(_ symbol: Value) { symbols[Int(nodes[Int(symbol.raw)].a)].isGivenAtStart = true }

    /// `part` is the member that the pointer was made for: its start in the region and its size.
    package func pointer(_ region: RegionID, _ offset: Value, part: (start: Int64, size: Int64)? = nil) -> Value {
        intern(ValueNode(
            kind: .pointer, isOutside: false, a: region.raw, b: offset.raw, x: part?.start ?? -1, y: part?.size ?? -1,
            range: Interval(1, Interval.infinity)))
    }

    /// `base * scale + addend`.
    package func linear(_ base: Value, scale: Int64, addend: Int64, isDoubtful: Bool = false) -> Value {
        let node = self[base]
        let isDoubtful = isDoubtful || node.isDoubtful
        if scale == 0 { return constant(Int128(addend), isDoubtful: isDoubtful) }
        if scale == 1, addend == 0 { return base }
        switch node.kind {
        case .constant:
            return constant((node.range * Interval(Int128(scale)) + Interval(Int128(addend))).low, isDoubtful: isDoubtful)
        case .linear:
            let (newScale, overflow1) = node.x.multipliedReportingOverflow(by: scale)
            let (shifted, overflow2) = node.y.multipliedReportingOverflow(by: scale)
            let (newAddend, overflow3) = shifted.addingReportingOverflow(addend)
            if !overflow1, !overflow2, !overflow3 { return linear(node.left, scale: newScale, addend: newAddend, isDoubtful: isDoubtful) }
            fallthrough
        default:
            return intern(ValueNode(kind: .linear, isOutside: node.isOutside, isDoubtful: isDoubtful, a: base.raw, x: scale, y: addend))
        }
    }

    /// A value as `base * scale + addend`; of a constant the base is none.
    package func parts(_ value: Value) -> (base: Value, scale: Int64, addend: Int64)? {
        let node = self[value]
        switch node.kind {
        case .constant: return Int64(exactly: node.range.low).map { (.none, 0, $0) }
        case .linear: return (node.left, node.x, node.y)
        default: return (value, 1, 0)
        }
    }

    package func add(_ a: Value, _ b: Value) -> Value { sum(a, b, sign: 1) }
    package func subtract(_ a: Value, _ b: Value) -> Value { sum(a, b, sign: -1) }

    private func sum(_ a: Value, _ b: Value, sign: Int64) -> Value {
        if let first = parts(a), let second = parts(b) {
            let (scaled, overflow1) = second.addend.multipliedReportingOverflow(by: sign)
            let (addend, overflow2) = first.addend.addingReportingOverflow(scaled)
            if !overflow1, !overflow2 {
                let isDoubtful = self[a].isDoubtful || self[b].isDoubtful
                if second.base.isNone, !first.base.isNone {
                    return linear(first.base, scale: first.scale, addend: addend, isDoubtful: isDoubtful)
                }
                if first.base.isNone, !second.base.isNone {
                    return linear(second.base, scale: sign * second.scale, addend: addend, isDoubtful: isDoubtful)
                }
                if first.base.isNone { return constant(Int128(addend), isDoubtful: isDoubtful) }
                if first.base == second.base {
                    let (scale, overflow) = first.scale.addingReportingOverflow(sign * second.scale)
                    if !overflow { return linear(first.base, scale: scale, addend: addend) }
                }
            }
        }
        if sign < 0, let divisor = divisor(of: a, behind: b) { return binary(.remainder, a, divisor) }
        return normalizedSum(a, b, sign: sign) ?? binary(sign > 0 ? .add : .subtract, a, b)
    }

    /// `±x ± y + k`, with `x` and `y` neither constant nor linear, as the sum or difference of the two and a number behind it: so that
    /// `l - (100 - o)` and `o + l` know of each other. Nil where one of them has another factor, or nothing would change.
    private func normalizedSum(_ a: Value, _ b: Value, sign: Int64) -> Value? {
        guard let first = parts(a), let second = parts(b), !first.base.isNone, !second.base.isNone,
              first.scale.magnitude == 1, second.scale.magnitude == 1, first.addend.magnitude < 1 << 60, second.addend.magnitude < 1 << 60,
              first.addend != 0 || second.addend != 0 || first.scale < 0 || second.scale < 0 else { return nil }
        let addend = first.addend + sign * second.addend
        let core: Value
        switch (first.scale, sign * second.scale) {
        case (1, 1), (-1, -1): core = binary(.add, first.base, second.base)
        case (1, _): core = binary(.subtract, first.base, second.base)
        default: core = binary(.subtract, second.base, first.base)
        }
        return linear(core, scale: first.scale == -1 && sign * second.scale == -1 ? -1 : 1, addend: addend)
    }

    /// `c` where `b` is `a / c * c`, which leaves of `a` the remainder.
    private func divisor(of a: Value, behind b: Value) -> Value? {
        let product = self[b]
        guard product.kind == .linear, product.y == 0, self[product.left].kind == .binary, self[product.left].operation == .divide,
              self[product.left].left == a, self[self[product.left].right].range.constant == Int128(product.x) else { return nil }
        return self[product.left].right
    }

    func multiply(_ a: Value, _ b: Value) -> Value {
        if let number = self[b].range.constant.flatMap({ Int64(exactly: $0) }), self[b].kind == .constant {
            return linear(a, scale: number, addend: 0)
        }
        if let number = self[a].range.constant.flatMap({ Int64(exactly: $0) }), self[a].kind == .constant {
            return linear(b, scale: number, addend: 0)
        }
        return binary(.multiply, a, b)
    }

    /// Kept as it is, unless both are constants that the caller has folded before.
    func binary(_ operation: Operator, _ a: Value, _ b: Value) -> Value { intern(binaryNode(operation, a, b)) }

    /// The same, where it has been made.
    func knownBinary(_ operation: Operator, _ a: Value, _ b: Value) -> Value? {
        let slot = slots[slot(of: binaryNode(operation, a, b))]
        return slot >= 0 ? Value(slot) : nil
    }

    private func binaryNode(_ operation: Operator, _ a: Value, _ b: Value) -> ValueNode {
        var (first, second) = (a, b)
        switch operation {
        case .add, .multiply, .bitAnd, .bitOr, .bitXor, .equal: if b < a { (first, second) = (b, a) }
        default: break
        }
        return ValueNode(
            kind: .binary, operation: operation, isOutside: self[a].isOutside || self[b].isOutside,
            isDoubtful: self[a].isDoubtful || self[b].isDoubtful, a: first.raw, b: second.raw)
    }

    func converted(_ value: Value, bits: Int32, isSigned: Bool) -> Value {
        intern(ValueNode(
            kind: .converted, isOutside: self[value].isOutside, isDoubtful: self[value].isDoubtful, a: value.raw, x: Int64(bits), y: isSigned ? 1 : 0,
            range: Interval.values(bits: bits, isSigned: isSigned)))
    }

    // MARK: Keeping each once

    private func intern(_ node: ValueNode) -> Value {
        let slot = slot(of: node)
        if slots[slot] >= 0 { return Value(slots[slot]) }
        slots[slot] = Int32(nodes.count)
        nodes.append(node)
        if nodes.count * 2 > slots.count { grow() }
        return Value(Int32(nodes.count - 1))
    }

    /// Where a node stands in `slots`, or is to be put.
    private func slot(of node: ValueNode) -> Int {
        var slot = Self.hash(node) & (slots.count - 1)
        while slots[slot] >= 0 {
            let other = nodes[Int(slots[slot])]
            if other.kind == node.kind, other.operation == node.operation, other.a == node.a, other.b == node.b,
               other.x == node.x, other.y == node.y, other.isDoubtful == node.isDoubtful {
                break
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    private func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 4)
        for (index, node) in nodes.enumerated() where node.kind != .symbol {
            var slot = Self.hash(node) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(index)
        }
    }

    private static func hash(_ node: ValueNode) -> Int {
        var hash = UInt64(node.kind.rawValue) &* 31 &+ UInt64(node.operation.rawValue)
        hash = (hash ^ UInt64(UInt32(bitPattern: node.a))) &* 0x9E37_79B9_7F4A_7C15
        hash = (hash ^ UInt64(UInt32(bitPattern: node.b)) ^ (hash >> 29)) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ UInt64(bitPattern: node.x) ^ (hash >> 32)) &* 0x94D0_49BB_1331_11EB
        hash = (hash ^ UInt64(bitPattern: node.y) ^ (hash >> 31)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: (hash ^ (hash >> 33)) >> 1)
    }
}
