import Foundation
import Testing

/// What a user sees of each flow rule: of its findings in `FlowVariants` the one with the longest path, as text.
///
/// `FlowVariants/Paths.txt` holds them; `make paths` records it again.
@Suite struct FlowPathsTests {
    static let record = FlowVariantsTests.folder.appendingPathComponent("Paths.txt")

    @Test func eachRuleTellsItsPathInWords() throws {
        let shown = try FlowVariantsTests.rules.map { rule in
            let other = FileManager.default.fileExists(atPath: FlowVariantsTests.folder.path + "/\(rule).other.c") ? ["\(rule).other.c"] : []
            let run = try Tool.run(
                Tool.iacslint, ["check", "--select", rule, "--quiet", "\(rule).c"] + other, in: FlowVariantsTests.folder)
            let output = run.output.replacingOccurrences(of: "Tests/CommandTests/FlowVariants/", with: "")
            let findings = output.components(separatedBy: "\n\n").filter { $0.contains("[IACS-\(rule)]") }
            let steps = { (text: String) in text.components(separatedBy: ": note: ").count }
            let most = findings.map(steps).max()
            return findings.first { steps($0) == most } ?? "\(rule): nothing was found"
        }
        let text = shown.map { $0.trimmingCharacters(in: .newlines) + "\n" }.joined(separator: "\n")
        if ProcessInfo.processInfo.environment["IACSLINT_RECORD"] != nil {
            try text.write(to: Self.record, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: Self.record, encoding: .utf8).components(separatedBy: "\n\n")
        for (found, wanted) in zip(text.components(separatedBy: "\n\n"), expected) { #expect(found == wanted) }
        #expect(shown.count == expected.count, "Record them again with `make paths`.")
    }
}
