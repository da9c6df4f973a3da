import CModel
import Findings
import Testing
@testable import ClangBridge

@Suite struct HostileInputTests {
    @Test(arguments: [
        "(", "[", "{", "!", "*", "x?", "a=", "(int)", "sizeof ", "if(1)", "do ", "for(;;)", "{{{", "case 1:", "if(a){}else ",
    ])
    func deepNesting(_ piece: String) throws {
        let result = try parse(nested(piece, 100_000))
        #expect(result.unit.nodes[0].kind == .translationUnit)
        #expect(!result.incompleteness.isEmpty)
    }

    @Test(arguments: ["!", "(int)", "sizeof ", "if(1)", "for(;;)", "a="])
    func nestingBelowTheLimitIsParsed(_ piece: String) throws {
        let result = try parse(nested(piece, NestingGuard.limit / 2 - 10))
        #expect(result.incompleteness.isEmpty)
        #expect(result.unit.nodes.count > NestingGuard.limit / 2)
    }

    private func nested(_ piece: String, _ count: Int) -> String {
        "int f(int a) { return 1; }\nint g(int x, int a) { " + String(repeating: piece, count: count) + "a; }"
    }

    @Test func longTablesAreNoNesting() throws {
        let table = "const int t[] = {" + String(repeating: "-1, (2 + 3),\n", count: 20_000) + "};"
        #expect(try parse(table).incompleteness.isEmpty)
    }

    @Test(arguments: [
        "#define MASK ((unsigned)(~0u << 1))\n", "#define OPEN {(\n", "  # define \\\n A ((1 + 2))\n",
        "#if A\nint a1(\n#else\nint a2(\n#endif\nint b);\nstruct { int x; } s;\n",
    ])
    func directivesAreNoNesting(_ piece: String) throws {
        let text = "int f(void) { return 1 +\n" + String(repeating: piece, count: 3000) + "2; }"
        #expect(NestingGuard.excess(in: Array(text.utf8)) == nil)
    }

    @Test(arguments: [[], [0], [0xFF, 0xFE, 0x00, 0x41], Array(repeating: 0x80, count: 5000), Array(0...255)])
    func bytesThatAreNoText(_ bytes: [UInt8]) throws {
        let result = try parse(bytes: bytes)
        #expect(result.unit.files.first?.bytes == bytes)
        #expect(result.unit.functions.isEmpty)
    }

    @Test func invalidUTF8InAString() throws {
        let result = try parse(bytes: Array("const char *s = \"".utf8) + [0xFF, 0x00, 0x80] + Array("\";".utf8))
        let literal = try #require(result.unit.all(.stringLiteral).first)
        #expect(result.unit.stringValue(literal) == [0xFF, 0x00, 0x80])
    }

    @Test func aFileThatIsNotThere() throws {
        let result = try onParserStack {
            try CParser().parse(path: "/t/none.c", displayPath: "none.c", arguments: [], unsaved: [:], root: "/t")
        }
        #expect(result.incompleteness.map(\.reason) == [.unreadable])
    }

    @Test func theSameTwice() throws {
        let text = "#include <stdio.h>\nint f(int a) { for (;;) printf(\"%d\", a ?: 3); }"
        let first = try parse(text)
        let second = try parse(text)
        #expect(String(describing: first.unit) == String(describing: second.unit))
    }
}
