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
