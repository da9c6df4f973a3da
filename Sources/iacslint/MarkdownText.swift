/// Renders the Markdown of the catalogue for a terminal of 80 columns: headings, paragraphs, lists and code blocks.
struct MarkdownText {
    static let columns = 80
    let isColored: Bool

    func render(_ markdown: String) -> String {
        var output: [String] = []
        var paragraph: [Substring] = []
        var isCode = false
        func flush() {
            output += wrapped(paragraph)
            paragraph = []
        }
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                flush()
                isCode.toggle()
            } else if isCode {
                output += foldedCode(line)
            } else if line.hasPrefix("#") {
                flush()
                output += wrapped([line.drop { $0 == "#" }.dropFirst()]).map(bold)
            } else if line.allSatisfy(\.isWhitespace) {
                flush()
                if output.last != "" { output.append("") }
            } else {
                if line.hasPrefix("- ") { flush() }
                paragraph.append(line)
            }
        }
        flush()
        while output.last == "" { output.removeLast() }
        return output.joined(separator: "\n") + "\n"
    }

    /// Fills lines up to the width; a list item hangs by its mark. A word longer than the line stands alone.
    private func wrapped(_ lines: [Substring]) -> [String] {
        guard let first = lines.first else { return [] }
        let isItem = first.hasPrefix("- ")
        let text = lines.joined(separator: " ").dropFirst(isItem ? 2 : 0)
            .replacing("**", with: "").replacing("`", with: isColored ? "" : "`")
        let indent = isItem ? "  " : ""
        var result: [String] = []
        var current = isItem ? "- " : ""
        var isEmpty = true
        for word in text.split(whereSeparator: \.isWhitespace) {
            if !isEmpty, current.count + 1 + word.count > Self.columns {
                result.append(current)
                current = indent
                isEmpty = true
            }
            current += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        return result + [current]
    }

    /// A line of code, indented; what is too long goes on below, indented more, so that it still reads as one line.
    private func foldedCode(_ line: Substring) -> [String] {
        let indent = "    " + line.prefix { $0 == " " }
        var rest = line.drop { $0 == " " }
        var result: [String] = []
        while case let room = Self.columns - indent.count - (result.isEmpty ? 0 : 4), rest.count > room,
            let space = rest.prefix(room + 1).lastIndex(of: " "), space > rest.startIndex
        {
            result.append((result.isEmpty ? indent : indent + "    ") + rest[..<space])
            rest = rest[rest.index(after: space)...]
        }
        if rest.isEmpty { return result.isEmpty ? [""] : result }
        return result + [(result.isEmpty ? indent : indent + "    ") + rest]
    }

    private func bold(_ text: String) -> String { isColored ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}
