import Analysis
import ArgumentParser
import Evidence
import Foundation
import Reports

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write an evidence pack from SARIF logs: HTML, Markdown, CSV and JSON.",
        discussion: """
            The last log is reported on; earlier ones of the same product, given before it, oldest first, add the trend and the \
            age of deviations. Write them with `check --output sarif=FILE`; several products are joined with `merge`. \
            The pack supports evidence for IEC 62443; it is no statement of conformity.
            """)

    @Argument(help: "SARIF logs, oldest first.", completion: .file(extensions: ["sarif", "json"])) var logs: [String]
    @Option(name: [.short, .customLong("output")], help: ArgumentHelp("The folder to write.", valueName: "folder"),
            completion: .directory)
    var output: String
    @Option(help: ArgumentHelp("The product's name (default: that of the project's folder).", valueName: "name"))
    var title: String?
    @Option(help: ArgumentHelp("The day on which ages and expiries are counted (default: today).", valueName: "day"))
    var date: String = Today.utc

    func run() throws {
        guard date.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil else {
            throw UsageError("'\(date)' is no day such as 2027-03-01.")
        }
        let project = try Project(of: ".", workingDirectory: FileManager.default.currentDirectoryPath)
        let read = try logs.map { path in
            guard let data = FileManager.default.contents(atPath: path) else {
                throw UsageError("'\(path)' cannot be read.")
            }
            do {
                return try SARIFLog(reading: data)
            } catch let error as SARIFReadingError {
                throw UsageError("\(path): \(error)")
            }
        }
        let name = title ?? URL(fileURLWithPath: project.root).lastPathComponent
        guard let evidence = Evidence(title: name, logs: read, catalog: try project.catalog(), today: date) else {
            throw UsageError("A SARIF log is needed.")
        }
        for file in try EvidencePack(evidence).files { try FileOutput.write(file.text, to: output + "/" + file.path) }
        Console.write("Wrote \(output)/evidence.html, with its tables as Markdown, CSV and JSON.\n")
    }
}
