extension Tokenizer {
    /// Reads the opening quote of a string; its pounds are a token already.
    mutating func readOpeningQuote(pounds: Int32) {
        let start = position
        let quote = openingQuote(at: start, pounds: pounds)
        position += quote == .multiline ? 3 : 1
        add(Self.kind(of: quote), from: start)
        openStrings.append(OpenString(quote: quote, pounds: pounds))
    }

    private static func kind(of quote: OpenString.Quote) -> TokenKind {
        switch quote {
        case .single: .singleQuote
        case .double: .stringQuote
        case .multiline: .multilineStringQuote
        }
    }

    private func openingQuote(at start: Int, pounds: Int32) -> OpenString.Quote {
        if base[start] == "'" { return .single }
        guard isByte("\"", at: start + 1), isByte("\"", at: start + 2) else { return .double }
        // `#"""#` and `#"""text"#` are strings of one line that begin with quotes.
        guard pounds > 0 else { return .multiline }
        if isPounds(pounds, at: start + 3) { return .double }
        var index = start + 3
        while !isLineEnd(index) {
            if base[index] == "\"", isPounds(pounds, at: index + 1) { return .double }
            index += 1
        }
        return .multiline
    }

    /// Reads the text of a string up to an interpolation, its closing quote or, where it is unterminated, the end of the line
    /// or file; and the delimiters found there.
    mutating func readStringText(_ string: OpenString) {
        let start = position
        while position < end {
            switch base[position] {
            case "\\" where isPounds(string.pounds, at: position + 1):
                let behind = position + 1 + Int(string.pounds)
                if isByte("(", at: behind) {
                    addSegment(from: start)
                    return readInterpolationStart(pounds: string.pounds)
                }
                position = behind
                switch byte(behind) {
                case "\"", "'", "\\": position += 1
                default: break
                }
            case "\n", "\r":
                guard string.quote == .multiline else {
                    addSegment(from: start)
                    openStrings.removeLast()
                    return
                }
                position += 1
            case "\"" where string.quote == .double && isPounds(string.pounds, at: position + 1),
                 "\"" where string.quote == .multiline && isByte("\"", at: position + 1) && isByte("\"", at: position + 2)
                    && isPounds(string.pounds, at: position + 3),
                 "'" where string.quote == .single:
                addSegment(from: start)
                return readClosingQuote(string)
            default: position += 1
            }
        }
        addSegment(from: start)
        openStrings.removeLast()
    }

    private mutating func addSegment(from start: Int) {
        if position > start { add(.stringSegment, from: start) }
    }

    /// `\`, pounds, `(`.
    private mutating func readInterpolationStart(pounds: Int32) {
        addPunctuation(.backslash)
        if pounds > 0 {
            position += Int(pounds)
            add(.rawStringPoundDelimiter, from: position - Int(pounds))
        }
        addPunctuation(.leftParen)
        openStrings[openStrings.count - 1].parentheses = 0
    }

    private mutating func readClosingQuote(_ string: OpenString) {
        openStrings.removeLast()
        let start = position
        position += string.quote == .multiline ? 3 : 1
        add(Self.kind(of: string.quote), from: start)
        guard string.pounds > 0 else { return }
        let pounds = position
        // More pounds than were opened belong to the delimiter too: they can begin nothing else.
        while isByte("#", at: position) { position += 1 }
        add(.rawStringPoundDelimiter, from: pounds)
    }
}
