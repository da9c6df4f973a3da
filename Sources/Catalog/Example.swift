/// A code block under *Noncompliant* or *Compliant*, which the tests execute.
public struct Example: Sendable, Hashable {
    /// The word behind the fence: `c`, `swift`, `json` …
    public var language: String
    public var text: String
    /// The lines (from 1) that carry the comment `finds <ID>`.
    public var expectedLines: [Int]
}

extension Rule {
    /// The examples of both sections; those of *Compliant* expect nothing.
    public var examples: [Example] {
        sections.filter { ["Noncompliant", "Compliant"].contains($0.heading) }.flatMap { examples(in: $0.markdown) }
    }

    private func examples(in markdown: String) -> [Example] {
        var examples: [Example] = []
        var open: (language: String, lines: [Substring])?
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("```") else {
                open?.lines.append(line)
                continue
            }
            if let (language, lines) = open {
                let expected = lines.indices.filter { lines[$0].contains("finds \(shortID)") }.map { $0 + 1 }
                examples.append(Example(
                    language: language, text: lines.map { $0 + "\n" }.joined(), expectedLines: expected))
                open = nil
            } else {
                open = (String(line.dropFirst(3)), [])
            }
        }
        return examples
    }
}
