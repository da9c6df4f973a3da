/// The bytes of one file with its line index. The bytes are kept as they are: they need not be valid UTF-8.
public struct SourceFile: Sendable {
    /// Path relative to the root of the analysis, with `/` between its parts; this is what reports print.
    public let path: String
    public let bytes: [UInt8]
    /// Offset of each line's first byte. A line ends after LF, after CR LF, or after a CR that stands alone.
    public let lineStarts: [UInt32]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        self.lineStarts = SourceFile.lineStarts(of: bytes)
    }

    static func lineStarts(of bytes: [UInt8]) -> [UInt32] {
        var starts: [UInt32] = [0]
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                let byte = buffer[index]
                index += 1
                if byte == UInt8(ascii: "\n") {
                    starts.append(UInt32(clamping: index))
                } else if byte == UInt8(ascii: "\r"), index == buffer.count || buffer[index] != UInt8(ascii: "\n") {
                    starts.append(UInt32(clamping: index))
                }
            }
        }
        return starts
    }

    /// The text of a range; invalid UTF-8 is shown as U+FFFD.
    public func text(_ range: ByteRange) -> String {
        let start = min(Int(range.start), bytes.count)
        let end = min(Int(range.end), bytes.count)
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// Whether the bytes hold a text, as it is.
    public func contains(_ text: String) -> Bool {
        let wanted = Array(text.utf8)
        guard let first = wanted.first else { return true }
        return bytes.withUnsafeBufferPointer { buffer in
            guard buffer.count >= wanted.count else { return false }
            for start in 0...(buffer.count - wanted.count) where buffer[start] == first {
                if wanted.indices.allSatisfy({ buffer[start + $0] == wanted[$0] }) { return true }
            }
            return false
        }
    }

    /// The number of lines that hold a byte.
    public var lineCount: Int { lineStarts.last.map { Int($0) < bytes.count ? lineStarts.count : lineStarts.count - 1 } ?? 0 }

    /// The number of the line (from 1) that holds the offset.
    public func line(at offset: UInt32) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The bytes of a line (from 1), without its line ending.
    public func lineRange(_ line: Int) -> ByteRange {
        guard line >= 1, line <= lineStarts.count else { return ByteRange(bytes.count, bytes.count) }
        let start = Int(lineStarts[line - 1])
        var end = line < lineStarts.count ? Int(lineStarts[line]) : bytes.count
        while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return ByteRange(start, end)
    }

    /// Line and column of an offset. Columns count UTF-16 code units from 1, as SARIF's `utf16CodeUnits`.
    public func position(at offset: UInt32) -> Position {
        let line = line(at: offset)
        let start = lineStarts[line - 1]
        let before = text(ByteRange(start, offset))
        return Position(line: line, column: before.utf16.count + 1)
    }
}

/// A place in a text as people and SARIF count it: both numbers start at 1, columns are UTF-16 code units.
public struct Position: Hashable, Sendable, Comparable {
    public var line: Int
    public var column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    public static func < (a: Position, b: Position) -> Bool { (a.line, a.column) < (b.line, b.column) }
}
