import Findings

extension Gate {
    /// Accepts what the project's configuration names by rule and path. An expired entry covers nothing.
    func withConfiguredDeviations(_ findings: [Finding]) -> [Finding] {
        let known = deviations.filter { !isExpired($0.deviation) }.map { entry in
            (entry.deviation, Set(entry.deviation.rules.flatMap { catalog.rules(matching: $0).map(\.id) }), entry.paths)
        }
        return findings.map { finding in
            var finding = finding
            finding.deviation = finding.deviation ?? known.first { _, rules, paths in
                rules.contains(finding.ruleID) && paths.contains { $0.matches(finding.location.path) }
            }?.0
            return finding
        }
    }

    /// Days written as in ISO 8601 compare as text.
    func isExpired(_ deviation: Deviation) -> Bool { deviation.until.map { $0 < today } ?? false }
}
