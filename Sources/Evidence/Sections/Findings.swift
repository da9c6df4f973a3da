import Reports

extension Evidence {
    var findings: Document.Section {
        func bars(_ caption: String, by key: (Record.FindingRecord) -> String) -> Document.Block {
            .figure(BarPlot(caption: caption, bars: Self.bars(record.findings.filter { $0.state == .open }, by: key)).figure)
        }
        let names = Dictionary(catalog.rules.map { ($0.id, $0.name) }) { first, _ in first }
        let rows = record.findings.filter { $0.state != .absent }.map { finding -> [Cell] in
            let tone: Cell.Tone = finding.state == .open ? .bad : .fair
            return [
                Cell(shortID(finding.ruleID)), .level(finding.level), Cell(finding.state.rawValue, tone), Cell(finding.place),
                Cell(finding.symbol), Cell(finding.message),
            ]
        }
        return Document.Section("findings", "Findings", [
            .text("""
                \(counted(record.count(.open), "open finding")), \(record.count(.accepted)) accepted by deviation, \
                \(record.count(.known)) known to the baseline.
                """),
            bars("Open findings by rule") { finding in
                "\(shortID(finding.ruleID)) \(names[finding.ruleID] ?? "")"
            },
            bars("Open findings by component", by: \.component),
            .table(DataTable(
                "findings", "All findings",
                columns: [
                    .init("Rule", .choice), .init("Severity", .choice), .init("State", .choice), .init("Place", .code),
                    .init("Function", .code), .init("Message"),
                ], rows: rows)),
        ])
    }

    /// The most frequent first.
    private static func bars(
        _ findings: [Record.FindingRecord], by key: (Record.FindingRecord) -> String
    ) -> [BarPlot.Bar] {
        Dictionary(grouping: findings, by: key).map { name, group in
            BarPlot.Bar(
                name: name, errors: group.count { $0.level == "error" }, warnings: group.count { $0.level == "warning" },
                notes: group.count { $0.level != "error" && $0.level != "warning" })
        }.sorted { ($1.total, $0.name) < ($0.total, $1.name) }
    }

    /// Accepted findings, with age and expiry of what accepts them.
    var deviations: Document.Section {
        let firstSeen = earlier.reversed().reduce(into: [String: String]()) { days, record in
            for finding in record.findings where finding.state == .accepted && !record.day.isEmpty {
                days[finding.identity] = record.day
            }
        }
        let accepted = record.findings.filter { $0.state == .accepted }
        let rows = accepted.map { finding -> [Cell] in
            let fields = finding.suppression?.properties ?? [:]
            let since = firstSeen[finding.identity] ?? record.day
            let expires = fields["expiresOn"]?.text ?? ""
            return [
                Cell(shortID(finding.ruleID)), .level(finding.level), Cell(finding.place),
                Cell(fields["reason"]?.text ?? finding.suppression?.justification ?? ""),
                Cell(fields["raisedBy"]?.text ?? ""), Cell(fields["approvedBy"]?.text ?? ""), Cell(fields["ticket"]?.text ?? ""),
                Cell(finding.suppression?.kind == "external" ? "configuration" : "comment"), Cell(since), age(since), Cell(expires),
                expiry(expires),
            ]
        }
        return Document.Section("deviations", "Deviations", [
            .text(accepted.isEmpty
                ? "No finding is accepted by deviation."
                : """
                    Each accepted finding with the record that accepts it. “Since” is the oldest of the logs given in which it was \
                    accepted already; ages and expiries are counted on \(today).
                    """),
            .table(DataTable(
                "deviations", "Accepted findings",
                columns: [
                    .init("Rule", .choice), .init("Severity", .choice), .init("Place", .code), .init("Reason"),
                    .init("Raised by", .choice), .init("Approved by", .choice), .init("Ticket"), .init("Recorded in", .choice),
                    .init("Since"), .init("Days", .number), .init("Expires"), .init("State", .choice),
                ], rows: rows)),
        ])
    }

    private func age(_ since: String) -> Cell {
        guard let day = Day(today), let start = Day(since) else { return "" }
        return Cell(max(0, day - start))
    }

    private func expiry(_ text: String) -> Cell {
        guard let end = Day(text), let day = Day(today) else { return Cell("no expiry", .faint) }
        if end < day { return Cell("expired", .bad) }
        return end - day <= 30 ? Cell("expires within 30 days", .fair) : Cell("in force", .good)
    }
}
