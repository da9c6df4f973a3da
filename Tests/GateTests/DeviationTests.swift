import Catalog
import Findings
import SourceText
import Testing
@testable import Gate

@Suite struct DeviationTests {
    /// The findings of the gate when T101 was found on the word `bad`, as `id` or `id accepted`.
    private func run(_ text: String) throws -> [String] {
        let file = SourceFile(path: "a.c", bytes: Array(text.utf8))
        let catalog = try Catalog.builtin()
        let gate = Gate(
            catalog: catalog, sources: ["a.c": file], today: "2026-11-23", activeRules: Set(catalog.rules.map(\.id)))
        let offset = text.utf8.count - (text.firstRange(of: "bad").map { text[$0.lowerBound...].utf8.count } ?? 0)
        let finding = Finding(
            ruleID: "IACS-T101", severity: .error, message: "M.",
            location: Location(path: "a.c", range: ByteRange(offset, offset + 3)))
        return gate.apply(to: [finding]).map { $0.ruleID + ($0.deviation == nil ? "" : " accepted") }.sorted()
    }

    @Test(arguments: [
        ("// iacslint:allow(T101) -- tested\nbad;\n", ["IACS-T101 accepted"]),
        ("bad; // iacslint:allow(bidirectional-control) until=2026-11-23 by=jd -- tested\n", ["IACS-T101 accepted"]),
        ("/* iacslint:allow(T101) -- tested */\n// more\nbad;\n", ["IACS-T101 accepted"]),
        ("// iacslint:allow(T101)\nbad;\n", ["IACS-M101", "IACS-T101"]),
        ("// iacslint:allow(T102) -- tested\nbad;\n", ["IACS-M102", "IACS-T101"]),
        ("// iacslint:allow(T101) until=2026-11-22 -- tested\nbad;\n", ["IACS-M103", "IACS-T101"]),
        ("// iacslint:allow(T999) -- tested\nbad;\n", ["IACS-M104", "IACS-T101"]),
        ("// iacslint:allow(T101) -- tested\nint x;\nbad;\n", ["IACS-M102", "IACS-T101"]),
        ("s = \"// iacslint:allow(T101) -- tested\"; bad;\n", ["IACS-T101"]),
    ])
    func onlyACommentWithAReasonAccepts(text: String, expected: [String]) throws {
        #expect(try run(text) == expected)
    }
}
