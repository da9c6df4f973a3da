import Catalog
import Findings
import SourceText

/// Renders a run for people: each finding with its line of source, its path, its standards and how to mend it.
///
/// - Parameter isQuiet: without the summary at the end.
public func renderText(_ report: RunReport, isColored: Bool, isQuiet: Bool = false) -> String {
    TextReport(report: report, isColored: isColored, isQuiet: isQuiet).render()
}

private struct TextReport {
    let report: RunReport
    let isColored: Bool
    let isQuiet: Bool

    private enum Style: String { case bold = "1", red = "1;31", yellow = "1;33", blue = "1;34", cyan = "36" }

    func render() -> String {
        let rules = Dictionary(report.rules.map { ($0.id, $0) }) { first, _ in first }
        let findings = report.openFindings.map { text(of: $0, rule: rules[$0.ruleID]) + "\n" }
        let ending = isQuiet ? [] : IncompletenessSummary(problems: report.incompleteness).lines + [summary]
        return findings.joined() + ending.map { $0 + "\n" }.joined()
    }

    private func text(of finding: Finding, rule: Rule?) -> String {
        let level = finding.severity.rawValue
        let style: Style = finding.severity == .error ? .red : finding.severity == .warning ? .yellow : .cyan
        var lines = [
            "\(place(of: finding.location)): \(styled("\(level)[\(finding.ruleID)]", style)): "
                + styled(finding.message, .bold)
        ]
        lines += excerpt(finding.location, style)
        for step in finding.path where step.location != finding.location || step.message != finding.message {
            let indent = String(repeating: "  ", count: step.nesting)
            lines.append("  \(indent)\(place(of: step.location)): \(styled("note", .cyan)): \(step.message)")
        }
        if let rule {
            lines.append("  = \(rule.standardsLine)")
            if let help = finding.help ?? firstSentence(rule.section("How to mend")) { lines.append("  = help: \(help)") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func place(of location: Location) -> String {
        let position = report.sources[location.path]?.position(at: location.range.start) ?? Position(line: 1, column: 1)
        return "\(location.path):\(position.line):\(position.column)"
    }

    /// The first line of the place behind its number, and carets below what is meant.
    private func excerpt(_ location: Location, _ style: Style) -> [String] {
        guard let source = report.sources[location.path] else { return [] }
        let number = source.line(at: location.range.start)
        let line = source.lineRange(number)
        guard line.start <= location.range.start else { return [] }
        let end = min(max(location.range.end, location.range.start), line.end)
        let lead = cells(source.text(ByteRange(line.start, min(location.range.start, line.end))), from: 0)
        let marked = cells(source.text(ByteRange(min(location.range.start, end), end)), from: lead.width)
        let rest = cells(source.text(ByteRange(end, line.end)), from: lead.width + marked.width)
        let gutter = String(number)
        let blank = String(repeating: " ", count: gutter.count)
        let carets = String(repeating: "^", count: max(1, marked.width))
        return [
            " \(styled("\(gutter) |", .blue)) \(lead.text)\(marked.text)\(rest.text)",
            " \(styled("\(blank) |", .blue)) \(String(repeating: " ", count: lead.width))\(styled(carets, style))",
        ]
    }

    /// Text as a terminal shows it: tabs filled to the next multiple of four cells, control characters made visible.
    private func cells(_ text: String, from column: Int) -> (text: String, width: Int) {
        var shown = ""
        var width = 0
        for character in text {
            if character == "\t" {
                let fill = 4 - (column + width) % 4
                shown += String(repeating: " ", count: fill)
                width += fill
            } else if let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
                [.control, .format].contains(scalar.properties.generalCategory)
            {
                let code = "<U+\(String(scalar.value, radix: 16, uppercase: true))>"
                shown += code
                width += code.count
            } else {
                shown.append(character)
                width += TerminalWidth.cells(of: character)
            }
        }
        return (shown, width)
    }

    private func firstSentence(_ markdown: String) -> String? {
        let paragraph = markdown.split(separator: "\n", omittingEmptySubsequences: false).prefix { !$0.isEmpty }
            .joined(separator: " ")
        guard !paragraph.isEmpty else { return nil }
        return paragraph.firstRange(of: ". ").map { String(paragraph[..<$0.lowerBound]) + "." } ?? paragraph
    }

    /// `7 findings (5 errors, 2 warnings) in 12 files; 140 of 141 functions analysed completely.`
    private var summary: String {
        let open = report.openFindings
        let counts = Severity.allCases.reversed().compactMap { severity -> String? in
            let count = open.count { $0.severity == severity }
            return count == 0 ? nil : counted(count, severity.rawValue)
        }
        var text = open.isEmpty ? "No findings" : "\(counted(open.count, "finding")) (\(counts.joined(separator: ", ")))"
        text += " in \(counted(report.files.count, "file"))"
        let accepted = report.findings.count { $0.deviation != nil }
        let known = report.findings.count - open.count - accepted
        if known > 0 { text += ", \(known) in the baseline" }
        if accepted > 0 { text += ", \(accepted) accepted by deviation" }
        if report.functionCount > 0 {
            text += "; \(report.completeFunctionCount) of \(counted(report.functionCount, "function")) analysed completely"
        }
        return text + "."
    }

    private func styled(_ text: String, _ style: Style) -> String {
        isColored ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}
