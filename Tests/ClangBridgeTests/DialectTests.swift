import Testing
@testable import ClangBridge

/// Code of compilers for microcontrollers is parsed with its offsets.
@Suite struct DialectTests {
    private func blanked(_ text: String, keeping defined: Set<String> = []) -> String? {
        Dialect.blanked(Array(text.utf8), keeping: defined).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: [
        ("int x @ 0x2000;", "int x         ;"),
        ("char b[2] @ \"NV;RAM\" = {1};", "char b[2]            = {1};"),
        ("int a @ (BASE + 4), b;", "int a             , b;"),
        ("sbit LED = P1^0;", "int  LED       ;"),
        ("sfr P0 = 0x80;", "int P0       ;"),
        ("bit ready;", "int ready;"),
        ("void tick(void) interrupt 3 using 1 { n++; }", "void tick(void)                     { n++; }"),
        ("unsigned char xdata frame[8];", "unsigned char       frame[8];"),
        ("char code *text;", "char      *text;"),
        ("f(); __asm { mov a, b\n } g();", "f(); ;               \n   g();"),
        ("__asm int f(int a) { ADD r0 }", "      int f(int a) {        }"),
        ("__asm nop\nx = 1;", "         \nx = 1;"),
        ("__no_init __interrupt(5) void f(void);", "                         void f(void);"),
    ])
    func whatIsNotCIsBlanked(text: String, expected: String) {
        #expect(blanked(text) == expected)
        #expect(expected.utf8.count == text.utf8.count)
    }

    @Test(arguments: [
        "int data = 1; return data * 2;", "asm volatile (\"nop\");", "__asm__(\"nop\");", "int code; code = bit + using;",
        "char *s = \"a @ b\"; // int x @ 2", "#define __packed __attribute__((packed))\n", "#ifdef __interrupt\n#endif\n",
        "int interrupt(int interrupt) { return interrupt; }", "char c = '@';",
    ])
    func whatIsCStays(text: String) {
        #expect(blanked(text) == nil)
    }

    @Test func aMacroOfTheProjectStays() {
        let text = "#define __irq __attribute__((interrupt))\n__irq void f(void);\n"
        #expect(blanked(text, keeping: Dialect.definedNames(in: Array(text.utf8))) == nil)
    }

    @Test(arguments: ["__asm {", "int x @", "sbit ", "sbit X =", "__asm int f(", "__align(", "@@@@", "x) interrupt 1"])
    func whatEndsEarlyKeepsItsLength(text: String) {
        #expect((blanked(text) ?? text).utf8.count == text.utf8.count)
    }

    @Test func functionsOfADialectAreComplete() throws {
        let result = try parse("""
            __no_init unsigned status @ 0x2000;
            sbit LED = P1^0;
            void tick(void) interrupt 3 using 1 { LED = 1; }
            int read(int a) { __asm { mov r0, a } return a + status; }
            """, headers: [:])
        #expect(result.incompleteness.isEmpty)
        #expect(result.unit.functions.map(\.isComplete) == [true, true])
        #expect(result.unit.files[0].text(result.unit[result.unit.functions[0].node].range).hasPrefix("void tick(void) interrupt 3"))
    }

    @Test func headersOfADialectToo() throws {
        let result = try parse("#include \"r.h\"\nint f(void) { return LED; }\n", headers: ["r.h": "sbit LED = P1^0;\n"])
        #expect(result.unit.functions.map(\.isComplete) == [true])
    }
}
