import Catalog
import Findings

/// Renders all findings as comma-separated values (RFC 4180), the accepted ones with their reason.
public func renderCSV(_ report: RunReport) throws -> String {
    let headings = [
        "rule", "name", "severity", "state", "path", "line", "column", "symbol", "message", "cwe", "cert", "iec62443",
        "fingerprint", "deviation",
    ]
    let rows = report.findings.map { finding in
        let rule = report.rule(of: finding)
        let start = report.positions(of: finding.location).start
        return [
            finding.ruleID, rule?.name ?? "", finding.severity.rawValue,
            finding.isOpen ? "open" : finding.deviation != nil ? "accepted" : "known", finding.location.path,
            "\(start.line)", "\(start.column)", finding.symbol ?? "", finding.message,
            (rule?.cwe ?? []).map { "CWE-\($0)" }.joined(separator: " "), (rule?.cert ?? []).joined(separator: " "),
            (rule?.iec62443 ?? []).joined(separator: "; "), finding.fingerprint, finding.deviation?.reason ?? "",
        ]
    }
    return try Table(headings: headings, rows: rows).rendered(as: .csv)
}
