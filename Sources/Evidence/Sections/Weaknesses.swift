import Catalog
import Reports

extension Evidence {
    /// CWE: what rules refer to, and the 25 most dangerous.
    var weaknesses: Document.Section {
        let byWeakness = rulesByTaxon(\.weaknesses)
        let columns: [DataTable.Column] = [
            .init("CWE", .code), .init("Name"), .init("Kind", .choice), .init("State", .choice), .init("Open", .number),
            .init("Accepted", .number), .init("Known", .number), .init("Rules that ran", .code),
        ]
        func row(_ weakness: Standards.Weakness) -> [Cell] {
            let tally = tally(byWeakness[weakness.id] ?? [])
            return [Cell(weakness.id), Cell(weakness.name), Cell(weakness.abstraction), tally.state] + tally.numbers
                + [tally.ruleNames]
        }
        let dangerous = standards.mostDangerous.enumerated().compactMap { index, number in
            standards.weakness(number).map { [Cell(index + 1)] + row($0) }
        }
        let covered = standards.mostDangerous.count { byWeakness["CWE-\($0)"] != nil }
        return Document.Section("weaknesses", "Weaknesses (CWE)", [
            .text("""
                Of the 25 most dangerous weaknesses of 2025, rules that ran refer to \(covered) by their own number. Several of \
                the others belong to web applications.
                """),
            .table(DataTable("cwe-top25", "CWE Top 25 of 2025", columns: [.init("Rank", .number)] + columns, rows: dangerous)),
            .table(DataTable(
                "matrix-cwe", "Weaknesses that rules refer to", columns: columns,
                rows: standards.weaknesses.filter { byWeakness[$0.id] != nil }.map(row))),
        ])
    }

    /// The 122 rules of CERT C.
    var codingRules: Document.Section {
        let byCodingRule = rulesByTaxon(\.codingRules)
        let inCatalogue = Set(catalog.rules.flatMap(\.cert))
        let rules = standards.codingRules.filter { !$0.isRecommendation }
        let rows = rules.map { entry -> [Cell] in
            let tally = tally(byCodingRule[entry.id] ?? [])
            let coverage = !tally.rules.isEmpty ? Cell("checked in part", .good)
                : inCatalogue.contains(entry.id) ? Cell("rule not run", .fair) : Cell("none", .faint)
            return [Cell(entry.id), Cell(entry.title), Cell(entry.level), coverage] + tally.numbers + [tally.ruleNames]
        }
        let checked = rules.count { byCodingRule[$0.id] != nil }
        return Document.Section("cert", "SEI CERT C", [
            .text("""
                Rules that ran refer to \(checked) of the \(rules.count) rules of the SEI CERT C Coding Standard. “Checked in part” \
                says that violations of some forms are found: no rule claims to find all of them. L1 is the level of the highest \
                priority. Titles and levels: Carnegie Mellon University, CC BY 4.0.
                """),
            .table(DataTable(
                "matrix-cert", "Rules of SEI CERT C",
                columns: [
                    .init("Rule", .code), .init("Title"), .init("Level", .choice), .init("Coverage", .choice),
                    .init("Open", .number), .init("Accepted", .number), .init("Known", .number), .init("Rules that ran", .code),
                ], rows: rows)),
        ])
    }
}
