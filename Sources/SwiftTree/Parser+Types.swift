import SwiftTokens

extension Parser {
    mutating func parseType() { nested { $0.parseTypeAtDepth() } }

    private mutating func parseTypeAtDepth() {
        let mark = mark
        var hasPrefix = false
        while true {
            if kind == .atSign {
                parseAttribute()
            } else if isTypeModifier {
                parseModifier()
            } else {
                break
            }
            hasPrefix = true
        }
        parseComposition()
        if kind == .arrow || isEffect(before: .arrow) { parseFunctionTypeRest(mark) }
        if hasPrefix { finish(.attributedType, mark) }
    }

    private var isTypeModifier: Bool {
        switch keyword {
        case .inout, .borrowing, .consuming, .sending, .isolated, .nonisolated, .__owned, .__shared, ._const, ._local:
            keyword == .inout || isTypeStart(ahead: keyword == .nonisolated && kind(ahead: 1) == .leftParen ? 4 : 1)
        default: false
        }
    }

    private func isTypeStart(ahead: Int) -> Bool {
        switch kind(ahead: ahead) {
        case .identifier, .leftParen, .leftSquare, .atSign, .wildcard: true
        case .prefixOperator: true
        case .keyword: keyword(ahead: ahead) == .selfType || keyword(ahead: ahead) == .anyType || keyword(ahead: ahead) == .inout
        default: false
        }
    }

    /// Whether `async`, `throws` … stand here and what follows them is `end`.
    func isEffect(before end: TokenKind) -> Bool {
        var index = 0
        while true {
            switch keyword(ahead: index) {
            case .async, .throws, .rethrows, .reasync:
                index += 1
                if kind(ahead: index) == .leftParen { index = behindGroup(at + index) - at }
            default: return index > 0 && kind(ahead: index) == end
            }
        }
    }

    private mutating func parseFunctionTypeRest(_ mark: Mark) {
        parseEffects()
        parseReturnType()
        finish(.functionType, mark)
    }

    mutating func parseReturnType() {
        guard kind == .arrow else { return }
        let mark = mark
        bump()
        parseType()
        finish(.returnType, mark)
    }

    mutating func parseEffects() {
        let mark = mark
        while true {
            switch keyword {
            case .async, .throws, .rethrows, .reasync:
                let mayHaveType = keyword == .throws
                bump()
                if mayHaveType, kind == .leftParen {
                    let opener = at
                    bump()
                    parseType()
                    close(.rightParen, opener: opener)
                }
            default:
                if at > mark.token { finish(.effects, mark) }
                return
            }
        }
    }

    /// `A & B`, or one type.
    private mutating func parseComposition() {
        let mark = mark
        parsePrefixedType()
        guard isAtOperator("&") else { return }
        while isAtOperator("&") {
            bump()
            parsePrefixedType()
        }
        finish(.compositionType, mark)
    }

    private mutating func parsePrefixedType() {
        let mark = mark
        switch keyword {
        case .some, .any:
            if kind == .identifier, isTypeStart(ahead: 1), !startsLine(ahead: 1) {
                bump()
                nested { $0.parseComposition() }
                return finish(.someOrAnyType, mark, name: mark.token)
            }
        case .each where isTypeStart(ahead: 1), .repeat:
            bump()
            parseType()
            return finish(.packType, mark, name: mark.token)
        default: break
        }
        if kind == .prefixOperator, byte() == "~" {
            bump()
            nested { $0.parsePrefixedType() }
            return finish(.suppressedType, mark)
        }
        parseSimpleType()
    }

    private mutating func parseSimpleType() {
        let mark = mark
        switch kind {
        case .identifier, .wildcard, .dollarIdentifier: parseTypeName(mark)
        case .keyword where keyword == .selfType || keyword == .anyType || keyword == .selfWord: parseTypeName(mark)
        case .leftParen: parseTupleType(mark)
        case .leftSquare: parseBracketType(mark)
        case .integerLiteral: emit(.integerLiteral)
        case .prefixOperator where byte() == "-" && kind(ahead: 1) == .integerLiteral:
            bump()
            bump()
            finish(.integerLiteral, mark)
        default:
            isTrying = false
            return
        }
        parseTypeSuffixes(mark)
    }

    private mutating func parseTypeName(_ mark: Mark) {
        let name = at
        bump()
        if kind == .colonColon, kind(ahead: 1) == .identifier {
            bump()
            bump()
        }
        parseGenericArgumentsInType()
        finish(.typeName, mark, name: name)
    }

    private mutating func parseGenericArgumentsInType() {
        if isOperator, byte() == "<" { parseGenericArguments() }
    }

    mutating func parseGenericArguments() {
        let mark = mark
        guard consumeByte("<") else { return }
        while !isAtEnd, byte() != ">" || !isOperator {
            let before = at
            parseType()
            if !consume(.comma) || at == before { break }
        }
        if !consumeByte(">") { isTrying = false }
        finish(.genericArguments, mark)
    }

    private mutating func parseTypeSuffixes(_ mark: Mark) {
        while true {
            switch kind {
            case .period:
                guard kind(ahead: 1) == .identifier || kind(ahead: 1) == .keyword else { return }
                bump()
                let name = at
                let isMetatype = keyword == .metatype || keyword == .protocolMetatype
                bump()
                if isMetatype {
                    finish(.metatype, mark, name: name)
                } else {
                    parseGenericArgumentsInType()
                    finish(.memberType, mark, name: name)
                }
            case .postfixQuestionMark, .exclamationMark, .postfixOperator, .binaryOperator, .infixQuestionMark,
                 .prefixOperator:
                let isOptional = byte() == "?"
                guard isOptional || byte() == "!", split > 0 || !startsLine, kind != .infixQuestionMark else { return }
                guard split > 0 || kind == .postfixQuestionMark || kind == .exclamationMark || kind == .postfixOperator
                else { return }
                _ = consumeByte(byte())
                finish(isOptional ? .optionalType : .unwrappedType, mark)
            default: return
            }
        }
    }

    private mutating func parseTupleType(_ mark: Mark) {
        let opener = at
        bump()
        while !isAtEnd, kind != .rightParen {
            let before = at
            parseTupleTypeElement()
            if !consume(.comma) || at == before { break }
        }
        expect(.rightParen)
        close(.rightParen, opener: opener)
        finish(.tupleType, mark)
    }

    /// A missing token ends a trial.
    private mutating func expect(_ wanted: TokenKind) {
        if kind != wanted { isTrying = false }
    }

    private mutating func parseTupleTypeElement() {
        let mark = mark
        var name = -1
        var flags: SyntaxNode.Flags = []
        if isWord, kind(ahead: 1) == .colon {
            name = at
            bump()
            bump()
        } else if isWord, kind(ahead: 1) == .identifier || kind(ahead: 1) == .wildcard || kind(ahead: 1) == .keyword,
            kind(ahead: 2) == .colon {
            name = at + 1
            flags = .labeled
            bump()
            bump()
            bump()
        }
        parseType()
        if isOperator, byte() == ".", byte(1) == ".", byte(2) == "." { bump() }
        if consume(.equal) { parseExpression() }
        finish(.parameter, mark, name: name, flags: flags)
    }

    private mutating func parseBracketType(_ mark: Mark) {
        let opener = at
        bump()
        parseType()
        var kind = SyntaxKind.arrayType
        if consume(.colon) {
            parseType()
            kind = .dictionaryType
        } else if keyword == .of {
            bump()
            parseType()
            kind = .inlineArrayType
        }
        expect(.rightSquare)
        close(.rightSquare, opener: opener)
        finish(kind, mark)
    }

    // MARK: - Generic arguments in expressions

    /// Tries `<…>` as generic arguments behind a name in an expression; they are when a token follows that cannot follow a
    /// comparison. Leaves everything as it was otherwise.
    mutating func parseGenericArgumentsInExpression() -> Bool {
        guard isOperator, byte() == "<", split == 0 else { return false }
        let (oldAt, oldCount, oldLimit, wasTrying, oldDepth) = (at, nodes.count, limit, isTrying, depth)
        // Bounds what a hostile chain of `<` can cost; real lists are far shorter.
        limit = min(limit, at + 512)
        depth = max(depth, Self.depthLimit - 24)
        isTrying = true
        parseGenericArguments()
        let isList = isTrying && at < limit && canFollowGenericArguments
        (limit, isTrying, depth) = (oldLimit, wasTrying, oldDepth)
        if isList { return true }
        at = oldAt
        split = 0
        nodes.removeSubrange(oldCount...)
        return false
    }

    /// The Swift Programming Language: a list of generic arguments is followed by one of these.
    private var canFollowGenericArguments: Bool {
        if split > 0 { return byte() == "?" || byte() == "!" || byte() == "." }
        switch kind {
        case .rightParen, .rightSquare, .leftBrace, .rightBrace, .period, .comma, .semicolon, .endOfFile, .exclamationMark,
             .postfixQuestionMark, .colon: return true
        case .leftParen, .leftSquare: return !startsLine
        case .binaryOperator: return isAtOperator("&")
        default: return false
        }
    }
}
