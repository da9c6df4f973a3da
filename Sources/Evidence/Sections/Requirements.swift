import Catalog
import Reports

extension Evidence {
    /// Every requirement of the three parts, with the rules and findings that count against it.
    var requirements: Document.Section {
        let all = standards.requirements.filter { Self.parts.contains($0.part) }
        let byRequirement = rulesByTaxon(\.requirements)
        let rows = all.map { requirement in row(requirement, byRequirement[requirement.taxon] ?? []) }
        let unsupported = all.count { standards.support(of: $0).degree == .none && byRequirement[$0.taxon] == nil }
        return Document.Section("requirements", "Requirements of IEC 62443", [
            .text("""
                Each requirement of parts 4-1, 4-2 and 2-4 with what the analysis of source can give to it: direct, partial, \
                supporting or none. For \(unsupported) of \(all.count) requirements it can give nothing; they are listed as \
                “none” so that nobody takes their absence for coverage. “Mapped by” tells who says that a rule's weakness counts \
                against the requirement: MITRE (view 1424 of CWE, a draft), inherited from the nearest mapped ancestor, or this project.
                """),
            .table(DataTable(
                "matrix-iec62443", "Requirements, rules and findings",
                columns: [
                    .init("Part", .choice), .init("Requirement", .code), .init("Title"), .init("State", .choice),
                    .init("Support", .choice), .init("What source analysis gives"), .init("Open", .number),
                    .init("Accepted", .number), .init("Known", .number), .init("Rules that ran", .code),
                    .init("Mapped by", .choice),
                ], rows: rows)),
        ])
    }

    private static let parts = ["4-1", "4-2", "2-4"]

    private func row(_ requirement: Standards.Requirement, _ rules: [Record.RuleRecord]) -> [Cell] {
        let support = standards.support(of: requirement)
        let tally = tally(rules)
        let layers = Set(rules.map { rule in
            standards.layer(of: requirement, cwe: rule.weaknesses.compactMap { Int($0.dropFirst("CWE-".count)) }).rawValue
        })
        let degree: Cell.Tone? = support.degree == .none ? .faint : support.degree == .direct ? .good : nil
        let state: Cell = rules.isEmpty ? self.state(of: requirement, support) : tally.state
        return [
            Cell(requirement.part), Cell(requirement.number), Cell(requirement.title), state,
            Cell(support.degree.rawValue, degree), Cell(support.contribution),
        ] + tally.numbers + [tally.ruleNames, Cell(layers.sorted().joined(separator: ", "))]
    }

    /// Of a requirement for which no rule ran.
    private func state(of requirement: Standards.Requirement, _ support: Standards.Support) -> Cell {
        if support.degree == .none { return Cell("not by source analysis", .faint) }
        return catalog.rules(about: .requirement(requirement)).isEmpty ? Cell("no rule", .faint) : Cell("rule not run", .fair)
    }

    /// The rules that ran, by what they refer to.
    func rulesByTaxon(_ taxa: KeyPath<Record.RuleRecord, [String]>) -> [String: [Record.RuleRecord]] {
        record.rules.reduce(into: [:]) { result, rule in
            for taxon in Set(rule[keyPath: taxa]) { result[taxon, default: []].append(rule) }
        }
    }
}
