import SwiftTokens

extension Parser {
    /// One operand with the prefix words and operators before it.
    mutating func parseOperand(_ context: Context) {
        let mark = mark
        switch keyword {
        case .try where kind == .keyword:
            bump()
            var flags: SyntaxNode.Flags = []
            if consume(.exclamationMark) { flags = .forced } else if consume(.postfixQuestionMark) { flags = .optional }
            parseExpression(context)
            return finish(.tryExpr, mark, name: mark.token, flags: flags)
        case .await where isPrefixWord:
            return parsePrefixWord(.awaitExpr, context)
        case .unsafe where isPrefixWord:
            return parsePrefixWord(.unsafeExpr, context)
        case .consume where isPrefixWord, .copy where isPrefixWord, .borrow where isPrefixWord, ._borrowing where isPrefixWord:
            bump()
            parsePostfix(context)
            return finish(.ownershipExpr, mark, name: mark.token)
        case .each where isPrefixWord:
            bump()
            parsePostfix(context)
            return finish(.packElementExpr, mark, name: mark.token)
        case .repeat where kind(ahead: 1) != .leftBrace:
            bump()
            parseExpression(context)
            return finish(.packExpansionExpr, mark, name: mark.token)
        case .any where isPrefixWord, .some where isPrefixWord:
            parseType()
            return finish(.typeExpr, mark)
        case .let where context.contains(.pattern), .var where context.contains(.pattern),
             .is where context.contains(.pattern):
            return parsePatternOperand()
        default: break
        }
        switch kind {
        case .prefixOperator:
            bump()
            nested { $0.parseOperand(context) }
            finish(.prefixOperator, mark, name: mark.token)
        case .prefixAmpersand:
            bump()
            nested { $0.parseOperand(context) }
            finish(.inOut, mark, name: mark.token)
        default: parsePostfix(context)
        }
    }

    private mutating func parsePrefixWord(_ kind: SyntaxKind, _ context: Context) {
        let mark = mark
        bump()
        parseExpression(context)
        finish(kind, mark, name: mark.token)
    }

    /// A contextual word is one when an operand follows it on the same line.
    private var isPrefixWord: Bool {
        guard kind == .identifier, !startsLine(ahead: 1) else { return false }
        switch kind(ahead: 1) {
        case .identifier, .dollarIdentifier, .stringQuote, .multilineStringQuote, .rawStringPoundDelimiter, .integerLiteral,
             .floatLiteral, .pound, .wildcard: return true
        case .leftParen, .leftSquare, .leftBrace, .period:
            // `await (a, b)`, but `copy(a)` is a call.
            return (keyword == .await || keyword == .unsafe) && tokens[at + 1].flags.contains(.afterTrivia)
        case .keyword:
            switch keyword(ahead: 1) {
            case .as, .is, .in, .else, .where, .catch: return false
            default: return true
            }
        case .prefixOperator: return keyword == .await || keyword == .unsafe
        default: return false
        }
    }

    // MARK: - Postfix

    /// A primary expression with member accesses, calls, subscripts and postfix operators behind it.
    mutating func parsePostfix(_ context: Context) {
        let mark = mark
        guard parsePrimary(context) else { return }
        parseSuffixes(mark, context)
    }

    mutating func parseSuffixes(_ mark: Mark, _ context: Context) {
        while true {
            switch kind {
            case .period:
                guard parseMember(mark) else { return }
            case .leftParen where !startsLine:
                parseParenthesizedArguments(context.intersection(.pattern))
                parseTrailingClosures(context)
                finish(.call, mark)
            case .leftSquare where !startsLine:
                parseBracketedArguments()
                parseTrailingClosures(context)
                finish(.subscriptCall, mark)
            case .leftBrace:
                guard canBeCalledWithClosure(mark), isTrailingClosure(context) else { return }
                parseTrailingClosures(context)
                finish(.call, mark)
            case .exclamationMark where !startsLine:
                bump()
                finish(.forceUnwrap, mark)
            case .postfixQuestionMark where !startsLine:
                bump()
                finish(.optionalChain, mark)
            case .postfixOperator where !startsLine:
                let name = at
                bump()
                finish(.postfixOperator, mark, name: name)
            case .poundIf where startsSuffixInDirective:
                parseIfConfig(.suffixes(context))
                finish(.ifConfig, mark)
            default: return
            }
        }
    }

    /// A literal in front of braces is no callee, nor is a call that has its trailing closure.
    private func canBeCalledWithClosure(_ mark: Mark) -> Bool {
        switch nodes.last?.kind {
        case .call: tokens[at - 1].kind != .rightBrace
        case .integerLiteral, .floatLiteral, .stringLiteral, .booleanLiteral, .nilLiteral, .regexLiteral, .ifStmt, .switchStmt,
             .codeBlock, .bindingPattern, .wildcard, .error: false
        default: nodes.count > mark.node
        }
    }

    /// `.name`, `.0`, `.init`, `.self` with generic arguments and argument names.
    private mutating func parseMember(_ mark: Mark) -> Bool {
        guard isWord(ahead: 1) || kind(ahead: 1) == .integerLiteral else {
            bump()
            finish(.memberAccess, mark, flags: .broken)
            return true
        }
        if kind(ahead: 1) == .keyword, startsLine(ahead: 1), keyword(ahead: 1) != .initWord, keyword(ahead: 1) != .selfWord {
            // `value.` and a new statement on the next line.
            bump()
            finish(.memberAccess, mark, flags: .broken)
            return false
        }
        bump()
        let name = at
        bump()
        parseModuleSelector()
        parseArgumentNames()
        finish(.memberAccess, mark, name: name)
        if parseGenericArgumentsInExpression() { finish(.specialization, mark) }
        return true
    }

    func isWord(ahead: Int) -> Bool {
        switch kind(ahead: ahead) {
        case .identifier, .keyword, .dollarIdentifier, .wildcard: true
        default: false
        }
    }

    /// `::name` behind a module.
    mutating func parseModuleSelector() {
        guard kind == .colonColon, kind(ahead: 1) == .identifier || kind(ahead: 1) == .keyword else { return }
        bump()
        bump()
    }

    /// `(a:b:)` behind a name.
    mutating func parseArgumentNames() {
        guard kind == .leftParen, !startsLine, isWord(ahead: 1), kind(ahead: 2) == .colon || kind(ahead: 2) == .colonColon
        else { return }
        let closer = Int(closers[at])
        var index = at + 1
        while index < closer {
            if tokens[index].kind == .colonColon {
                index += 1
                continue
            }
            guard index + 1 < closer, tokens[index + 1].kind == .colon || tokens[index + 1].kind == .colonColon,
                tokens[index].kind == .identifier || tokens[index].kind == .keyword || tokens[index].kind == .wildcard
            else { return }
            index += 2
        }
        guard closer < limit, tokens[closer].kind == .rightParen else { return }
        let mark = mark
        skipGroup()
        finish(.argumentNames, mark)
    }

    // MARK: - Arguments

    mutating func parseParenthesizedArguments(_ context: Context = []) { parseArguments(.rightParen, context) }

    mutating func parseBracketedArguments() { parseArguments(.rightSquare, []) }

    private mutating func parseArguments(_ closer: TokenKind, _ context: Context) {
        let opener = at
        bump()
        while !isAtEnd, kind != closer {
            let before = at
            parseArgument(context)
            guard consume(.comma) else { break }
            if at == before { break }
        }
        close(closer, opener: opener)
    }

    private mutating func parseArgument(_ context: Context) {
        let mark = mark
        var name = -1
        if isWord, kind(ahead: 1) == .colon {
            name = at
            bump()
            bump()
        }
        if isOperator, isOperatorArgument {
            emit(.identifier, name: true)
        } else {
            parseExpression(context)
        }
        finish(.argument, mark, name: name)
    }

    /// An operator alone: `reduce(0, +)`.
    private var isOperatorArgument: Bool { kind(ahead: 1) == .comma || kind(ahead: 1) == .rightParen || kind(ahead: 1) == .rightSquare }

    mutating func parseTrailingClosures(_ context: Context) {
        guard kind == .leftBrace, isTrailingClosure(context) else { return }
        parseClosure()
        while isWord, kind(ahead: 1) == .colon, kind(ahead: 2) == .leftBrace, keyword != .default || kind != .keyword,
            !context.contains(.condition) {
            let mark = mark
            bump()
            bump()
            parseClosure()
            finish(.argument, mark, name: mark.token)
        }
    }

    /// Whether `{` begins a trailing closure. In a condition it does when something follows it that ends no statement.
    private func isTrailingClosure(_ context: Context) -> Bool {
        if isAccessorBlock || kind(ahead: 1) == .keyword && keyword(ahead: 1) == .case { return false }
        guard context.contains(.condition) else { return true }
        guard !startsLine(ahead: 1) else { return false }
        let closer = Int(closers[at])
        guard closer < limit, tokens[closer].kind == .rightBrace, closer + 1 < limit else { return false }
        let next = tokens[closer + 1]
        switch next.kind {
        case .leftBrace, .comma: return true
        case .keyword where next.keyword == .where: return true
        case .keyword where next.keyword == .as || next.keyword == .is: return !next.flags.contains(.startsLine)
        case .leftSquare, .leftParen, .period, .postfixQuestionMark, .infixQuestionMark, .exclamationMark, .colon, .equal,
             .postfixOperator, .binaryOperator:
            return !next.flags.contains(.startsLine)
        default: return false
        }
    }
}
