import Findings
import SourceText
import Testing
@testable import Gate

@Suite struct BaselineTests {
    private func finding(_ identity: String, _ path: String, line: Int = 1, accepted: Bool = false) -> Finding {
        var finding = Finding(
            ruleID: "IACS-C101", severity: .error, message: "M.", location: Location(path: path, range: ByteRange(line, line)))
        finding.fingerprint = identity + ":1"
        if accepted {
            finding.deviation = Deviation(
                rules: ["C101"], scope: .file, reason: "r", origin: .configuration(path: "c", line: 1))
        }
        return finding
    }

    @Test func isReadAsItIsWritten() throws {
        let baseline = Baseline(of: [finding("b", "src/b.c"), finding("a", "src/z.c"), finding("a", "src/a.c")])
        let text = try baseline.text()
        #expect(text == """
            {"fingerprint":"a","path":"src/a.c","rule":"IACS-C101"}
            {"fingerprint":"b","path":"src/b.c","rule":"IACS-C101"}
            {"fingerprint":"a","path":"src/z.c","rule":"IACS-C101"}

            """)
        #expect(try Baseline(reading: text, path: "f") == baseline)
        // As git may leave a merge of two branches, in any order of lines.
        let shuffled = text.split(separator: "\n").reversed().joined(separator: "\n")
        #expect(try Baseline(reading: shuffled, path: "f") == baseline)
    }

    @Test(arguments: ["<<<<<<< HEAD", "{}", "[]", "{\"fingerprint\": 1}", "x"])
    func whatIsNoEntryIsToldWithItsLine(line: String) throws {
        let text = "{\"fingerprint\":\"a\",\"path\":\"a\",\"rule\":\"R\"}\n\(line)\n"
        let error = try #require(throws: Baseline.ReadingError.self) { try Baseline(reading: text, path: "f") }
        #expect(error.description.hasPrefix("f:2:"))
    }

    @Test func matchesAsAMultiset() {
        let baseline = Baseline(of: [finding("a", "a.c"), finding("a", "a.c"), finding("b", "a.c")])
        let match = baseline.match([finding("a", "a.c", line: 1), finding("a", "a.c", line: 2), finding("a", "a.c", line: 3)])
        #expect(match.known.keys.sorted() == [0, 1])
        #expect(match.unmatched.map(\.fingerprint) == ["b"])
    }

    @Test func prefersTheOldPlaceAndFollowsARename() {
        let baseline = Baseline(of: [finding("a", "z.c"), finding("b", "old.c")])
        let match = baseline.match([finding("a", "copy.c"), finding("b", "new.c"), finding("a", "z.c")])
        #expect(match.known.keys.sorted() == [1, 2])
        #expect(match.unmatched.isEmpty)
    }

    @Test func whatADeviationCoversIsNotInIt() {
        #expect(Baseline(of: [finding("a", "a.c", accepted: true)]).entries.isEmpty)
        let baseline = Baseline(of: [finding("a", "a.c")])
        #expect(baseline.match([finding("a", "a.c", accepted: true)]).unmatched.count == 1)
    }

    @Test func onlyShrinks() {
        let baseline = Baseline(of: [finding("a", "a.c"), finding("b", "b.c"), finding("c", "c.c")])
        let now = [finding("a", "moved.c"), finding("new", "a.c")]
        let pruned = baseline.pruned(by: now) { $0.path == "b.c" }
        #expect(pruned.entries.map { $0.fingerprint + " " + $0.path } == ["c c.c", "a moved.c"])
        #expect(pruned.entries(beyond: baseline).isEmpty)
        #expect(baseline.entries(beyond: pruned).map(\.fingerprint) == ["b"])
    }
}
