/// A filter of HTML tags that lets pass what browsers take for the same tag.
struct BadTagFilter: RegexWeakness {
    let rule = "IACS-S313"

    /// What a filter shows itself by, and what else it must find then.
    private static let forms: [(shown: String, hidden: [(text: String, told: String)])] = [
        ("<script>a</script>", [
            ("<SCRIPT>a</SCRIPT>", "in capitals"), ("<script >a</script >", "with a space before '>'"),
            ("<script>\na\n</script>", "with line breaks"), ("<script src=\"a\">a</script>", "with attributes"),
        ]),
        ("<!--a-->", [("<!--\na\n-->", "with line breaks"), ("<!--a--!>", "that end in '--!>'")]),
    ]

    func message(_ regex: AnalysedRegex) -> String? {
        guard let automaton = regex.automaton, regex.use.pattern.contains("<"), !automaton.isFound(in: "a"), !automaton.isFound(in: "<b>")
        else { return nil }
        for form in Self.forms where automaton.isFound(in: form.shown) {
            guard let hidden = form.hidden.first(where: { !automaton.isFound(in: $0.text) }) else { continue }
            let tags = form.shown.hasPrefix("<script") ? "'<script>' tags" : "comments"
            return "This filter finds \(tags), but not those \(hidden.told)."
        }
        return nil
    }
}
