import Catalog
import Findings
import Gate
import SourceText

/// How a run is to be done beyond what the configuration says.
public struct AssessmentOptions: Sendable {
    /// Replaces the configured profiles where it is not empty.
    public var profiles: [String] = []
    /// Replaces the configured selection where it is not empty.
    public var select: [String] = []
    /// In addition to the configured ones.
    public var ignore: [String] = []
    /// Replaces the configured baseline; relative to the root.
    public var baseline: String?
    /// Whether a baseline counts at all.
    public var usesBaseline = true
    /// Threads.
    public var jobs: Int
    /// The folder of `compile_commands.json`, absolute; nil = the configuration's, or it is looked for.
    public var compileCommands: String?
    /// `2026-11-23`
    public var today: String
    /// Called with the number of files done and of all, from any thread.
    public var progress: (@Sendable (Int, Int) -> Void)?

    public init(jobs: Int, today: String) {
        self.jobs = jobs
        self.today = today
    }
}

/// An analysis and what the gate made of its findings.
public struct Assessment: Sendable {
    public let catalog: Catalog
    /// Those that ran, in order of id.
    public let rules: [Rule]
    /// The least severity that fails, as configured or by the profiles.
    public let failOn: Severity
    /// Whether one function that was not analysed completely makes the run fail.
    public let demandsComplete: Bool
    public let analysis: Analysis
    public let gate: Gate
    /// What the gate left, in order.
    public let findings: [Finding]

    /// - Throws: `ConfigurationError`, `CatalogError`, `UnknownRule`, `UnknownProfile`, `UnusableCompileCommands`,
    ///   `Baseline.ReadingError`, `MissingBaseline`, `Git.Failure`.
    public init(of workspace: Workspace, options: AssessmentOptions) throws {
        let configuration = workspace.configuration
        catalog = try workspace.project.catalog()
        try configuration.validateRules(in: catalog)
        var selection = try configuration.selection(in: catalog)
        if !options.profiles.isEmpty { selection.profiles = options.profiles }
        if !options.select.isEmpty { selection.select = options.select }
        // A selection says what is looked for in the code; that a change weakens its own check is told all the same.
        if !selection.select.isEmpty, workspace.trust != nil { selection.select.append(Gate.weakenedByChange) }
        selection.ignore += options.ignore
        rules = try selection.rules(of: catalog)
        let profiles = try selection.chosenProfiles(of: catalog)
        failOn = configuration.threshold(profiles: profiles)
        demandsComplete = configuration.demandsComplete(profiles: profiles)
        let analysis = try Analyser(
            workspace,
            options: AnalysisOptions(
                rules: rules, jobs: options.jobs, compileCommands: options.compileCommands, progress: options.progress)
        ).run()
        self.analysis = analysis

        var gate = Gate(
            catalog: catalog, sources: analysis.sources, analysedPaths: Set(analysis.files.map(\.path)),
            today: options.today, activeRules: Set(rules.map(\.id)))
        gate.severity = try configuration.severities(in: catalog)
        gate.deviations = configuration.deviations
        gate.approvers = Set(configuration.approvers)
        gate.incompletePaths = Set(analysis.incompleteness.map(\.path) + analysis.headersWithoutUnit)
        gate.coversProject = workspace.coversProject
        gate.changedLines = workspace.changedLines
        if let source = workspace.project.configurationSource { gate.sources[source.path] = source }
        if options.usesBaseline {
            gate.baseline = try Self.baseline(of: workspace, named: options.baseline)
        }
        if let trust = workspace.trust {
            let (revision, sources) = try trust.revision(
                baseline: Self.baselinePath(of: workspace, named: options.baseline), catalog: catalog)
            gate.trusted = revision
            for source in sources { gate.sources[source.path] = source }
        }
        self.gate = gate
        findings = gate.apply(to: analysis.findings)
    }

    // MARK: - Baseline

    /// Where the baseline is, relative to the root.
    public static func baselinePath(of workspace: Workspace, named path: String?) -> String {
        path ?? workspace.configuration.baseline ?? Configuration.baselineName
    }

    /// - Returns: nil where none is named and there is none at the default place.
    private static func baseline(of workspace: Workspace, named name: String?) throws -> Baseline? {
        let path = baselinePath(of: workspace, named: name)
        guard let text = try workspace.text(at: path) else {
            let isNamed = name != nil || workspace.configuration.baseline != nil
            // A change may bring the first baseline: the trusted revision has none, and what it adds is told.
            guard isNamed, workspace.trust == nil else { return nil }
            throw MissingBaseline(path: path)
        }
        return try Baseline(reading: text, path: path)
    }
}

/// A baseline that was named and is not there.
public struct MissingBaseline: Error, CustomStringConvertible {
    public let path: String

    public init(path: String) { self.path = path }

    public var description: String { "There is no baseline '\(path)'. `iacslint baseline write` makes one." }
}
