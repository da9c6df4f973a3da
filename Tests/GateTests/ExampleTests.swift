import Catalog
import Gate
import SourceText
import Testing

@Suite struct ExampleTests {
    /// The examples in the texts of the M rules, as of a product with one approver and a change that adds the whole file.
    @Test func everyExampleIsFoundWhereItSays() throws {
        let catalog = try Catalog.builtin()
        let rules = catalog.rules.filter { $0.languages.contains(.tool) }
        #expect(rules.map(\.shortID) == ["M101", "M102", "M103", "M104", "M105", "M106", "M107"])
        for rule in rules {
            for example in rule.examples {
                let file = SourceFile(path: "a." + example.language, bytes: Array(example.text.utf8))
                var gate = Gate(
                    catalog: catalog, sources: [file.path: file], analysedPaths: [file.path], today: "2026-11-23",
                    activeRules: Set(catalog.rules.map(\.id)))
                if rule.shortID == "M105" { gate.approvers = ["hbauer"] }
                gate.trusted = TrustedRevision(name: "main", sources: [:], changedLines: [file.path: .all], weakenings: [])
                let found = gate.apply(to: []).filter { $0.ruleID == rule.id }
                let lines = Set(found.map { file.line(at: $0.location.range.start) })
                #expect(lines.sorted() == example.expectedLines, "\(rule.id): \(example.text)")
            }
        }
    }
}
