import Catalog
import Reports

/// What an evidence pack is made of.
public struct Evidence {
    let title: String
    /// The log that is reported on.
    let record: Record
    /// Earlier logs of the same product, oldest first.
    let earlier: [Record]
    let catalog: Catalog
    /// The day on which ages and expiries are counted, `2026-11-23`.
    let today: String

    var standards: Standards { catalog.standards }

    /// - Parameters:
    ///   - logs: of one product, oldest first; the last is reported on. Not empty.
    ///   - title: the product's name.
    public init?(title: String, logs: [SARIFLog], catalog: Catalog, today: String) {
        guard let last = logs.last else { return nil }
        self.title = title
        record = Record(last)
        earlier = logs.dropLast().map(Record.init)
        self.catalog = catalog
        self.today = today
    }

    /// The report.
    public var document: Document {
        Document(
            title: "Security analysis of \(title): evidence", facts: headline,
            sections: [
                summary, requirements, weaknesses, codingRules, findings, deviations, trend, surface, coverage, rules, limits,
            ])
    }

    private var headline: [Document.Fact] {
        [
            ("Product", title), ("Repository", record.provenance?.repositoryUri ?? ""), ("Revision", record.revision),
            ("Branch", record.provenance?.branch ?? ""), ("Revision of", record.day), ("Report of", today),
            ("Tool", record.log.runs.first.map { "\($0.tool.driver.name) \($0.tool.driver.version ?? "")" } ?? ""),
        ].filter { !$0.1.isEmpty }.map { Document.Fact($0.0, $0.1) }
    }

    // MARK: - What sections share

    /// Numbers of findings of some rules, and what they say.
    struct Tally {
        var rules: [Record.RuleRecord]
        var open = 0
        var accepted = 0
        var known = 0

        /// In a word for the matrices.
        var state: Cell {
            if rules.isEmpty { return Cell("no rule ran", .faint) }
            if open > 0 { return Cell("findings open", .bad) }
            return accepted + known > 0 ? Cell("accepted or known", .fair) : Cell("no findings", .good)
        }

        /// Open, accepted, known; empty where no rule looked.
        var numbers: [Cell] { [open, accepted, known].map { rules.isEmpty ? "" : Cell($0) } }

        var ruleNames: Cell { Cell(rules.map { shortID($0.id) }.joined(separator: " ")) }
    }

    func tally(_ rules: [Record.RuleRecord]) -> Tally {
        let ids = Set(rules.map(\.id))
        return record.findings.reduce(into: Tally(rules: rules)) { tally, finding in
            guard ids.contains(finding.ruleID) else { return }
            switch finding.state {
            case .open: tally.open += 1
            case .accepted: tally.accepted += 1
            case .known: tally.known += 1
            case .absent: break
            }
        }
    }
}

/// `C101` of `IACS-C101`.
func shortID(_ id: String) -> String { id.hasPrefix("IACS-") ? String(id.dropFirst(5)) : id }

/// `1 finding`, `2 findings`.
func counted(_ count: Int, _ word: String) -> String { count == 1 ? "1 \(word)" : "\(count) \(word)s" }
