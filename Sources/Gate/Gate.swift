import Catalog
import Findings
import SourceText

/// What the steps between the checks and the reports need to know. Nothing is read from the outside, not even the date.
public struct Gate: Sendable {
    public var catalog: Catalog
    /// Texts by path: the analysed files, those that the steps of findings lead to, the configuration and the baseline.
    public var sources: [String: SourceFile]
    public var analysedPaths: Set<String>
    /// Severities that the project sets, by the rule's id.
    public var severity: [String: Severity] = [:]
    /// The configuration's deviations.
    public var deviations: [Deviation] = []
    /// Who may approve a deviation; empty = approval is not asked for.
    public var approvers: Set<String> = []
    /// Files with something that was not analysed: an unused deviation there may still be needed.
    public var incompletePaths: Set<String> = []
    /// Whether all files were analysed that the configuration is for, so that what it accepts in vain can be told.
    public var coversProject = false
    /// `2026-11-23`; a deviation holds through its `until`.
    public var today: String
    /// The ids of the rules that ran: a deviation from another is never unused, and M rules report only when they ran.
    public var activeRules: Set<String>
    /// What is known already, where there is a baseline.
    public var baseline: Baseline?
    /// The lines that changed, by path, where only these count.
    public var changedLines: [String: LineSet]?
    /// What a change under review started from, where it is judged by that.
    public var trusted: TrustedRevision?

    public init(
        catalog: Catalog, sources: [String: SourceFile], analysedPaths: Set<String>, today: String,
        activeRules: Set<String>
    ) {
        self.catalog = catalog
        self.sources = sources
        self.analysedPaths = analysedPaths
        self.today = today
        self.activeRules = activeRules
    }

    /// All steps in their order: once each, accepted by deviation, severities, order, identities, known or new, changed lines.
    public func apply(to findings: [Finding]) -> [Finding] {
        var outlines = outlines(of: findings, beside: [:])
        var findings = withDeviations(deduplicated(findings), outlines: outlines) + weakenings()
        outlines = self.outlines(of: findings, beside: outlines)
        findings = sorted(withSeverities(findings))
        findings = withFingerprints(findings, outlines: outlines)
        return onChangedLines(withBaselineStates(findings))
    }

    private func outlines(of findings: [Finding], beside known: [String: CodeOutline]) -> [String: CodeOutline] {
        var outlines = known
        for path in Set(findings.map(\.location.path)) where outlines[path] == nil {
            outlines[path] = sources[path].map(CodeOutline.init)
        }
        return outlines
    }

    /// Whether an open finding is at least this severe.
    public static func fails(_ findings: [Finding], at threshold: Severity) -> Bool {
        findings.contains { $0.isOpen && $0.severity >= threshold }
    }
}
