import ArgumentParser
import Foundation
import Reports

struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Join SARIF logs of shards or products into one.",
        discussion: "The order of the logs does not matter. A finding that several of them tell is told once.")

    @Argument(help: "SARIF logs.", completion: .file(extensions: ["sarif"])) var logs: [String]
    @Option(name: [.short, .long], help: ArgumentHelp("Where to write (default: standard output).", valueName: "file"),
            completion: .file())
    var output: String?

    func run() throws {
        let merged = try mergedSARIF(try logs.map(InputFile.read))
        if let output { try FileOutput.write(merged, to: output) } else { Console.output(merged) }
    }
}

enum InputFile {
    /// The bytes of a file that was named.
    static func read(_ path: String) throws -> Data {
        do {
            return try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw UsageError("'\(path)' cannot be read: \(error.localizedDescription)")
        }
    }
}
