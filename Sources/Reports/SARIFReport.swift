import Catalog
import Findings
import Foundation
import SourceText

/// Renders a run as a SARIF 2.1.0 log. It holds no times and no path of the machine, so equal runs give equal bytes.
public func renderSARIF(_ report: RunReport) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let log = SARIF.Log(runs: [SARIFReport(report).run])
    return String(decoding: try encoder.encode(log), as: UTF8.self) + "\n"
}

/// Builds the run: the findings here, the rules and taxonomies in `SARIFRules`.
private struct SARIFReport {
    private let report: RunReport
    private let rules: SARIFRules
    /// GitHub's hash of every line of the files that hold findings.
    private let lineHashes: [String: [String]]

    init(_ report: RunReport) {
        self.report = report
        rules = SARIFRules(rules: report.rules, standards: report.catalog.standards)
        let paths = Set(report.findings.map(\.location.path))
        lineHashes = report.sources.filter { paths.contains($0.key) }
            .mapValues { primaryLocationLineHashes(of: String(decoding: $0.bytes, as: UTF8.self)) }
    }

    var run: SARIF.Run {
        SARIF.Run(
            tool: SARIF.Tool(driver: driver), taxonomies: rules.taxonomies,
            originalUriBaseIds: ["%SRCROOT%": SARIF.Base(description: SARIF.Message(text: "The root of the analysis."))],
            invocations: [
                SARIF.Invocation(
                    executionSuccessful: report.exitCode < 2, exitCode: report.exitCode,
                    toolExecutionNotifications: report.incompleteness.map(notification))
            ],
            artifacts: report.files.map {
                SARIF.Artifact(location: artifact($0.path), hashes: ["sha-256": $0.sha256])
            },
            results: report.findings.map(result),
            properties: SARIF.Coverage(
                functions: report.functionCount, completeFunctions: report.completeFunctionCount))
    }

    private var driver: SARIF.Component {
        SARIF.Component(
            name: "iacslint", guid: "5b1d3c52-6c0b-4a8e-9a7e-0a62443c0de1",
            fullName: "iacslint, security analysis of Swift and C for industrial control", version: report.toolVersion,
            semanticVersion: report.toolVersion,
            isComprehensive: true, rules: rules.descriptors,
            notifications: Incompleteness.Reason.allCases.map {
                SARIF.Descriptor(
                    id: $0.rawValue, shortDescription: SARIF.Message(text: "The analysis is incomplete."),
                    defaultConfiguration: SARIF.Configuration(level: "error"))
            },
            supportedTaxonomies: rules.taxonomies.map { SARIF.Reference(name: $0.name, guid: $0.guid) })
    }

    private func notification(_ problem: Incompleteness) -> SARIF.Notification {
        let place = SARIF.PhysicalLocation(
            artifactLocation: artifact(problem.path), region: problem.line.map { SARIF.Region(startLine: max(1, $0)) })
        return SARIF.Notification(
            descriptor: .init(
                id: problem.reason.rawValue, index: Incompleteness.Reason.allCases.firstIndex(of: problem.reason) ?? 0),
            level: "error", message: SARIF.Message(text: problem.message),
            locations: [
                SARIF.Location(
                    physicalLocation: place,
                    logicalLocations: problem.symbol.map { [SARIF.LogicalLocation(fullyQualifiedName: $0)] })
            ])
    }

    // MARK: - Results

    private func result(_ finding: Finding) -> SARIF.Result {
        var location = location(finding.location, snippet: true)
        location.logicalLocations = finding.symbol.map { [SARIF.LogicalLocation(fullyQualifiedName: $0)] }
        let line = location.physicalLocation.region?.startLine ?? 1
        var fingerprints = ["iacslint/v1": finding.fingerprint]
        if let hashes = lineHashes[finding.location.path], line <= hashes.count {
            fingerprints["primaryLocationLineHash"] = hashes[line - 1]
        }
        return SARIF.Result(
            ruleId: finding.ruleID, ruleIndex: rules.index(of: finding.ruleID), level: finding.severity.rawValue,
            rank: rules.rank(of: finding.ruleID), message: SARIF.Message(text: finding.message), locations: [location],
            codeFlows: finding.path.isEmpty ? nil : [codeFlow(finding.path)],
            fixes: finding.fixes.isEmpty ? nil : finding.fixes.map(fix), partialFingerprints: fingerprints,
            suppressions: finding.deviation.map { [suppression($0)] } ?? [],
            baselineState: finding.baselineState?.rawValue)
    }

    private func codeFlow(_ steps: [PathStep]) -> SARIF.CodeFlow {
        SARIF.CodeFlow(threadFlows: [
            .init(locations: steps.map { step in
                var place = location(step.location, snippet: true)
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
                .init(artifactLocation: artifact(path), replacements: edits.compactMap { edit in
                    region(edit.location, snippet: false).map {
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
        let reason = ([deviation.reason] + details).joined(separator: "; ")
        switch deviation.origin {
        case .comment(let place):
            return SARIF.Suppression(kind: "inSource", justification: reason, location: location(place, snippet: false))
        case .configuration(let path, let line):
            let place = SARIF.PhysicalLocation(
                artifactLocation: artifact(path), region: SARIF.Region(startLine: max(1, line)))
            return SARIF.Suppression(
                kind: "external", justification: reason, location: SARIF.Location(physicalLocation: place))
        }
    }

    // MARK: - Places

    private func location(_ location: Location, snippet: Bool) -> SARIF.Location {
        SARIF.Location(physicalLocation: SARIF.PhysicalLocation(
            artifactLocation: artifact(location.path), region: region(location, snippet: snippet)))
    }

    private func region(_ location: Location, snippet: Bool) -> SARIF.Region? {
        guard let source = report.sources[location.path] else { return nil }
        let start = source.position(at: location.range.start)
        let end = source.position(at: location.range.end)
        return SARIF.Region(
            startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column,
            snippet: snippet ? SARIF.Message(text: source.text(location.range)) : nil)
    }

    /// RFC 3986: everything but unreserved characters and the slash is percent-encoded.
    private func artifact(_ path: String) -> SARIF.ArtifactLocation {
        let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
        let uri = path.utf8.map { byte in
            allowed.contains(byte)
                ? String(UnicodeScalar(byte))
                : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
        return SARIF.ArtifactLocation(uri: uri)
    }
}
