import Catalog
import Reports

extension Evidence {
    /// What was analysed, how completely, and with which flags.
    var coverage: Document.Section {
        let files = record.artifacts.map { file -> [Cell] in
            func number(_ name: String) -> Int { Int(file.properties?[name]?.number ?? 0) }
            let (functions, complete) = (number("functions"), number("completeFunctions"))
            return [
                Cell(file.location?.path ?? ""), Cell(number("lines")), Cell(functions), Cell(complete),
                complete == functions ? Cell("complete", .good) : Cell("in part", .fair), Cell(file.properties?["flags"]?.text ?? ""),
                Cell(file.hashes?["sha-256"] ?? ""),
            ]
        }
        let problems = record.notifications.map { problem -> [Cell] in
            let place = problem.locations?.first
            let path = place?.physicalLocation?.artifactLocation?.path ?? ""
            let line = place?.physicalLocation?.region?.startLine
            let symbol = place?.logicalLocations?.first.flatMap { $0.fullyQualifiedName ?? $0.name }
            return [
                Cell(problem.descriptor?.id ?? ""), Cell(line.map { "\(path):\($0)" } ?? path), Cell(symbol ?? ""),
                Cell(problem.message.text ?? ""),
            ]
        }
        return Document.Section("coverage", "Coverage", [
            .text(problems.isEmpty
                ? "Every file was analysed completely."
                : "\(counted(problems.count, "place")) could not be analysed completely. What is not listed was."),
            .table(DataTable(
                "not-analysed", "Not analysed completely",
                columns: [.init("Reason", .choice), .init("Place", .code), .init("Function", .code), .init("What is missing")],
                rows: problems)),
            .table(DataTable(
                "files", "Files that were analysed",
                columns: [
                    .init("File", .code), .init("Lines", .number), .init("C functions", .number), .init("Complete", .number),
                    .init("State", .choice), .init("C flags from", .choice), .init("SHA-256", .code),
                ], rows: files)),
        ])
    }

    /// The rule set: what ran, and why the rest did not.
    var rules: Document.Section {
        let requirements = Dictionary(standards.requirements.map { ($0.taxon, $0.id) }) { first, _ in first }
        let ran = record.rules.map { rule -> [Cell] in
            let tally = tally([rule])
            return [
                Cell(shortID(rule.id)), Cell(rule.title), .level(rule.level), Cell("ran", .good),
                Cell(rule.weaknesses.reversed().joined(separator: " ")), Cell(rule.codingRules.joined(separator: " ")),
                Cell(rule.requirements.map { requirements[$0] ?? $0 }.joined(separator: ", ")), Cell(tally.open), Cell(tally.accepted),
            ]
        }
        let notRun = record.rulesNotRun.sorted { $0.key < $1.key }.map { id, reason -> [Cell] in
            let rule = catalog.rules.first { $0.id == id }
            return [
                Cell(shortID(id)), Cell(rule?.title ?? ""), .level(rule?.severity.rawValue ?? ""), Cell("did not run: \(reason)", .fair),
                Cell((rule?.cwe ?? []).map { "CWE-\($0)" }.joined(separator: " ")), Cell((rule?.cert ?? []).joined(separator: " ")),
                Cell((rule?.iec62443 ?? []).joined(separator: ", ")), "", "",
            ]
        }
        return Document.Section("rules", "Rule set", [
            .text("""
                \(counted(ran.count, "rule")) ran, \(notRun.count) of the catalogue did not. The coding standard, with reason, \
                examples and known limits of each rule, is in coding-standard.md beside this report. SHA-256 of the rules that ran: \
                \(record.log.runs.first?.properties?["ruleSetHash"]?.text ?? "not told").
                """),
            .table(DataTable(
                "rules", "Rules",
                columns: [
                    .init("Rule", .code), .init("What it finds"), .init("Severity", .choice), .init("State", .choice),
                    .init("CWE", .code), .init("CERT C", .code), .init("IEC 62443"), .init("Open", .number),
                    .init("Accepted", .number),
                ], rows: ran + notRun)),
        ])
    }
}
