import Foundation
import Testing

/// `--trusted-config` on a change in a real repository: what the author of a change does to its own check.
@Suite struct TrustedConfigurationTests {
    private static let configuration = "select: [C101]\nfail-on: error\n"

    /// A repository whose `main` holds a sound file, a configuration, an own rule and an empty baseline; on branch `change`.
    private func repository() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.git("init", "-q", "-b", "main")
        try scratch.write("a.c", Sample.soundC)
        try scratch.write(".iacslint.yml", Self.configuration)
        try scratch.write(".iacslint/baseline.jsonl", "")
        try scratch.write(".iacslint/rules/own.md", Self.rule)
        try scratch.git("add", ".")
        try scratch.git("commit", "-qm", "main")
        try scratch.git("checkout", "-qb", "change")
        return scratch
    }

    private static let rule = """
        ---
        id: ACME-C901
        name: no-legacy-call
        title: Call of the legacy layer
        severity: error
        precision: high
        security-severity: 5.0
        cwe: [676]
        iec62443: [4-1 SI-2]
        languages: [c]
        status: stable
        since: 0.1.0
        pattern: {banned-call: {legacy_send: frame_send}}
        ---

        """ + [
            "What it finds", "Why it matters in a control system", "Noncompliant", "Compliant", "How to mend", "Known limits",
            "References",
        ].map { "## \($0)\n\nText.\n\n" }.joined()

    /// Findings by id of the trusted check, after everything was committed.
    private func check(_ scratch: Scratch, _ arguments: String...) throws -> (status: Int32, rules: [String], text: String) {
        try scratch.git("add", "-A")
        try scratch.git("commit", "-qm", "change", "--allow-empty")
        let run = try scratch.iacslint(
            ["check", ".", "--trusted-config", "main", "--output", "json"] + arguments)
        let rules = run.output.matches(of: /"rule":"([A-Z0-9-]+)"/).map { String($0.1) }
        return (run.status, rules, run.output + run.errors)
    }

    @Test func aSoundChangePasses() throws {
        let scratch = try repository()
        try scratch.write("b.c", Sample.soundC)
        try scratch.write(".iacslint.yml", "select: [C101, C102]\nfail-on: warning\nrequire-complete: true\n")
        let run = try check(scratch)
        #expect(run.status == 0, "stricter is no weakening: \(run.text)")
    }

    @Test(arguments: [
        ("fail-on: error\nselect: [C102]\n", "switches off 'C101'"),
        ("select: [C101]\nignore: [C101]\nfail-on: error\n", "switches off 'C101'"),
        ("select: [C101]\nseverity: {C101: off}\nfail-on: error\n", "switches off 'C101'"),
        ("select: [C101]\nseverity: {C101: note}\nfail-on: error\n", "lowers 'C101' from 'error' to 'note'"),
        ("select: [C101]\nexclude: [b.c]\nfail-on: error\n", "excludes 'b.c'"),
        ("select: [C101]\nfail-on: error\ndeviations:\n- {rules: [C101], paths: [b.c], reason: r}\n", "adds a deviation from 'C101'"),
    ])
    func aWeakerConfigurationIsToldAndCountsForNothing(configuration: String, message: String) throws {
        let scratch = try repository()
        try scratch.write("b.c", Sample.flawedC)
        try scratch.write(".iacslint.yml", configuration)
        let run = try check(scratch)
        #expect(run.status == 1)
        #expect(run.rules.sorted() == ["IACS-C101", "IACS-M107"], "\(run.text)")
        #expect(run.text.contains(message), "\(run.text)")
    }

    @Test func aDeletedConfigurationIsWeaker() throws {
        let scratch = try repository()
        try scratch.write(".iacslint.yml", "select: [C101]\nfail-on: note\nrequire-complete: true\napprovers: [hb]\n")
        try scratch.git("commit", "-qam", "stricter")
        try scratch.git("branch", "-f", "main")
        try FileManager.default.removeItem(at: scratch.url(".iacslint.yml"))
        let run = try check(scratch)
        #expect(run.status == 1)
        #expect(run.text.contains("lets everything below 'warning' pass"))
        #expect(run.text.contains("lets an incomplete analysis pass") && run.text.contains("nobody approved"), "\(run.text)")
    }

    @Test func anAddedDeviationIsToldOnItsLine() throws {
        let scratch = try repository()
        let accepted = Sample.flawedC.replacingOccurrences(of: "void set", with: "// iacslint:allow(C101) -- short\nvoid set")
        try scratch.write("b.c", accepted)
        let run = try check(scratch)
        #expect(run.status == 1)
        #expect(run.rules == ["IACS-C101", "IACS-M107"] || run.rules == ["IACS-M107", "IACS-C101"])
        #expect(run.text.contains("\"deviation\":\"short\"") && run.text.contains("\"line\":3"), "\(run.text)")
        // Once it is on the trusted branch it is theirs, also when its file is renamed and the code moves.
        try scratch.git("branch", "-f", "main")
        try scratch.git("mv", "b.c", "c.c")
        try scratch.write("c.c", Sample.soundC + accepted.replacingOccurrences(of: "// iacs", with: "  // iacs"))
        let moved = try check(scratch)
        #expect(moved.status == 0, "\(moved.text)")
        // The same words for other code are a new decision.
        try scratch.write("c.c", accepted.replacingOccurrences(of: "strcpy(name, text)", with: "strcpy(name + 1, text)")
            .replacingOccurrences(of: "-- short", with: "-- short "))
        #expect(try check(scratch).rules.contains("IACS-M107"))
        #expect(try check(scratch, "--select", "C102").rules.contains("IACS-M107"), "it cannot be selected away")
    }

    @Test func aLargerBaselineIsTold() throws {
        let scratch = try repository()
        try scratch.write("b.c", Sample.flawedC)
        try FileManager.default.removeItem(at: scratch.url(".iacslint/baseline.jsonl"))
        #expect(try scratch.iacslint(["baseline", "write"]).status == 0)
        #expect(try scratch.check(".").status == 0, "without the trusted revision it passes")
        let run = try check(scratch)
        #expect(run.status == 1)
        #expect(run.rules.sorted() == ["IACS-C101", "IACS-M107"], "\(run.text)")
        #expect(run.text.contains("adds an entry to the baseline"))
        // A baseline that shrinks is what it is for.
        try scratch.git("branch", "-f", "main")
        try scratch.write("b.c", Sample.soundC)
        #expect(try scratch.iacslint(["baseline", "update"]).status == 0)
        #expect(try check(scratch).status == 0)
    }

    @Test func ownRulesAreTheTrustedOnes() throws {
        let scratch = try repository()
        try scratch.write("a.c", "void legacy_send(void);\nvoid f(void) { legacy_send(); }\n")
        try FileManager.default.removeItem(at: scratch.url(".iacslint/rules/own.md"))
        let run = try check(scratch, "--select", "ACME-C901")
        #expect(run.status == 1)
        #expect(run.rules.sorted() == ["ACME-C901", "IACS-M107"], "\(run.text)")
        #expect(run.text.contains("deletes the rule '.iacslint/rules/own.md'"))
    }

    /// What the trusted branch did since the change began is no doing of the change.
    @Test func theBranchMayBeBehind() throws {
        let scratch = try repository()
        try scratch.git("checkout", "-q", "main")
        try scratch.write(".iacslint.yml", "select: [C101, C102]\n")
        try scratch.git("commit", "-qam", "stricter")
        try scratch.git("checkout", "-q", "change")
        try scratch.write("b.c", Sample.soundC)
        let run = try check(scratch)
        #expect(run.status == 0, "\(run.text)")
    }

    @Test func theIndexIsJudgedToo() throws {
        let scratch = try repository()
        try scratch.write(".iacslint.yml", "ignore: [C101]\n")
        try scratch.write("b.c", Sample.flawedC)
        try scratch.git("add", ".")
        let run = try scratch.check("--staged", "--trusted-config", "main", "--output", "json")
        #expect(run.status == 1)
        #expect(run.output.contains("IACS-M107") && run.output.contains("IACS-C101"), "\(run.output)")
    }

    @Test func aRevisionThatIsNotThereIsWrongUsage() throws {
        let scratch = try repository()
        for revision in ["nowhere", "--output=/tmp/x"] {
            let run = try scratch.iacslint(["check", ".", "--trusted-config=\(revision)"])
            #expect(run.status == 2)
            #expect(run.errors.contains("There is no revision"), "\(run.errors)")
        }
    }
}
