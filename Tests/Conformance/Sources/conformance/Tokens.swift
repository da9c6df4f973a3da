import SwiftParser
import SwiftSyntax
import SwiftTokens

// The normalisation, all of it:
// 1. The text of a string is compared through the delimiters and interpolations around it: swift-syntax cuts it into
//    segments by line and moves indentation into trivia, we keep one segment.
// 2. Contextual keywords are keywords to its parser and identifiers to us, so words are compared by their extent.
// 3. Its parser splits operators (`>>`, `>?`, `...`); its pieces have to fill our token.
//    So does it with version numbers: `10.15` of an availability is three tokens.
// 4. Its parser renames operators it uses as punctuation (`<`, `>`, `...`, `=`, `&`): operators are compared by extent.

struct PlainToken: Equatable {
    var start: Int
    var end: Int
    var kind: String
}

func ourTokens(_ tokens: [Token]) -> [PlainToken] {
    tokens.compactMap { token in
        token.kind == .stringSegment || token.kind == .endOfFile
            ? nil : PlainToken(start: Int(token.offset), end: Int(token.end), kind: normalised("\(token.kind)"))
    }
}

func oracleTokens(_ tree: SourceFileSyntax) -> [PlainToken] {
    tree.tokens(viewMode: .sourceAccurate).compactMap { token in
        let start = token.positionAfterSkippingLeadingTrivia.utf8Offset
        let length = token.trimmedLength.utf8Length
        guard length > 0 else { return nil }
        if case .stringSegment = token.tokenKind { return nil }
        var name = "\(token.tokenKind)"
        if let parenthesis = name.firstIndex(of: "(") { name = String(name[..<parenthesis]) }
        return PlainToken(start: start, end: start + length, kind: normalised(name))
    }
}

private func normalised(_ kind: String) -> String {
    switch kind {
    case "identifier", "keyword", "wildcard", "dollarIdentifier": "word"
    case "prefixOperator", "binaryOperator", "postfixOperator", "leftAngle", "rightAngle", "ellipsis", "equal",
         "prefixAmpersand", "arrow", "exclamationMark", "postfixQuestionMark", "infixQuestionMark", "period": "operator"
    default: kind
    }
}

/// Where the two lists first differ, as text; nil where they agree.
func firstDifference(_ ours: [PlainToken], _ oracle: [PlainToken], in bytes: [UInt8]) -> String? {
    var index = 0
    for token in ours {
        guard index < oracle.count else { return "ours goes on with \(describe(token, bytes))" }
        let first = oracle[index]
        if first == token {
            index += 1
            continue
        }
        // Pieces of an operator or version.
        var end = first.start
        var next = index
        while token.kind == "operator" || token.kind == "floatLiteral", first.start == token.start, next < oracle.count, oracle[next].start == end,
            oracle[next].end <= token.end {
            end = oracle[next].end
            next += 1
        }
        guard end == token.end, next > index else {
            return "ours \(describe(token, bytes)), oracle \(describe(first, bytes))"
        }
        index = next
    }
    return index == oracle.count ? nil : "oracle goes on with \(describe(oracle[index], bytes))"
}

private func describe(_ token: PlainToken, _ bytes: [UInt8]) -> String {
    let line = bytes[..<token.start].reduce(1) { $1 == 10 ? $0 + 1 : $0 }
    return "\(token.kind) `\(String(decoding: bytes[token.start..<min(token.end, token.start + 40)], as: UTF8.self))` line \(line)"
}

/// Whether tokens and gaps are the file: in order, without overlap, and ending where it ends.
func isLossless(_ tokens: [Token], _ count: Int) -> Bool {
    var position = 0
    for token in tokens {
        guard Int(token.offset) >= position else { return false }
        position = Int(token.end)
    }
    return tokens.last?.kind == .endOfFile && position == count
}
