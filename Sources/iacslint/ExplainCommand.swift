import Analysis
import ArgumentParser
import Catalog
import Findings
import Foundation

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain a rule, a weakness (CWE-120), a CERT C rule (STR31-C) or an IEC 62443 requirement (CR 3.5).")

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json }

    @Argument(help: "A rule's id or name, or the key of a standard.") var key: [String]
    @Option(help: ArgumentHelp("text, markdown or json.", valueName: "format")) var format: Format = .text
    @Option(help: ArgumentHelp("auto, always or never.", valueName: "when")) var color: ColorChoice = .auto

    func run() throws {
        let key = key.joined(separator: " ")
        let catalog = try Project(of: ".", workingDirectory: FileManager.default.currentDirectoryPath).catalog()
        let topics = catalog.resolve(key)
        guard !topics.isEmpty else {
            let advice = catalog.suggestions(for: key).first.map { "Did you mean '\($0)'?" }
                ?? "Rules: `iacslint rules`. Standards: CWE-120, STR31-C, CR 3.5, SI-2."
            throw UsageError("Nothing is known of '\(key)'. \(advice)")
        }
        let explanations = topics.map { Explanation(of: $0, in: catalog) }
        switch format {
        case .markdown: Console.output(explanations.map(\.markdown).joined(separator: "\n"))
        case .text:
            let renderer = MarkdownText(isColored: color.isOn(terminal: Console.isOutputTerminal))
            Console.output(explanations.map { renderer.render($0.markdown) }.joined(separator: "\n"))
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            Console.output(String(decoding: try encoder.encode(explanations), as: UTF8.self) + "\n")
        }
    }
}
