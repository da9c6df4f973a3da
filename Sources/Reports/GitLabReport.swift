import Findings
import Foundation

/// Renders the open findings as GitLab's code quality report, an array of issues.
public func renderGitLab(_ report: RunReport) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let issues = report.openFindings.map { finding in
        let (start, end) = report.positions(of: finding.location)
        return Issue(
            description: finding.message, check_name: finding.ruleID, fingerprint: finding.fingerprint,
            severity: severity(of: finding),
            location: .init(path: finding.location.path, lines: .init(begin: start.line, end: end.line)))
    }
    return String(decoding: try encoder.encode(issues), as: UTF8.self) + "\n"
}

/// GitLab's words: info, minor, major, critical, blocker.
private func severity(of finding: Finding) -> String {
    switch finding.severity {
    case .error: "critical"
    case .warning: "major"
    case .note: "info"
    }
}

private struct Issue: Encodable {
    struct Location: Encodable {
        struct Lines: Encodable {
            let begin: Int
            let end: Int
        }
        let path: String
        let lines: Lines
    }

    let description: String
    let check_name: String
    let fingerprint: String
    let severity: String
    let location: Location
}
