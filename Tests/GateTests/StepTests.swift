import Catalog
import Findings
import SourceText
import Testing
@testable import Gate

/// The steps as a chain: what order and repetition of the checks' findings do not change.
@Suite struct StepTests {
    private static let text = (1...20).map { "void f\($0)(void) { bad(); bad(); }\n" }.joined()

    private func gate() -> Gate {
        let sources = ["a.c", "b.c"].map { SourceFile(path: $0, bytes: Array(Self.text.utf8)) }
        return Gate(
            catalog: Catalog(rules: []), sources: Dictionary(uniqueKeysWithValues: sources.map { ($0.path, $0) }),
            analysedPaths: ["a.c", "b.c"], today: "2026-11-23", activeRules: [])
    }

    private func findings() -> [Finding] {
        ["a.c", "b.c"].flatMap { path in
            Self.text.ranges(of: "bad()").flatMap { range in
                let start = Self.text.utf8.distance(from: Self.text.startIndex, to: range.lowerBound)
                return ["IACS-C101", "IACS-C102"].map { rule in
                    Finding(
                        ruleID: rule, severity: .warning, message: "M.",
                        location: Location(path: path, range: ByteRange(start, start + 5)))
                }
            }
        }
    }

    @Test func theOrderOfTheChecksDoesNotMatter() {
        let expected = gate().apply(to: findings())
        #expect(expected.count == 160 && Set(expected.map(\.fingerprint)).count == 160)
        // Each found once or twice, as a header is by the units that include it, in orders that primes make.
        for prime in [7919, 7927, 7933, 7937, 7949] {
            for extra in 0..<20 {
                let found = findings() + findings().prefix(extra)
                let order = found.indices.map { ($0 * prime + extra) % found.count }
                #expect(Set(order).count == found.count)
                #expect(gate().apply(to: order.map { found[$0] }) == expected)
            }
        }
    }

    @Test func theProjectsSeverityDecidesWhatFails() {
        var gate = gate()
        #expect(Gate.fails(gate.apply(to: findings()), at: .warning))
        gate.severity = ["IACS-C101": .note, "IACS-C102": .error]
        let changed = gate.apply(to: findings())
        #expect(Set(changed.filter { $0.ruleID == "IACS-C101" }.map(\.severity)) == [.note])
        #expect(Gate.fails(changed, at: .error))
        gate.baseline = Baseline(of: changed)
        let known = gate.apply(to: findings())
        #expect(!Gate.fails(known, at: .note) && known.allSatisfy { $0.baselineState == .unchanged })
    }

    @Test func onlyChangedLinesCount() {
        var gate = gate()
        gate.changedLines = ["a.c": LineSet(ranges: [2...3, 20...20])]
        let lines = gate.apply(to: findings()).map { ($0.location.path, gate.sources["a.c"]?.line(at: $0.location.range.start)) }
        #expect(Set(lines.map(\.0)) == ["a.c"])
        #expect(Set(lines.compactMap(\.1)) == [2, 3, 20])
        let all = Set(self.gate().apply(to: findings()).map(\.fingerprint))
        #expect(gate.apply(to: findings()).allSatisfy { all.contains($0.fingerprint) }, "identities are those of the whole")
    }

    /// Text that is no code at all does no harm.
    @Test func brokenTextIsNoTrouble() {
        let texts = [
            "", "{", "}", "}}}{{{", "\"", "/*", "//", "#if\n#if\n", "\u{0}", String(repeating: "{", count: 100_000),
            String(repeating: "// iacslint:allow(", count: 1_000), "// iacslint:allow()", "// iacslint:allow(T101) scope=function --x",
        ]
        for text in texts {
            let file = SourceFile(path: "a.c", bytes: Array(text.utf8))
            let catalog = Catalog(rules: [])
            let gate = Gate(catalog: catalog, sources: ["a.c": file], analysedPaths: ["a.c"], today: "2026-11-23", activeRules: [])
            let end = file.bytes.count
            let found = [ByteRange(0, end), ByteRange(end, end), ByteRange(0, 0), ByteRange(end + 1, end + 5)].map {
                Finding(ruleID: "IACS-T101", severity: .error, message: "M.", location: Location(path: "a.c", range: $0))
            }
            #expect(gate.apply(to: found).count >= Set(found).count)
        }
    }
}
