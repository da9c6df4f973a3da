/// The pieces of a drawing. Colours are classes, which the page gives light and dark values.
enum SVG {
    static func image(width: Int, height: Int, _ content: [String]) -> String {
        "<svg viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" height=\"\(height)\" aria-hidden=\"true\">"
            + content.joined() + "</svg>"
    }

    static func text(_ text: String, x: Int, y: Int, _ style: String = "", anchor: String = "start") -> String {
        "<text x=\"\(x)\" y=\"\(y)\" class=\"\(style)\" text-anchor=\"\(anchor)\">\(HTML.escaped(text))</text>"
    }

    static func bar(x: Int, y: Int, width: Int, height: Int, _ style: String, title: String) -> String {
        "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" class=\"\(style)\"><title>\(HTML.escaped(title))</title></rect>"
    }

    /// The end of a name that is too long, behind an ellipsis.
    static func shortened(_ text: String, to limit: Int) -> String {
        text.count <= limit ? text : "…" + text.suffix(limit - 1)
    }
}
