import Catalog
import SourceText
import TextChecks
import Testing

@Suite struct ExampleTests {
    /// The examples in the texts of the T rules.
    @Test func everyExampleIsFoundWhereItSays() throws {
        let rules = try Catalog.builtin().rules.filter { $0.languages.contains(.text) }
        #expect(rules.count == 3)
        for rule in rules {
            for example in rule.examples {
                let file = SourceFile(path: "a." + example.language, bytes: Array(example.text.utf8))
                let lines = Set(runTextChecks(on: file, rules: [rule]).map { file.line(at: $0.location.range.start) })
                #expect(lines.sorted() == example.expectedLines, "\(rule.id): \(example.text)")
            }
        }
    }
}
