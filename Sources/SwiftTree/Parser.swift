import SwiftTokens

/// Reads tokens into nodes. Nodes are emitted when they end (children before parents), so that an expression can become the
/// left operand, base or callee of a larger one at no cost; `SyntaxTree` turns the list round.
///
/// Tolerant: every loop moves on, what fits nothing becomes an `error` node. Nesting is followed to `depthLimit`; what lies
/// deeper becomes one `error` node up to the end of the enclosing group, so neither stack nor time depends on the input.
struct Parser {
    /// A node that has ended.
    struct Emitted {
        var kind: SyntaxKind
        var flags: SyntaxNode.Flags
        var firstToken: UInt32
        var endToken: UInt32
        var nameToken: Int32
        /// Index of the first node of its subtree.
        var firstNode: Int32
    }

    /// Where a node begins.
    struct Mark {
        var token: Int
        var node: Int
    }

    /// What an expression may hold where it stands.
    struct Context: OptionSet {
        var rawValue: UInt8
        /// A condition: `{` begins the statement's block, not a trailing closure.
        static let condition = Context(rawValue: 1)
        /// A pattern: `let x` may stand for an operand.
        static let pattern = Context(rawValue: 2)
    }

    static let depthLimit = 96

    let tokens: UnsafeBufferPointer<Token>
    let bytes: UnsafeBufferPointer<UInt8>
    /// For each opening bracket the index of its closing one (or of the end); else 0.
    let closers: [Int32]
    /// The token being looked at.
    var at = 0
    /// Bytes of that token that are consumed already: `>>` closes two lists of generic arguments.
    var split = 0
    /// Tokens from here on count as the end of the file: the condition of `#if` ends with its line.
    var limit: Int
    var depth = 0
    /// While trying whether `<` opens generic arguments: true once it turned out not to.
    var isTrying = false
    var nodes: [Emitted] = []

    init(tokens: UnsafeBufferPointer<Token>, bytes: UnsafeBufferPointer<UInt8>) {
        self.tokens = tokens
        self.bytes = bytes
        limit = tokens.count
        closers = Self.matchBrackets(tokens)
        nodes.reserveCapacity(tokens.count)
    }

    private static func matchBrackets(_ tokens: UnsafeBufferPointer<Token>) -> [Int32] {
        var closers = [Int32](repeating: 0, count: tokens.count)
        var open: [(index: Int32, closer: TokenKind)] = []
        var openBraces = 0
        for index in tokens.indices {
            let kind = tokens[index].kind
            switch kind {
            case .leftParen: open.append((Int32(index), .rightParen))
            case .leftSquare: open.append((Int32(index), .rightSquare))
            case .leftBrace:
                open.append((Int32(index), .rightBrace))
                openBraces += 1
            case .rightParen, .rightSquare:
                guard let last = open.last, last.closer == kind else { continue }
                closers[Int(last.index)] = Int32(index)
                open.removeLast()
            case .rightBrace where openBraces > 0:
                // Closes what is still open inside the braces too.
                openBraces -= 1
                while let last = open.popLast() {
                    closers[Int(last.index)] = Int32(index)
                    if last.closer == kind { break }
                }
            default: break
            }
        }
        for bracket in open { closers[Int(bracket.index)] = Int32(tokens.count - 1) }
        return closers
    }

    // MARK: - Looking

    var kind: TokenKind { at < limit ? tokens[at].kind : .endOfFile }
    var keyword: Keyword { at < limit ? tokens[at].keyword : .none }
    var startsLine: Bool { at >= limit || tokens[at].flags.contains(.startsLine) }
    var isAtEnd: Bool { kind == .endOfFile }

    func kind(ahead: Int) -> TokenKind { at + ahead < limit ? tokens[at + ahead].kind : .endOfFile }
    func keyword(ahead: Int) -> Keyword { at + ahead < limit ? tokens[at + ahead].keyword : .none }
    func startsLine(ahead: Int) -> Bool { at + ahead >= limit || tokens[at + ahead].flags.contains(.startsLine) }

    /// Whether the current token is a word that names something, reserved words included.
    var isWord: Bool { kind == .identifier || kind == .keyword || kind == .dollarIdentifier || kind == .wildcard }

    /// The token behind the group that the bracket at an index opens.
    func behindGroup(_ index: Int) -> Int { min(Int(closers[index]) + 1, limit) }

    /// The byte of the current token at an offset behind what is consumed of it; NUL behind its end.
    func byte(_ offset: Int = 0) -> UInt8 {
        guard at < limit, split + offset < Int(tokens[at].length) else { return 0 }
        return bytes[Int(tokens[at].offset) + split + offset]
    }

    var isOperator: Bool { Self.isOperator(kind) }

    static func isOperator(_ kind: TokenKind) -> Bool {
        switch kind {
        case .prefixOperator, .binaryOperator, .postfixOperator, .equal, .prefixAmpersand, .arrow, .exclamationMark,
             .postfixQuestionMark, .infixQuestionMark: true
        default: false
        }
    }

    /// Whether what is left of the current token is exactly this operator.
    func isAtOperator(_ text: StaticString) -> Bool {
        guard at < limit, isOperator, Int(tokens[at].length) - split == text.utf8CodeUnitCount else { return false }
        for index in 0..<text.utf8CodeUnitCount where byte(index) != text.utf8Start[index] { return false }
        return true
    }

    // MARK: - Consuming

    mutating func bump() {
        split = 0
        if at < limit, at < tokens.count - 1 { at += 1 }
    }

    @discardableResult
    mutating func consume(_ wanted: TokenKind) -> Bool {
        guard kind == wanted else { return false }
        bump()
        return true
    }

    @discardableResult
    mutating func consume(_ wanted: Keyword) -> Bool {
        guard keyword == wanted else { return false }
        bump()
        return true
    }

    /// Consumes one byte of an operator token.
    mutating func consumeByte(_ wanted: UInt8) -> Bool {
        guard isOperator, byte() == wanted else { return false }
        split += 1
        if split == Int(tokens[at].length) { bump() }
        return true
    }

    // MARK: - Emitting

    var mark: Mark { Mark(token: at, node: nodes.count) }

    mutating func finish(_ kind: SyntaxKind, _ mark: Mark, name: Int = -1, flags: SyntaxNode.Flags = []) {
        nodes.append(
            Emitted(
                kind: kind, flags: flags, firstToken: UInt32(truncatingIfNeeded: mark.token),
                endToken: UInt32(truncatingIfNeeded: split > 0 ? at + 1 : at), nameToken: Int32(truncatingIfNeeded: name),
                firstNode: Int32(truncatingIfNeeded: mark.node)))
    }

    /// One token as a node.
    mutating func emit(_ kind: SyntaxKind, name: Bool = false) {
        let mark = mark
        bump()
        finish(kind, mark, name: name ? mark.token : -1)
    }

    /// An `error` node over the current token, with its whole group where it opens one.
    mutating func emitError() {
        guard !isAtEnd else { return }
        let mark = mark
        switch kind {
        case .leftParen, .leftSquare, .leftBrace: skipGroup()
        default: bump()
        }
        finish(.error, mark)
    }

    /// Moves behind the group that the current bracket opens.
    mutating func skipGroup() {
        let behind = behindGroup(at)
        split = 0
        at = max(at + 1, min(behind, tokens.count - 1))
    }

    /// Consumes a closing bracket; tokens before it, inside the group that `opener` opened, become `error` nodes.
    mutating func close(_ closer: TokenKind, opener: Int) {
        if consume(closer) { return }
        let end = min(Int(closers[opener]), limit)
        guard end > at, end < tokens.count, tokens[end].kind == closer else { return }
        let mark = mark
        split = 0
        at = end
        finish(.error, mark)
        bump()
    }

    // MARK: - Depth

    /// Follows one level of nesting, or emits what is left of the enclosing group as an `error` node.
    mutating func nested(_ body: (inout Parser) -> Void) {
        guard depth < Self.depthLimit else { return emitRestOfGroup() }
        depth += 1
        body(&self)
        depth -= 1
    }

    private mutating func emitRestOfGroup() {
        isTrying = false
        let mark = mark
        while true {
            switch kind {
            case .endOfFile, .rightParen, .rightSquare, .rightBrace:
                if at > mark.token { finish(.error, mark) }
                return
            case .leftParen, .leftSquare, .leftBrace: skipGroup()
            default: bump()
            }
        }
    }
}
