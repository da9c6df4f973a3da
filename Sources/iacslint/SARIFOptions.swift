import Analysis
import ArgumentParser
import Foundation
import Reports

extension SARIFProfile: ExpressibleByArgument {}

/// For whom SARIF is written, and under which name.
struct SARIFOptions: ParsableArguments {
    @Option(help: ArgumentHelp("For whom SARIF is written: full, github, gitlab or azure.", valueName: "profile"))
    var sarifProfile: SARIFProfile = .full
    @Option(help: ArgumentHelp(
        "The category of the results: runs of the same replace each other in code scanning.", valueName: "name"))
    var category = "iacslint"

    /// Adds what the log tells of the repository and of the job.
    func complete(_ report: inout RunReport, project: Project, analysis: Analysis) throws {
        report.surface = analysis.surface
        report.severities = try project.configuration.severities(in: report.catalog)
        report.provenance = (try? Git(containing: project.root))?.provenance()
        report.automation = sarifProfile == .azure
            ? try Automation(azurePipeline: ProcessInfo.processInfo.environment) : Automation(category: category)
    }
}

extension RunReport.File {
    init(_ file: Analysis.File) {
        self.init(
            path: file.path, sha256: file.sha256, lineCount: file.source.lineCount, functionCount: file.functionCount,
            completeFunctionCount: file.completeFunctionCount, hasCompileCommand: file.hasCompileCommand)
    }
}
