/// A text that begins with YAML between two lines of three dashes.
public struct FrontMatter {
    /// What stands between the two. Its first line is line 2 of the file.
    public let yaml: String
    public let text: String
    /// Lines of the file before the text.
    public let lineCount: Int

    public init?(of file: String) {
        var rest = Substring(file)
        var lines: [Substring] = []
        var isClosed = false
        while !isClosed, let line = rest.takeLine() {
            isClosed = !lines.isEmpty && line == "---"
            lines.append(line)
        }
        guard isClosed, lines.first == "---" else { return nil }
        yaml = lines[1..<(lines.count - 1)].joined(separator: "\n")
        text = String(rest)
        lineCount = lines.count
    }
}

extension Substring {
    /// Takes the first line off, without its end. By bytes, which is several times as fast as by characters.
    public mutating func takeLine() -> Substring? {
        guard !isEmpty else { return nil }
        let end = utf8.firstIndex(of: UInt8(ascii: "\n")) ?? endIndex
        let line = self[..<end]
        self = end == endIndex ? self[end...] : self[utf8.index(after: end)...]
        return line.utf8.last == UInt8(ascii: "\r") ? Substring(line.utf8.dropLast()) : line
    }
}
