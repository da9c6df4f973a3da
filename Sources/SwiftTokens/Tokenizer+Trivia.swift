extension Tokenizer {
    /// Skips blanks, comments and bytes that begin no token, and notes in `flags` what was there. Inside an interpolation of
    /// a single-line string it stops at the end of the line.
    mutating func skipTrivia(acrossLines: Bool) {
        let start = position
        loop: while position < end {
            switch base[position] {
            case " ", "\t", 0x0B, 0x0C: skipBlanks()
            case "\n", "\r":
                guard acrossLines else { break loop }
                flags.insert(.startsLine)
                position += 1
            case "/":
                if isByte("/", at: position + 1) {
                    skipToLineEnd()
                } else if isByte("*", at: position + 1) {
                    skipBlockComment()
                } else {
                    break loop
                }
                flags.insert(.afterComment)
            case "<", ">":
                guard skipConflictMarker() else { break loop }
            case 0:
                flags.insert(.broken)
                position += 1
            case 0x21...0x7E: break loop
            default:
                guard skipUnknownCharacter() else { break loop }
            }
        }
        if position > start { flags.insert(.afterTrivia) }
    }

    /// Skips a blank and the spaces behind it, eight at a time: lines are indented.
    @inline(__always)
    private mutating func skipBlanks() {
        var index = position + 1
        while index + 8 <= end, UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self) == 0x2020_2020_2020_2020 { index += 8 }
        while isByte(" ", at: index) { index += 1 }
        position = index
    }

    /// Eight bytes at a time: comments are a large part of most files.
    mutating func skipToLineEnd() {
        var index = position
        while index + 8 <= end {
            let bytes = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
            if Self.hasByte("\n", in: bytes) || Self.hasByte("\r", in: bytes) { break }
            index += 8
        }
        while !isLineEnd(index) { index += 1 }
        position = index
    }

    /// Whether one of eight bytes is this one: it alone becomes zero, from which 1 is borrowed.
    @inline(__always)
    private static func hasByte(_ byte: UInt8, in bytes: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let rest = bytes ^ (ones &* UInt64(byte))
        return (rest &- ones) & ~rest & (ones << 7) != 0
    }

    private mutating func skipBlockComment() {
        position += 2
        var depth = 1
        while position < end {
            switch base[position] {
            case "*" where isByte("/", at: position + 1):
                position += 2
                depth -= 1
                if depth == 0 { return }
            case "/" where isByte("*", at: position + 1):
                position += 2
                depth += 1
            case "\n", "\r":
                flags.insert(.startsLine)
                position += 1
            default: position += 1
            }
        }
        flags.insert(.broken)
    }

    /// Skips a byte order mark, a no-break space, broken UTF-8 or a character that no token has. False where a token begins.
    private mutating func skipUnknownCharacter() -> Bool {
        guard let (value, length) = scalar(at: position) else {
            flags.insert(.broken)
            position = indexBehindInvalid(position)
            return true
        }
        switch value {
        case Self.openingCurlyQuote, Self.closingCurlyQuote: return false
        case Self.byteOrderMark: break
        default:
            if UnicodeClasses.continuesIdentifier(value) || UnicodeClasses.startsOperator(value) { return false }
            flags.insert(.broken)
        }
        position += length
        return true
    }

    private static let byteOrderMark: UInt32 = 0xFEFF

    /// A merge conflict left in the file, up to the end of its last line, counts as trivia.
    private mutating func skipConflictMarker() -> Bool {
        guard position == 0 || base[position - 1] == "\n" || base[position - 1] == "\r" else { return false }
        let terminatorEnd: Int?
        if isText("<<<<<<< ", at: position), !hasNoConflictEnd.git {
            terminatorEnd = lineStart(with: ">>>>>>> ", after: position + 8)
            hasNoConflictEnd.git = terminatorEnd == nil
        } else if isText(">>>> ", at: position), !hasNoConflictEnd.perforce {
            terminatorEnd = lineStart(with: "<<<<\n", after: position + 5)
            hasNoConflictEnd.perforce = terminatorEnd == nil
        } else {
            return false
        }
        guard let terminatorEnd else { return false }
        position = terminatorEnd
        skipToLineEnd()
        flags.formUnion([.broken, .startsLine])
        return true
    }

    /// The index behind a text that stands at the start of a line.
    private func lineStart(with text: StaticString, after start: Int) -> Int? {
        var index = start
        while index < end {
            if base[index - 1] == "\n" || base[index - 1] == "\r", isText(text, at: index) {
                return index + text.utf8CodeUnitCount
            }
            index += 1
        }
        return nil
    }
}
