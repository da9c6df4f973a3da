import Findings
import SourceText

/// `iacslint:allow(C203, name) until=2027-03-01 by=jdoe -- reason` at the beginning of a comment.
struct DeviationComment {
    var deviation: Deviation
    var location: Location
    /// The line of code that it stands on, or else the next one.
    var line: Int
    /// The code that it covers besides the statements of its line.
    var range: ByteRange?
    /// Words before the reason that mean nothing: a slip of the pen is no consent.
    var unknownWords: [String]

    /// Those of a file, in order. Only comments count, never strings.
    static func all(in file: SourceFile) -> [DeviationComment] {
        // Most files have none: those are not read any further.
        guard file.contains("iacslint:allow") else { return [] }
        let segments = SourceSegments(of: file).segments
        let marked = segments.indices.filter { segments[$0].kind == .comment && isDeviation(segments[$0], in: file) }
        guard !marked.isEmpty else { return [] }
        let outline = CodeOutline(file)
        return marked.compactMap { index in
            let segment = segments[index]
            let following = segments[(index + 1)...].lazy.filter { $0.kind == .comment }.map(\.range)
            guard let record = Record(text(of: segment.range, continuedBy: following, in: file)) else { return nil }
            let location = Location(path: file.path, range: segment.range)
            let line = coveredLine(segment.range, in: file, outline)
            return DeviationComment(
                deviation: Deviation(
                    rules: record.rules, scope: record.scope, reason: record.reason, until: record.fields["until"],
                    by: record.fields["by"], approvedBy: record.fields["approved-by"], ticket: record.fields["ticket"],
                    origin: .comment(location)),
                location: location, line: line, range: range(of: record.scope, from: line, in: file, outline),
                unknownWords: record.unknownWords)
        }
    }

    private static let mark = Array("iacslint:allow(".utf8)

    private static func isDeviation(_ segment: SourceSegments.Segment, in file: SourceFile) -> Bool {
        let text = file.bytes[Int(segment.range.start)..<Int(segment.range.end)]
        return text.drop { [UInt8(ascii: "/"), UInt8(ascii: "*"), UInt8(ascii: " "), 9, 10, 13].contains($0) }.starts(with: mark)
    }

    // MARK: - What it covers

    private static func coveredLine(_ comment: ByteRange, in file: SourceFile, _ outline: CodeOutline) -> Int {
        let own = file.line(at: comment.start)
        let before = ByteRange(file.lineRange(own).start, comment.start)
        if !file.text(before).allSatisfy(\.isWhitespace) { return own }
        return outline.lineOfCode(from: comment.end) ?? own
    }

    private static func range(
        of scope: Deviation.Scope, from line: Int, in file: SourceFile, _ outline: CodeOutline
    ) -> ByteRange? {
        switch scope {
        case .function: outline.block(from: file.lineRange(line).start)
        case .file: ByteRange(0, file.bytes.count)
        case .statement, .paths: nil
        }
    }

    // MARK: - What it says

    /// The comment without its marks, on one line. Line comments directly below it go on with what a formatter broke off,
    /// as long as the reason has not begun.
    private static func text(
        of comment: ByteRange, continuedBy following: some Sequence<ByteRange>, in file: SourceFile
    ) -> String {
        var text = body(file.text(comment))
        var end = comment.end
        for next in following {
            let between = file.text(ByteRange(end, next.start))
            guard file.bytes[Int(comment.start) + 1] == UInt8(ascii: "/"), !text.contains("--"),
                between.allSatisfy(\.isWhitespace), between.count(where: \.isNewline) == 1
            else { break }
            text += " " + body(file.text(next))
            end = next.end
        }
        return text
    }

    private static func body(_ comment: String) -> String {
        let isBlock = comment.hasPrefix("/*")
        let inner = comment.dropFirst(2).dropLast(isBlock && comment.hasSuffix("*/") ? 2 : 0)
        return inner.split(whereSeparator: \.isNewline)
            .map { $0.drop { $0.isWhitespace || $0 == "/" || $0 == "*" } }.joined(separator: " ")
    }

    /// What the words of a comment mean.
    private struct Record {
        var rules: [String]
        var scope = Deviation.Scope.statement
        var reason: String
        var fields: [String: String] = [:]
        var unknownWords: [String] = []

        private static let known: Set = ["until", "by", "approved-by", "ticket"]
        private static let scopes: [String: Deviation.Scope] = [
            "statement": .statement, "function": .function, "file": .file,
        ]

        init?(_ text: String) {
            guard let match = text.prefixMatch(of: /iacslint:allow\(([^)]*)\)(.*)/) else { return nil }
            rules = match.1.split { $0 == "," || $0.isWhitespace }.map(String.init)
            let parts = match.2.split(separator: "--", maxSplits: 1, omittingEmptySubsequences: false)
            reason = parts.count > 1 ? parts[1].split(whereSeparator: \.isWhitespace).joined(separator: " ") : ""
            for word in parts[0].split(whereSeparator: \.isWhitespace) {
                let field = word.split(separator: "=", maxSplits: 1).map(String.init)
                if field.count == 2, Self.known.contains(field[0]) {
                    fields[field[0]] = field[1]
                } else if field.count == 2, field[0] == "scope", let value = Self.scopes[field[1]] {
                    scope = value
                } else {
                    unknownWords.append(String(word))
                }
            }
        }
    }
}
