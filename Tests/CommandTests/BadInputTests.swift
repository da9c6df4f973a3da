import Foundation
import Testing

/// What cannot be analysed is told with the right exit code, and everything beside it is still analysed.
@Suite struct BadInputTests {
    /// Runs over a folder that holds a flawed file and the one in question.
    private func check(_ name: String, _ content: Data, _ arguments: String...) throws -> Run {
        let scratch = try Scratch()
        try scratch.write("flawed.c", Sample.flawedC)
        try scratch.write(name, content)
        let run = try scratch.iacslint(["check"] + arguments + ["."])
        #expect(run.output.contains("C101"), "the file beside it was analysed: \(run.output)\(run.errors)")
        return run
    }

    @Test func missingFile() throws {
        let scratch = try Scratch()
        try scratch.write("flawed.c", Sample.flawedC)
        let run = try scratch.check("flawed.c", "missing.c")
        #expect(run.status == 3)
        #expect((run.output + run.errors).contains("'missing.c' does not exist"))
        #expect(run.output.contains("C101"))
    }

    @Test func emptyFile() throws {
        #expect(try check("empty.c", Data()).status == 1)
        #expect(try check("Empty.swift", Data()).status == 1)
    }

    @Test func binaryFile() throws {
        let run = try check("image.c", Data([0x7F, 0x45, 0, 0, 1]))
        #expect(run.status == 3)
        #expect((run.output + run.errors).contains("binary"))
    }

    @Test func brokenCFile() throws {
        let broken = Data("void f(void) { int x = ; }\nint g(void) { return 1; }\n".utf8)
        let run = try check("broken.c", broken)
        #expect(run.status == 1)
        #expect((run.output + run.errors).contains("2 of 3 functions"), "\(run.output)\(run.errors)")
        #expect(try check("broken.c", broken, "--require-complete").status == 3)
    }

    @Test func brokenSwiftFile() throws {
        let run = try check("Broken.swift", Data("func f( { let x = \"\\(\n}}}} class".utf8))
        #expect(run.status == 1 || run.status == 3)
    }

    /// Root can read everything, unless it gives up the capability to.
    private static let withoutPrivilege: [String]? = geteuid() != 0 ? []
        : Tool.find("setpriv").map { [$0.path, "--bounding-set=-dac_override,-dac_read_search"] }

    @Test(.enabled(if: withoutPrivilege != nil, "root can read everything, and there is no setpriv"))
    func unreadableFile() throws {
        let scratch = try Scratch()
        try scratch.write("flawed.c", Sample.flawedC)
        try scratch.write("locked.c", Sample.soundC)
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: scratch.url("locked.c").path)
        let command = (Self.withoutPrivilege ?? []) + [Tool.iacslint.path, "check", "."]
        let run = try Tool.run(
            URL(fileURLWithPath: command[0]), Array(command.dropFirst()), in: scratch.folder)
        #expect(run.status == 3)
        #expect((run.output + run.errors).contains("cannot be read"))
        #expect(run.output.contains("C101"))
    }

    /// A file that is one by name only.
    @Test func folderNamedLikeAFile() throws {
        let scratch = try Scratch()
        try scratch.write("folder.c/flawed.c", Sample.flawedC)
        let run = try scratch.check("folder.c")
        #expect(run.status == 1)
    }

    @Test func unknownRule() throws {
        let scratch = try Scratch()
        try scratch.write("flawed.c", Sample.flawedC)
        let run = try scratch.check("--select", "baned-function", ".")
        #expect(run.status == 2)
        #expect(run.errors.contains("Did you mean 'banned-function'?"))
        #expect(run.output.isEmpty)
    }

    @Test(arguments: [
        ("exlude: [a]\n", ".iacslint.yml:1: Unknown key 'exlude'. Did you mean 'exclude'?"),
        ("ignore: [C101]\nfail-on: eror\n", ".iacslint.yml:2: Unknown severity 'eror'. Did you mean 'error'?"),
        ("\nselect: [baned-function]\n", ".iacslint.yml:2: Unknown rule 'baned-function'. Did you mean 'banned-function'?"),
        ("deviations:\n  - rules: [C101]\n    paths: [a]\n", ".iacslint.yml:2: A deviation gives its 'reason'."),
        ("ignore: [C101\nselect: x\n", "This is no YAML"),
        ("severity: {C101: loud}\n", ".iacslint.yml:1: Unknown severity 'loud'."),
    ])
    func badConfiguration(text: String, message: String) throws {
        let scratch = try Scratch()
        try scratch.write(".iacslint.yml", text)
        try scratch.write("flawed.c", Sample.flawedC)
        for arguments in [["check", "."], ["config", "validate"]] {
            let run = try scratch.iacslint(arguments)
            #expect(run.status == 2)
            #expect(run.errors.contains(message), "\(run.errors)")
            #expect(run.output.isEmpty)
        }
    }

    /// A compile database is hostile input: nothing in it may load code or write files.
    @Test func compileDatabaseThatWouldWriteAndLoad() throws {
        let scratch = try Scratch()
        try scratch.write("flawed.c", "#ifdef WANTED\n" + Sample.flawedC + "#endif\n")
        let entry: [String: Any] = [
            "directory": scratch.folder.path, "file": "flawed.c",
            "arguments": [
                "cc", "-DWANTED", "-fplugin=./evil.so", "-Xclang", "-load", "-Xclang", "./evil.so", "-MD", "-MF",
                "written.d", "-o", "written.o", "-c", "flawed.c",
            ],
        ]
        try scratch.write("compile_commands.json", JSONSerialization.data(withJSONObject: [entry]))
        let before = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).sorted()
        let run = try scratch.check("--select", "C101", ".")
        #expect(run.status == 1)
        #expect(run.output.contains("C101"), "the harmless flags hold: \(run.output)\(run.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).sorted() == before)
    }

    @Test func deepNesting() throws {
        let depth = 100_000
        let swift = "let x = " + String(repeating: "(", count: depth) + "1" + String(repeating: ")", count: depth) + "\n"
        #expect([1, 3].contains(try check("Deep.swift", Data(swift.utf8)).status))
    }
}
