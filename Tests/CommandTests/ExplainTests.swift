import Foundation
import Testing

@Suite struct ExplainTests {
    static func ids() throws -> [String] {
        let folder = Flaw.repository.appendingPathComponent("Rules")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().compactMap {
            $0.firstMatch(of: /^([A-Z]\d{3})-.*\.md$/).map { String($0.1) }
        }
    }

    /// Every rule reads well in a terminal of 80 columns: no line is longer.
    @Test func everyRuleFitsTheTerminal() throws {
        let ids = try Self.ids()
        #expect(ids.count >= 40)
        for id in ids {
            let text = try Scratch().iacslint(["explain", id])
            #expect(text.status == 0, "\(id): \(text.errors)")
            let tooLong = text.output.split(separator: "\n").filter { $0.count > 80 }
            #expect(tooLong.isEmpty, "\(id): \(tooLong)")
        }
    }

    /// The Markdown of a rule is whole: one title, the sections in order, every code block closed.
    @Test func everyRuleIsMarkdown() throws {
        for id in try Self.ids() {
            let lines = try Scratch().iacslint(["explain", id, "--format", "markdown"]).output
                .split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.first?.hasPrefix("# \(id) ") == true)
            #expect(lines.filter { $0.hasPrefix("## ") } == [
                "## What it finds", "## Why it matters in a control system", "## Noncompliant", "## Compliant", "## How to mend",
                "## Known limits", "## References",
            ], "\(id)")
            #expect(lines.count { $0.hasPrefix("```") } % 2 == 0, "\(id)")
        }
    }
}
