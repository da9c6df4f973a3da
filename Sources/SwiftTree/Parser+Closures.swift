import SwiftTokens

extension Parser {
    mutating func parseClosure() {
        let mark = mark
        bump()
        if hasClosureSignature { parseClosureSignature() }
        parseItems(.code)
        close(.rightBrace, opener: mark.token)
        finish(.closure, mark)
    }

    /// Whether what follows the brace ends in `in`. Looks past attributes, captures and parameters without reading them.
    private var hasClosureSignature: Bool {
        var index = at
        func kind(_ index: Int) -> TokenKind { index < limit ? tokens[index].kind : .endOfFile }
        func keyword(_ index: Int) -> Keyword { index < limit ? tokens[index].keyword : .none }
        while kind(index) == .atSign {
            index += 2
            while kind(index) == .period { index += 2 }
            if kind(index) == .leftParen, !tokens[index].flags.contains(.afterTrivia) { index = behindGroup(index) }
        }
        if kind(index) == .leftSquare { index = behindGroup(index) }
        if kind(index) == .leftParen {
            index = behindGroup(index)
        } else {
            while kind(index) == .identifier || kind(index) == .wildcard {
                guard keyword(index) != .async || kind(index + 1) == .comma else { break }
                index += 1
                guard kind(index) == .comma else { break }
                index += 1
            }
        }
        var hasEffects = true
        while hasEffects {
            switch keyword(index) {
            case .async, .throws, .rethrows, .reasync:
                index += 1
                if kind(index) == .leftParen { index = behindGroup(index) }
            default: hasEffects = false
            }
        }
        if kind(index) == .arrow { return index > at }
        return keyword(index) == .in && kind(index) == .keyword
    }

    private mutating func parseClosureSignature() {
        let mark = mark
        while kind == .atSign { parseAttribute() }
        if kind == .leftSquare { parseCaptures() }
        if kind == .leftParen {
            parseParameters()
        } else if kind == .identifier || kind == .wildcard, keyword != .async || kind(ahead: 1) == .comma
            || keyword(ahead: 1) == .in {
            let list = self.mark
            repeat { emit(.parameter, name: true) } while consume(.comma) && (kind == .identifier || kind == .wildcard)
            finish(.parameters, list)
        }
        parseEffects()
        parseReturnType()
        consume(.in)
        finish(.closureSignature, mark)
    }

    private mutating func parseCaptures() {
        let opener = at
        bump()
        while !isAtEnd, kind != .rightSquare {
            let before = at
            let capture = mark
            if kind == .identifier, keyword == .weak || keyword == .unowned, kind(ahead: 1) != .comma,
                kind(ahead: 1) != .rightSquare, kind(ahead: 1) != .equal {
                parseModifier()
            }
            if kind == .identifier || kind == .keyword || kind == .dollarIdentifier, kind(ahead: 1) == .equal {
                let name = at
                bump()
                parseInitializer()
                finish(.closureCapture, capture, name: name)
            } else {
                let name = at
                parseExpression()
                finish(.closureCapture, capture, name: at > name ? name : -1)
            }
            if !consume(.comma) || at == before { break }
        }
        close(.rightSquare, opener: opener)
    }
}
