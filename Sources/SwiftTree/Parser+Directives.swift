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
            case .attributes: while kind == .atSign { parseAttribute() }
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
        var index = nextLine(directive)
        while index < limit {
            switch tokens[index].kind {
            case .poundIf, .poundElse, .poundElseif: index = nextLine(index)
            default: return index
            }
        }
        return limit
    }

    /// The first token of the line behind the one that a token begins.
    private func nextLine(_ token: Int) -> Int {
        var index = token + 1
        while index < limit, !tokens[index].flags.contains(.startsLine) { index += 1 }
        return index
    }

    /// The token behind a `#if` that holds nothing but attributes, when something follows that they can belong to.
    func behindAttributeDirective(_ directive: Int) -> Int? {
        var index = nextLine(directive)
        guard index < limit, tokens[index].kind == .atSign else { return nil }
        while index < limit {
            switch tokens[index].kind {
            case .atSign: index = behindAttribute(index)
            case .poundElse, .poundElseif: index = nextLine(index)
            case .poundEndif: return index + 1
            default: return nil
            }
        }
        return nil
    }

    /// Whether `#if` stands inside a chain of member accesses: its first branch begins with a dot.
    var startsSuffixInDirective: Bool {
        let first = firstInBranch(at)
        return first < limit && tokens[first].kind == .period
    }
}
