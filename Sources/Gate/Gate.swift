import Catalog
import Findings
import SourceText

/// What the steps between the checks and the reports need to know. Nothing is read from the outside, not even the date.
public struct Gate: Sendable {
    public var catalog: Catalog
    /// The texts of the analysed files by path.
    public var sources: [String: SourceFile]
    /// Severities that the project sets, by the rule's id.
    public var severity: [String: Severity] = [:]
    /// The project's deviations for paths.
    public var deviations: [(deviation: Deviation, paths: [PathPattern])] = []
    /// Files with something that was not analysed: an unused deviation there may still be needed.
    public var incompletePaths: Set<String> = []
    /// `2026-11-23`; a deviation holds through its `until`.
    public var today: String
    /// The ids of the rules that ran: a deviation from another is never unused, and M rules report only when they ran.
    public var activeRules: Set<String>

    public init(catalog: Catalog, sources: [String: SourceFile], today: String, activeRules: Set<String>) {
        self.catalog = catalog
        self.sources = sources
        self.today = today
        self.activeRules = activeRules
    }

    /// All steps in their order: once each, accepted by deviation, severities, identities, order.
    public func apply(to findings: [Finding]) -> [Finding] {
        var findings = deduplicated(findings)
        findings = withConfiguredDeviations(findings)
        findings = withInlineDeviations(findings)
        findings = withSeverities(findings)
        findings = sorted(findings)
        return withFingerprints(findings)
    }

    /// Whether a finding that no deviation covers is at least this severe.
    public static func fails(_ findings: [Finding], at threshold: Severity) -> Bool {
        findings.contains { $0.deviation == nil && $0.severity >= threshold }
    }
}
