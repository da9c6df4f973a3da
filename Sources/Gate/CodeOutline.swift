import SourceText

/// Where statements and blocks begin and end in a text, told from its braces and semicolons alone: the same way for C and
/// Swift, for whole and for broken code.
struct CodeOutline {
    private let file: SourceFile
    /// The text with comments turned into blanks and strings into quotation marks.
    private let skeleton: [UInt8]

    init(_ file: SourceFile) {
        self.file = file
        var skeleton = file.bytes
        for segment in SourceSegments(of: file).segments where segment.kind != .code {
            let filler = segment.kind == .comment ? UInt8(ascii: " ") : UInt8(ascii: "\"")
            for index in Int(segment.range.start)..<Int(segment.range.end) { skeleton[index] = filler }
        }
        self.skeleton = skeleton
    }

    /// The part of a statement that holds the place: without the bodies of statements below it, and without the statement
    /// around it where the place lies in such a body.
    func piece(around place: ByteRange, of statement: ByteRange) -> ByteRange {
        // A place beyond the text, of a file that changed under the analysis, is its end.
        func clamped(_ offset: UInt32) -> Int { min(Int(offset), skeleton.count) }
        let (low, high) = (clamped(min(statement.start, place.start)), clamped(max(statement.end, place.end)))
        let (from, to) = (clamped(place.start), clamped(place.end))
        let start = skeleton[low..<from].lastIndex(where: Self.isBoundary).map { $0 + 1 } ?? low
        if let brace = skeleton[from..<to].dropFirst().firstIndex(of: UInt8(ascii: "{")) { return ByteRange(start, brace) }
        return ByteRange(start, skeleton[to..<high].firstIndex(where: Self.isBoundary) ?? high)
    }

    /// The text of a range without its blanks and comments; that of a comment without its blanks.
    func condensed(_ range: ByteRange) -> String {
        let indices = min(Int(range.start), skeleton.count)..<min(Int(range.end), skeleton.count)
        let code = indices.filter { skeleton[$0] > 0x20 && file.bytes[$0] > 0x20 }
        let kept = code.isEmpty ? indices.filter { file.bytes[$0] > 0x20 } : code
        return String(decoding: kept.map { file.bytes[$0] }, as: UTF8.self)
    }

    /// From an offset to the end of the first block in braces behind it; nil where a statement ends before one begins.
    func block(from offset: UInt32) -> ByteRange? {
        var depth = 0
        var nesting = 0
        for index in Int(offset)..<skeleton.count {
            switch skeleton[index] {
            case UInt8(ascii: "("): nesting += depth == 0 ? 1 : 0
            case UInt8(ascii: ")"): nesting -= depth == 0 ? 1 : 0
            case UInt8(ascii: "{") where nesting == 0: depth += 1
            case UInt8(ascii: "}") where nesting == 0:
                depth -= 1
                if depth <= 0 { return depth < 0 ? nil : ByteRange(Int(offset), index + 1) }
            case UInt8(ascii: ";") where depth == 0 && nesting == 0: return nil
            default: break
            }
        }
        return nil
    }

    /// The first line with code at or behind an offset; nil where there is none.
    func lineOfCode(from offset: UInt32) -> Int? {
        skeleton[min(Int(offset), skeleton.count)...].firstIndex { $0 > 0x20 }.map { file.line(at: UInt32(clamping: $0)) }
    }

    /// Whether a line stands between the directives of a condition, where the preprocessor may skip it. The condition that
    /// guards a whole header is none.
    func isConditional(line: Int) -> Bool {
        var open: [Int] = []
        var guardLine: Int?
        var isFirst = true
        for number in file.lineStarts.indices.prefix(line).map({ $0 + 1 }) {
            let range = file.lineRange(number)
            let text = skeleton[Int(range.start)..<Int(range.end)].drop { $0 <= 0x20 }
            guard let first = text.first else { continue }
            defer { isFirst = false }
            guard first == UInt8(ascii: "#") else { continue }
            let directive = text.dropFirst().drop { $0 <= 0x20 }
            if directive.starts(with: Array("if".utf8)) {
                open.append(number)
                if isFirst, directive.starts(with: Array("ifndef".utf8)) { guardLine = number }
            } else if directive.starts(with: Array("endif".utf8)) {
                _ = open.popLast()
            }
        }
        return open.contains { $0 != guardLine }
    }

    private static func isBoundary(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: ";")
    }
}
