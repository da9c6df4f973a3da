import ArgumentParser
import Reports

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Tell what is new and what is fixed between two SARIF logs.",
        discussion: """
            Exits with 1 when there is something new. A finding counts as fixed only where its rule ran and its file was \
            analysed completely.
            """)

    @Argument(help: "The earlier log.", completion: .file(extensions: ["sarif"])) var old: String
    @Argument(help: "The later log.", completion: .file(extensions: ["sarif"])) var new: String
    @Option(help: "text, json or markdown.") var format: ComparisonFormat = .text

    func run() throws {
        let comparison = SARIFComparison(
            old: try SARIFLog(reading: InputFile.read(old)), new: try SARIFLog(reading: InputFile.read(new)))
        Console.output(try comparison.rendered(as: format))
        if comparison.count(.new) > 0 { throw ExitCode(Status.findings.rawValue) }
    }
}

extension ComparisonFormat: ExpressibleByArgument {}
