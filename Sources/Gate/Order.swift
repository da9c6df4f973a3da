import Findings

extension Gate {
    /// By path, place, rule and message.
    func sorted(_ findings: [Finding]) -> [Finding] {
        findings.sorted { ($0.location, $0.ruleID, $0.message) < ($1.location, $1.ruleID, $1.message) }
    }

    /// The severities that the project sets instead of the rules'.
    func withSeverities(_ findings: [Finding]) -> [Finding] {
        findings.map { finding in
            var finding = finding
            finding.severity = severity[finding.ruleID] ?? finding.severity
            return finding
        }
    }
}
