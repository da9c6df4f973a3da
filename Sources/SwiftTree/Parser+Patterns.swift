import SwiftTokens

extension Parser {
    /// The pattern of a variable: a name, `_` or a tuple of them. Returns the token of the name, or -1.
    @discardableResult
    mutating func parseBindingPattern() -> Int {
        let name = at
        switch kind {
        case .wildcard: emit(.wildcardPattern)
        case .leftParen: nested { $0.parseTuplePattern() }
        case .identifier, .dollarIdentifier:
            emit(.identifierPattern, name: true)
            return name
        case .keyword where keyword == .selfWord || keyword == .initWord:
            emit(.identifierPattern, name: true)
            return name
        default: break
        }
        return -1
    }

    private mutating func parseTuplePattern() {
        let mark = mark
        bump()
        while !isAtEnd, kind != .rightParen {
            let before = at
            let element = self.mark
            var label = -1
            if isWord, kind(ahead: 1) == .colon {
                label = at
                bump()
                bump()
            }
            parseBindingPattern()
            finish(.argument, element, name: label)
            if !consume(.comma) || at == before { break }
        }
        close(.rightParen, opener: mark.token)
        finish(.tuplePattern, mark)
    }

    /// The pattern of a `case`, `catch` or loop.
    mutating func parseMatchingPattern() {
        let mark = mark
        switch kind {
        case .keyword where keyword == .let || keyword == .var || keyword == .is || keyword == .inout: parsePatternOperand()
        case .wildcard where kind(ahead: 1) != .binaryOperator && keyword(ahead: 1) != .as: emit(.wildcardPattern)
        default:
            parseExpression([.pattern, .condition])
            finish(.expressionPattern, mark)
        }
    }

    /// `let p`, `var p` and `is T`, also inside an expression that is a pattern.
    mutating func parsePatternOperand() {
        let mark = mark
        if consume(.is) {
            parseType()
            return finish(.typePattern, mark)
        }
        let name = at
        bump()
        if isPlainBinding { parseBindingPattern() } else { nested { $0.parseMatchingPattern() } }
        finish(.bindingPattern, mark, name: name)
    }

    /// A name or tuple that no postfix operator follows.
    private var isPlainBinding: Bool {
        switch kind {
        case .wildcard: return keyword(ahead: 1) != .as
        case .identifier:
            switch kind(ahead: 1) {
            case .postfixQuestionMark, .period, .leftParen, .exclamationMark, .leftSquare, .binaryOperator: return false
            case .keyword: return keyword(ahead: 1) != .as && keyword(ahead: 1) != .is
            default: return true
            }
        default: return false
        }
    }

    // MARK: - Parts of a binding

    mutating func parseTypeAnnotation() {
        guard kind == .colon else { return }
        let mark = mark
        bump()
        parseType()
        finish(.typeAnnotation, mark)
    }

    /// `= value`; the token may be what `>` of a generic argument list left over.
    mutating func parseInitializer(_ context: Context = []) {
        let mark = mark
        guard consumeByte(UInt8(ascii: "=")) else { return }
        parseExpression(context)
        finish(.initializer, mark)
    }

    var isAtInitializer: Bool { kind == .equal || split > 0 && byte() == UInt8(ascii: "=") && byte(1) == 0 }
}
