import ArgumentParser
import Foundation
import Reports

/// One `--output FORMAT[=FILE]`.
struct OutputTarget: ExpressibleByArgument {
    enum Format: String, CaseIterable { case text, concise, sarif, json, github, gitlab, junit, csv }

    var format: Format
    /// Nil is standard output.
    var file: String?

    init(format: Format, file: String?) {
        self.format = format
        self.file = file
    }

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let format = Format(rawValue: String(parts[0])), parts.count < 2 || !parts[1].isEmpty else { return nil }
        self.init(format: format, file: parts.count < 2 ? nil : String(parts[1]))
    }

    static var allValueStrings: [String] { Format.allCases.map(\.rawValue) }

    func render(_ report: RunReport, isColored: Bool, isQuiet: Bool, profile: SARIFProfile) throws -> String {
        switch format {
        case .text: renderText(report, isColored: isColored, isQuiet: isQuiet)
        case .concise: renderConcise(report)
        case .sarif: try renderSARIF(report, profile: profile)
        case .json: try renderJSONLines(report)
        case .github: renderGitHub(report)
        case .gitlab: try renderGitLab(report)
        case .junit: renderJUnit(report)
        case .csv: try renderCSV(report)
        }
    }

    func write(_ text: String) throws {
        guard let file else { return Console.output(text) }
        try FileOutput.write(text, to: file)
    }
}

enum FileOutput {
    /// Writes the whole text or, on failure, nothing: a reader never sees half a report. Folders are made. What is no file, such as
    /// `/dev/null` or a pipe, is written to and stays what it is; so does a symbolic link.
    static func write(_ text: String, to file: String) throws {
        let url = URL(fileURLWithPath: file)
        do {
            var status = stat()
            if stat(file, &status) == 0, ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) {
                let handle = try FileHandle(forWritingTo: url)
                try handle.write(contentsOf: Data(text.utf8))
                return try handle.close()
            }
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url.resolvingSymlinksInPath(), options: .atomic)
        } catch {
            throw UsageError("'\(file)' cannot be written: \(error.localizedDescription)")
        }
    }
}
