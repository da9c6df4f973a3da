import Catalog
import Findings
import SourceText

extension Gate {
    /// Accepts what deviation records cover, and reports records that are misused: M101 to M106.
    func withDeviations(_ findings: [Finding], outlines: [String: CodeOutline]) -> [Finding] {
        var findings = findings
        let byPath = Dictionary(grouping: findings.indices) { findings[$0].location.path }
        var misuses: [Finding] = []
        for record in deviationRecords() {
            let rules = ruleIDs(of: record.deviation)
            let candidates = record.comment == nil ? Array(findings.indices) : byPath[record.location.path] ?? []
            var isUsed = false
            for index in candidates where record.isInForce && rules.contains(findings[index].ruleID) {
                guard covers(record, findings[index], outlines) else { continue }
                isUsed = true
                if findings[index].deviation == nil { findings[index].deviation = record.deviation }
            }
            guard record.comment != nil || coversProject else { continue }
            misuses += record.objections.map { misuse($0.ruleID, $0.message, record) }
            if record.isInForce, !isUsed, !rules.isEmpty, rules.isSubset(of: activeRules), canBeJudged(record) {
                let names = record.deviation.rules.map { "'\($0)'" }.joined(separator: ", ")
                misuses.append(misuse("IACS-M102", "The deviation from \(names) covers no finding.", record))
            }
        }
        return findings + misuses.filter { activeRules.contains($0.ruleID) }
    }

    private func covers(_ record: DeviationRecord, _ finding: Finding, _ outlines: [String: CodeOutline]) -> Bool {
        if case .paths(let patterns, let functions) = record.deviation.scope {
            return patterns.contains { $0.matches(finding.location.path) }
                && (functions.isEmpty || finding.symbol.map(functions.contains) ?? false)
        }
        guard let comment = record.comment else { return false }
        let place = finding.location.range
        if let range = comment.range { return range.contains(place.start) }
        guard comment.deviation.scope == .statement, let file = sources[finding.location.path],
            let outline = outlines[finding.location.path]
        else { return false }
        let end = outline.piece(around: place, of: finding.scope).end
        let first = file.line(at: min(finding.scope.start, place.start))
        return first <= comment.line && comment.line <= max(first, file.line(at: max(end, 1) - 1))
    }

    /// Whether a record that covers nothing is of no use: not where code was not analysed, or skipped by the preprocessor.
    private func canBeJudged(_ record: DeviationRecord) -> Bool {
        guard let comment = record.comment, let file = sources[record.location.path] else {
            guard case .paths(let patterns, _) = record.deviation.scope else { return false }
            return !incompletePaths.contains { path in patterns.contains { $0.matches(path) } }
        }
        return !incompletePaths.contains(file.path)
            && (file.path.hasSuffix(".swift") || !CodeOutline(file).isConditional(line: comment.line))
    }

    private func misuse(_ id: String, _ message: String, _ record: DeviationRecord) -> Finding {
        Finding(
            ruleID: id, severity: catalog.rule(matching: id)?.severity ?? .warning, message: message,
            location: record.location)
    }
}
