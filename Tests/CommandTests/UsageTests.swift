import Testing

/// Exit codes and streams of everything that is no analysis.
@Suite struct UsageTests {
    @Test(arguments: [
        ["check", "--no-such-option"], ["check", "--color", "sometimes"], ["check", "--staged", "--since", "HEAD"],
        ["check", "--jobs", "0"], ["check", "--output", "pdf"], ["check", "--output", "sarif", "--output", "json"],
        ["no-such-command"], ["check", "--profile", "no-such-profile"], ["explain", "no-such-rule"],
    ])
    func wrongUsageIsTwo(arguments: [String]) throws {
        let run = try Scratch().iacslint(arguments)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(!run.errors.isEmpty)
    }

    @Test(arguments: [["--help"], ["--version"], ["check", "--help"], ["completions", "fish"], ["rules"]])
    func helpIsAResult(arguments: [String]) throws {
        let run = try Scratch().iacslint(arguments)
        #expect(run.status == 0)
        #expect(!run.output.isEmpty)
        #expect(run.errors.isEmpty)
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completionsNameTheSubcommands(shell: String) throws {
        #expect(try Scratch().iacslint(["completions", shell]).output.contains("explain"))
    }

    @Test func initWritesAValidConfigurationOnce() throws {
        let scratch = try Scratch()
        #expect(try scratch.iacslint(["init"]).status == 0)
        let template = try scratch.read(".iacslint.yml")
        #expect(try scratch.iacslint(["config", "validate"]).status == 0)
        #expect(try scratch.iacslint(["init"]).status == 2)
        // Every example in it is valid too.
        let lines = template.split(separator: "\n").map { line in
            line.hasPrefix("# ") && !line.hasPrefix("#  ") ? "" : line.hasPrefix("#") ? String(line.dropFirst()) : String(line)
        }
        try scratch.write(".iacslint.yml", lines.joined(separator: "\n"))
        let run = try scratch.iacslint(["config", "validate"])
        #expect(run.status == 0, "\(run.errors)")
    }

    @Test func configShowTellsTheOrigin() throws {
        let scratch = try Scratch()
        try scratch.write(".iacslint.yml", "\nfail-on: error\n")
        try scratch.write("deep/er/a.c", Sample.soundC)
        try scratch.git("init", "-q")
        let run = try scratch.iacslint(["config", "show", "deep/er/a.c"])
        #expect(run.output.split(separator: "\n").contains { $0.hasPrefix("fail-on: error") && $0.hasSuffix("# .iacslint.yml:2") })
        #expect(run.output.split(separator: "\n").contains { $0.hasPrefix("profile: []") && $0.hasSuffix("# default") })
    }

    @Test func colourOnlyWhereItIsWanted() throws {
        let scratch = try Scratch()
        try scratch.write("flawed.c", Sample.flawedC)
        let escape = "\u{1B}["
        #expect(try !scratch.check(".").output.contains(escape))
        #expect(try scratch.check("--color", "always", ".").output.contains(escape))
        #expect(try scratch.check(".", environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": ""]).output.contains(escape))
        #expect(try !scratch.check(".", environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]).output.contains(escape))
    }
}
