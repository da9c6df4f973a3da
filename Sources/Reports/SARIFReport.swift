import Catalog
import Crypto
import Findings
import Foundation
import SourceText

/// For whom a SARIF log is written.
public enum SARIFProfile: String, Sendable, CaseIterable {
    /// All there is, as evidence.
    case full
    /// GitHub code scanning: it would open alerts for suppressed results, and refuses more than 25,000.
    case github
    /// GitLab: without suppressed results.
    case gitlab
    /// GitHub Advanced Security for Azure DevOps, from a job of Azure Pipelines.
    case azure

    /// Whether suppressed results, and the places where data enters and leaves, are told too.
    var isComplete: Bool { self == .full }
    /// The results that are kept, the most severe first.
    var resultLimit: Int { self == .full ? .max : 25_000 }
}

/// Renders a run as a SARIF 2.1.0 log. It holds no times and no path of the machine, so equal runs give equal bytes.
public func renderSARIF(_ report: RunReport, profile: SARIFProfile = .full) throws -> String {
    let log = SARIF.Log(runs: [try SARIFReport(report, profile).run()])
    return String(decoding: try sarifEncoder().encode(log), as: UTF8.self) + "\n"
}

func sarifEncoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return encoder
}

/// Builds the run: the tool and its run here, the results in `SARIFResults`, the rules and taxonomies in `SARIFRules`.
private struct SARIFReport {
    private let report: RunReport
    private let profile: SARIFProfile
    private let rules: SARIFRules
    private let places: SARIFPlaces

    init(_ report: RunReport, _ profile: SARIFProfile) {
        self.report = report
        self.profile = profile
        rules = SARIFRules(rules: report.rules, standards: report.catalog.standards)
        places = SARIFPlaces(sources: report.sources)
    }

    func run() throws -> SARIF.Run {
        SARIF.Run(
            tool: SARIF.Tool(driver: driver), taxonomies: rules.taxonomies,
            automationDetails: SARIF.Automation(id: report.automation.id, properties: report.automation.pipeline),
            versionControlProvenance: report.provenance.flatMap(versionControl).map { [$0] },
            originalUriBaseIds: ["%SRCROOT%": SARIF.Base(description: SARIF.Message(text: "The root of the analysis."))],
            invocations: [invocation], artifacts: report.files.map(artifact),
            results: SARIFResults(report: report, profile: profile, rules: rules, places: places).all,
            properties: try coverage())
    }

    private var driver: SARIF.Component {
        SARIF.Component(
            name: "iacslint", guid: "5b1d3c52-6c0b-4a8e-9a7e-0a62443c0de1",
            fullName: "iacslint, security analysis of Swift and C for industrial control", version: report.toolVersion,
            semanticVersion: report.toolVersion,
            isComprehensive: true, rules: rules.descriptors,
            notifications: Incompleteness.Reason.allCases.map {
                SARIF.Descriptor(
                    id: $0.rawValue, shortDescription: SARIF.Message(text: $0.sentence),
                    defaultConfiguration: SARIF.Configuration(level: "error"))
            },
            supportedTaxonomies: rules.taxonomies.map { SARIF.Reference(name: $0.name, guid: $0.guid) })
    }

    // MARK: - The run

    private var invocation: SARIF.Invocation {
        SARIF.Invocation(
            executionSuccessful: report.exitCode < 2, exitCode: report.exitCode,
            ruleConfigurationOverrides: report.severities.sorted { $0.key < $1.key }.compactMap { id, severity in
                rules.index(of: id).map {
                    .init(
                        descriptor: SARIF.Place(id: id, index: $0),
                        configuration: SARIF.Configuration(level: severity.rawValue, rank: rules.rank(of: id)))
                }
            },
            toolExecutionNotifications: report.incompleteness.map(notification))
    }

    private func notification(_ problem: Incompleteness) -> SARIF.Notification {
        let place = SARIF.PhysicalLocation(
            artifactLocation: places.artifact(problem.path), region: problem.line.map { SARIF.Region(startLine: max(1, $0)) })
        return SARIF.Notification(
            descriptor: SARIF.Place(
                id: problem.reason.rawValue, index: Incompleteness.Reason.allCases.firstIndex(of: problem.reason) ?? 0),
            level: "error", message: SARIF.Message(text: problem.message),
            locations: [
                SARIF.Location(
                    physicalLocation: place,
                    logicalLocations: problem.symbol.map { [SARIF.LogicalLocation(of: $0)] })
            ])
    }

    private func artifact(_ file: RunReport.File) -> SARIF.Artifact {
        let language: String? = file.path.hasSuffix(".swift") ? "swift"
            : file.path.hasSuffix(".c") || file.path.hasSuffix(".h") ? "c" : nil
        return SARIF.Artifact(
            location: places.artifact(file.path), hashes: ["sha-256": file.sha256], sourceLanguage: language,
            properties: .init(
                lines: file.lineCount, functions: file.functionCount, completeFunctions: file.completeFunctionCount,
                flags: file.hasCompileCommand.map { $0 ? "compile database" : "inferred" }))
    }

    private func versionControl(_ provenance: Provenance) -> SARIF.VersionControl? {
        provenance.repository.map {
            SARIF.VersionControl(
                repositoryUri: $0, revisionId: provenance.revision, branch: provenance.branch,
                asOfTimeUtc: provenance.committed, properties: .init(uncommittedChanges: provenance.isModified))
        }
    }

    private func coverage() throws -> SARIF.Coverage {
        let ran = Set(report.rules.map(\.id))
        let notRun = report.catalog.rules.filter { !ran.contains($0.id) }.map { ($0.id, $0.reasonNotToRun) }
        return SARIF.Coverage(
            files: report.files.count, lines: report.files.reduce(0) { $0 + $1.lineCount },
            functions: report.functionCount, completeFunctions: report.completeFunctionCount,
            rulesNotRun: Dictionary(notRun) { first, _ in first },
            ruleSetHash: hexadecimal(SHA256.hash(data: try sarifEncoder().encode(rules.descriptors))),
            revision: report.provenance?.revision,
            attackSurface: profile.isComplete ? report.surface.map(surface) : nil)
    }

    private func surface(_ point: SurfacePoint) -> SARIF.SurfacePlace {
        SARIF.SurfacePlace(
            direction: point.direction.rawValue, kind: point.kind,
            protocol: point.protocolName.isEmpty ? nil : point.protocolName, interface: point.interface,
            uri: places.artifact(point.location.path).uri, line: places.region(point.location)?.startLine ?? 1,
            symbol: point.symbol)
    }

    private func hexadecimal(_ digest: SHA256.Digest) -> String {
        digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension Rule {
    /// Why a rule that was not ignored or left out by name is not among those that ran.
    fileprivate var reasonNotToRun: String {
        switch status {
        case .preview, .deprecated: status.rawValue
        case .stable: profiles.isEmpty ? "not selected" : "profile " + profiles.joined(separator: ", ")
        }
    }
}
