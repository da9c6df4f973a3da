import Catalog
import Findings
import SourceText

extension Gate {
    /// Accepts what comments allow, and reports comments that have no reason (M101), cover nothing (M102), have expired
    /// (M103) or name a rule that nobody knows (M104).
    func withInlineDeviations(_ findings: [Finding]) -> [Finding] {
        var findings = findings
        let byPath = Dictionary(grouping: findings.indices) { findings[$0].location.path }
        var misuses: [Finding] = []
        for (path, file) in sources.sorted(by: { $0.key < $1.key }) {
            for comment in DeviationComment.all(in: file) {
                misuses += apply(comment, to: &findings, at: byPath[path] ?? [], in: file)
            }
        }
        return findings + misuses.filter { activeRules.contains($0.ruleID) }
    }

    private func apply(
        _ comment: DeviationComment, to findings: inout [Finding], at indices: [Int], in file: SourceFile
    ) -> [Finding] {
        let deviation = comment.deviation
        let unknown = deviation.rules.filter { catalog.rules(matching: $0).isEmpty }
        var misuses = unknown.map { misuse("IACS-M104", "There is no rule '\($0)' to deviate from.", comment) }
        guard !deviation.reason.isEmpty else {
            return misuses + [misuse("IACS-M101", "The deviation gives no reason, so it covers nothing.", comment)]
        }
        guard !isExpired(deviation) else {
            let message = "The deviation expired on '\(deviation.until ?? "")', so it covers nothing."
            return misuses + [misuse("IACS-M103", message, comment)]
        }
        let rules = Set(deviation.rules.flatMap { catalog.rules(matching: $0).map(\.id) })
        var isUsed = false
        for index in indices where rules.contains(findings[index].ruleID) {
            guard covers(comment, findings[index], in: file) else { continue }
            isUsed = true
            if findings[index].deviation == nil { findings[index].deviation = deviation }
        }
        if !isUsed, !rules.isEmpty, rules.isSubset(of: activeRules), !incompletePaths.contains(file.path) {
            let names = deviation.rules.map { "'\($0)'" }.joined(separator: ", ")
            misuses.append(misuse("IACS-M102", "The deviation from \(names) covers no finding.", comment))
        }
        return misuses
    }

    /// The statement begins on the covered line, or spans it.
    private func covers(_ comment: DeviationComment, _ finding: Finding, in file: SourceFile) -> Bool {
        let first = min(file.line(at: finding.scope.start), file.line(at: finding.location.range.start))
        let last = file.line(at: max(finding.scope.start, finding.scope.end &- 1))
        return first <= comment.line && comment.line <= max(first, last)
    }

    private func misuse(_ id: String, _ message: String, _ comment: DeviationComment) -> Finding {
        Finding(
            ruleID: id, severity: catalog.rule(matching: id)?.severity ?? .warning, message: message,
            location: comment.location)
    }
}
