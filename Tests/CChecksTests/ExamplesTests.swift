import CModel
import Catalog
import ClangBridge
import Findings
import Foundation
import SourceText
import Testing
@testable import CChecks

/// The examples in the texts of the rules, parsed by clang and checked.
@Suite struct ExamplesTests {
    static func examples() throws -> [(rule: Rule, example: Example)] {
        let written = Set(allCChecks.map(\.rule))
        return try Catalog.builtin().rules.filter { written.contains($0.id) || $0.pattern != nil && $0.languages.contains(.c) }.flatMap { rule in
            rule.examples.filter { $0.language == "c" }.map { (rule, $0) }
        }
    }

    @Test func everyExampleIsFoundWhereItSaysAndNowhereElse() throws {
        let examples = try Self.examples()
        #expect(!examples.isEmpty)
        for (rule, example) in examples {
            #expect(try lines(of: rule, in: example.text) == example.expectedLines, "\(rule.id):\n\(example.text)")
        }
    }

    @Test func everyExampleOfABuildIsFoundWhereItSays() throws {
        let rules = try Catalog.builtin().rules.filter { $0.languages.contains(.build) }
        #expect(!rules.isEmpty)
        for (rule, example) in rules.flatMap({ rule in rule.examples.map { (rule, $0) } }) {
            // JSON has no comments: the marks go before it is read.
            let text = example.text.replacing(/[ ]*\/\/ finds .*/, with: "")
            let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".json")
            try text.write(to: file, atomically: true, encoding: .utf8)
            defer { try? FileManager.default.removeItem(at: file) }
            let database = try CompileCommands(path: file.path)
            let source = SourceFile(path: "compile_commands.json", bytes: Array(text.utf8))
            let entries = zip(database.commands, database.ranges).map { BuildDatabase.Entry(arguments: $0.arguments, range: $1) }
            let findings = runBuildChecks(on: BuildDatabase(path: source.path, entries: entries), rules: [rule])
            let lines = findings.map { source.line(at: $0.location.range.start) }
            #expect(lines == example.expectedLines, "\(rule.id):\n\(example.text)")
        }
    }

    @Test func unitsAreCounted() throws {
        let rule = try #require(try Catalog.builtin().rule(matching: "B102"))
        let entries = [["cc", "-w"], ["cc"], ["iccarm", "-w"], ["cc", "-w", "-fno-stack-protector"]].map {
            BuildDatabase.Entry(arguments: $0, range: ByteRange(0, 1))
        }
        let finding = try #require(runBuildChecks(on: BuildDatabase(path: "c.json", entries: entries), rules: [rule]).first)
        #expect(finding.message == "Protection is switched off in 2 of 3 units: '-w', '-fno-stack-protector' (1 of them).")
    }

    @Test func aFunctionOfTheProjectIsNoLibraryFunction() throws {
        let rule = try #require(try Catalog.builtin().rule(matching: "C101"))
        let text = "char *strcpy(char *to, const char *from) { *to = *from; return to; }\nvoid f(char *a, char *b) { strcpy(a, b); }\n"
        #expect(try lines(of: rule, in: text).isEmpty)
    }

    @Test func aCastToVoidAcceptsThatAResultIsIgnored() throws {
        let rule = try #require(try Catalog.builtin().rule(matching: "C505"))
        #expect(try lines(of: rule, in: "int setuid(unsigned);\nvoid f(void) { (void)setuid(1); }\n").isEmpty)
        #expect(try lines(of: rule, in: "int setuid(unsigned);\nvoid f(int a) {\n if (a)\n setuid(1);\n}\n") == [4])
    }

    @Test(arguments: [("%d", 24), ("a%%b", 3), ("%30u.", 31), ("%s", nil), ("%f", nil), ("%*d", nil), ("%", nil)])
    func theLongestOutputOfAFormat(format: String, expected: Int?) {
        #expect(BannedFunction.longestOutput(of: Array(format.utf8)) == expected)
    }

    @Test(arguments: [("%s", true), ("%15s", false), ("%*s", false), ("%%s", false), ("%d %[a-z]", true), ("%ls", true)])
    func aScanWithoutAWidth(format: String, expected: Bool) {
        #expect(UnboundedScan.hasUnboundedConversion(Array(format.utf8)) == expected)
    }

    private func lines(of rule: Rule, in text: String) throws -> [Int] {
        let bytes = Array(text.utf8)
        let unit = try CParser().parse(
            path: "/t/a.c", displayPath: "a.c", arguments: ["-std=gnu11"], unsaved: ["/t/a.c": bytes], root: "/t").unit
        let source = SourceFile(path: "a.c", bytes: bytes)
        return Set(runCChecks(on: unit, rules: [rule]).map { source.line(at: $0.location.range.start) }).sorted()
    }
}
