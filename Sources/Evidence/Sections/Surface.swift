import Reports

extension Evidence {
    /// Where data crosses the boundary of the product, for testers.
    var surface: Document.Section {
        let points = record.surface
        guard !points.isEmpty else {
            return Document.Section("surface", "Attack surface", [
                .text("The log tells no places of input or output: it was not written with the SARIF profile “full”, or there are none.")
            ])
        }
        let inputs = Dictionary(grouping: points.filter { $0.direction == "input" }, by: \.place)
        let reached = record.findings.filter { $0.state != .absent }.compactMap { finding -> [Cell]? in
            guard let start = finding.steps.first else { return nil }
            let source = inputs[start]?.first
            guard source != nil || Self.isAboutInput(finding.ruleID) else { return nil }
            return [
                Cell(source?.kind ?? "outside data"), Cell(source?.interface ?? ""), Cell(start), Cell(source?.symbol ?? ""),
                Cell(shortID(finding.ruleID)), Cell(finding.place), Cell(finding.symbol),
                Cell(finding.state.rawValue, finding.state == .open ? .bad : .fair),
            ]
        }
        let rows = points.map { point -> [Cell] in
            [
                Cell(point.direction, point.direction == "privileged" ? .bad : point.direction == "input" ? .fair : .note),
                Cell(point.kind), Cell(point.interface), Cell(point.place), Cell(point.symbol), Cell(point.component),
            ]
        }
        return Document.Section("surface", "Attack surface", [
            .text("""
                Every place where the tool knows data to enter the product, to leave it, or to make it do what needs a privilege: \
                \(counted(points.count { $0.direction == "input" }, "input")), \
                \(counted(points.count { $0.direction == "output" }, "output")), \
                \(counted(points.count { $0.direction == "privileged" }, "privileged action")). Testers find here what to fuzz and to abuse \
                (4-1 SVV-3, SVV-4). The graph joins kinds of input with the components that read them, and these with what they do: \
                it shows what lies together, not that data flows. Flows that were found are in the table below it.
                """),
            .figure(SurfaceGraph(points: points).figure),
            .table(DataTable(
                "surface-flows", "Inputs that reach a finding",
                columns: [
                    .init("Input", .choice), .init("Interface", .code), .init("Enters at", .code), .init("Function", .code),
                    .init("Rule", .choice), .init("Reaches", .code), .init("In function", .code), .init("State", .choice),
                ], rows: reached)),
            .table(DataTable(
                "surface", "Inputs, outputs and privileged actions",
                columns: [
                    .init("Direction", .choice), .init("Kind", .choice), .init("Interface", .choice), .init("Place", .code),
                    .init("Function", .code), .init("Component", .choice),
                ], rows: rows)),
        ])
    }

    /// Rules C3xx and S3xx follow data from outside: their paths begin where it enters.
    private static func isAboutInput(_ ruleID: String) -> Bool { shortID(ruleID).dropFirst().first == "3" }
}
