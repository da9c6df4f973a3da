import Analysis
import ArgumentParser
import Catalog
import Foundation

struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "List the rules, or what they cover of a standard.")

    enum Matrix: String, ExpressibleByArgument, CaseIterable { case iec62443, cwe, cert }

    @Argument(help: "Rules to list: ids, names, groups (C4) or all.") var selectors: [String] = ["all"]
    @Option(help: ArgumentHelp("List by iec62443, cwe or cert instead: each entry with its rules.", valueName: "standard"))
    var matrix: Matrix?

    func run() throws {
        let catalog = try Project(of: ".", workingDirectory: FileManager.default.currentDirectoryPath).catalog()
        let ids = Set(try selectors.flatMap { try RuleSelection.ids($0, in: catalog) })
        let rules = catalog.rules.filter { ids.contains($0.id) }
        let rows = matrix.map { Self.rows(of: $0, rules: rules, standards: catalog.standards) } ?? rules.map { rule in
            let isOnByDefault = rule.status == .stable && rule.profiles.isEmpty
            return [
                rule.shortID, rule.name, rule.severity.rawValue, rule.languages.map(\.rawValue).joined(separator: ","),
                isOnByDefault ? "default" : (rule.status == .stable ? rule.profiles : [rule.status.rawValue]).joined(separator: ","),
                rule.title,
            ]
        }
        Console.output(Self.table(rows))
    }

    /// One row for each entry of the standard that a rule refers to, in the standard's order.
    private static func rows(of matrix: Matrix, rules: [Rule], standards: Standards) -> [[String]] {
        func row(_ id: String, _ title: String, _ covers: (Rule) -> Bool) -> [String]? {
            let covering = rules.filter(covers).map(\.shortID)
            return covering.isEmpty ? nil : [id, covering.joined(separator: " "), title]
        }
        switch matrix {
        case .cwe: return standards.weaknesses.compactMap { entry in
            row(entry.id, entry.name) { $0.cwe.contains(entry.number) }
        }
        case .cert: return standards.codingRules.compactMap { entry in
            row(entry.id, entry.title) { $0.cert.contains(entry.id) }
        }
        case .iec62443: return standards.requirements.compactMap { entry in
            row(entry.id, entry.title) { $0.iec62443.contains { standards.requirement($0) == entry } }
        }
        }
    }

    /// Columns padded to their widest cell, but for the last.
    private static func table(_ rows: [[String]]) -> String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            row.enumerated().map { column, cell in
                column == columns - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
            }.joined(separator: "  ") + "\n"
        }.joined()
    }
}
