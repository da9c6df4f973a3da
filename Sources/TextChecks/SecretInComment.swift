import SourceText

/// T103: a secret with its value, a private key, or a token of known form in a comment.
enum SecretInComment: TextCheck {
    static let rule = "IACS-T103"

    static func findings(in text: TextContext) -> [TextFinding] {
        text.segments.filter { $0.kind == .comment }.flatMap { segment -> [TextFinding] in
            let comment = text.file.text(segment.range)
            // Positions are of the comment's bytes; a replaced invalid byte would shift them.
            guard comment.utf8.count == segment.range.count else { return [] }
            return places(in: comment).map { range, message in
                let start = Int(segment.range.start) + comment.utf8.distance(from: comment.startIndex, to: range.lowerBound)
                let count = comment[range].utf8.count
                return TextFinding(range: ByteRange(start, start + count), message: message)
            }
        }
    }

    private static func places(in comment: String) -> [(Range<String.Index>, String)] {
        if let key = comment.firstMatch(of: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s*(?:[\/*]+\s*)*[A-Za-z0-9+\/]{40}/) {
            return [(key.range, "The comment holds a private key.")]
        }
        let tokens = comment.matches(
            of: /\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|xox[abprs]-[A-Za-z0-9\-]{20,}|glpat-[A-Za-z0-9_\-]{20})\b/)
        if !tokens.isEmpty {
            return tokens.filter { !isPlaceholder($0.output) }
                .map { ($0.range, "The comment holds a token that begins with '\($0.output.prefix(4))'.") }
        }
        let assignment = /(?i)\b(passw(?:or)?d|passphrase|secret|api[_\-]?key|auth[_\-]?token|access[_\-]?token|private[_\-]?key)["']?\s*(?:=|:)\s*["'`]?([^\s"'`,;]{6,})/
        return comment.matches(of: assignment).filter { isSecret($0.2) }
            .map { ($0.range, "The comment gives '\($0.1)' a value.") }
    }

    /// Prose, code and placeholders are no secrets: a value has letters and digits and nothing of an expression.
    private static func isSecret(_ value: Substring) -> Bool {
        value.contains(where: \.isLetter) && value.contains(where: \.isNumber)
            && !value.contains(where: { "()<>{}[]$%*\\=".contains($0) }) && !value.contains("://") && !isPlaceholder(value)
            && value.wholeMatch(of: /0[xX][0-9a-fA-F]{1,8}[uUlL]*/) == nil
    }

    private static func isPlaceholder(_ value: Substring) -> Bool {
        let word = value.lowercased()
        return ["example", "changeme", "xxx", "placeholder", "dummy", "sample", "your", "redacted", "1234"]
            .contains { word.contains($0) }
    }
}
