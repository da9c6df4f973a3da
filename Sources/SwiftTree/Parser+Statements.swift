import SwiftTokens

extension Parser {
    /// What a list of items stands in; decides which words begin declarations and what ends the list.
    enum ItemContext {
        case code, members, accessors, switchCases, caseBody
        /// Between `#if` and `#endif`, in front of a declaration.
        case attributes
        /// Between `#if` and `#endif`, in front of member accesses.
        case suffixes(Context)
    }

    mutating func parseSourceFile() {
        let mark = mark
        consume(.shebang)
        while !isAtEnd {
            parseItems(.code)
            // A stray closing brace.
            if !isAtEnd { emitError() }
        }
        at = tokens.count - 1
        finish(.sourceFile, mark)
    }

    /// Statements and declarations up to the end of the block. Always stops at `}`, at the end of a `#if` branch and, inside a
    /// `switch`, at the next case.
    mutating func parseItems(_ context: ItemContext) {
        while true {
            switch kind {
            case .endOfFile, .rightBrace, .poundElse, .poundElseif, .poundEndif: return
            case .semicolon:
                bump()
                continue
            case .keyword where isCaseLabel(context), .atSign where isCaseLabel(context): return
            case .poundIf where startsCasesInDirective(context): return
            default: break
            }
            let before = at
            nested { $0.parseItem(context) }
            if at == before { emitError() }
        }
    }

    private func isCaseLabel(_ context: ItemContext) -> Bool {
        guard case .caseBody = context else { return false }
        // `@unknown default`
        let word = kind == .atSign ? 2 : 0
        return keyword(ahead: word) == .case || keyword(ahead: word) == .default && kind(ahead: word + 1) == .colon
    }

    /// Whether `#if` behind the statements of a case holds further cases.
    private func startsCasesInDirective(_ context: ItemContext) -> Bool {
        guard case .caseBody = context else { return false }
        let first = firstInBranch(at)
        guard first < limit else { return false }
        let word = tokens[first].kind == .atSign ? min(first + 2, limit - 1) : first
        return tokens[word].keyword == .case || tokens[word].keyword == .default
    }

    private mutating func parseItem(_ context: ItemContext) {
        if kind == .poundIf, behindAttributeDirective(at) == nil {
            let mark = mark
            parseIfConfig(context)
            return finish(.ifConfig, mark)
        }
        if case .accessors = context, isAccessor(ahead: 0) { return parseAccessor() }
        if kind == .poundSourceLocation {
            let mark = mark
            bump()
            if kind == .leftParen { skipGroup() }
            return finish(.sourceLocation, mark)
        }
        let isMember = if case .members = context { true } else { false }
        if parseDeclaration(isMember: isMember) { return }
        parseStatement()
    }

    mutating func parseCodeBlock() {
        guard kind == .leftBrace else { return }
        let mark = mark
        bump()
        parseItems(.code)
        close(.rightBrace, opener: mark.token)
        finish(.codeBlock, mark)
    }

    // MARK: - Statements

    private mutating func parseStatement() {
        let mark = mark
        if kind == .identifier, kind(ahead: 1) == .colon, isLabeledStatement {
            bump()
            bump()
            parseStatement()
            return finish(.labeledStmt, mark, name: mark.token)
        }
        switch keyword {
        case .guard:
            bump()
            parseConditions()
            consume(.else)
            parseCodeBlock()
            finish(.guardStmt, mark)
        case .while:
            bump()
            parseConditions()
            parseCodeBlock()
            finish(.whileStmt, mark)
        case .repeat where kind(ahead: 1) == .leftBrace:
            bump()
            parseCodeBlock()
            if consume(.while) { parseExpression() }
            finish(.repeatStmt, mark)
        case .for: parseFor()
        case .defer where kind(ahead: 1) == .leftBrace:
            bump()
            parseCodeBlock()
            finish(.deferStmt, mark)
        case .return: parseJump(.returnStmt)
        case .throw: parseJump(.throwStmt)
        case .break: parseJumpToLabel(.breakStmt)
        case .continue: parseJumpToLabel(.continueStmt)
        case .fallthrough: emit(.fallthroughStmt)
        case .yield where isWordBeforeExpression: parseJump(.yieldStmt)
        case .then where isWordBeforeExpression: parseJump(.thenStmt)
        case .discard where isWordBeforeExpression: parseJump(.discardStmt)
        case .case, .default:
            // A case outside a switch: read it as one, so that its patterns and statements are there.
            parseSwitchCase()
        default: parseExpression()
        }
    }

    private var isLabeledStatement: Bool {
        switch keyword(ahead: 2) {
        case .for, .while, .repeat, .switch, .do, .if: kind(ahead: 2) == .keyword
        default: false
        }
    }

    /// A contextual word that begins a statement: an operand follows on its line.
    private var isWordBeforeExpression: Bool {
        guard kind == .identifier, !startsLine(ahead: 1) else { return false }
        switch kind(ahead: 1) {
        case .identifier, .prefixAmpersand, .dollarIdentifier, .integerLiteral, .stringQuote, .prefixOperator: return true
        case .leftParen: return keyword == .yield && tokens[at + 1].flags.contains(.afterTrivia)
        case .keyword: return keyword(ahead: 1) != .as && keyword(ahead: 1) != .is && keyword(ahead: 1) != .in
        default: return false
        }
    }

    private mutating func parseJump(_ statement: SyntaxKind) {
        let mark = mark
        bump()
        if canBeginValue { parseExpression() }
        finish(statement, mark)
    }

    /// Whether `return` has a value: what follows ends no block, and begins no other statement on a new line.
    private var canBeginValue: Bool {
        switch kind {
        case .rightBrace, .semicolon, .endOfFile, .poundIf, .poundElse, .poundElseif, .poundEndif, .rightParen, .comma,
             .rightSquare:
            return false
        case .keyword:
            switch keyword {
            case .if, .switch, .do: return !startsLine || keyword != .do
            case .case, .default, .guard, .while, .for, .defer, .return, .throw, .break, .continue, .let, .var, .func, .class,
                 .struct, .enum, .protocol, .extension, .import, .typealias, .fallthrough:
                return false
            default: return true
            }
        case .atSign: return false
        default: return true
        }
    }

    private mutating func parseJumpToLabel(_ statement: SyntaxKind) {
        let mark = mark
        bump()
        let hasLabel = kind == .identifier && !startsLine
        let name = at
        if hasLabel { bump() }
        finish(statement, mark, name: hasLabel ? name : -1)
    }

    private mutating func parseFor() {
        let mark = mark
        bump()
        while keyword == .try || (keyword == .await || keyword == .unsafe) && keyword(ahead: 1) != .in { bump() }
        if consume(.case) {
            parseMatchingPattern()
        } else {
            if keyword == .let || keyword == .var { parsePatternOperand() } else { parseBindingPattern() }
        }
        parseTypeAnnotation()
        if consume(.in) { parseExpression(.condition) }
        parseWhereCondition()
        parseCodeBlock()
        finish(.forStmt, mark)
    }

    private mutating func parseWhereCondition() {
        guard keyword == .where else { return }
        let mark = mark
        bump()
        parseExpression(.condition)
        finish(.whereCondition, mark)
    }

    // MARK: - Conditions

    mutating func parseIf() {
        // `else if` chains are as long as the input likes: their marks wait here and are finished together.
        var open: [Mark] = []
        while true {
            open.append(mark)
            bump()
            parseConditions()
            parseCodeBlock()
            guard consume(.else) else { break }
            if keyword == .if { continue }
            parseCodeBlock()
            break
        }
        for mark in open.reversed() { finish(.ifStmt, mark) }
    }

    private mutating func parseConditions() {
        while kind != .leftBrace, !isAtEnd {
            let before = at
            let mark = mark
            parseCondition()
            finish(.condition, mark)
            if !consume(.comma) || at == before { return }
        }
    }

    private mutating func parseCondition() {
        let mark = mark
        switch keyword {
        case .let, .var, .inout:
            bump()
            let name = parseBindingPattern()
            parseTypeAnnotation()
            if kind == .equal { parseInitializer(.condition) }
            finish(.optionalBinding, mark, name: name)
        case .case:
            bump()
            parseMatchingPattern()
            parseTypeAnnotation()
            if kind == .equal { parseInitializer(.condition) }
            finish(.matchingPattern, mark)
        default: parseExpression(.condition)
        }
    }

    mutating func parseAvailability() {
        let mark = mark
        bump()
        if kind == .leftParen { skipGroup() }
        finish(.availability, mark, name: mark.token)
    }

    // MARK: - Switch and do

    mutating func parseSwitch() {
        let mark = mark
        bump()
        if kind != .leftBrace { parseExpression(.condition) }
        if kind == .leftBrace {
            let opener = at
            bump()
            parseSwitchCases()
            close(.rightBrace, opener: opener)
        }
        finish(.switchStmt, mark)
    }

    mutating func parseSwitchCases() {
        while true {
            switch kind {
            case .endOfFile, .rightBrace, .poundElse, .poundElseif, .poundEndif: return
            case .poundIf:
                let mark = mark
                parseIfConfig(.switchCases)
                finish(.ifConfig, mark)
            case .atSign where keyword(ahead: 2) == .case || keyword(ahead: 2) == .default: parseSwitchCase()
            case .keyword where keyword == .case || keyword == .default: parseSwitchCase()
            default:
                let before = at
                nested { $0.parseItem(.caseBody) }
                if at == before { emitError() }
            }
        }
    }

    private mutating func parseSwitchCase() {
        let mark = mark
        if kind == .atSign { parseAttribute() }
        if consume(.default) {
            consume(.colon)
        } else {
            bump()
            parseCaseItems(end: .colon)
            consume(.colon)
        }
        parseItems(.caseBody)
        finish(.switchCase, mark)
    }

    private mutating func parseCaseItems(end: TokenKind) {
        while kind != end, !isAtEnd {
            let before = at
            let mark = mark
            parseMatchingPattern()
            parseWhereCondition()
            finish(.caseItem, mark)
            if !consume(.comma) || at == before { return }
        }
    }

    mutating func parseDo() {
        let mark = mark
        bump()
        parseEffects()
        parseCodeBlock()
        while keyword == .catch {
            let clause = self.mark
            bump()
            parseCaseItems(end: .leftBrace)
            parseCodeBlock()
            finish(.catchClause, clause)
        }
        finish(.doStmt, mark)
    }
}
