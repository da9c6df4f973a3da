/// The packed form: each node is a letter, its line, a space, a count and a space. Behind a scalar (`s`) stand as many bytes,
/// behind a list (`l`) as many nodes, behind a mapping (`m`) as many pairs of them.
extension Node {
    public var packed: String {
        var text = ""
        pack(into: &text)
        return text
    }

    private func pack(into text: inout String) {
        switch content {
        case .scalar(let scalar): text += "s\(line) \(scalar.utf8.count) \(scalar)"
        case .list(let items):
            text += "l\(line) \(items.count) "
            for item in items { item.pack(into: &text) }
        case .mapping(let entries):
            text += "m\(line) \(entries.count) "
            for (key, value) in entries {
                key.pack(into: &text)
                value.pack(into: &text)
            }
        }
    }

    /// Nil where the text is none that `packed` gives.
    public init?(packed text: String) {
        var text = text
        let node: Node? = text.withUTF8 { bytes in
            var reader = PackedReader(bytes: bytes)
            guard let node = reader.node(depth: 0), reader.position == bytes.count else { return nil }
            return node
        }
        guard let node else { return nil }
        self = node
    }
}

private struct PackedReader {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    mutating func node(depth: Int) -> Node? {
        guard position < bytes.count, depth < Limits.depth else { return nil }
        let kind = bytes[position]
        position += 1
        guard let line = number(), let count = number(), count <= bytes.count - position else { return nil }
        switch kind {
        case UInt8(ascii: "s"):
            let scalar = String(decoding: bytes[position..<(position + count)], as: UTF8.self)
            position += count
            return Node(.scalar(scalar), line: line)
        case UInt8(ascii: "l"):
            var items: [Node] = []
            items.reserveCapacity(count)
            for _ in 0..<count {
                guard let item = node(depth: depth + 1) else { return nil }
                items.append(item)
            }
            return Node(.list(items), line: line)
        case UInt8(ascii: "m"):
            var entries: [(key: Node, value: Node)] = []
            entries.reserveCapacity(count)
            for _ in 0..<count {
                guard let key = node(depth: depth + 1), let value = node(depth: depth + 1) else { return nil }
                entries.append((key, value))
            }
            return Node(.mapping(entries), line: line)
        default: return nil
        }
    }

    /// Digits and the space behind them.
    private mutating func number() -> Int? {
        var value = 0
        while position < bytes.count, case let digit = Int(bytes[position]) - 48, (0...9).contains(digit), value < Int(Int32.max) {
            value = value * 10 + digit
            position += 1
        }
        guard position < bytes.count, bytes[position] == UInt8(ascii: " ") else { return nil }
        position += 1
        return value
    }
}
