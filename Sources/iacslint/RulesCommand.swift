import Analysis
import ArgumentParser
import Catalog
import Foundation
import Reports

struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "List the rules, or what they cover of a standard.")

    enum Matrix: String, ExpressibleByArgument, CaseIterable { case iec62443, cwe, cert }

    @Argument(help: "Rules to list: ids, names, groups (C4) or all.") var selectors: [String] = ["all"]
    @Option(help: ArgumentHelp("List by iec62443, cwe or cert instead: each entry with its rules.", valueName: "standard"))
    var matrix: Matrix?
    @Option(help: ArgumentHelp("List the rules of a profile only (repeatable).", valueName: "name")) var profile: [String] = []
    @Option(help: "table, json, markdown or csv.") var format: TableFormat = .table

    func run() throws {
        let catalog = try Project(of: ".", workingDirectory: FileManager.default.currentDirectoryPath).catalog()
        let inProfiles = profile.isEmpty ? catalog.rules : try RuleSelection(profiles: profile).rules(of: catalog)
        let ids = Set(try selectors.flatMap { try RuleSelection.ids($0, in: catalog) }).intersection(inProfiles.map(\.id))
        let rules = catalog.rules.filter { ids.contains($0.id) }
        if let matrix {
            let rows = Self.rows(of: matrix, rules: rules, standards: catalog.standards)
            return Console.output(try Table(headings: ["entry", "rules", "title"], rows: rows).rendered(as: format))
        }
        let rows = rules.map { rule in
            let isOnByDefault = rule.status == .stable && rule.profiles.isEmpty
            return [
                rule.shortID, rule.name, rule.severity.rawValue, rule.languages.map(\.rawValue).joined(separator: ","),
                isOnByDefault ? "default" : (rule.status == .stable ? rule.profiles : [rule.status.rawValue]).joined(separator: ","),
                rule.title,
            ]
        }
        let headings = ["rule", "name", "severity", "languages", "profile", "title"]
        Console.output(try Table(headings: headings, rows: rows).rendered(as: format))
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
}
