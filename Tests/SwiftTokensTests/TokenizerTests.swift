import SwiftTokens
import Testing

@Suite struct TokenizerTests {
    /// Kind and text of every token but the end.
    static func list(_ source: String) -> [String] {
        let bytes = Array(source.utf8)
        return tokenize(bytes).dropLast().map { token in
            "\(token.kind) " + String(decoding: bytes[Int(token.offset)..<Int(token.end)], as: UTF8.self)
        }
    }

    @Test func wordsAndPunctuation() {
        #expect(
            Self.list("func `a b`<T>(_ x: $0) -> _") == [
                "keyword func", "identifier `a b`", "binaryOperator <", "identifier T", "binaryOperator >", "leftParen (",
                "wildcard _", "identifier x", "colon :", "dollarIdentifier $0", "rightParen )", "arrow ->", "wildcard _",
            ])
    }

    @Test func operatorsByWhatTouchesThem() {
        #expect(
            Self.list("a - -b! ?? c?.d...") == [
                "identifier a", "binaryOperator -", "prefixOperator -", "identifier b", "exclamationMark !",
                "binaryOperator ??", "identifier c", "postfixQuestionMark ?", "period .", "identifier d", "postfixOperator ...",
            ])
    }

    @Test func interpolationNests() {
        #expect(
            Self.list(#""a\(f("b\(1)"))c""#) == [
                "stringQuote \"", "stringSegment a", "backslash \\", "leftParen (", "identifier f", "leftParen (",
                "stringQuote \"", "stringSegment b", "backslash \\", "leftParen (", "integerLiteral 1", "rightParen )",
                "stringQuote \"", "rightParen )", "rightParen )", "stringSegment c", "stringQuote \"",
            ])
    }

    @Test func rawAndMultilineStrings() {
        #expect(
            Self.list("#\"\\n \\#(x)\"#") == [
                "rawStringPoundDelimiter #", "stringQuote \"", "stringSegment \\n ", "backslash \\",
                "rawStringPoundDelimiter #", "leftParen (", "identifier x", "rightParen )", "stringQuote \"",
                "rawStringPoundDelimiter #",
            ])
        #expect(
            Self.list("\"\"\"\n a\"\" \\\"\"\"\n \"\"\"") == [
                "multilineStringQuote \"\"\"", "stringSegment \n a\"\" \\\"\"\"\n ", "multilineStringQuote \"\"\"",
            ])
        #expect(Self.list("#\"\"\"#").map { $0.prefix { $0 != " " } } == [
            "rawStringPoundDelimiter", "stringQuote", "stringSegment", "stringQuote", "rawStringPoundDelimiter",
        ])
    }

    @Test func unterminatedStringEndsWithItsLine() {
        #expect(Self.list("\"abc\nlet") == ["stringQuote \"", "stringSegment abc", "keyword let"])
        #expect(
            Self.list("\"a\\(b\nlet") == [
                "stringQuote \"", "stringSegment a", "backslash \\", "leftParen (", "identifier b", "keyword let",
            ])
    }

    @Test func regexByTheTokenBefore() {
        #expect(
            Self.list("x = /a b\\/c/") == ["identifier x", "equal =", "regexSlash /", "regexLiteralPattern a b\\/c", "regexSlash /"])
        #expect(
            Self.list("a / b / c") == ["identifier a", "binaryOperator /", "identifier b", "binaryOperator /", "identifier c"])
        #expect(
            Self.list("#/a/b/#") == [
                "regexPoundDelimiter #", "regexSlash /", "regexLiteralPattern a/b", "regexSlash /", "regexPoundDelimiter #",
            ])
    }

    @Test func numbers() {
        #expect(
            Self.list("1.5e-3 x.0.1 0xff.p 0x1.8p3 0b1_0 1...2") == [
                "floatLiteral 1.5e-3", "identifier x", "period .", "integerLiteral 0", "period .", "integerLiteral 1",
                "integerLiteral 0xff", "period .", "identifier p", "floatLiteral 0x1.8p3", "integerLiteral 0b1_0",
                "integerLiteral 1", "binaryOperator ...", "integerLiteral 2",
            ])
    }

    @Test func triviaIsFlagged() {
        let tokens = tokenize(Array("a /* x /* y */\n */ b// c\n<<<<<<< HEAD\n1\n>>>>>>> x\nd".utf8))
        #expect(tokens.map(\.kind) == [.identifier, .identifier, .identifier, .endOfFile])
        #expect(tokens[1].flags == [.startsLine, .afterTrivia, .afterComment])
        #expect(tokens[2].flags.contains(.broken))
    }

    @Test func directivesShebangAndPlaceholders() {
        #expect(
            Self.list("#!/bin/swift\n#if A\n#endif <#T##Int#> #line") == [
                "shebang #!/bin/swift", "poundIf #if", "identifier A", "poundEndif #endif", "identifier <#T##Int#>", "pound #",
                "identifier line",
            ])
    }
}

@Suite struct KeywordTests {
    /// Every word of the enumeration is found, so none is longer than the table's words.
    @Test func everyWordIsFound() {
        for keyword in Keyword.allCases where keyword != .none {
            let token = tokenize(Array(keyword.rawValue.utf8))[0]
            #expect(token.keyword == keyword)
            #expect((token.kind == .keyword) == keyword.isReserved)
        }
    }
}
