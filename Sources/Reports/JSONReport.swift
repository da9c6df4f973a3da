import Catalog
import Findings
import Foundation
import SourceText

/// Renders one JSON object a line for each finding, and a last one that sums up the run.
public func renderJSONLines(_ report: RunReport) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let rules = Dictionary(report.rules.map { ($0.id, $0) }) { first, _ in first }
    func line(_ value: some Encodable) throws -> String {
        String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }
    let findings = try report.findings.map { finding in
        try line(JSONFinding(finding, rule: rules[finding.ruleID], sources: report.sources))
    }
    return try findings.joined() + line(JSONSummary(
        findings: report.openFindings.count, accepted: report.findings.count { $0.deviation != nil },
        known: report.findings.count { $0.deviation == nil && !$0.isOpen },
        files: report.files.count, functions: report.functionCount, completeFunctions: report.completeFunctionCount,
        incomplete: report.incompleteness.map(\.message), exitCode: report.exitCode, version: report.toolVersion))
}

private struct JSONFinding: Encodable {
    struct Step: Encodable {
        var path: String
        var line: Int
        var column: Int
        var message: String
    }

    var type = "finding"
    var rule: String
    var name: String?
    var severity: String
    var message: String
    var path: String
    var line: Int
    var column: Int
    var endLine: Int
    var endColumn: Int
    var symbol: String?
    var steps: [Step]
    var cwe: [Int]
    var cert: [String]
    var iec62443: [String]
    var fingerprint: String
    var deviation: String?
    var baselineState: String?

    init(_ finding: Finding, rule: Rule?, sources: [String: SourceFile]) {
        func position(_ path: String, _ offset: UInt32) -> Position {
            sources[path]?.position(at: offset) ?? Position(line: 1, column: 1)
        }
        let start = position(finding.location.path, finding.location.range.start)
        let end = position(finding.location.path, finding.location.range.end)
        self.rule = finding.ruleID
        name = rule?.name
        severity = finding.severity.rawValue
        message = finding.message
        path = finding.location.path
        line = start.line
        column = start.column
        endLine = end.line
        endColumn = end.column
        symbol = finding.symbol
        steps = finding.path.map { step in
            let place = position(step.location.path, step.location.range.start)
            return Step(path: step.location.path, line: place.line, column: place.column, message: step.message)
        }
        cwe = rule?.cwe ?? []
        cert = rule?.cert ?? []
        iec62443 = rule?.iec62443 ?? []
        fingerprint = finding.fingerprint
        deviation = finding.deviation?.reason
        baselineState = finding.baselineState?.rawValue
    }
}

private struct JSONSummary: Encodable {
    var type = "summary"
    var findings: Int
    var accepted: Int
    var known: Int
    var files: Int
    var functions: Int
    var completeFunctions: Int
    var incomplete: [String]
    var exitCode: Int32
    var version: String
}
