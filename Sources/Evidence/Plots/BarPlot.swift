/// Horizontal bars of findings, split by severity, the number behind each.
struct BarPlot {
    struct Bar {
        var name: String
        var errors: Int
        var warnings: Int
        var notes: Int

        var total: Int { errors + warnings + notes }
    }

    let caption: String
    /// The longest first.
    let bars: [Bar]

    private static let limit = 12
    private static let (labelWidth, barWidth, rowHeight) = (270, 380, 26)

    var figure: Figure {
        let shown = bars.prefix(Self.limit)
        let most = max(1, shown.first?.total ?? 1)
        let rows = shown.enumerated().map { index, bar in row(bar, y: index * Self.rowHeight, most: most) }
        let rest = bars.count - shown.count
        let more = rest > 0 ? " The \(rest) smaller ones are in the table." : ""
        let told = shown.map { "\($0.name): \($0.total)" }.joined(separator: "; ")
        return Figure(
            caption: caption + "." + more, description: told.isEmpty ? "There are none." : told + ".",
            svg: SVG.image(
                width: Self.labelWidth + Self.barWidth + 60, height: max(1, shown.count) * Self.rowHeight,
                rows.isEmpty ? [SVG.text("none", x: 0, y: 17, "faint")] : rows))
    }

    private func row(_ bar: Bar, y: Int, most: Int) -> String {
        var x = Self.labelWidth
        var parts = [SVG.text(SVG.shortened(bar.name, to: 36), x: x - 10, y: y + 17, anchor: "end")]
        for (count, style, word) in [(bar.errors, "bad", "error"), (bar.warnings, "fair", "warning"), (bar.notes, "note", "note")]
        where count > 0 {
            let width = max(2, Self.barWidth * count / most)
            parts.append(SVG.bar(
                x: x, y: y + 4, width: width - 1, height: Self.rowHeight - 8, style, title: "\(bar.name): \(counted(count, word))"))
            x += width
        }
        return parts.joined() + SVG.text("\(bar.total)", x: x + 7, y: y + 17, "number")
    }
}
