import Analysis
import ArgumentParser
import Foundation

@main
struct Command: ParsableCommand {
    // Every command tells its name: the library would find it out by reflection, for all of them at each start.
    static let configuration = CommandConfiguration(
        commandName: "iacslint",
        abstract: "Static security analysis of Swift and C for industrial control products.",
        discussion: """
            Exit codes: 0 clean and complete; 1 findings at or above the threshold; 2 usage or configuration error; \
            3 analysis incomplete; 4 internal error.
            """,
        version: Version.current,
        subcommands: [
            CheckCommand.self, ExplainCommand.self, RulesCommand.self, BaselineCommand.self, DeviationsCommand.self,
            MergeCommand.self, CompareCommand.self, ReportCommand.self, DoctorCommand.self, ConfigCommand.self,
            InitCommand.self, HookCommand.self, CompletionsCommand.self,
        ])

    /// ArgumentParser's own exit codes (64 for wrong usage) are mapped to ours.
    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            Status.exit(with: error)
        }
    }
}

/// The version of the command, as reports carry it.
enum Version {
    static let current = "0.1.0"
}
