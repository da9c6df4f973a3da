import Foundation
import Testing

/// `check --shard`, `merge` and `compare`.
@Suite struct MergeTests {
    private func shards(_ count: Int, into scratch: Scratch) throws -> [String] {
        try (1...count).map { number in
            let log = scratch.url("\(number).sarif").path
            let run = try Tool.run(
                Tool.iacslint, ["check", "Fixtures", "--profile", "audit", "--shard", "\(number)/\(count)", "--output", "sarif=" + log],
                in: Flaw.repository)
            #expect(run.status <= 1, "\(run.errors)")
            return log
        }
    }

    /// Byte for byte, in any order of the logs.
    @Test func theShardsTogetherAreTheWhole() throws {
        let scratch = try Scratch()
        let whole = scratch.url("whole.sarif").path
        _ = try Tool.run(
            Tool.iacslint, ["check", "Fixtures", "--profile", "audit", "--output", "sarif=" + whole], in: Flaw.repository)
        let logs = try shards(3, into: scratch)
        #expect(try logs.allSatisfy { try SARIFLog(contentsOf: URL(fileURLWithPath: $0)).runs.first?.results.isEmpty == false })
        let merged = try scratch.iacslint(["merge"] + logs)
        #expect(merged.status == 0)
        let expected = try scratch.read("whole.sarif")
        #expect(merged.output == expected, "\(firstDifference(merged.output, expected))")
        #expect(try scratch.iacslint(["merge"] + logs.reversed() + logs.prefix(1) + ["-o", "out/all.sarif"]).status == 0)
        #expect(try scratch.read("out/all.sarif") == merged.output)
    }

    private func firstDifference(_ a: String, _ b: String) -> String {
        let pair = zip(a.split(separator: "\n"), b.split(separator: "\n")).first { $0 != $1 }
        return pair.map { "\($0) | \($1)" } ?? "one is longer"
    }

    /// Two products with a copy of the same file: two findings, with fingerprints of their own.
    @Test func productsKeepTheirFindingsApart() throws {
        let scratch = try Scratch()
        for product in ["pump", "valve"] {
            try scratch.write("\(product)/a.c", Sample.flawedC)
            _ = try scratch.check("\(product)/a.c", "--output", "sarif=\(product).sarif", "--select", "C101")
        }
        try scratch.git("init", "-q")
        for product in ["pump", "valve"] {
            _ = try scratch.check("\(product)/a.c", "--output", "sarif=\(product).sarif", "--select", "C101")
        }
        let merged = try scratch.iacslint(["merge", "pump.sarif", "valve.sarif"]).output
        let prints = merged.matches(of: /"iacslint\/v1" : "([0-9a-f]{32}:\d)"/).map { String($0.1) }
        #expect(prints.count == 2 && Set(prints).count == 2, "\(prints)")
    }

    @Test(arguments: ["0/3", "4/3", "1", "a/b", "1/2/3", "-1/2"])
    func whatIsNoShardIsWrongUsage(text: String) throws {
        #expect(try Scratch().check("--shard=\(text)").status == 2)
    }

    @Test func whatIsNoLogIsWrongUsage() throws {
        let scratch = try Scratch()
        try scratch.write("a.sarif", "{\"version\": \"2.1.0\"}")
        for arguments in [["merge", "a.sarif"], ["merge", "missing.sarif"], ["compare", "a.sarif", "a.sarif"]] {
            let run = try scratch.iacslint(arguments)
            #expect(run.status == 2)
            #expect(run.output.isEmpty && !run.errors.isEmpty)
        }
    }

    // MARK: - compare

    /// A log of `a.c` with this text, of the rule C101.
    private func log(_ name: String, _ text: String, in scratch: Scratch, _ arguments: String...) throws {
        try scratch.write("a.c", text)
        _ = try scratch.iacslint(["check", "a.c", "--output", "sarif=\(name)"] + (arguments.isEmpty ? ["--select", "C101"] : arguments))
    }

    private static let more = "void again(const char *text) { strcpy(name, text + 1); }\n"

    @Test func tellsWhatIsNewAndFixed() throws {
        let scratch = try Scratch()
        try log("one.sarif", Sample.flawedC, in: scratch)
        try log("two.sarif", "// moved\n" + Sample.flawedC + Self.more, in: scratch)
        let worse = try scratch.iacslint(["compare", "one.sarif", "two.sarif"])
        #expect(worse.status == 1)
        #expect(worse.output.contains("new: a.c:5: error[IACS-C101]") && worse.output.hasSuffix("1 new, 0 fixed, 1 unchanged.\n"))
        let better = try scratch.iacslint(["compare", "two.sarif", "one.sarif"])
        #expect(better.status == 0)
        #expect(better.output.contains("fixed: a.c:5") && better.output.hasSuffix("0 new, 1 fixed, 1 unchanged.\n"))
        let markdown = try scratch.iacslint(["compare", "two.sarif", "one.sarif", "--format", "markdown"]).output
        #expect(markdown.contains("| fixed | a.c:5 | error | IACS-C101 |"))
        let json = try scratch.iacslint(["compare", "two.sarif", "one.sarif", "--format", "json"]).output
        let document = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        #expect((document?["summary"] as? [String: Int])?["fixed"] == 1)
    }

    /// What is only hidden is not fixed.
    @Test func fixedNeedsProof() throws {
        let scratch = try Scratch()
        try log("old.sarif", Sample.flawedC, in: scratch)
        try log("accepted.sarif", "// iacslint:allow(C101) scope=file -- short\n" + Sample.flawedC, in: scratch)
        #expect(try scratch.iacslint(["compare", "old.sarif", "accepted.sarif"]).output.contains("0 fixed, 0 unchanged, 1 accepted."))
        try log("other.sarif", Sample.flawedC, in: scratch, "--select", "C102")
        #expect(try scratch.iacslint(["compare", "old.sarif", "other.sarif"]).output.contains("0 fixed, 0 unchanged, 1 not judged."))
        try log("broken.sarif", "int f(void) { return; } #error\n", in: scratch)
        #expect(try scratch.iacslint(["compare", "old.sarif", "broken.sarif"]).output.contains("1 not judged."))
        try log("mended.sarif", Sample.soundC, in: scratch)
        #expect(try scratch.iacslint(["compare", "old.sarif", "mended.sarif"]).output.contains("1 fixed, 0 unchanged."))
        #expect(try scratch.iacslint(["compare", "accepted.sarif", "old.sarif"]).status == 1, "accepted no more")
    }
}
