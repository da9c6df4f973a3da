import Catalog
import Findings
import SourceText
import SwiftFlow

/// A check of what reaches a kind of sink. Sources, sinks and what makes a value safe are told by the models.
protocol FlowCheck: Sendable {
    /// `IACS-S302`.
    var rule: String { get }
    /// Kinds of sinks.
    var sinks: Set<String> { get }
    /// What must not reach them.
    var labels: Set<String> { get }

    /// What is to be said of a hit; nil where it is harmless after all.
    func message(_ hit: FlowHit) -> String?
}

/// Every check that follows data.
let flowChecks: [any FlowCheck] = [
    SQLInjection(), CommandInjection(), PathTraversal(), UncontrolledFormat(), PredicateInjection(), ScriptInjection(),
    LogInjection(), ArchiveTraversal(), RegexInjection(), RequestForgery(), UnsafeWebContent(), ConstantPassword(),
    ConstantKey(), ConstantIV(), FastPasswordHash(), FewIterations(), SecretInPreferences(), SecretInLog(), SecretInFile(),
    SecretOnTheWire(), StringLengthConflation(), PredictableKey(), CrashOnOutsideData(), OutsideIndex(), OutsideOffset(),
    OutsideAllocation(), IntegerTrap(), UnauthorisedActuator(),
]

/// Follows data through files that belong together and tells what the rules forbid, other than what is told already.
public func runSwiftFlowChecks(
    on units: [SwiftUnit], rules: [Rule], models: SwiftModels, besides told: [Finding] = []
) -> (findings: [Finding], problems: [Incompleteness]) {
    let byID = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let checks = flowChecks.filter { byID[$0.rule] != nil }
    guard !checks.isEmpty, !units.isEmpty else { return ([], []) }
    let result = analyseFlow(of: units, models: models)
    var findings: [Finding] = []
    struct Place: Hashable {
        var rule: String
        var location: Location
    }
    // One finding of a rule at a place, whatever the ways to it.
    var seen = Set(told.map { Place(rule: $0.ruleID, location: $0.location) })
    var begun: Set<String> = []
    for check in checks {
        for hit in result.hits where check.sinks.contains(hit.sink) && check.labels.contains(hit.label) {
            guard hit.steps.count <= Limits.toldSteps, let rule = byID[check.rule], let message = check.message(hit) else { continue }
            let finding = Finding(
                ruleID: rule.id, severity: rule.severity, message: message, location: hit.location, symbol: hit.symbol,
                path: hit.steps, scope: hit.scope)
            // What is written to `a.b` by `a.b?.append(x)` is one thing, with and without its question mark.
            let isNew = begun.insert("\(rule.id) \(hit.location.path) \(hit.location.range.start) \(hit.callee)").inserted
            if seen.insert(Place(rule: rule.id, location: hit.location)).inserted, isNew { findings.append(finding) }
        }
    }
    let problems = result.isCutShort
        ? [Incompleteness(
            path: units[0].path, reason: .limit, message: "The flow of data was followed up to the limit of facts, not to its end.")]
        : []
    return (findings, problems)
}
