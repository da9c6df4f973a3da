import Foundation
import Testing

/// `iacslint baseline`, and `check` with one.
@Suite struct BaselineCommandTests {
    private static let more = "void again(const char *text) { strcpy(name, text); }\n"
    private static let place = ".iacslint/baseline.jsonl"

    private func project() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.write(".iacslint.yml", "select: [C101]\n")
        try scratch.write("src/a.c", Sample.flawedC)
        #expect(try scratch.check(".").status == 1)
        #expect(try scratch.iacslint(["baseline", "write"]).status == 0)
        return scratch
    }

    @Test func onlyNewFindingsFail() throws {
        let scratch = try project()
        let run = try scratch.check(".")
        #expect(run.status == 0)
        #expect(run.output.contains("1 in the baseline"), "\(run.output)")
        try scratch.write("src/a.c", "// moved\n" + Sample.flawedC + Self.more)
        let more = try scratch.check(".")
        #expect(more.status == 1)
        #expect(more.output.contains("a.c:5") && !more.output.contains("a.c:4"), "\(more.output)")
        let log = try scratch.check("--output", "sarif", ".").output
        #expect(log.contains("\"baselineState\" : \"new\"") && log.contains("\"baselineState\" : \"unchanged\""))
    }

    @Test func aRenamedAndReformattedFileIsKnown() throws {
        let scratch = try project()
        try FileManager.default.removeItem(at: scratch.url("src/a.c"))
        try scratch.write("lib/b.c", Sample.flawedC.replacingOccurrences(of: "strcpy(name, text)", with: "\n  strcpy (name,\n    text)"))
        #expect(try scratch.check(".").status == 0)
        #expect(try scratch.iacslint(["baseline", "check"]).status == 0)
        #expect(try scratch.iacslint(["baseline", "update"]).status == 0)
        #expect(try scratch.read(Self.place).contains("lib/b.c"))
    }

    @Test func whatIsFixedFailsUntilItIsPruned() throws {
        let scratch = try project()
        try scratch.write("src/a.c", Sample.soundC)
        #expect(try scratch.check(".").status == 0)
        let check = try scratch.iacslint(["baseline", "check"])
        #expect(check.status == 1)
        #expect(check.output.contains("src/a.c: IACS-C101 in 'set_name' is fixed"))
        #expect(try scratch.iacslint(["baseline", "update"]).status == 0)
        #expect(try scratch.read(Self.place).isEmpty)
        #expect(try scratch.iacslint(["baseline", "check"]).status == 0)
    }

    @Test func nothingIsAdded() throws {
        let scratch = try project()
        let before = try scratch.read(Self.place)
        try scratch.write("src/a.c", Sample.flawedC + Self.more)
        #expect(try scratch.check(".").status == 1)
        #expect(try scratch.iacslint(["baseline", "update"]).status == 0)
        #expect(try scratch.iacslint(["baseline", "write"]).status == 2)
        #expect(try scratch.read(Self.place) == before)
    }

    /// What was not looked at is not fixed: another folder, a rule that did not run, a file that cannot be read.
    @Test func whatWasNotSeenStays() throws {
        let scratch = try project()
        try scratch.write("src/a.c", Sample.soundC)
        try scratch.write("other/b.c", Sample.soundC)
        let before = try scratch.read(Self.place)
        #expect(try scratch.iacslint(["baseline", "update", "other"]).status == 0)
        #expect(try scratch.iacslint(["baseline", "update", "--select", "C102"]).status == 0)
        try scratch.write("src/a.c", Data([0, 1, 2]))
        #expect(try scratch.iacslint(["baseline", "update"]).status == 0)
        #expect(try scratch.read(Self.place) == before)
        #expect(try scratch.iacslint(["baseline", "check"]).status == 3)
    }

    @Test func aNamedBaselineHasToBeThere() throws {
        let scratch = try project()
        try FileManager.default.moveItem(at: scratch.url(Self.place), to: scratch.url("known.jsonl"))
        #expect(try scratch.check(".").status == 1)
        #expect(try scratch.check("--baseline", "known.jsonl", ".").status == 0)
        let missing = try scratch.check("--baseline", "nowhere.jsonl", ".")
        #expect(missing.status == 2)
        #expect(missing.errors.contains("nowhere.jsonl"))
        try scratch.write(".iacslint.yml", "select: [C101]\nbaseline: known.jsonl\n")
        #expect(try scratch.check("src").status == 0)
        try scratch.write("known.jsonl", "<<<<<<< HEAD\n")
        let broken = try scratch.check(".")
        #expect(broken.status == 2)
        #expect(broken.errors.contains("known.jsonl:1"))
    }

    /// `--staged` reads the baseline from the index like all else.
    @Test func theBaselineIsTheIndexsToo() throws {
        let scratch = try project()
        try scratch.git("init", "-q")
        try scratch.git("add", ".")
        try scratch.write(Self.place, "")
        #expect(try scratch.check("--staged").status == 0)
        try scratch.git("add", ".")
        #expect(try scratch.check("--staged").status == 1)
    }

    @Test func reportCounts() throws {
        let scratch = try project()
        let run = try scratch.iacslint(["baseline", "report", "--format", "csv"])
        #expect(run.output == "rule,folder,findings\r\nIACS-C101,src,1\r\n")
    }
}
