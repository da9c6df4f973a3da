import Findings
import SourceText

/// The findings of a run as SARIF results.
struct SARIFResults {
    private let report: RunReport
    private let profile: SARIFProfile
    private let rules: SARIFRules
    private let places: SARIFPlaces
    /// GitHub's hash of every line of the files that hold findings.
    private let lineHashes: [String: [String]]

    init(report: RunReport, profile: SARIFProfile, rules: SARIFRules, places: SARIFPlaces) {
        self.report = report
        self.profile = profile
        self.rules = rules
        self.places = places
        let paths = Set(report.findings.map(\.location.path))
        lineHashes = report.sources.filter { paths.contains($0.key) }
            .mapValues { primaryLocationLineHashes(of: String(decoding: $0.bytes, as: UTF8.self)) }
    }

    /// In the order of the report.
    var all: [SARIF.Result] {
        let told = report.findings.filter { profile.isComplete || $0.deviation == nil }
        guard told.count > profile.resultLimit else { return told.map(result) }
        let kept = told.indices.sorted { (told[$1].severity, $0) < (told[$0].severity, $1) }.prefix(profile.resultLimit)
        return kept.sorted().map { result(told[$0]) }
    }

    private func result(_ finding: Finding) -> SARIF.Result {
        var location = places.location(finding.location, snippet: true)
        location.logicalLocations = finding.symbol.map { [SARIF.LogicalLocation(of: $0)] }
        let line = location.physicalLocation.region?.startLine ?? 1
        var fingerprints = [fingerprintKey: finding.fingerprint]
        if let hashes = lineHashes[finding.location.path], line <= hashes.count {
            fingerprints["primaryLocationLineHash"] = hashes[line - 1]
        }
        return SARIF.Result(
            ruleId: finding.ruleID, ruleIndex: rules.index(of: finding.ruleID), level: finding.severity.rawValue,
            rank: rules.rank(of: finding.ruleID), message: SARIF.Message(text: finding.message), locations: [location],
            relatedLocations: related(finding), codeFlows: finding.path.isEmpty ? nil : [codeFlow(finding.path)],
            fixes: finding.fixes.isEmpty ? nil : finding.fixes.map(fix), partialFingerprints: fingerprints,
            suppressions: profile.isComplete ? finding.deviation.map { [suppression($0)] } ?? [] : nil,
            baselineState: finding.baselineState?.rawValue)
    }

    /// The essential steps before the finding itself, for viewers that show no path.
    private func related(_ finding: Finding) -> [SARIF.Location]? {
        let steps = finding.path.filter { $0.importance == .essential && $0.location != finding.location }
        guard !steps.isEmpty else { return nil }
        return steps.enumerated().map { index, step in
            var place = places.location(step.location, snippet: false)
            place.id = index + 1
            place.message = SARIF.Message(text: step.message)
            return place
        }
    }

    private func codeFlow(_ steps: [PathStep]) -> SARIF.CodeFlow {
        SARIF.CodeFlow(threadFlows: [
            .init(locations: steps.map { step in
                var place = places.location(step.location, snippet: true)
                place.message = SARIF.Message(text: step.message)
                return .init(location: place, importance: step.importance.rawValue, nestingLevel: step.nesting)
            })
        ])
    }

    private func fix(_ fix: Fix) -> SARIF.Fix {
        let byPath = Dictionary(grouping: fix.edits) { $0.location.path }
        return SARIF.Fix(
            description: SARIF.Message(text: fix.description),
            artifactChanges: byPath.sorted { $0.key < $1.key }.map { path, edits in
                .init(artifactLocation: places.artifact(path), replacements: edits.compactMap { edit in
                    places.region(edit.location).map {
                        .init(deletedRegion: $0, insertedContent: SARIF.Message(text: edit.replacement))
                    }
                })
            })
    }

    private func suppression(_ deviation: Deviation) -> SARIF.Suppression {
        let details = [
            deviation.by.map { "by \($0)" }, deviation.approvedBy.map { "approved by \($0)" },
            deviation.until.map { "until \($0)" }, deviation.ticket.map { "ticket \($0)" },
        ].compactMap { $0 }
        let (kind, location) = switch deviation.origin {
        case .comment(let place): ("inSource", places.location(place, snippet: false))
        case .configuration(let path, let line):
            ("external", SARIF.Location(physicalLocation: SARIF.PhysicalLocation(
                artifactLocation: places.artifact(path), region: SARIF.Region(startLine: max(1, line)))))
        }
        return SARIF.Suppression(
            kind: kind, justification: ([deviation.reason] + details).joined(separator: "; "), location: location,
            properties: .init(
                reason: deviation.reason, raisedBy: deviation.by, approvedBy: deviation.approvedBy,
                expiresOn: deviation.until, ticket: deviation.ticket, rules: deviation.rules))
    }
}
