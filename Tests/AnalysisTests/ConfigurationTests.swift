import Findings
import Testing

@testable import Analysis

@Suite struct ConfigurationTests {
    private func read(_ text: String) throws -> Configuration {
        try ConfigurationReader(path: Configuration.fileName).read(text)
    }

    @Test func everyKey() throws {
        let configuration = try read("""
            profile: realtime
            select: [C, S401]
            ignore: [C703]
            exclude: [third-party/, "*.pb.swift"]
            include-paths: [include]
            defines: [LINUX, "MAX=8"]
            compile-commands: build
            fail-on: error
            require-complete: true
            severity: {C101: note, C4: off}
            baseline: quality/known.jsonl
            approvers: [hbauer]
            deviations:
              - rules: [C101]
                paths: [legacy/]
                functions: [print_label]
                reason: Replaced in release 4.
                until: 2027-03-01
                by: jdoe
                approved-by: hbauer
                ticket: SEC-12
            """)
        #expect(configuration.profile == ["realtime"])
        #expect(configuration.select == ["C", "S401"])
        #expect(configuration.ignore == ["C703"])
        #expect(configuration.exclude.map(\.text) == ["third-party/", "*.pb.swift"])
        #expect(configuration.includePaths == ["include"])
        #expect(configuration.defines == ["LINUX", "MAX=8"])
        #expect(configuration.compileCommands == "build")
        #expect(configuration.failOn == .error)
        #expect(configuration.requireComplete)
        #expect(configuration.severity == ["C101": .note, "C4": .off])
        #expect(configuration.baseline == "quality/known.jsonl")
        #expect(configuration.approvers == ["hbauer"])
        #expect(configuration.deviations == [Deviation(
            rules: ["C101"], scope: .paths([PathPattern("legacy/")], functions: ["print_label"]),
            reason: "Replaced in release 4.", until: "2027-03-01", by: "jdoe", approvedBy: "hbauer", ticket: "SEC-12",
            origin: .configuration(path: ".iacslint.yml", line: 14))])
        #expect(configuration.origin(of: .failOn) == ".iacslint.yml:8")
    }

    @Test func nothingSaidIsTheDefault() throws {
        for text in ["", "# only a comment\n"] {
            let configuration = try read(text)
            #expect(configuration.failOn == .warning)
            #expect(Configuration.Key.allCases.allSatisfy { configuration.origin(of: $0) == "default" })
        }
    }

    @Test(arguments: [
        ("fail-on: 3\n", 1, "Unknown severity '3'"), ("- a\n", 1, "Expected the configuration to be keys with values."),
        ("require-complete: perhaps\n", 1, "Expected true or false."), ("exclude: {a: b}\n", 1, "Expected a text."),
        ("defines: [A]\ndefines: [B]\n", 1, "Given twice: 'defines'."), ("ignore: [C1\n", 2, "This is no YAML"),
        ("deviations:\n- rules: [C1]\n  paths: [a]\n  reason: r\n  until: soon\n", 5, "'soon' is no day"),
        ("deviations:\n- rules: [C1]\n  path: [a]\n", 3, "Unknown key 'path'. Did you mean 'paths'?"),
        ("deviations:\n- rules: [C1]\n  reason: r\n", 2, "A deviation names its 'paths'."),
    ])
    func mistakes(text: String, line: Int, message: String) throws {
        let error = try #require(throws: ConfigurationError.self) { try read(text) }
        #expect(error.line == line)
        #expect(error.message.hasPrefix(message), "\(error.message)")
    }
}
