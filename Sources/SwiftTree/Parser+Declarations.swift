import SwiftTokens

extension Parser {
    /// Reads a declaration with its attributes and modifiers, if one begins here.
    mutating func parseDeclaration(isMember: Bool) -> Bool {
        guard let start = declarationStart(isMember: isMember) else { return false }
        let mark = mark
        while at < start {
            let before = at
            switch kind {
            case .atSign: parseAttribute()
            case .poundIf:
                let directive = self.mark
                parseIfConfig(.attributes)
                finish(.ifConfig, directive)
            default: parseModifier()
            }
            if at == before { bump() }
        }
        parseDeclarationBody(mark, isMember: isMember)
        return true
    }

    /// The index of the word that tells the declaration, behind attributes and modifiers; nil where there is none.
    private func declarationStart(isMember: Bool) -> Int? {
        var index = at
        var hasPrefix = false
        while index < limit {
            let token = tokens[index]
            if token.kind == .atSign {
                index = behindAttribute(index)
                hasPrefix = true
                continue
            }
            if token.kind == .poundIf {
                guard let behind = behindAttributeDirective(index) else { return nil }
                index = behind
                hasPrefix = true
                continue
            }
            switch token.keyword {
            case .let, .var, .func, .struct, .enum, .protocol, .extension, .import, .typealias, .associatedtype, .operator,
                 .precedencegroup: return index
            case .class:
                if isDeclarationWord(index + 1) { break }
                return index
            case .subscript: return index
            case .initWord, .deinit: return isMember || hasPrefix && isInitializer(index) ? index : nil
            case .case: return isMember ? index : nil
            case .actor where isName(index + 1) && !tokens[index + 1].flags.contains(.startsLine): return index
            case .macro where isName(index + 1) && !tokens[index + 1].flags.contains(.startsLine): return index
            default: break
            }
            guard isModifier(token), index + 1 < limit else {
                // A macro, or attributes with nothing behind them.
                let isEnd = token.kind == .rightBrace || token.kind == .poundEndif || token.kind == .endOfFile
                return hasPrefix && (isEnd || token.kind == .pound) ? index : nil
            }
            index += 1
            if takesDetail(index - 1) { index = behindGroup(index) }
            hasPrefix = true
        }
        return nil
    }

    private func isInitializer(_ index: Int) -> Bool {
        guard index + 1 < limit else { return false }
        switch tokens[index + 1].kind {
        case .leftParen, .postfixQuestionMark, .exclamationMark: return true
        default: return false
        }
    }

    private func isName(_ index: Int) -> Bool { index < limit && tokens[index].kind == .identifier }

    /// Whether a declaration or another modifier follows `class`, which then is a modifier.
    private func isDeclarationWord(_ index: Int) -> Bool {
        guard index < limit else { return false }
        switch tokens[index].keyword {
        case .func, .var, .let, .subscript, .initWord, .typealias, .class, .struct, .enum, .override, .public, .private,
             .internal, .fileprivate, .open, .final, .package, .static: return tokens[index].keyword != .open || isName(index + 1) == false
        default: return false
        }
    }

    private func isModifier(_ token: Token) -> Bool {
        switch token.keyword {
        case .public, .private, .fileprivate, .internal, .static, .class, .open, .package, .final, .override, .lazy, .weak,
             .unowned, .mutating, .nonmutating, .dynamic, .optional, .required, .convenience, .indirect, .infix, .prefix,
             .postfix, .nonisolated, .isolated, .distributed, .consuming, .borrowing, .async, .__consuming, .sending, ._const,
             ._local, .unsafe: true
        default: false
        }
    }

    func behindAttribute(_ index: Int) -> Int {
        var index = index + 2
        while index + 1 < limit, tokens[index].kind == .period || tokens[index].kind == .colonColon { index += 2 }
        if index < limit, Self.isOperator(tokens[index].kind), bytes[Int(tokens[index].offset)] == UInt8(ascii: "<") {
            index = behindAngles(index)
        }
        if index < limit, tokens[index].kind == .leftParen, !tokens[index].flags.contains(.afterTrivia) {
            index = behindGroup(index)
        }
        return index
    }

    /// Behind the generic arguments of an attribute, told by counting brackets.
    private func behindAngles(_ start: Int) -> Int {
        var index = start
        var open = 0
        while index < limit, index < start + 256 {
            let token = tokens[index]
            if Self.isOperator(token.kind), token.kind != .arrow {
                for offset in Int(token.offset)..<Int(token.end) {
                    if bytes[offset] == UInt8(ascii: "<") { open += 1 }
                    if bytes[offset] == UInt8(ascii: ">") { open -= 1 }
                }
            }
            index += 1
            if open <= 0 { return index }
        }
        return start
    }

    // MARK: - Attributes and modifiers

    mutating func parseAttribute() {
        let mark = mark
        bump()
        let type = self.mark
        var name = at
        guard kind == .identifier || kind == .keyword else { return finish(.attribute, mark, flags: .broken) }
        let word = tokens[name]
        bump()
        finish(.typeName, type, name: name)
        while kind == .period || kind == .colonColon, kind(ahead: 1) == .identifier || kind(ahead: 1) == .keyword {
            bump()
            name = at
            bump()
            finish(.memberType, type, name: name)
        }
        if isOperator, byte() == UInt8(ascii: "<") { parseGenericArguments() }
        if kind == .leftParen, !tokens[at].flags.contains(.afterTrivia) {
            if takesExpressions(word) { parseParenthesizedArguments() } else { skipGroup() }
        }
        finish(.attribute, mark, name: name)
    }

    /// The attributes of the language whose arguments are not expressions.
    private func takesExpressions(_ word: Token) -> Bool {
        for name: StaticString in [
            "available", "objc", "convention", "_specialize", "specialized", "backDeployed", "differentiable", "derivative",
            "transpose", "_implements", "abi", "storageRestrictions", "_effects", "_spi", "_typeEraser",
            "_originallyDefinedIn",
        ] where isText(name, word) { return false }
        return true
    }

    private func isText(_ text: StaticString, _ token: Token) -> Bool {
        guard Int(token.length) == text.utf8CodeUnitCount else { return false }
        for index in 0..<text.utf8CodeUnitCount where bytes[Int(token.offset) + index] != text.utf8Start[index] { return false }
        return true
    }

    mutating func parseModifier() {
        let mark = mark
        bump()
        if takesDetail(mark.token) { skipGroup() }
        finish(.modifier, mark, name: mark.token)
    }

    /// Whether `(…)` behind a modifier belongs to it: `private(set)`, `unowned(unsafe)`, `nonisolated(unsafe)`.
    private func takesDetail(_ modifier: Int) -> Bool {
        guard modifier + 2 < limit, tokens[modifier + 1].kind == .leftParen else { return false }
        switch tokens[modifier].keyword {
        case .public, .private, .fileprivate, .internal, .package, .open: return tokens[modifier + 2].keyword == .set
        case .unowned, .nonisolated: return tokens[modifier + 2].kind == .identifier
        default: return false
        }
    }

    // MARK: - Bodies

    private mutating func parseDeclarationBody(_ mark: Mark, isMember: Bool) {
        switch keyword {
        case .let, .var: parseVariable(mark)
        case .func: parseFunction(mark)
        case .class: parseNominal(.classDecl, mark)
        case .struct: parseNominal(.structDecl, mark)
        case .enum: parseNominal(.enumDecl, mark)
        case .actor: parseNominal(.actorDecl, mark)
        case .protocol: parseNominal(.protocolDecl, mark)
        case .extension: parseExtension(mark)
        case .import: parseImport(mark)
        case .initWord: parseInitializerDeclaration(mark)
        case .deinit:
            bump()
            parseEffects()
            parseCodeBlock()
            finish(.deinitializerDecl, mark)
        case .subscript: parseSubscript(mark)
        case .case: parseEnumCase(mark)
        case .typealias: parseAlias(.typealiasDecl, mark)
        case .associatedtype: parseAlias(.associatedtypeDecl, mark)
        case .operator, .precedencegroup: parseOperatorDeclaration(mark)
        case .macro: parseMacro(mark)
        default:
            if kind == .pound { parseMacroExpansion(mark, []) } else { finish(.error, mark) }
        }
    }

    /// Consumes the name of a declaration; -1 where there is none.
    private mutating func parseDeclarationName() -> Int {
        let name = at
        guard kind == .identifier || kind == .keyword && !startsLine || kind == .dollarIdentifier else { return -1 }
        bump()
        return name
    }

    private mutating func parseNominal(_ kind: SyntaxKind, _ mark: Mark) {
        bump()
        let name = parseDeclarationName()
        parseGenericParameters()
        parseInheritedTypes()
        parseWhereClause()
        parseMemberBlock()
        finish(kind, mark, name: name)
    }

    private mutating func parseExtension(_ mark: Mark) {
        bump()
        let firstNode = nodes.count
        parseType()
        let name = nodes.count > firstNode ? Int(nodes[nodes.count - 1].nameToken) : -1
        parseInheritedTypes()
        parseWhereClause()
        parseMemberBlock()
        finish(.extensionDecl, mark, name: name)
    }

    private mutating func parseMemberBlock() {
        guard kind == .leftBrace else { return }
        let mark = mark
        bump()
        parseItems(.members)
        close(.rightBrace, opener: mark.token)
        finish(.memberBlock, mark)
    }

    private mutating func parseImport(_ mark: Mark) {
        bump()
        var name = -1
        switch keyword {
        case .struct, .class, .enum, .protocol, .typealias, .func, .let, .var: bump()
        default: break
        }
        while kind == .identifier || kind == .keyword || kind == .binaryOperator, !startsLine || name < 0 {
            name = at
            bump()
            guard consume(.period) || consume(.colonColon) else { break }
        }
        finish(.importDecl, mark, name: name)
    }

    private mutating func parseFunction(_ mark: Mark) {
        bump()
        var name = at
        if kind == .identifier || kind == .dollarIdentifier || kind == .keyword {
            bump()
        } else if isOperator || kind == .ellipsis || kind == .regexSlash {
            // `static func <<T>(…)` glues the operator to its generic parameters; the last `<` opens them.
            let length = Int(tokens[at].length)
            if length > 1, byte(length - 1) == UInt8(ascii: "<"), kind(ahead: 1) == .identifier {
                split = length - 1
            } else {
                bump()
            }
        } else {
            name = -1
        }
        parseSignature()
        parseCodeBlock()
        finish(.functionDecl, mark, name: name)
    }

    private mutating func parseSignature() {
        parseGenericParameters()
        if kind == .leftParen { parseParameters() }
        parseEffects()
        parseReturnType()
        parseWhereClause()
    }

    private mutating func parseInitializerDeclaration(_ mark: Mark) {
        let name = at
        bump()
        var flags: SyntaxNode.Flags = []
        if isOperator, byte() == UInt8(ascii: "?") || byte() == UInt8(ascii: "!") {
            flags = byte() == UInt8(ascii: "?") ? .optional : .forced
            _ = consumeByte(byte())
        }
        parseSignature()
        parseCodeBlock()
        finish(.initializerDecl, mark, name: name, flags: flags)
    }

    private mutating func parseSubscript(_ mark: Mark) {
        let name = at
        bump()
        parseSignature()
        parseAccessorBlock()
        finish(.subscriptDecl, mark, name: name)
    }

    private mutating func parseEnumCase(_ mark: Mark) {
        bump()
        while kind == .identifier || kind == .keyword {
            let element = self.mark
            bump()
            if kind == .leftParen { parseParameters() }
            if isAtInitializer { parseInitializer() }
            finish(.enumCaseElement, element, name: element.token)
            if !consume(.comma) { break }
        }
        finish(.enumCaseDecl, mark)
    }

    private mutating func parseAlias(_ kind: SyntaxKind, _ mark: Mark) {
        bump()
        let name = parseDeclarationName()
        parseGenericParameters()
        parseInheritedTypes()
        if consumeByte(UInt8(ascii: "=")) { parseType() }
        parseWhereClause()
        finish(kind, mark, name: name)
    }

    private mutating func parseOperatorDeclaration(_ mark: Mark) {
        let kind: SyntaxKind = keyword == .operator ? .operatorDecl : .precedenceGroupDecl
        bump()
        let name = at
        bump()
        if kind == .operatorDecl {
            while self.kind == .colon || self.kind == .comma {
                bump()
                if self.kind == .identifier { bump() }
            }
        }
        if self.kind == .leftBrace { skipGroup() }
        finish(kind, mark, name: name)
    }

    private mutating func parseMacro(_ mark: Mark) {
        bump()
        let name = parseDeclarationName()
        parseSignature()
        if isAtInitializer { parseInitializer() }
        parseWhereClause()
        finish(.macroDecl, mark, name: name)
    }

    // MARK: - Variables and accessors

    private mutating func parseVariable(_ mark: Mark) {
        let name = at
        bump()
        while true {
            let binding = self.mark
            let before = at
            let variable = parseBindingPattern()
            parseTypeAnnotation()
            if isAtInitializer { parseInitializer() }
            if kind == .leftBrace { parseAccessorBlock() }
            if at > before { finish(.binding, binding, name: variable) }
            if !consume(.comma) || at == before { break }
        }
        finish(.variableDecl, mark, name: name)
    }

    /// Whether `{` begins a list of accessors.
    var isAccessorBlock: Bool { kind == .leftBrace && isAccessor(ahead: 1) }

    func isAccessor(ahead: Int) -> Bool {
        var index = at + ahead
        while index < limit {
            let token = tokens[index]
            if token.kind == .atSign {
                index = behindAttribute(index)
                continue
            }
            switch token.keyword {
            case .mutating, .nonmutating, .__consuming, .consuming, .borrowing, .nonisolated:
                index += 1
                continue
            case .get, .set, .willSet, .didSet, ._modify, ._read, .unsafeAddress, .initWord, .borrow:
                return isBehindAccessorName(index)
            default: return isText("unsafeMutableAddress", token) && isBehindAccessorName(index)
            }
        }
        return false
    }

    /// What may follow `get`: a body, effects, a parameter, another accessor or the end.
    private func isBehindAccessorName(_ index: Int) -> Bool {
        guard index + 1 < limit else { return false }
        let next = tokens[index + 1]
        let name = tokens[index].keyword
        switch next.kind {
        case .leftBrace: return true
        case .rightBrace: return name != .initWord && name != .borrow
        case .leftParen:
            let behind = behindGroup(index + 1)
            return name != .get && behind < limit && tokens[behind].kind == .leftBrace
        case .atSign: return true
        case .identifier, .keyword:
            switch next.keyword {
            case .async, .throws, .rethrows, .reasync, .mutating, .nonmutating, .get, .set, .willSet, .didSet, ._modify,
                 ._read, .__consuming, .borrowing, .consuming: return true
            default: return false
            }
        default: return false
        }
    }

    mutating func parseAccessorBlock() {
        guard kind == .leftBrace else { return }
        let mark = mark
        let hasAccessors = isAccessorBlock
        bump()
        parseItems(hasAccessors ? .accessors : .code)
        close(.rightBrace, opener: mark.token)
        finish(.accessorBlock, mark)
    }

    mutating func parseAccessor() {
        let mark = mark
        while true {
            if kind == .atSign {
                parseAttribute()
                continue
            }
            switch keyword {
            case .mutating, .nonmutating, .__consuming, .consuming, .borrowing, .nonisolated:
                parseModifier()
                continue
            default: break
            }
            break
        }
        let name = at
        bump()
        if kind == .leftParen { parseParameters() }
        parseEffects()
        parseCodeBlock()
        finish(.accessor, mark, name: name)
    }
}
