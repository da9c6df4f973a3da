import Analysis
import ArgumentParser
import Catalog
import Findings
import Foundation

struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Show or validate the configuration.", subcommands: [Show.self, Validate.self])

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Print every key with its value and where that comes from.")

        @Argument(help: "The file or folder to tell it for.", completion: .file()) var file = "."

        func run() throws {
            let configuration = try ConfigCommand.load(file)
            let rows = Configuration.Key.allCases.map { key in
                (text: "\(key.rawValue): \(configuration.value(of: key))", origin: configuration.origin(of: key))
            }
            let width = rows.map(\.text.count).max() ?? 0
            for row in rows {
                Console.output(row.text + String(repeating: " ", count: width - row.text.count) + "  # \(row.origin)\n")
            }
        }
    }

    struct Validate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "validate", abstract: "Say whether the configuration can be used.")

        @Argument(help: "The file or folder to tell it for.", completion: .file()) var file = "."

        func run() throws {
            let configuration = try ConfigCommand.load(file)
            guard let path = configuration.path else {
                Console.output("There is no \(Configuration.fileName): the defaults hold.\n")
                return
            }
            Console.output("\(path) is valid.\n")
        }
    }

    /// - Throws: `ConfigurationError`, also for rules that nobody knows.
    fileprivate static func load(_ file: String) throws -> Configuration {
        let project = try Project(of: file, workingDirectory: FileManager.default.currentDirectoryPath)
        try project.configuration.validateRules(in: project.catalog())
        return project.configuration
    }
}
