import Catalog
import Foundation
import Reports

/// What a SARIF log says, in the terms of the report.
struct Record {
    struct RuleRecord {
        var id: String
        var name: String
        var title: String
        var level: String
        /// `CWE-120`
        var weaknesses: [String]
        /// `STR31-C`
        var codingRules: [String]
        /// `4-2/CR-3.5`
        var requirements: [String]
    }

    struct FindingRecord {
        enum State: String { case open, accepted, known, absent }

        var ruleID: String
        var level: String
        var state: State
        var message: String
        var path: String
        var line: Int
        var symbol: String
        var fingerprint: String
        var suppression: SARIFLog.Suppression?
        /// Places of the steps from cause to effect, `path:line`.
        var steps: [String]

        var place: String { "\(path):\(line)" }
        /// The same finding in another log.
        var identity: String { ruleID + " " + (fingerprint.isEmpty ? place : fingerprint) }

        var component: String { Record.component(of: path) }
    }

    let log: SARIFLog
    let rules: [RuleRecord]
    let findings: [FindingRecord]
    private let ruleByID: [String: RuleRecord]

    init(_ log: SARIFLog) {
        self.log = log
        var rules: [String: RuleRecord] = [:]
        for rule in log.runs.flatMap(\.rules) where rules[rule.id] == nil { rules[rule.id] = Self.rule(rule) }
        ruleByID = rules
        self.rules = rules.values.sorted { $0.id < $1.id }
        findings = log.runs.flatMap { run in
            (run.results ?? []).filter { $0.kind ?? "fail" == "fail" }.map { Self.finding($0, in: run) }
        }.sorted { ($0.path, $0.line, $0.ruleID) < ($1.path, $1.line, $1.ruleID) }
    }

    func rule(_ id: String) -> RuleRecord? { ruleByID[id] }

    private static func rule(_ rule: SARIFLog.Rule) -> RuleRecord {
        func targets(_ name: String) -> [String] {
            (rule.relationships ?? []).filter { $0.target.toolComponent?.name == name }.compactMap(\.target.id)
        }
        return RuleRecord(
            id: rule.id, name: rule.name ?? "", title: rule.shortDescription?.text ?? "",
            level: rule.defaultConfiguration?.level ?? "warning", weaknesses: targets("CWE"),
            codingRules: targets("SEI CERT C"), requirements: targets("IEC 62443"))
    }

    private static func finding(_ result: SARIFLog.Result, in run: SARIFLog.Run) -> FindingRecord {
        let state: FindingRecord.State = result.isSuppressed ? .accepted
            : result.baselineState == "unchanged" || result.baselineState == "updated" ? .known
            : result.baselineState == "absent" ? .absent : .open
        let steps = (result.codeFlows ?? []).flatMap(\.threadFlows).flatMap(\.locations).compactMap { step -> String? in
            guard let place = step.location?.physicalLocation, let path = place.artifactLocation?.path else { return nil }
            return "\(path):\(place.region?.startLine ?? 1)"
        }
        return FindingRecord(
            ruleID: result.ruleId ?? run.rule(of: result)?.id ?? "", level: run.level(of: result), state: state,
            message: result.message.text ?? "", path: result.path ?? "", line: result.line ?? 1, symbol: result.symbol ?? "",
            fingerprint: result.fingerprint ?? "", suppression: (result.suppressions ?? []).first, steps: steps)
    }

    // MARK: - The run

    var provenance: SARIFLog.VersionControl? { log.runs.compactMap { $0.versionControlProvenance?.first }.first }
    /// Day of the analysed revision, `2026-11-23`; empty where version control told none.
    var day: String { String((provenance?.asOfTimeUtc ?? "").prefix(10)) }
    /// The first digits of the revision.
    var revision: String {
        String((provenance?.revisionId ?? log.runs.compactMap { $0.properties?["revision"]?.text }.first ?? "").prefix(12))
    }
    var artifacts: [SARIFLog.Artifact] { log.runs.flatMap { $0.artifacts ?? [] } }
    var notifications: [SARIFLog.Notification] {
        log.runs.flatMap { ($0.invocations ?? []).flatMap { $0.toolExecutionNotifications ?? [] } }
    }

    /// The sum of a number in the runs' property bags.
    func total(_ name: String) -> Int {
        log.runs.reduce(0) { $0 + Int($1.properties?[name]?.number ?? 0) }
    }

    /// Why rules of the catalogue did not run, by id.
    var rulesNotRun: [String: String] {
        log.runs.reduce(into: [:]) { result, run in
            for (id, reason) in run.properties?["rulesNotRun"]?.object ?? [:] where ruleByID[id] == nil {
                result[id] = reason.text ?? ""
            }
        }
    }

    func count(_ state: FindingRecord.State, level: String? = nil) -> Int {
        findings.count { $0.state == state && (level == nil || $0.level == level) }
    }

    // MARK: - Attack surface

    struct SurfaceRecord {
        var direction: String
        /// `fieldbus · Modbus`
        var kind: String
        var interface: String
        var path: String
        var line: Int
        var symbol: String

        var place: String { "\(path):\(line)" }
        var component: String { Record.component(of: path) }
    }

    /// The first two folders of a path.
    private static func component(of path: String) -> String {
        let folders = path.split(separator: "/").dropLast().prefix(2)
        return folders.isEmpty ? "." : folders.joined(separator: "/")
    }

    var surface: [SurfaceRecord] {
        log.runs.flatMap { $0.properties?["attackSurface"]?.list ?? [] }.compactMap(\.object).map { point in
            let kind = [point["kind"]?.text, point["protocol"]?.text].compactMap { $0 }.joined(separator: " · ")
            let uri = point["uri"]?.text ?? ""
            return SurfaceRecord(
                direction: point["direction"]?.text ?? "", kind: kind, interface: point["interface"]?.text ?? "",
                path: uri.removingPercentEncoding ?? uri, line: Int(point["line"]?.number ?? 1),
                symbol: point["symbol"]?.text ?? "")
        }
    }
}
