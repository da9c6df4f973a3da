import Findings

/// Renders one line for each open finding, in the form of a compiler's.
public func renderConcise(_ report: RunReport) -> String {
    report.openFindings.map { finding in
        let start = report.positions(of: finding.location).start
        return "\(finding.location.path):\(start.line):\(start.column): "
            + "\(finding.severity.rawValue)[\(finding.ruleID)]: \(finding.message)\n"
    }.joined()
}
