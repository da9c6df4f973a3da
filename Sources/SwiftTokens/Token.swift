/// What a token is. The names are those of swift-syntax, the oracle of the tests.
public enum TokenKind: UInt8, Sendable, CaseIterable {
    case endOfFile
    /// Also a raw identifier: `` `a b` `` with its backticks.
    case identifier
    /// `$0`, `$name`.
    case dollarIdentifier
    /// A reserved word. Contextual keywords (`open`, `some`, `async` …) are identifiers here.
    case keyword
    case integerLiteral, floatLiteral
    /// The delimiters and the text of a string; an interpolation stands as `\`, pounds, `(` … `)` between segments.
    case stringQuote, multilineStringQuote, singleQuote, rawStringPoundDelimiter, stringSegment
    case regexSlash, regexPoundDelimiter, regexLiteralPattern
    case leftParen, rightParen, leftBrace, rightBrace, leftSquare, rightSquare
    case comma, colon, colonColon, semicolon, period, ellipsis, atSign, arrow, equal, backslash, backtick, wildcard
    /// `#` before a macro name.
    case pound
    case poundIf, poundElseif, poundElse, poundEndif, poundSourceLocation, poundAvailable, poundUnavailable
    case prefixOperator, binaryOperator, postfixOperator
    case prefixAmpersand, exclamationMark, postfixQuestionMark, infixQuestionMark
    case shebang
    /// Bytes that begin no token.
    case unknown
}

/// One token. The trivia before it (blanks, comments, skipped bytes) is what lies between the end of the token before and
/// its own start, so the tokens and the gaps between them are the whole file.
public struct Token: Sendable, Equatable {
    public struct Flags: OptionSet, Sendable {
        public var rawValue: UInt8
        @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }
        /// A line break lies in the trivia before it.
        public static let startsLine = Flags(rawValue: 1)
        /// Some trivia lies before it.
        public static let afterTrivia = Flags(rawValue: 2)
        /// A comment lies in the trivia before it.
        public static let afterComment = Flags(rawValue: 4)
        /// Malformed: an unterminated comment, bytes that are no text, a conflict marker.
        public static let broken = Flags(rawValue: 8)
    }

    /// Of its first byte in the file.
    public var offset: UInt32
    /// In bytes.
    public var length: UInt32
    public var kind: TokenKind
    public var flags: Flags
    /// Which reserved or contextual word an identifier or keyword spells.
    public var keyword: Keyword

    @inlinable
    public init(offset: UInt32, length: UInt32, kind: TokenKind, flags: Flags = [], keyword: Keyword = .none) {
        self.offset = offset
        self.length = length
        self.kind = kind
        self.flags = flags
        self.keyword = keyword
    }

    /// One past its last byte.
    @inlinable public var end: UInt32 { offset + length }
}
