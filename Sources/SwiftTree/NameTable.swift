/// Index into a `NameTable`. 0 is the empty name.
public typealias NameID = Int32

/// Texts by number, each held once, so that names are compared as numbers. A number is good for its own table only.
public struct NameTable: Sendable {
    public private(set) var texts: [String] = [""]
    /// The bytes of all texts, one behind the other.
    private var bytes: [UInt8] = []
    private var ranges: [Range<Int>] = []
    private var index = HashIndex()

    public init() {
        ranges = [0..<0]
        index.append(Self.hash(UnsafeBufferPointer(start: nil, count: 0)))
    }

    /// How many names there are, the empty one among them.
    public var count: Int { texts.count }

    @inlinable public subscript(_ id: NameID) -> String { texts[Int(id)] }

    /// Whether a name begins with a capital letter, as those of types do.
    @inlinable public func startsUppercase(_ id: NameID) -> Bool {
        guard let first = texts[Int(id)].utf8.first else { return false }
        return first < 0x80 ? first >= UInt8(ascii: "A") && first <= UInt8(ascii: "Z") : texts[Int(id)].first?.isUppercase ?? false
    }

    /// The number of a text, a new one where it has none.
    public mutating func intern(_ text: String) -> NameID {
        var text = text
        return text.withUTF8 { intern($0) }
    }

    /// The number of a text of UTF-8, a new one where it has none. What is no UTF-8 is repaired in `texts`.
    public mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> NameID { intern(text, hash: Self.hash(text)) }

    /// `string` is the text as it stands in another table.
    private mutating func intern(_ text: UnsafeBufferPointer<UInt8>, hash: UInt32, as string: String? = nil) -> NameID {
        let known = find(text, hash)
        if known >= 0 { return known }
        texts.append(string ?? Self.string(text))
        ranges.append(bytes.count..<bytes.count + text.count)
        bytes.append(contentsOf: text)
        index.append(hash)
        return NameID(truncatingIfNeeded: texts.count - 1)
    }

    private static func string(_ text: UnsafeBufferPointer<UInt8>) -> String {
        String(unsafeUninitializedCapacity: text.count) { $0.initialize(fromContentsOf: text) }
    }

    /// The numbers here of all names of another table, new ones where they have none.
    public mutating func merge(_ other: NameTable) -> [NameID] {
        (0..<NameID(other.count)).map { id in other.withBytes(of: id) { intern($0, hash: $1, as: other[id]) } }
    }

    /// The number of a text, nil where it has none.
    public func known(_ text: String) -> NameID? {
        var text = text
        let id = text.withUTF8 { find($0, Self.hash($0)) }
        return id >= 0 ? id : nil
    }

    /// The number that a name of another table has here, nil where it has none.
    public func known(_ id: NameID, of other: NameTable) -> NameID? {
        let known = other.withBytes(of: id) { find($0, $1) }
        return known >= 0 ? known : nil
    }

    private func withBytes<Result>(of id: NameID, _ body: (UnsafeBufferPointer<UInt8>, UInt32) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[ranges[Int(id)]]), index.hash(of: id)) }
    }

    private func find(_ text: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> NameID {
        index.find(hash) { id in
            let range = ranges[Int(id)]
            guard range.count == text.count else { return false }
            return bytes.withUnsafeBytes { Self.areEqual(UnsafeRawBufferPointer(rebasing: $0[range]), UnsafeRawBufferPointer(text)) }
        }
    }

    /// Whether two texts of the same length are the same. The last bytes are read together with some before them.
    @inline(__always)
    private static func areEqual(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
        let count = a.count
        var index = 0
        if count >= 8 {
            while index < count - 8 {
                if a.loadUnaligned(fromByteOffset: index, as: UInt64.self) != b.loadUnaligned(fromByteOffset: index, as: UInt64.self) { return false }
                index += 8
            }
            index = count - 8
            return a.loadUnaligned(fromByteOffset: index, as: UInt64.self) == b.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        }
        if count >= 4 {
            index = count - 4
            return a.loadUnaligned(as: UInt32.self) == b.loadUnaligned(as: UInt32.self)
                && a.loadUnaligned(fromByteOffset: index, as: UInt32.self) == b.loadUnaligned(fromByteOffset: index, as: UInt32.self)
        }
        while index < count {
            if a[index] != b[index] { return false }
            index += 1
        }
        return true
    }

    private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let raw = UnsafeRawBufferPointer(text)
        let count = raw.count
        var hash = HashIndex.mix(HashIndex.seed, UInt64(count))
        // The last bytes are read together with some before them, which are hashed twice then.
        switch count {
        case 0: break
        case 1..<4: hash = HashIndex.mix(hash, UInt64(raw[0]) | UInt64(raw[count / 2]) << 8 | UInt64(raw[count - 1]) << 16)
        case 4..<8:
            let first = raw.loadUnaligned(as: UInt32.self)
            hash = HashIndex.mix(hash, UInt64(first) << 32 | UInt64(raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)))
        default:
            var start = 0
            while start < count - 8 {
                hash = HashIndex.mix(hash, raw.loadUnaligned(fromByteOffset: start, as: UInt64.self))
                start += 8
            }
            hash = HashIndex.mix(hash, raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
        }
        return UInt32(truncatingIfNeeded: hash)
    }
}

/// Some names of a table, for those who ask often.
public struct NameSet: Sendable {
    @usableFromInline let isMember: [Bool]

    public init(_ names: some Sequence<NameID>, in table: NameTable) {
        var isMember = [Bool](repeating: false, count: table.count)
        for name in names { isMember[Int(name)] = true }
        self.isMember = isMember
    }

    @inlinable public func contains(_ name: NameID) -> Bool { Int(name) < isMember.count && isMember[Int(name)] }
}
