import Analysis
import ArgumentParser
import Foundation
import Gate
import Reports

struct BaselineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "baseline", abstract: "Keep the findings that are known already, so that only new ones fail.",
        discussion: """
            `check` uses the baseline at \(Configuration.baselineName), or where `baseline` in \
            \(Configuration.fileName) or --baseline says. It may only shrink: nothing but `write` adds to it.
            """,
        subcommands: [Write.self, Update.self, Check.self, Report.self])

    struct Write: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "write", abstract: "Write what is found now. An existing baseline is left alone.")

        @OptionGroup var input: Input

        func run() throws {
            let run = try input.assess(usesBaseline: false)
            guard try run.workspace.text(at: run.path) == nil else {
                throw UsageError("""
                    '\(run.path)' is there already. `iacslint baseline update` prunes it; to begin anew, delete it first.
                    """)
            }
            try run.requireComplete()
            let baseline = Baseline(of: run.assessment.findings)
            try run.write(baseline)
            Console.write("Wrote \(counted(baseline.entries.count, "finding", "findings")) to \(run.path).\n")
        }
    }

    struct Update: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "update", abstract: "Remove what is fixed; nothing is added.")

        @OptionGroup var input: Input

        func run() throws {
            let run = try input.assess(usesBaseline: true)
            let before = try run.baseline()
            let pruned = before.pruned(by: run.assessment.findings, where: run.isFixed)
            if pruned != before { try run.write(pruned) }
            Console.write("""
                Removed \(counted(before.entries.count - pruned.entries.count, "fixed entry", "fixed entries")) from \
                \(run.path); \(pruned.entries.count) left.

                """)
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Fail when the baseline holds what is fixed already.")

        @OptionGroup var input: Input

        func run() throws {
            let run = try input.assess(usesBaseline: true)
            let fixed = try run.baseline().match(run.assessment.findings).unmatched.filter(run.isFixed)
            for entry in fixed {
                let symbol = entry.symbol.map { " in '\($0)'" } ?? ""
                Console.output("\(entry.path): \(entry.rule)\(symbol) is fixed, and still in \(run.path).\n")
            }
            guard fixed.isEmpty else {
                Console.error("Run `iacslint baseline update`.")
                throw ExitCode(Status.findings.rawValue)
            }
            try run.requireComplete()
        }
    }

    struct Report: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "report", abstract: "Count the entries by rule and folder.")

        @Argument(help: "The project (default: the current folder).", completion: .directory) var folder = "."
        @Option(help: ArgumentHelp("The baseline's file.", valueName: "file"), completion: .file()) var baseline: String?
        @Option(help: "table, json, markdown or csv.") var format: TableFormat = .table

        func run() throws {
            let workspace = try Workspace(.paths([folder]), workingDirectory: FileManager.default.currentDirectoryPath)
            let path = Assessment.baselinePath(of: workspace, named: baseline.map(workspace.project.relativePath))
            let entries = try read(path, in: workspace).entries
            let groups = Dictionary(grouping: entries) { entry in
                [entry.rule, entry.path.split(separator: "/").dropLast().joined(separator: "/")]
            }
            let rows = groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, entries in
                [key[0], key[1].isEmpty ? "." : key[1], String(entries.count)]
            }
            Console.output(try Table(headings: ["rule", "folder", "findings"], rows: rows).rendered(as: format))
        }
    }

    // MARK: - What the subcommands share

    struct Input: ParsableArguments {
        @Argument(help: "Files and folders (default: the current folder).", completion: .file()) var paths: [String] = []
        @OptionGroup var arguments: AssessmentArguments

        fileprivate func assess(usesBaseline: Bool) throws -> Run {
            let workspace = try Workspace(
                .paths(paths.isEmpty ? ["."] : paths), workingDirectory: FileManager.default.currentDirectoryPath)
            var options = arguments.options(in: workspace)
            options.usesBaseline = usesBaseline
            return Run(
                workspace: workspace, path: Assessment.baselinePath(of: workspace, named: options.baseline),
                assessment: try Assessment(of: workspace, options: options))
        }
    }

    /// An analysis that a baseline is held against.
    fileprivate struct Run {
        let workspace: Workspace
        /// The baseline's, relative to the root.
        let path: String
        let assessment: Assessment

        func baseline() throws -> Baseline { try read(path, in: workspace) }

        func write(_ baseline: Baseline) throws {
            try FileOutput.write(try baseline.text(), to: workspace.project.absolutePath(path))
        }

        /// Whether an entry without a finding can be taken for mended: its place was looked at completely, by its rule.
        func isFixed(_ entry: Baseline.Entry) -> Bool {
            let gate = assessment.gate
            let isKnown = assessment.catalog.rule(matching: entry.rule) != nil
            return workspace.covers(entry.path) && !gate.incompletePaths.contains(entry.path)
                && (gate.activeRules.contains(entry.rule) || !isKnown)
        }

        /// What was not analysed holds findings that nobody knows.
        func requireComplete() throws {
            let problems = assessment.analysis.incompleteness.filter { $0.symbol == nil && $0.reason == .unreadable }
            for problem in problems { Console.error("\(problem.path): \(problem.message)") }
            if !problems.isEmpty { throw ExitCode(Status.incomplete.rawValue) }
        }
    }
}

private func read(_ path: String, in workspace: Workspace) throws -> Baseline {
    guard let text = try workspace.text(at: path) else { throw MissingBaseline(path: path) }
    return try Baseline(reading: text, path: path)
}

extension TableFormat: ExpressibleByArgument {}
