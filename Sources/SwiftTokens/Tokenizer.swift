/// Splits Swift source into tokens. Lossless: the tokens and the gaps between them are the bytes given, whatever they are.
/// Linear in the size of the input. The last token is `endOfFile`.
public func tokenize(_ bytes: UnsafeBufferPointer<UInt8>) -> [Token] {
    let length = min(bytes.count, Int(UInt32.max) - 1)
    guard let base = bytes.baseAddress, length > 0 else { return [Token(offset: 0, length: 0, kind: .endOfFile)] }
    return KeywordTable.shared.entries.withUnsafeBufferPointer { keywords in
        var tokenizer = Tokenizer(base: base, end: length, keywords: keywords)
        tokenizer.run()
        return tokenizer.tokens
    }
}

/// As `tokenize` of a buffer.
public func tokenize(_ bytes: [UInt8]) -> [Token] { bytes.withUnsafeBufferPointer { tokenize($0) } }

/// The state of one run over a file.
struct Tokenizer {
    /// A string literal that is open, or an interpolation in it.
    struct OpenString {
        enum Quote: UInt8 { case single, double, multiline }
        var quote: Quote
        var pounds: Int32
        /// Open parentheses of the interpolation being read, the first not counted; -1 while in the string's text.
        var parentheses: Int32 = -1
    }

    let base: UnsafePointer<UInt8>
    let end: Int
    let keywords: UnsafeBufferPointer<KeywordTable.Entry>
    /// Where the next byte is read.
    var position = 0
    var tokens: [Token] = []
    var openStrings: [OpenString] = []
    /// What the trivia before the next token holds.
    var flags: Token.Flags = []
    var previousKind = TokenKind.shebang
    var previousKeyword = Keyword.none
    /// The token before was the mark of `try?` or `try!`: what follows is an expression.
    var prefersRegex = false

    // Searches that ran to the end of the file without success are not repeated, so that time stays linear.
    var hasNoConflictEnd = (git: false, perforce: false)
    var unterminatedRegexPounds = Int.max

    init(base: UnsafePointer<UInt8>, end: Int, keywords: UnsafeBufferPointer<KeywordTable.Entry>) {
        self.base = base
        self.end = end
        self.keywords = keywords
        tokens.reserveCapacity(end / 5 + 16)
    }

    mutating func run() {
        while true {
            if let string = openStrings.last {
                if string.parentheses < 0 {
                    readStringText(string)
                    continue
                }
                skipTrivia(acrossLines: string.quote == .multiline)
                if position < end, base[position] == "\n" || base[position] == "\r" {
                    // The line ends inside an interpolation of a single-line string: the string is over.
                    openStrings.removeLast()
                    continue
                }
            } else {
                skipTrivia(acrossLines: true)
            }
            guard position < end else { break }
            readToken()
        }
        add(.endOfFile, from: end)
    }

    // MARK: - Looking

    /// The byte at an index; NUL behind the end.
    @inline(__always)
    func byte(_ index: Int) -> UInt8 { index < end ? base[index] : 0 }

    /// Whether the byte at an index is this one.
    @inline(__always)
    func isByte(_ byte: UInt8, at index: Int) -> Bool { index < end && base[index] == byte }

    @inline(__always)
    func isLineEnd(_ index: Int) -> Bool { index >= end || base[index] == "\n" || base[index] == "\r" }

    func isPounds(_ count: Int32, at index: Int) -> Bool {
        var rest = count
        var index = index
        while rest > 0 {
            guard isByte("#", at: index) else { return false }
            index += 1
            rest -= 1
        }
        return true
    }

    /// The code point at an index and its length in UTF-8; nil where the bytes are no valid UTF-8.
    func scalar(at index: Int) -> (value: UInt32, length: Int)? {
        let first = base[index]
        if first < 0x80 { return (UInt32(first), 1) }
        guard first >= 0xC2, first < 0xF5 else { return nil }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard index + length <= end else { return nil }
        var value = UInt32(first) & (0xFF >> UInt32(length + 1))
        for next in 1..<length {
            let byte = base[index + next]
            guard byte & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        let minimum: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
        guard value >= minimum, value <= 0x10FFFF, !(0xD800...0xDFFF).contains(value) else { return nil }
        return (value, length)
    }

    /// The index behind the byte or broken UTF-8 sequence at an index.
    func indexBehindInvalid(_ index: Int) -> Int {
        let first = base[index]
        let startsScalar = first >= 0xC2 && first < 0xF5
        let limit = startsScalar ? min(end, index + (first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4)) : end
        var next = index + 1
        while next < limit {
            let byte = base[next]
            if startsScalar ? byte & 0xC0 != 0x80 : byte < 0x80 || (byte >= 0xC2 && byte < 0xF5) { break }
            next += 1
        }
        return next
    }

    // MARK: - Tokens

    @inline(__always)
    mutating func add(_ kind: TokenKind, from start: Int, keyword: Keyword = .none) {
        tokens.append(
            Token(
                offset: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: position - start), kind: kind,
                flags: flags, keyword: keyword))
        flags = []
        previousKind = kind
        previousKeyword = keyword
    }

    @inline(__always)
    mutating func addPunctuation(_ kind: TokenKind) {
        position += 1
        add(kind, from: position - 1)
    }

    /// Reads one token outside a string's text; trivia is skipped already.
    mutating func readToken() {
        let regexPreferred = prefersRegex
        prefersRegex = false
        let first = base[position]
        switch first {
        case "a"..."z", "A"..."Z", "_": readIdentifier()
        case "(":
            if !openStrings.isEmpty { openStrings[openStrings.count - 1].parentheses += 1 }
            addPunctuation(.leftParen)
        case ")":
            // -1 leaves the interpolation: the string's text goes on.
            if !openStrings.isEmpty { openStrings[openStrings.count - 1].parentheses -= 1 }
            addPunctuation(.rightParen)
        case ",": addPunctuation(.comma)
        case ":":
            if isByte(":", at: position + 1) {
                position += 2
                add(.colonColon, from: position - 2)
            } else {
                addPunctuation(.colon)
            }
        case "{": addPunctuation(.leftBrace)
        case "}": addPunctuation(.rightBrace)
        case "[": addPunctuation(.leftSquare)
        case "]": addPunctuation(.rightSquare)
        case "@": addPunctuation(.atSign)
        case ";": addPunctuation(.semicolon)
        case "\\": addPunctuation(.backslash)
        case "\"", "'": readOpeningQuote(pounds: 0)
        case "0"..."9": readNumber()
        case "#": readPound()
        case "$": readDollarIdentifier()
        case "`": readRawIdentifier()
        case "!", "?":
            if isLeftBound(position) {
                prefersRegex = previousKeyword == .try
                addPunctuation(first == "!" ? .exclamationMark : .postfixQuestionMark)
            } else {
                readOperator(prefersRegex: regexPreferred)
            }
        case "<":
            if let end = placeholderEnd(at: position) {
                let start = position
                position = end
                add(.identifier, from: start)
            } else {
                readOperator(prefersRegex: regexPreferred)
            }
        default:
            if UnicodeClasses.isOperatorByte(first) {
                readOperator(prefersRegex: regexPreferred)
            } else {
                readNonASCII(prefersRegex: regexPreferred)
            }
        }
    }

    private mutating func readNonASCII(prefersRegex: Bool) {
        let start = position
        guard let (value, length) = scalar(at: position) else {
            // `skipTrivia` takes these as trivia; kept so that reading always moves on.
            position = indexBehindInvalid(position)
            return add(.unknown, from: start)
        }
        if UnicodeClasses.startsIdentifier(value) { return readIdentifier() }
        if UnicodeClasses.startsOperator(value) { return readOperator(prefersRegex: prefersRegex) }
        position += length
        if UnicodeClasses.continuesIdentifier(value) {
            skipIdentifierBytes()
            flags.insert(.broken)
            return add(.identifier, from: start)
        }
        flags.insert(.broken)
        if value == Self.openingCurlyQuote {
            skipCurlyQuotedText()
            return add(.identifier, from: start)
        }
        add(.unknown, from: start)
    }

    static let openingCurlyQuote: UInt32 = 0x201C
    static let closingCurlyQuote: UInt32 = 0x201D

    /// Text between typographic quotes is one token, where it ends on the line.
    private mutating func skipCurlyQuotedText() {
        var index = position
        while !isLineEnd(index) {
            if base[index] == "\"" {
                position = index + 1
                return
            }
            if base[index] == "\\" {
                if isByte("(", at: index + 1) { return }
                index += isLineEnd(index + 1) ? 1 : 2
                continue
            }
            guard let (value, length) = scalar(at: index), value != Self.openingCurlyQuote else { return }
            index += length
            if value == Self.closingCurlyQuote {
                position = index
                return
            }
        }
    }

    /// `#` begins a shebang, a raw string, a regex, a directive or a macro name.
    private mutating func readPound() {
        let start = position
        if start == 0, isByte("!", at: 1) {
            while !isLineEnd(position) { position += 1 }
            return add(.shebang, from: start)
        }
        var index = start
        while isByte("#", at: index) { index += 1 }
        if isByte("\"", at: index) {
            position = index
            add(.rawStringPoundDelimiter, from: start)
            return readOpeningQuote(pounds: Int32(truncatingIfNeeded: index - start))
        }
        if isByte("/", at: index), readRegex(at: start, mustBeRegex: true) { return }
        index = start + 1
        while (byte(index) | 0x20) &- 0x61 < 26 || byte(index) == "_" { index += 1 }
        let directive = directive(from: start + 1, to: index)
        position = directive == .pound ? start + 1 : index
        add(directive, from: start)
    }

    private func directive(from start: Int, to end: Int) -> TokenKind {
        switch end - start {
        case 2 where isText("if", at: start): .poundIf
        case 4 where isText("else", at: start): .poundElse
        case 5 where isText("endif", at: start): .poundEndif
        case 6 where isText("elseif", at: start): .poundElseif
        case 9 where isText("available", at: start): .poundAvailable
        case 11 where isText("unavailable", at: start): .poundUnavailable
        case 14 where isText("sourceLocation", at: start): .poundSourceLocation
        default: .pound
        }
    }

    /// Whether ASCII text stands at an index.
    func isText(_ text: StaticString, at index: Int) -> Bool {
        guard index + text.utf8CodeUnitCount <= end else { return false }
        for offset in 0..<text.utf8CodeUnitCount where base[index + offset] != text.utf8Start[offset] { return false }
        return true
    }
}
