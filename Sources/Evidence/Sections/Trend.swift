import Reports

extension Evidence {
    /// The logs one after the other: what was open, what came and what went.
    var trend: Document.Section {
        let records = earlier + [record]
        guard records.count > 1 else {
            return Document.Section("trend", "Trend", [
                .text("Give the logs of earlier revisions before the present one, oldest first, to see the trend.")
            ])
        }
        let names = records.enumerated().map { index, record in
            [record.day, record.revision].first { !$0.isEmpty } ?? "log \(index + 1)"
        }
        let rows = records.indices.map { index -> [Cell] in
            let now = openIdentities(records[index])
            let before = index == 0 ? nil : openIdentities(records[index - 1])
            return [
                Cell(names[index]), Cell(records[index].revision), Cell(records[index].count(.open, level: "error")),
                Cell(records[index].count(.open, level: "warning")), Cell(records[index].count(.open, level: "note")),
                Cell(records[index].count(.accepted)), Cell(before.map { String(now.subtracting($0).count) } ?? ""),
                Cell(before.map { String($0.subtracting(now).count) } ?? ""), Cell(records[index].artifacts.count),
                Cell(records[index].rules.count),
            ]
        }
        let plot = LinePlot(
            caption: "Open findings over time", names: names,
            lines: [("error", .bad), ("warning", .fair), ("note", .note)].map { level, tone in
                (level, tone, records.map { $0.count(.open, level: level) })
            })
        return Document.Section("trend", "Trend", [
            .text("A change of the number of rules or files changes what can be found: read the findings beside them."),
            .figure(plot.figure),
            .table(DataTable(
                "trend", "Findings of each log",
                columns: [
                    .init("Revision of"), .init("Revision", .code), .init("Errors", .number), .init("Warnings", .number),
                    .init("Notes", .number), .init("Accepted", .number), .init("New", .number), .init("Gone", .number),
                    .init("Files", .number), .init("Rules", .number),
                ], rows: rows)),
        ])
    }

    private func openIdentities(_ record: Record) -> Set<String> {
        Set(record.findings.filter { $0.state == .open }.map(\.identity))
    }
}
