import Findings
import Reports

/// Findings for people, one line each with the source line and carets below, and what was analysed.
struct Listing {
    let report: RunReport
    let isColored: Bool
    let isQuiet: Bool

    func render() -> String {
        let findings = report.openFindings.map(text).joined()
        let problems = report.incompleteness.map { problem in
            let place = problem.line.map { "\(problem.path):\($0)" } ?? problem.path
            return "\(place): \(bold("incomplete")): \(problem.symbol.map { "in '\($0)': " } ?? "")\(problem.message)\n"
        }.joined()
        return findings + problems + (isQuiet ? "" : summary)
    }

    private func text(_ finding: Finding) -> String {
        let rule = report.rules.first { $0.id == finding.ruleID }
        let head = "\(bold(finding.severity.rawValue)): \(finding.message) [\(finding.ruleID) \(rule?.name ?? "")]\n"
        guard let source = report.sources[finding.location.path] else { return "\(finding.location.path): \(head)" }
        let range = finding.location.range
        let place = source.position(at: range.start)
        let line = source.lineRange(place.line)
        let margin = source.text(.init(line.start, range.start)).map { $0 == "\t" ? "\t" : " " }.joined()
        let width = source.text(.init(range.start, min(range.end, line.end))).count
        return """
            \(source.path):\(place.line):\(place.column): \(head)    \(source.text(line))
                \(margin)\(bold(String(repeating: "^", count: max(1, width))))

            """
    }

    private var summary: String {
        let count = report.openFindings.count
        return """
            \(count) \(count == 1 ? "finding" : "findings") in \(report.files.count) files; \
            \(report.completeFunctionCount) of \(report.functionCount) functions of C analysed completely.

            """
    }

    private func bold(_ text: String) -> String { isColored ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}
