import Analysis
import ArgumentParser
import Catalog
import Findings
import Foundation
import Gate
import Reports

extension Severity: ExpressibleByArgument {}

extension Shard: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Analyse files and tell what was found.",
        discussion: """
            Folders are searched for .c, .h and .swift files; hidden folders and the output of builds are left out. \
            Rules are named by id (C101), name (banned-function) or group (C4).
            """)

    @Argument(help: "Files and folders (default: the current folder).", completion: .file()) var paths: [String] = []

    @Flag(help: "Check what the next commit adds or changes, as git's index holds it.") var staged = false
    @Option(help: ArgumentHelp("Check lines changed since the merge base with a revision.", valueName: "rev"))
    var since: String?
    @Option(help: ArgumentHelp("Check standard input as if it were this file.", valueName: "file"), completion: .file())
    var stdinFilename: String?

    @OptionGroup var arguments: AssessmentArguments
    @Option(help: ArgumentHelp(
        "Read configuration, own rules and baseline from this revision, and tell what the change weakens.", valueName: "rev"))
    var trustedConfig: String?
    @Option(help: ArgumentHelp("Report every nth file only; `merge` joins the logs.", valueName: "i/n")) var shard: Shard?

    @Option(help: ArgumentHelp("The least severity that fails: note, warning or error.", valueName: "severity"))
    var failOn: Severity?
    @Flag(help: "Exit with 3 when a function could not be analysed completely.") var requireComplete = false
    @Option(help: ArgumentHelp(
        "text, concise, sarif, json, github, gitlab, junit or csv, to standard output or a file (repeatable).",
        valueName: "format[=file]"))
    var output: [OutputTarget] = []
    @OptionGroup var sarif: SARIFOptions
    @Option(help: ArgumentHelp("auto, always or never.", valueName: "when")) var color: ColorChoice = .auto
    @Flag(name: [.short, .long], help: "Say nothing beyond the findings.") var quiet = false

    func validate() throws {
        let ways = [staged, since != nil, stdinFilename != nil].count { $0 }
        guard ways <= 1 else {
            throw ValidationError("--staged, --since and --stdin-filename exclude each other.")
        }
        guard stdinFilename == nil || paths.isEmpty else {
            throw ValidationError("--stdin-filename names the only file; no path goes with it.")
        }
        guard output.count(where: { $0.file == nil }) <= 1 else {
            throw ValidationError("Only one --output can go to standard output; give the others a file.")
        }
    }

    func run() throws {
        let workspace = try Workspace(
            input(), workingDirectory: FileManager.default.currentDirectoryPath, trusting: trustedConfig, shard: shard)
        let progress = Progress(isShown: !quiet && Console.isErrorTerminal)
        var options = arguments.options(in: workspace)
        options.progress = { done, count in progress.report(done, of: count) }
        let assessment = try Assessment(of: workspace, options: options)
        progress.clear()
        let (analysis, findings) = (assessment.analysis, assessment.findings)
        let status: Status = if analysis.incompleteness.contains(where: { isFatal($0, assessment) }) {
            .incomplete
        } else {
            Gate.fails(findings, at: failOn ?? assessment.failOn) ? .findings : .clean
        }
        var report = RunReport(
            toolVersion: Version.current, catalog: assessment.catalog, rules: assessment.rules, findings: findings,
            incompleteness: analysis.incompleteness,
            files: analysis.files.map(RunReport.File.init), sources: assessment.gate.sources,
            functionCount: analysis.functionCount, completeFunctionCount: analysis.completeFunctionCount,
            exitCode: status.rawValue)
        if output.contains(where: { $0.format == .sarif }) {
            try sarif.complete(&report, project: workspace.project, analysis: analysis)
        }
        for problem in analysis.incompleteness where isFatal(problem, assessment) {
            let place = problem.line.map { "\(problem.path):\($0)" } ?? problem.path
            Console.error("\(place): \(problem.symbol.map { "\($0): " } ?? "")\(problem.message)")
        }
        let targets = output.isEmpty ? [OutputTarget(format: .text, file: nil)] : output
        let texts = try targets.map { target in
            let terminal = target.file == nil && Console.isOutputTerminal
            return try target.render(
                report, isColored: color.isOn(terminal: terminal), isQuiet: quiet, profile: sarif.sarifProfile)
        }
        for (target, text) in zip(targets, texts) { try target.write(text) }
        try status.end()
    }

    private func input() throws -> Input {
        if staged { return .staged(below: paths) }
        if let since { return .changed(since: since, below: paths) }
        if let stdinFilename {
            let bytes = try FileHandle.standardInput.readToEnd() ?? Data()
            return .buffer(path: stdinFilename, bytes: [UInt8](bytes))
        }
        return .paths(paths.isEmpty ? ["."] : paths)
    }

    /// A file that gave nothing always fails the run. A function that lacks a header of a tree that was never built is told,
    /// and fails the run only where completeness is required.
    private func isFatal(_ problem: Incompleteness, _ assessment: Assessment) -> Bool {
        if requireComplete || assessment.demandsComplete { return true }
        switch problem.reason {
        case .unreadable, .parserFailure, .limit: return problem.symbol == nil
        case .missingHeader, .parseError: return false
        }
    }
}
