/// A file cut into code, comments and string literals, for what needs no more of a language than that.
///
/// Knows the comments and strings of C and Swift: nested comments, raw and multi-line strings in Swift, escapes, C character
/// constants. The code inside a Swift interpolation counts as string.
public struct SourceSegments: Sendable {
    public enum Kind: Sendable { case code, comment, string }

    public struct Segment: Sendable, Hashable {
        public var kind: Kind
        public var range: ByteRange
    }

    /// In order, without gaps.
    public let segments: [Segment]

    /// - Parameter file: Swift when its path ends in `.swift`, else C.
    public init(of file: SourceFile) {
        var scanner = Scanner(bytes: file.bytes, isSwift: file.path.hasSuffix(".swift"))
        scanner.run()
        segments = scanner.segments
    }

    /// The ranges of comments, their delimiters included.
    public var comments: [ByteRange] { segments.filter { $0.kind == .comment }.map(\.range) }

    private struct Scanner {
        let bytes: [UInt8]
        let isSwift: Bool
        var segments: [Segment] = []
        var index = 0
        var codeStart = 0

        func at(_ offset: Int) -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

        func starts(with text: StaticString, at place: Int) -> Bool {
            let count = text.utf8CodeUnitCount
            guard place + count <= bytes.count else { return false }
            return text.withUTF8Buffer { wanted in (0..<count).allSatisfy { bytes[place + $0] == wanted[$0] } }
        }

        mutating func run() {
            while index < bytes.count {
                if starts(with: "//", at: index) {
                    take(.comment, to: endOfLineComment())
                } else if starts(with: "/*", at: index) {
                    take(.comment, to: endOfBlockComment())
                } else if let end = endOfString() {
                    take(.string, to: end)
                } else {
                    index += 1
                }
            }
            closeCode()
        }

        mutating func closeCode() {
            if codeStart < index { segments.append(Segment(kind: .code, range: ByteRange(codeStart, index))) }
        }

        mutating func take(_ kind: Kind, to end: Int) {
            closeCode()
            segments.append(Segment(kind: kind, range: ByteRange(index, end)))
            index = end
            codeStart = end
        }

        func isNewline(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

        /// In C a backslash before the line's end continues the comment.
        func endOfLineComment() -> Int {
            var end = index
            while let byte = at(end) {
                if isNewline(byte), isSwift || bytes[end - 1] != UInt8(ascii: "\\") { break }
                end += 1
            }
            return end
        }

        func endOfBlockComment() -> Int {
            var end = index + 2
            var depth = 1
            while end < bytes.count {
                if starts(with: "*/", at: end) {
                    depth -= 1
                    end += 2
                    if depth == 0 { return end }
                } else if isSwift, starts(with: "/*", at: end) {
                    depth += 1
                    end += 2
                } else {
                    end += 1
                }
            }
            return bytes.count
        }

        func endOfString() -> Int? {
            var open = index
            if isSwift { while at(open) == UInt8(ascii: "#") { open += 1 } }
            guard let quote = at(open), quote == UInt8(ascii: "\"") || !isSwift && quote == UInt8(ascii: "'") else { return nil }
            // A digit separator of C23 is no character constant.
            if quote == UInt8(ascii: "'"), open > 0, isWord(bytes[open - 1]) { return nil }
            let hashes = open - index
            let isMultiline = isSwift && starts(with: "\"\"\"", at: open)
            var end = open + (isMultiline ? 3 : 1)
            while let byte = at(end) {
                if byte == UInt8(ascii: "\\"), areHashes(end + 1, hashes) {
                    end += 2 + hashes
                } else if isMultiline ? starts(with: "\"\"\"", at: end) : byte == quote {
                    let close = end + (isMultiline ? 3 : 1)
                    if areHashes(close, hashes) { return min(close + hashes, bytes.count) }
                    end += 1
                } else if isNewline(byte), !isMultiline {
                    return end
                } else {
                    end += 1
                }
            }
            return bytes.count
        }

        func areHashes(_ place: Int, _ count: Int) -> Bool {
            (0..<count).allSatisfy { at(place + $0) == UInt8(ascii: "#") }
        }

        func isWord(_ byte: UInt8) -> Bool {
            byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
        }
    }
}
