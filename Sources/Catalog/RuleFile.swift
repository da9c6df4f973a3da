import Documents

/// The two halves of a rule's Markdown file.
struct RuleFile {
    /// The headings of a rule, in the order they stand in every file.
    static let headings = [
        "What it finds", "Why it matters in a control system", "Noncompliant", "Compliant", "How to mend",
        "Known limits", "References",
    ]

    let path: String
    /// The YAML between the two lines of three dashes. Its first line is line 2 of the file.
    let frontMatter: String
    /// The Markdown behind it.
    let text: String
    /// Lines of the file before the text.
    private let linesBefore: Int

    init(path: String, text: String) throws {
        guard let parts = FrontMatter(of: text) else {
            throw CatalogError(path: path, line: 1, message: "A rule begins with front matter between two lines '---'.")
        }
        self.path = path
        frontMatter = parts.yaml
        self.text = parts.text
        linesBefore = parts.lineCount
    }

    /// The sections of the text, which are those of `headings`.
    func sections() throws -> [(heading: String, markdown: String)] {
        let sections = try Self.split(text, path: path, linesBefore: linesBefore)
        for (index, heading) in Self.headings.enumerated() where sections.count <= index || sections[index].heading != heading {
            let line = index < sections.count ? sections[index].line : linesBefore + text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
            throw CatalogError(path: path, line: line, message: "The section '## \(heading)' is missing here.")
        }
        if sections.count > Self.headings.count {
            let extra = sections[Self.headings.count]
            throw CatalogError(path: path, line: extra.line, message: "There is no section '\(extra.heading)' in a rule.")
        }
        return sections.map { ($0.heading, $0.markdown) }
    }

    /// Each section of a rule's text with the line of its heading.
    static func split(_ text: String, path: String = "", linesBefore: Int = 0) throws -> [(heading: String, line: Int, markdown: String)] {
        var sections: [(heading: String, line: Int, body: [Substring])] = []
        var isInCode = false
        var rest = Substring(text)
        var number = linesBefore
        while let line = rest.takeLine() {
            number += 1
            if line.hasPrefix("```") { isInCode.toggle() }
            if !isInCode, line.hasPrefix("## ") {
                sections.append((String(line.dropFirst(3)), number, []))
            } else if sections.isEmpty {
                guard line.allSatisfy(\.isWhitespace) else {
                    throw CatalogError(path: path, line: number, message: "Text stands before the first '## ' heading.")
                }
            } else {
                sections[sections.count - 1].body.append(line)
            }
        }
        return sections.map { section in
            var body = section.body
            while body.last?.allSatisfy(\.isWhitespace) == true { body.removeLast() }
            return (section.heading, section.line, String(body.drop { $0.allSatisfy(\.isWhitespace) }.joined(separator: "\n")))
        }
    }
}
