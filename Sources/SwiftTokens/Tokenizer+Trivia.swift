extension Tokenizer {
    /// Skips blanks, comments and bytes that begin no token, and notes in `flags` what was there. Inside an interpolation of
    /// a single-line string it stops at the end of the line.
    mutating func skipTrivia(acrossLines: Bool) {
        let start = position
        loop: while position < end {
            switch base[position] {
            case " ", "\t", 0x0B, 0x0C: position += 1
            case "\n", "\r":
                guard acrossLines else { break loop }
                flags.insert(.startsLine)
                position += 1
            case "/":
                if isByte("/", at: position + 1) {
                    while !isLineEnd(position) { position += 1 }
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
        while !isLineEnd(position) { position += 1 }
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
