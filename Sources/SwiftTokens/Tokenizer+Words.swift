extension Tokenizer {
    @inline(__always)
    mutating func skipIdentifierBytes() {
        var index = position
        while index < end {
            let byte = base[index]
            if UnicodeClasses.isIdentifierByte(byte) {
                index += 1
            } else if byte >= 0x80, let (value, length) = scalar(at: index), UnicodeClasses.continuesIdentifier(value) {
                index += length
            } else {
                break
            }
        }
        position = index
    }

    mutating func readIdentifier() {
        let start = position
        skipIdentifierBytes()
        let length = position - start
        if length == 1, base[start] == "_" { return add(.wildcard, from: start) }
        guard length <= KeywordTable.longestWord, length > 1 else { return add(.identifier, from: start) }
        let (keyword, isReserved) = keyword(at: start, length: length)
        add(isReserved ? .keyword : .identifier, from: start, keyword: keyword)
    }

    @inline(__always)
    private func keyword(at start: Int, length: Int) -> (Keyword, isReserved: Bool) {
        var low: UInt64 = 0
        var high: UInt64 = 0
        if start + KeywordTable.longestWord <= end {
            let raw = UnsafeRawPointer(base + start)
            low = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
            if length < 8 {
                low &= (1 << UInt64(8 * length)) &- 1
            } else if length > 8 {
                high = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
                if length < 16 { high &= (1 << UInt64(8 * (length - 8))) &- 1 }
            }
        } else {
            for index in 0..<length {
                let byte = UInt64(base[start + index])
                if index < 8 { low |= byte << UInt64(8 * index) } else { high |= byte << UInt64(8 * (index - 8)) }
            }
        }
        var slot = KeywordTable.slot(low, high)
        while true {
            let entry = keywords[slot]
            if entry.keyword == .none { return (.none, false) }
            if entry.low == low, entry.high == high { return (entry.keyword, entry.isReserved) }
            slot = (slot + 1) & (KeywordTable.size - 1)
        }
    }

    /// `$0` is a closure parameter; `$name` and `$` alone are identifiers.
    mutating func readDollarIdentifier() {
        let start = position
        position += 1
        skipIdentifierBytes()
        var index = start + 1
        while index < position, UnicodeClasses.isDigit(base[index]) { index += 1 }
        add(index == position ? .dollarIdentifier : .identifier, from: start)
    }

    /// `` `name` ``; a backtick that nothing on its line closes stands alone.
    mutating func readRawIdentifier() {
        let start = position
        var index = start + 1
        while !isLineEnd(index), base[index] != "`" { index += 1 }
        guard isByte("`", at: index) else { return addPunctuation(.backtick) }
        position = index + 1
        add(.identifier, from: start)
    }

    /// The end of an editor placeholder `<#…#>` that begins at an index.
    func placeholderEnd(at start: Int) -> Int? {
        guard isByte("#", at: start + 1) else { return nil }
        var index = start + 2
        while index < end, base[index] != "\n" {
            if base[index] == "#", isByte(">", at: index + 1) { return index + 2 }
            if base[index] == "<", isByte("#", at: index + 1) { return nil }
            index += 1
        }
        return nil
    }
}
