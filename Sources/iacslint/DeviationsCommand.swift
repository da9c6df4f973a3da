import Analysis
import ArgumentParser
import Findings
import Foundation
import Gate
import Reports

struct DeviationsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deviations", abstract: "List and check the recorded decisions to accept findings.",
        subcommands: [List.self, Expired.self, Check.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List all records, in comments and in the configuration.")

        @OptionGroup var input: Input

        func run() throws { try input.show(try input.gate().deviationRecords()) }
    }

    struct Expired: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "expired",
            abstract: "List the records that have expired, or will have by a day; exit with 1 when there are some.")

        @OptionGroup var input: Input
        @Option(help: ArgumentHelp("The day to judge by (default: today).", valueName: "2027-03-01")) var on: String?

        func validate() throws {
            guard on.map(Deviation.isDay) ?? true else { throw ValidationError("Write the day as 2027-03-01.") }
        }

        func run() throws {
            var gate = try input.gate()
            gate.today = on ?? gate.today
            let expired = gate.deviationRecords().filter { $0.objections.contains { $0.ruleID == "IACS-M103" } }
            try input.show(expired)
            if !expired.isEmpty { throw ExitCode(Status.findings.rawValue) }
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Analyse, and tell the records that are of no use or misused; exit with 1 when there are some.")

        @OptionGroup var input: Input
        @OptionGroup var arguments: AssessmentArguments

        func run() throws {
            let workspace = try input.workspace()
            let assessment = try Assessment(of: workspace, options: arguments.options(in: workspace))
            let misuses = assessment.findings.filter {
                assessment.catalog.rule(matching: $0.ruleID)?.languages == [.tool]
            }
            let rows = misuses.map { finding in
                let line = assessment.gate.sources[finding.location.path]?.line(at: finding.location.range.start) ?? 1
                return ["\(finding.location.path):\(line)", finding.ruleID, finding.message]
            }
            Console.output(try Table(headings: ["place", "rule", "message"], rows: rows).rendered(as: input.format))
            if !misuses.isEmpty { throw ExitCode(Status.findings.rawValue) }
        }
    }

    // MARK: - What the subcommands share

    struct Input: ParsableArguments {
        @Argument(help: "Files and folders (default: the current folder).", completion: .file()) var paths: [String] = []
        @Option(help: "table, json, markdown or csv.") var format: TableFormat = .table

        fileprivate func workspace() throws -> Workspace {
            try Workspace(.paths(paths.isEmpty ? ["."] : paths), workingDirectory: FileManager.default.currentDirectoryPath)
        }

        /// A gate that knows the records, without an analysis.
        fileprivate func gate() throws -> Gate {
            let workspace = try workspace()
            let sources = workspace.sources()
            var gate = Gate(
                catalog: try workspace.project.catalog(), sources: sources, analysedPaths: Set(sources.keys),
                today: Today.utc, activeRules: [])
            gate.deviations = workspace.project.configuration.deviations
            gate.approvers = Set(workspace.project.configuration.approvers)
            return gate
        }

        fileprivate func show(_ records: [DeviationRecord]) throws {
            let headings = [
                "place", "rules", "scope", "state", "until", "raised-by", "approved-by", "ticket", "reason",
            ]
            let rows = records.map { record in
                let deviation = record.deviation
                return [
                    place(of: record), deviation.rules.joined(separator: " "), scope(deviation.scope),
                    record.objections.isEmpty
                        ? "in force" : record.objections.map { $0.ruleID.replacing("IACS-", with: "") }.joined(separator: " "),
                    deviation.until ?? "", deviation.by ?? "", deviation.approvedBy ?? "", deviation.ticket ?? "",
                    deviation.reason,
                ]
            }
            Console.output(try Table(headings: headings, rows: rows).rendered(as: format))
        }

        private func place(of record: DeviationRecord) -> String { "\(record.location.path):\(record.line)" }

        private func scope(_ scope: Deviation.Scope) -> String {
            switch scope {
            case .statement: "statement"
            case .function: "function"
            case .file: "file"
            case .paths(let patterns, let functions):
                (patterns.map(\.text) + functions.map { $0 + "()" }).joined(separator: " ")
            }
        }
    }
}
