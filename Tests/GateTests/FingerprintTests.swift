import Catalog
import Findings
import SourceText
import Testing
@testable import Gate

@Suite struct FingerprintTests {
    /// The identities of a finding on every `bad();`.
    private func identities(_ text: String, path: String = "a.c") throws -> [String] {
        let file = SourceFile(path: path, bytes: Array(text.utf8))
        let gate = Gate(
            catalog: Catalog(rules: []), sources: [path: file], analysedPaths: [path], today: "2026-11-23", activeRules: [])
        let findings = text.ranges(of: /bad *\(\);/).map { range in
            let start = text[..<range.lowerBound].utf8.count
            let place = ByteRange(start, start + text[range].utf8.count)
            return Finding(
                ruleID: "IACS-C101", severity: .error, message: "M.", location: Location(path: path, range: place),
                symbol: "f")
        }
        return gate.apply(to: findings).map(\.fingerprint)
    }

    @Test func survivesMovesAndDiffersForEqualLines() throws {
        let first = try identities("void f() {\n bad();\n bad();\n}")
        #expect(Set(first).count == 2 && first.allSatisfy { $0.count == 34 })
        #expect(try identities("// more\n\nvoid f() {\n  x();\n    bad ();\n bad();\n}", path: "b.c") == first)
    }
}
