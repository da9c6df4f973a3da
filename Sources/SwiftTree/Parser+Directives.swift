import SwiftTokens

extension Parser {
    /// `#if` … `#endif` with every branch. The caller finishes the node.
    mutating func parseIfConfig(_ context: ItemContext) {
        while kind == .poundIf || kind == .poundElseif || kind == .poundElse {
            let mark = mark
            let isElse = kind == .poundElse
            bump()
            if !isElse, !startsLine { parseDirectiveCondition() }
            parseBranch(context)
            finish(.ifConfigClause, mark, name: mark.token)
            if kind == .poundIf { break }
        }
        consume(.poundEndif)
    }

    /// An expression that ends with the line.
    private mutating func parseDirectiveCondition() {
        var end = at + 1
        while end < limit, !tokens[end].flags.contains(.startsLine) { end += 1 }
        let outer = limit
        limit = end
        parseExpression()
        if at < end {
            let rest = mark
            split = 0
            at = end
            finish(.error, rest)
        }
        limit = outer
    }

    private mutating func parseBranch(_ context: ItemContext) {
        while true {
            switch context {
            case .switchCases: parseSwitchCases()
            case .suffixes(let expression):
                let mark = mark
                parseSuffixes(mark, expression)
            default: parseItems(context)
            }
            switch kind {
            case .poundElse, .poundElseif, .poundEndif, .endOfFile: return
            // A brace that the branch did not open ends it.
            case .rightBrace: return
            default: emitError()
            }
        }
    }

    /// The first token of the first branch that holds one, behind a `#if` at an index.
    func firstInBranch(_ directive: Int) -> Int {
        var index = directive + 1
        while index < limit {
            while index < limit, !tokens[index].flags.contains(.startsLine) { index += 1 }
            guard index < limit else { return limit }
            switch tokens[index].kind {
            case .poundIf, .poundElse, .poundElseif: index += 1
            default: return index
            }
        }
        return limit
    }

    /// Whether `#if` stands inside a chain of member accesses: its first branch begins with a dot.
    var startsSuffixInDirective: Bool {
        let first = firstInBranch(at)
        return first < limit && tokens[first].kind == .period
    }
}
