import Catalog
import Findings

/// Renders a run as JUnit's XML: a suite for each analysed file, a failure for each finding in it, a skipped test for each that
/// was accepted; a file without findings is a test that passed, and what was not analysed is an error.
public func renderJUnit(_ report: RunReport) -> String {
    let findings = Dictionary(grouping: report.findings) { $0.location.path }
    let problems = Dictionary(grouping: report.incompleteness) { $0.path }
    let paths = Set(report.files.map(\.path)).union(findings.keys).union(problems.keys).sorted()
    let suites = paths.map { path in
        suite(path, findings: findings[path] ?? [], problems: problems[path] ?? [], report)
    }
    let failures = report.openFindings.count
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="iacslint" tests="\(suites.reduce(0) { $0 + $1.tests })" failures="\(failures)" \
        errors="\(report.incompleteness.count)">
        \(suites.map(\.text).joined())</testsuites>

        """
}

private func suite(
    _ path: String, findings: [Finding], problems: [Incompleteness], _ report: RunReport
) -> (tests: Int, text: String) {
    let tests = max(1, findings.count + problems.count)
    let open = findings.count(where: \.isOpen)
    var lines = [
        "  <testsuite name=\"\(xml(path))\" tests=\"\(tests)\" failures=\"\(open)\" errors=\"\(problems.count)\" "
            + "skipped=\"\(findings.count - open)\">"
    ]
    func testCase(_ name: String, line: Int?, _ body: String) {
        let place = line.map { " line=\"\($0)\"" } ?? ""
        let head = "    <testcase classname=\"\(xml(path))\" name=\"\(xml(name))\" file=\"\(xml(path))\"\(place)"
        lines.append(body.isEmpty ? head + "/>" : "\(head)>\(body)</testcase>")
    }
    for finding in findings {
        let line = report.positions(of: finding.location).start.line
        let name = "\(finding.ruleID) \(report.rule(of: finding)?.name ?? "") at line \(line)"
        if finding.isOpen {
            let details = ([finding.help] + finding.path.map { Optional($0.message) }).compactMap { $0 }.joined(separator: "\n")
            testCase(name, line: line, """
                <failure type="\(finding.severity.rawValue)" message="\(xml(finding.message))">\(xml(details))</failure>
                """)
        } else {
            let reason = finding.deviation?.reason ?? "known to the baseline"
            testCase(name, line: line, "<skipped message=\"\(xml(reason))\"/>")
        }
    }
    for problem in problems {
        testCase("analysed completely: \(problem.symbol ?? path)", line: problem.line, """
            <error type="\(problem.reason.rawValue)" message="\(xml(problem.message))"/>
            """)
    }
    if findings.isEmpty, problems.isEmpty { testCase("no findings", line: nil, "") }
    lines.append("  </testsuite>")
    return (tests, lines.joined(separator: "\n") + "\n")
}

/// Escaped for text and for attributes; characters that XML 1.0 does not allow become U+FFFD.
private func xml(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        case "\t", "\n", "\r": "&#\(scalar.value);"
        case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: "\u{FFFD}"
        default: String(scalar)
        }
    }.joined()
}
