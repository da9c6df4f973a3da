import SwiftTokens

extension Parser {
    mutating func parseParameters() {
        let mark = mark
        bump()
        while !isAtEnd, kind != .rightParen {
            let before = at
            parseParameter()
            if !consume(.comma) || at == before { break }
        }
        close(.rightParen, opener: mark.token)
        finish(.parameters, mark)
    }

    private mutating func parseParameter() {
        let mark = mark
        while kind == .atSign { parseAttribute() }
        while isParameterModifier { parseModifier() }
        var name = -1
        var flags: SyntaxNode.Flags = []
        // A name without type is a closure's or accessor's parameter.
        if isWord, kind(ahead: 1) == .colon || kind(ahead: 1) == .comma || kind(ahead: 1) == .rightParen {
            name = at
            bump()
        } else if isWord, isWord(ahead: 1), kind(ahead: 2) == .colon || kind(ahead: 2) == .comma
            || kind(ahead: 2) == .rightParen {
            name = at + 1
            flags = .labeled
            bump()
            bump()
        }
        if name < 0 || consume(.colon) {
            parseType()
            if isOperator || kind == .ellipsis, byte() == UInt8(ascii: "."), byte(1) == UInt8(ascii: ".") { bump() }
        }
        if isAtInitializer { parseInitializer() }
        finish(.parameter, mark, name: name, flags: flags)
    }

    private var isParameterModifier: Bool {
        switch keyword {
        case .inout, .isolated, .borrowing, .consuming, .sending, .__owned, .__shared, ._const, .nonisolated:
            isWord(ahead: 1) && kind(ahead: 2) != .rightParen && kind(ahead: 1) != .wildcard || kind(ahead: 2) == .identifier
        default: false
        }
    }

    mutating func parseGenericParameters() {
        let mark = mark
        guard isOperator, consumeByte(UInt8(ascii: "<")) else { return }
        while !isAtEnd, !(isOperator && byte() == UInt8(ascii: ">")) {
            let before = at
            let parameter = self.mark
            while kind == .atSign { parseAttribute() }
            if keyword == .each || keyword == .let, kind(ahead: 1) == .identifier { bump() }
            let name = at
            if kind == .identifier { bump() }
            if consume(.colon) { parseType() }
            if consumeByte(UInt8(ascii: "=")) { parseType() }
            if at > before { finish(.genericParameter, parameter, name: name) }
            if !consume(.comma) || at == before { break }
        }
        parseWhereClause()
        _ = consumeByte(UInt8(ascii: ">"))
        finish(.genericParameters, mark)
    }

    mutating func parseInheritedTypes() {
        guard kind == .colon else { return }
        let mark = mark
        bump()
        repeat {
            if keyword == .class, kind == .keyword {
                emit(.typeName, name: true)
            } else {
                parseType()
            }
        } while consume(.comma)
        finish(.inheritedTypes, mark)
    }

    mutating func parseWhereClause() {
        guard keyword == .where else { return }
        let mark = mark
        bump()
        repeat {
            let requirement = self.mark
            parseType()
            if consume(.colon) {
                parseType()
            } else if isAtOperator("==") {
                bump()
                parseType()
            }
            finish(.requirement, requirement)
        } while consume(.comma)
        finish(.whereClause, mark)
    }
}
