import Analysis
import ArgumentParser
import Findings
import Foundation

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Tell what iacslint works with here, and which functions it could not analyse completely.")

    @Argument(help: "Files and folders (default: the current folder).", completion: .file()) var paths: [String] = []

    func run() throws {
        let workspace = try Workspace(
            .paths(paths.isEmpty ? ["."] : paths), workingDirectory: FileManager.default.currentDirectoryPath)
        let project = workspace.project
        let catalog = try project.catalog()
        let options = AnalysisOptions(rules: catalog.rules, jobs: ProcessInfo.processInfo.activeProcessorCount)
        let analysis = try Analyser(workspace, options: options).run()
        let facts = Environment(of: workspace)
        var lines = [
            "iacslint       \(Version.current), \(catalog.rules.count) rules",
            "libclang       \(facts.libclang)",
            "root           \(project.root)",
            "configuration  \(project.configuration.path ?? "none: the defaults hold")",
            "database       \(facts.compileDatabases.isEmpty ? "none: include paths are inferred" : facts.compileDatabases.joined(separator: ", "))",
            "files          \(analysis.files.count)",
            "functions      \(analysis.completeFunctionCount) of \(analysis.functionCount) C functions complete",
        ]
        let unknown = analysis.unknownNodes.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        lines.append("limits         \(analysis.limitedFunctions.count) C functions of which not every path was followed")
        lines.append("unknown parts  \(unknown.isEmpty ? "none" : unknown.joined(separator: ", "))")
        if !analysis.headersWithoutUnit.isEmpty {
            lines.append("headers        \(analysis.headersWithoutUnit.count) that no C file includes")
        }
        lines += (analysis.incompleteness + analysis.limitedFunctions).map { problem in
            let place = problem.line.map { "\(problem.path):\($0)" } ?? problem.path
            return "\(place): \(problem.symbol.map { "\($0): " } ?? "")\(problem.message)"
        }
        Console.output(lines.joined(separator: "\n") + "\n")
    }
}
