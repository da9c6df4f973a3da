import Analysis
import ArgumentParser
import Catalog
import Evidence
import Foundation
import Reports

struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "List the rules, what they cover of a standard, or print them as a coding standard.")

    enum Matrix: String, ExpressibleByArgument, CaseIterable { case iec62443, cwe, cert }

    /// A form of the list, or the document.
    enum Format: ExpressibleByArgument {
        case list(TableFormat), document

        init?(argument: String) {
            if argument == "document" {
                self = .document
            } else if let format = TableFormat(rawValue: argument) {
                self = .list(format)
            } else {
                return nil
            }
        }

        static var allValueStrings: [String] { TableFormat.allCases.map(\.rawValue) + ["document"] }
        var defaultValueDescription: String { if case .list(let format) = self { format.rawValue } else { "document" } }
    }

    @Argument(help: "Rules to list: ids, names, groups (C4) or all.") var selectors: [String] = ["all"]
    @Option(help: ArgumentHelp("List by iec62443, cwe or cert instead: each entry with its rules.", valueName: "standard"))
    var matrix: Matrix?
    @Option(help: ArgumentHelp("List the rules of a profile only (repeatable).", valueName: "name")) var profile: [String] = []
    @Option(help: "table, json, markdown or csv; or document: a coding standard, with reasons and examples.")
    var format: Format = .list(.table)
    @Option(help: ArgumentHelp("In a document, list what came after this version.", valueName: "version"))
    var sinceVersion: String?

    func run() throws {
        let catalog = try Project(of: ".", workingDirectory: FileManager.default.currentDirectoryPath).catalog()
        let inProfiles = profile.isEmpty ? catalog.rules : try RuleSelection(profiles: profile).rules(of: catalog)
        let ids = Set(try selectors.flatMap { try RuleSelection.ids($0, in: catalog) }).intersection(inProfiles.map(\.id))
        let rules = catalog.rules.filter { ids.contains($0.id) }
        switch format {
        case .document:
            let document = CodingStandard(
                rules: rules, standards: catalog.standards, version: Version.current, since: sinceVersion)
            Console.output(document.markdown)
        case .list(let form):
            let table = matrix.map { RuleMatrix(rules: rules, standards: catalog.standards).table($0) } ?? Self.list(rules)
            Console.output(try table.rendered(as: form))
        }
    }

    private static func list(_ rules: [Rule]) -> Table {
        Table(
            headings: ["rule", "name", "severity", "languages", "profile", "title"],
            rows: rules.map { rule in
                let isOnByDefault = rule.status == .stable && rule.profiles.isEmpty
                let profile = rule.status == .stable ? rule.profiles : [rule.status.rawValue]
                return [
                    rule.shortID, rule.name, rule.severity.rawValue, rule.languages.map(\.rawValue).joined(separator: ","),
                    isOnByDefault ? "default" : profile.joined(separator: ","), rule.title,
                ]
            })
    }
}

/// The entries of a standard, in its order, with the rules that refer to each.
private struct RuleMatrix {
    let rules: [Rule]
    let standards: Standards

    func table(_ matrix: RulesCommand.Matrix) -> Table {
        switch matrix {
        case .cwe: weaknesses
        case .cert: codingRules
        case .iec62443: requirements
        }
    }

    private func ids(_ covers: (Rule) -> Bool) -> String { rules.filter(covers).map(\.shortID).joined(separator: " ") }

    /// Those that a rule refers to, and the 25 most dangerous.
    private var weaknesses: Table {
        let rank = Dictionary(standards.mostDangerous.enumerated().map { ($1, $0 + 1) }) { first, _ in first }
        let rows = standards.weaknesses.map { entry in
            [entry.id, rank[entry.number].map { "\($0)" } ?? "", ids { $0.cwe.contains(entry.number) }, entry.name]
        }
        return Table(headings: ["entry", "top25", "rules", "title"], rows: rows.filter { $0[1] != "" || $0[2] != "" })
    }

    /// All rules of CERT C, and the recommendations that a rule refers to.
    private var codingRules: Table {
        let rows = standards.codingRules.compactMap { entry -> [String]? in
            let covering = ids { $0.cert.contains(entry.id) }
            guard !entry.isRecommendation || !covering.isEmpty else { return nil }
            return [entry.id, entry.level, covering.isEmpty ? "none" : "in part", covering, entry.title]
        }
        return Table(headings: ["entry", "level", "coverage", "rules", "title"], rows: rows)
    }

    /// All requirements of the parts for suppliers and integrators, and those of others that a rule refers to.
    private var requirements: Table {
        let rows = standards.requirements.compactMap { entry -> [String]? in
            let covering = ids { $0.iec62443.contains { standards.requirement($0) == entry } }
            guard ["4-1", "4-2", "2-4"].contains(entry.part) || !covering.isEmpty else { return nil }
            return [entry.id, standards.support(of: entry).degree.rawValue, covering, entry.title]
        }
        return Table(headings: ["entry", "support", "rules", "title"], rows: rows)
    }
}
