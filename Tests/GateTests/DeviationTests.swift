import Catalog
import Findings
import SourceText
import Testing
@testable import Gate

@Suite struct DeviationTests {
    /// The findings of the gate when T101 was found on every `bad`, in the statement up to its semicolon: `id` or
    /// `id accepted`.
    private func run(
        _ text: String, path: String = "a.c", symbol: String? = nil, prepare: (inout Gate) -> Void = { _ in }
    ) throws -> [String] {
        let file = SourceFile(path: path, bytes: Array(text.utf8))
        let catalog = try Catalog.builtin()
        var gate = Gate(
            catalog: catalog, sources: [path: file], analysedPaths: [path], today: "2026-11-23",
            activeRules: Set(catalog.rules.map(\.id)))
        prepare(&gate)
        func offset(_ index: String.Index) -> Int { text.utf8.distance(from: text.startIndex, to: index) }
        let findings = text.ranges(of: "bad").filter { !text[..<$0.lowerBound].hasSuffix("\"") }.map { range in
            let boundary = text[..<range.lowerBound].lastIndex { "{};".contains($0) }.map { text.index(after: $0) }
            let blank = text[(boundary ?? text.startIndex)...].prefixMatch(of: /(?:\s|\/\/.*\n|\/\*(?:.|\n)*?\*\/)*/)
            let start = blank?.range.upperBound
            let end = text[range.upperBound...].firstIndex(of: ";") ?? text.endIndex
            return Finding(
                ruleID: "IACS-T101", severity: .error, message: "M.",
                location: Location(path: path, range: ByteRange(offset(range.lowerBound), offset(range.upperBound))),
                symbol: symbol, scope: ByteRange(offset(start ?? text.startIndex), offset(end)))
        }
        return gate.apply(to: findings).map { $0.ruleID + ($0.deviation == nil ? "" : " accepted") }.sorted()
    }

    @Test(arguments: [
        ("// iacslint:allow(T101) -- tested\nbad;\n", ["IACS-T101 accepted"]),
        ("bad; // iacslint:allow(bidirectional-control) until=2026-11-23 by=jd -- tested\n", ["IACS-T101 accepted"]),
        ("/* iacslint:allow(T101) -- tested */\n// more\nbad;\n", ["IACS-T101 accepted"]),
        ("// iacslint:allow(T101)\nbad;\n", ["IACS-M101", "IACS-T101"]),
        ("// iacslint:allow(T102) -- tested\nbad;\n", ["IACS-M102", "IACS-T101"]),
        ("// iacslint:allow(T101) until=2026-11-22 -- tested\nbad;\n", ["IACS-M103", "IACS-T101"]),
        ("// iacslint:allow(T101) until=soon -- tested\nbad;\n", ["IACS-M103", "IACS-T101"]),
        ("// iacslint:allow(T999) -- tested\nbad;\n", ["IACS-M104", "IACS-T101"]),
        ("// iacslint:allow(T999, T101) -- tested\nbad;\n", ["IACS-M104", "IACS-T101 accepted"]),
        ("// iacslint:allow(T101) untill=2026-12-01 -- tested\nbad;\n", ["IACS-M104", "IACS-T101"]),
        ("// iacslint:allow(T101) scope=project -- tested\nbad;\n", ["IACS-M104", "IACS-T101"]),
        ("// iacslint:allow(all) -- tested\nbad;\n", ["IACS-M106", "IACS-T101"]),
        ("// iacslint:allow(T1) -- tested\nbad;\n", ["IACS-M106", "IACS-T101"]),
        ("// iacslint:allow(*) -- tested\nbad;\n", ["IACS-M106", "IACS-T101"]),
        ("// iacslint:allow(T101) -- tested\nint x;\nbad;\n", ["IACS-M102", "IACS-T101"]),
        ("s = \"// iacslint:allow(T101) -- tested\"; bad;\n", ["IACS-T101"]),
    ])
    func onlyACommentWithAReasonAccepts(text: String, expected: [String]) throws {
        #expect(try run(text) == expected)
    }

    /// A formatter breaks statements and comments, and moves comments to the end of a statement.
    @Test(arguments: [
        "// iacslint:allow(T101) -- tested\nf(1,\n  bad,\n  2);\n",
        "f(1,\n  bad,\n  2); // iacslint:allow(T101) -- tested\n",
        "f(1, // iacslint:allow(T101) -- tested\n  2, bad);\n",
        "// iacslint:allow(T101) until=2027-03-01\n// by=jdoe -- tested\nbad;\n",
        "/* iacslint:allow(T101)\n * until=2027-03-01 by=jdoe\n * -- tested */\nbad;\n",
        "/*\n * iacslint:allow(T101) -- tested\n */\nbad;\n",
    ])
    func survivesAFormatter(text: String) throws {
        #expect(try run(text) == ["IACS-T101 accepted"], "\(text)")
    }

    /// One on a statement says nothing of the bodies below it, nor the other way round.
    @Test func endsWithTheStatement() throws {
        #expect(try run("if (bad) {\n  // iacslint:allow(T101) -- tested\n  int x;\n}\n") == ["IACS-M102", "IACS-T101"])
        #expect(try run("// iacslint:allow(T101) -- tested\nif (a) {\n  bad;\n}\n") == ["IACS-M102", "IACS-T101"])
    }

    @Test(arguments: [
        ("// iacslint:allow(T101) scope=function -- tested\nvoid f(void)\n{ if (x) { bad; }\n  bad; }\nvoid g(void) { bad; }\n",
         ["IACS-T101", "IACS-T101 accepted", "IACS-T101 accepted"]),
        ("int x;\n// iacslint:allow(T101) scope=file -- tested\nvoid f(void) { bad; }\nvoid g(void) { bad; }\n",
         ["IACS-T101 accepted", "IACS-T101 accepted"]),
        ("// iacslint:allow(T101) scope=function -- tested\nvoid f(void);\nvoid g(void) { bad; }\n", ["IACS-M102", "IACS-T101"]),
        ("// iacslint:allow(T101) scope=function -- tested\nvoid f(void) { s = \"}\"; bad; }\n", ["IACS-T101 accepted"]),
        ("// iacslint:allow(T101) scope=function -- tested\nfunc f(a: Any = { 1 }) { bad; }\n", ["IACS-T101 accepted"]),
    ])
    func coversItsScope(text: String, expected: [String]) throws {
        #expect(try run(text) == expected)
    }

    @Test func isNotUnusedWhereNothingWasSeen() throws {
        let comment = "// iacslint:allow(T101) -- tested\nint x;\n"
        #expect(try run(comment) == ["IACS-M102"])
        #expect(try run(comment) { $0.incompletePaths = ["a.c"] } == [])
        #expect(try run(comment) { $0.activeRules.remove("IACS-T101") } == [])
        #expect(try run("#ifdef RARE\n\(comment)#endif\n") == [])
        #expect(try run("#ifdef RARE\n#endif\n\(comment)") == ["IACS-M102"])
        let header = "/* A header. */\n#ifndef A_H\n#define A_H\n\(comment)#endif\n"
        #expect(try run(header, path: "a.h") == ["IACS-M102"], "the guard of a header is no condition")
    }

    @Test func needsAnApproverWhereThereAreSome() throws {
        func run(_ words: String) throws -> [String] {
            try self.run("// iacslint:allow(T101) \(words) -- tested\nbad;\n") { $0.approvers = ["hb"] }
        }
        #expect(try run("approved-by=hb") == ["IACS-T101 accepted"])
        #expect(try run("approved-by=jd") == ["IACS-M105", "IACS-T101"])
        #expect(try run("by=hb") == ["IACS-M105", "IACS-T101"])
    }

    // MARK: - In the configuration

    private func run(
        configured pattern: String, functions: [String] = [], rule: String = "T101", coversProject: Bool = true
    ) throws -> [String] {
        try run("bad;\n", path: "src/a.c", symbol: "f") { gate in
            gate.deviations = [Deviation(
                rules: [rule], scope: .paths([PathPattern(pattern)], functions: functions), reason: "tested",
                origin: .configuration(path: ".iacslint.yml", line: 2))]
            gate.coversProject = coversProject
        }
    }

    @Test func coversPathsAndFunctions() throws {
        #expect(try run(configured: "src/") == ["IACS-T101 accepted"])
        #expect(try run(configured: "src/", functions: ["f"]) == ["IACS-T101 accepted"])
        #expect(try run(configured: "src/", functions: ["g"]) == ["IACS-M102", "IACS-T101"])
        #expect(try run(configured: "lib/") == ["IACS-M102", "IACS-T101"])
        #expect(try run(configured: "lib/", coversProject: false) == ["IACS-T101"])
    }

    @Test(arguments: ["**", "*", "*.c", "**/*.c", "./", "./**"])
    func doesNotCoverEverything(pattern: String) throws {
        #expect(try run(configured: pattern) == ["IACS-M106", "IACS-T101"])
    }

    @Test func doesNotCoverAllRules() throws {
        #expect(try run(configured: "src/", rule: "T") == ["IACS-M106", "IACS-T101"])
        #expect(try run(configured: "*.pb.c") == ["IACS-M102", "IACS-T101"])
    }
}
