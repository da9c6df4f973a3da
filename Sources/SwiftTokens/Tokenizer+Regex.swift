extension Tokenizer {
    /// Reads a regex literal `/…/` that begins inside an operator, when the token before lets an expression follow.
    mutating func readRegex(in operatorRange: Range<Int>, at slash: Int, isPreferred: Bool) -> Bool {
        let leftBound = isLeftBound(operatorRange.lowerBound)
        guard !leftBound, previousKeyword != .func, previousKeyword != .operator else { return false }
        var mustBeRegex = false
        if !isRightBound(operatorRange.upperBound, leftBound: leftBound) {
            guard isPreferred || canBeginRegex else { return false }
            // In an argument list an operator may stand for itself.
            switch previousKind {
            case .leftParen, .leftSquare, .comma, .colon, .colonColon: mustBeRegex = isPreferred
            default: mustBeRegex = true
            }
        }
        guard let regex = scanRegex(at: slash, pounds: 0, mustBeRegex: mustBeRegex) else { return false }
        if slash > operatorRange.lowerBound {
            position = slash
            add(operatorKind(from: operatorRange.lowerBound, to: slash), from: operatorRange.lowerBound)
        }
        addRegex(regex, at: slash, pounds: 0)
        return true
    }

    /// Reads `#/…/#`, whose pounds begin at an index.
    mutating func readRegex(at start: Int, mustBeRegex: Bool) -> Bool {
        var pounds = 0
        while isByte("#", at: start + pounds) { pounds += 1 }
        guard let regex = scanRegex(at: start + pounds, pounds: pounds, mustBeRegex: mustBeRegex) else { return false }
        addRegex(regex, at: start, pounds: pounds)
        return true
    }

    /// Where the parts of a regex literal end.
    private struct ScannedRegex {
        var patternEnd: Int
        /// Behind the closing slash; equal to `patternEnd` where there is none.
        var slashEnd: Int
        var end: Int
    }

    private mutating func addRegex(_ regex: ScannedRegex, at start: Int, pounds: Int) {
        if pounds > 0 {
            position = start + pounds
            add(.regexPoundDelimiter, from: start)
        }
        position = start + pounds + 1
        add(.regexSlash, from: position - 1)
        position = regex.patternEnd
        add(.regexLiteralPattern, from: start + pounds + 1)
        if regex.slashEnd > regex.patternEnd {
            position = regex.slashEnd
            add(.regexSlash, from: regex.patternEnd)
        }
        if regex.end > regex.slashEnd {
            position = regex.end
            add(.regexPoundDelimiter, from: regex.slashEnd)
        }
    }

    private mutating func scanRegex(at slash: Int, pounds: Int, mustBeRegex: Bool) -> ScannedRegex? {
        var index = slash + 1
        if pounds == 0 {
            switch byte(index) {
            case " ", "\t": if !mustBeRegex { return nil }
            case "*", "/": return nil
            default: break
            }
            if slash > 0, base[slash - 1] == "*" { return nil }
        }
        var firstNewline: Int?
        if pounds > 0 {
            var scan = index
            while byte(scan) == " " || byte(scan) == "\t" { scan += 1 }
            if byte(scan) == "\n" || byte(scan) == "\r" {
                firstNewline = scan
                index = scan
            }
        }
        if let firstNewline, pounds >= unterminatedRegexPounds {
            return unterminated(from: slash + 1, to: firstNewline, pounds: pounds)
        }
        var groupDepth = 0
        var classDepth = 0
        var lastBlank = -1
        while true {
            if isByte("/", at: index) {
                var closing = 0
                while pounds > 0, isByte("#", at: index + 1 + closing) { closing += 1 }
                if closing >= pounds {
                    if pounds == 0 {
                        if isByte("*", at: index + 1) || isByte("/", at: index + 1) {
                            return mustBeRegex ? unterminated(from: slash + 1, to: index, pounds: 0) : nil
                        }
                        if lastBlank == index - 1, !mustBeRegex { return nil }
                    }
                    return ScannedRegex(patternEnd: index, slashEnd: index + 1, end: index + 1 + closing)
                }
            }
            var isEscaped = false
            if isByte("\\", at: index) {
                isEscaped = true
                index += 1
            }
            guard index < end else {
                if let firstNewline {
                    unterminatedRegexPounds = min(unterminatedRegexPounds, pounds)
                    return unterminated(from: slash + 1, to: firstNewline, pounds: pounds)
                }
                return mustBeRegex ? unterminated(from: slash + 1, to: end, pounds: pounds) : nil
            }
            switch base[index] {
            case "\n", "\r":
                if firstNewline == nil {
                    return mustBeRegex ? unterminated(from: slash + 1, to: index, pounds: pounds) : nil
                }
            case "(" where !isEscaped && classDepth == 0: groupDepth += 1
            case ")" where !isEscaped && classDepth == 0:
                if groupDepth == 0, !mustBeRegex { return nil }
                groupDepth = max(0, groupDepth - 1)
            case "[" where !isEscaped: classDepth += 1
            case "]" where !isEscaped: classDepth = max(0, classDepth - 1)
            case " ", "\t": if !isEscaped { lastBlank = index }
            default: break
            }
            index += 1
        }
    }

    /// An unterminated literal takes a `/` or `/#` at its end for its closing delimiter.
    private func unterminated(from start: Int, to end: Int, pounds: Int) -> ScannedRegex {
        if pounds > 0 {
            var slashEnd = end
            while slashEnd > start, base[slashEnd - 1] == "#" { slashEnd -= 1 }
            if slashEnd > start, base[slashEnd - 1] == "/" {
                return ScannedRegex(patternEnd: slashEnd - 1, slashEnd: slashEnd, end: end)
            }
        }
        return ScannedRegex(patternEnd: end, slashEnd: end, end: end)
    }

    /// Whether an expression may begin behind the token before.
    private var canBeginRegex: Bool {
        if tokens.isEmpty { return true }
        switch previousKind {
        case .leftBrace, .leftParen, .leftSquare, .prefixOperator, .prefixAmpersand, .binaryOperator, .equal, .semicolon,
             .comma, .colon, .infixQuestionMark, .poundIf, .poundElse, .poundElseif, .poundEndif, .unknown:
            return true
        case .keyword:
            switch previousKeyword {
            case .true, .false, .anyType, .nil, .selfWord, .selfType, .super: return false
            default: return true
            }
        default: return false
        }
    }
}
