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
    let sections: [(heading: String, markdown: String)]

    init(path: String, text: String) throws {
        self.path = path
        // By bytes, which is several times as fast as by characters, at every start for more than a hundred rules.
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            Substring(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
        }
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
            throw CatalogError(path: path, line: 1, message: "A rule begins with front matter between two lines '---'.")
        }
        frontMatter = lines[1..<end].joined(separator: "\n")
        var sections: [(heading: String, line: Int, body: [Substring])] = []
        var isInCode = false
        for (index, line) in lines.enumerated().dropFirst(end + 1) {
            if line.hasPrefix("```") { isInCode.toggle() }
            if !isInCode, line.hasPrefix("## ") {
                sections.append((String(line.dropFirst(3)), index + 1, []))
            } else if sections.isEmpty {
                guard line.allSatisfy(\.isWhitespace) else {
                    throw CatalogError(path: path, line: index + 1, message: "Text stands before the first '## ' heading.")
                }
            } else {
                sections[sections.count - 1].body.append(line)
            }
        }
        for (index, heading) in Self.headings.enumerated() where sections.count <= index || sections[index].heading != heading {
            let line = index < sections.count ? sections[index].line : lines.count
            throw CatalogError(path: path, line: line, message: "The section '## \(heading)' is missing here.")
        }
        if sections.count > Self.headings.count {
            let extra = sections[Self.headings.count]
            throw CatalogError(path: path, line: extra.line, message: "There is no section '\(extra.heading)' in a rule.")
        }
        self.sections = sections.map { section in
            var body = section.body
            while body.last?.allSatisfy(\.isWhitespace) == true { body.removeLast() }
            return (section.heading, String(body.drop { $0.allSatisfy(\.isWhitespace) }.joined(separator: "\n")))
        }
    }
}
