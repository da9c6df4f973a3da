import Analysis
import ArgumentParser
import Foundation

/// The options of all commands that analyse.
struct AssessmentArguments: ParsableArguments {
    @Option(help: ArgumentHelp("Rules to run, separated by commas, instead of the configured ones.", valueName: "rules"))
    var select: [String] = []
    @Option(help: ArgumentHelp("Rules not to run, separated by commas.", valueName: "rules")) var ignore: [String] = []
    @Option(help: ArgumentHelp("A profile: default, strict, realtime, hook, audit, SL-1 to SL-4 (repeatable).", valueName: "name"))
    var profile: [String] = []
    @Option(help: ArgumentHelp("The file of findings known already.", valueName: "file"), completion: .file())
    var baseline: String?
    @Option(help: ArgumentHelp("Threads (default: one per processor).", valueName: "n")) var jobs: Int?
    @Option(help: ArgumentHelp("The folder of compile_commands.json.", valueName: "folder"), completion: .directory)
    var compileCommands: String?

    func validate() throws {
        guard jobs ?? 1 >= 1 else { throw ValidationError("--jobs needs a number from 1.") }
    }

    func options(in workspace: Workspace) -> AssessmentOptions {
        func split(_ values: [String]) -> [String] {
            values.flatMap { $0.split(separator: ",") }
                .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        }
        var options = AssessmentOptions(jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, today: Today.utc)
        options.profiles = split(profile)
        options.select = split(select)
        options.ignore = split(ignore)
        options.baseline = baseline.map(workspace.project.relativePath)
        options.compileCommands = compileCommands.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
        return options
    }
}
