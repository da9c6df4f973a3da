/// Markdown of the catalogue as plain text: no marks of emphasis or code, code blocks indented.
func plainText(ofMarkdown markdown: String) -> String {
    var isCode = false
    var lines: [String] = []
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
        if line.hasPrefix("```") {
            isCode.toggle()
        } else if isCode {
            lines.append(line.isEmpty ? "" : "    " + line)
        } else {
            let text = String(line.hasPrefix("#") ? line.drop { $0 == "#" }.drop { $0 == " " } : line)
            lines.append(text.replacing("**", with: "").replacing("`", with: ""))
        }
    }
    return lines.joined(separator: "\n")
}
