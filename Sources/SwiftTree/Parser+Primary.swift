import SwiftTokens

extension Parser {
    /// Reads the expression that suffixes follow. False where none begins here.
    mutating func parsePrimary(_ context: Context) -> Bool {
        let mark = mark
        switch kind {
        case .identifier, .dollarIdentifier: parseName()
        case .wildcard: emit(.wildcard)
        case .keyword: return parseKeywordPrimary()
        case .integerLiteral: emit(.integerLiteral)
        case .floatLiteral: emit(.floatLiteral)
        case .stringQuote, .multilineStringQuote, .singleQuote, .rawStringPoundDelimiter: parseStringLiteral()
        case .regexSlash, .regexPoundDelimiter: parseRegexLiteral()
        case .leftParen:
            parseParenthesizedArguments(context.intersection(.pattern))
            finish(.tuple, mark)
        case .leftSquare: parseCollection()
        case .leftBrace: parseClosure()
        case .period:
            guard isName(ahead: 1) else {
                emitError()
                return false
            }
            bump()
            parseMemberName(mark)
        case .backslash: parseKeyPath()
        case .pound: parseMacroExpansion(mark, context)
        case .poundAvailable, .poundUnavailable: parseAvailability()
        case .atSign:
            parseType()
            finish(.typeExpr, mark)
        case .unknown, .backtick, .colonColon, .arrow, .binaryOperator, .postfixOperator, .rightParen, .rightSquare,
             .stringSegment, .equal, .regexLiteralPattern, .ellipsis, .exclamationMark, .postfixQuestionMark,
             .infixQuestionMark:
            // A closing bracket belongs to whoever opened it; anything else is consumed by the enclosing list.
            return false
        default: return false
        }
        return true
    }

    private func isName(ahead: Int) -> Bool {
        switch kind(ahead: ahead) {
        case .identifier, .keyword, .dollarIdentifier, .integerLiteral, .wildcard: true
        default: false
        }
    }

    private mutating func parseName() {
        let mark = mark
        bump()
        if bytes[Int(tokens[mark.token].offset)] == UInt8(ascii: "<") { return finish(.placeholder, mark) }
        parseNameRest(.identifier, mark, name: mark.token)
    }

    private mutating func parseMemberName(_ mark: Mark) {
        let name = at
        bump()
        parseNameRest(.memberAccess, mark, name: name)
    }

    private mutating func parseNameRest(_ kind: SyntaxKind, _ mark: Mark, name: Int) {
        parseModuleSelector()
        parseArgumentNames()
        finish(kind, mark, name: name)
        if parseGenericArgumentsInExpression() { finish(.specialization, mark) }
    }

    private mutating func parseKeywordPrimary() -> Bool {
        switch keyword {
        case .selfWord, .selfType, .super, .anyType, .initWord: parseName()
        case .true, .false: emit(.booleanLiteral)
        case .nil: emit(.nilLiteral)
        case .if: parseIf()
        case .switch: parseSwitch()
        case .do: parseDo()
        default: return false
        }
        return true
    }

    // MARK: - Literals

    mutating func parseStringLiteral() {
        let mark = mark
        consume(.rawStringPoundDelimiter)
        let quote = kind
        bump()
        loop: while true {
            switch kind {
            case .stringSegment: emit(.stringSegment)
            case .backslash: parseInterpolation()
            case quote:
                bump()
                if tokens[mark.token].kind == .rawStringPoundDelimiter { consume(.rawStringPoundDelimiter) }
                break loop
            default: break loop
            }
        }
        finish(.stringLiteral, mark)
    }

    private mutating func parseInterpolation() {
        let mark = mark
        bump()
        consume(.rawStringPoundDelimiter)
        if kind == .leftParen { parseParenthesizedArguments() }
        finish(.interpolation, mark)
    }

    private mutating func parseRegexLiteral() {
        let mark = mark
        consume(.regexPoundDelimiter)
        consume(.regexSlash)
        consume(.regexLiteralPattern)
        consume(.regexSlash)
        if tokens[mark.token].kind == .regexPoundDelimiter { consume(.regexPoundDelimiter) }
        finish(.regexLiteral, mark)
    }

    /// `[a, b]`, `[k: v]`, and types written so: `[Int]()`.
    private mutating func parseCollection() {
        let mark = mark
        bump()
        if kind == .colon, kind(ahead: 1) == .rightSquare {
            bump()
            bump()
            return finish(.dictionaryLiteral, mark)
        }
        var kind = SyntaxKind.arrayLiteral
        while !isAtEnd, self.kind != .rightSquare {
            let before = at
            let element = self.mark
            parseExpression()
            if consume(.colon) {
                parseExpression()
                finish(.dictionaryElement, element)
                kind = .dictionaryLiteral
            } else if keyword == .of, !startsLine {
                bump()
                parseType()
                kind = .inlineArrayType
            }
            if !consume(.comma) || at == before { break }
        }
        close(.rightSquare, opener: mark.token)
        finish(kind, mark)
    }

    // MARK: - Key paths and macros

    private mutating func parseKeyPath() {
        let mark = mark
        bump()
        if kind != .period, kind != .binaryOperator, kind != .prefixOperator { parseKeyPathRoot() }
        while true {
            let component = self.mark
            switch kind {
            case .period:
                bump()
                var name = -1
                if kind == .identifier || kind == .keyword || kind == .integerLiteral || kind == .dollarIdentifier {
                    name = at
                    bump()
                    if isOperator, byte() == "<" { _ = parseGenericArgumentsInExpression() }
                    parseArgumentNames()
                }
                finish(.keyPathComponent, component, name: name)
            case .leftSquare where !startsLine:
                parseBracketedArguments()
                finish(.keyPathComponent, component)
            case .leftParen where !startsLine:
                parseParenthesizedArguments()
                finish(.keyPathComponent, component)
            case .postfixQuestionMark, .exclamationMark, .postfixOperator:
                guard !startsLine, kind != .postfixOperator || byte() == "?" || byte() == "!" else {
                    return finish(.keyPath, mark)
                }
                bump()
                finish(.keyPathComponent, component)
            case .prefixOperator, .binaryOperator:
                // `\.?.name` reads as an operator.
                guard at == mark.token + 1 || !tokens[at].flags.contains(.afterTrivia), byte() == "." else {
                    return finish(.keyPath, mark)
                }
                bump()
                finish(.keyPathComponent, component)
            default: return finish(.keyPath, mark)
            }
        }
    }

    /// The type in front of the first dot: `\Foo<Int>.bar`, `\[Int].count`, `\(A, B).0`.
    private mutating func parseKeyPathRoot() {
        let mark = mark
        switch kind {
        case .identifier, .keyword:
            let name = at
            bump()
            if isOperator, byte() == "<" { parseGenericArguments() }
            finish(.typeName, mark, name: name)
        case .leftSquare, .leftParen:
            skipGroup()
            finish(.typeExpr, mark)
        default: break
        }
    }

    /// `#name<T>(…) { … }`.
    mutating func parseMacroExpansion(_ mark: Mark, _ context: Context) {
        bump()
        let name = at
        if kind == .identifier || kind == .keyword {
            bump()
            parseModuleSelector()
            _ = parseGenericArgumentsInExpression()
        }
        if kind == .leftParen, !startsLine { parseParenthesizedArguments() }
        parseTrailingClosures(context)
        finish(.macroExpansion, mark, name: at > name ? name : -1)
    }
}
