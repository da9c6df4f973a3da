import CModel
import SourceText
import Testing
@testable import ClangBridge

/// What libclang's API hides or gets wrong, one test each.
@Suite struct TrapTests {
    @Test func implicitCastsHaveBothTypes() throws {
        let unit = try parse("long f(int a) { return a; }").unit
        let cast = try #require(unit.all(.implicitCast).first)
        #expect(unit.type(of: cast).spelling == "long")
        #expect(unit.type(of: unit.child(0, of: cast)).spelling == "int")
    }

    @Test func loadsAreLeftOut() throws {
        let unit = try parse("int f(const int a, volatile int b) { return a + b; }").unit
        #expect(unit.body(of: "f") == ["(returnStmt (binary add (declRef a) (declRef b)))"])
    }

    @Test func operatorsComeFromTheTreeNotTheText() throws {
        let unit = try parse("#define AND(a, b) a & b\nint f(int x, int y) { return AND(x, y); }").unit
        #expect(unit.body(of: "f") == ["(returnStmt (binary bitAnd (declRef x) (declRef y)))"])
    }

    @Test func codeFromMacrosIsKept() throws {
        let text = "#define DEFINE(name) int name(void) { return 7; }\nDEFINE(f)\n"
        let unit = try parse(text).unit
        #expect(unit.body(of: "f") == ["(returnStmt (integerLiteral =7))"])
        let literal = try #require(unit.all(.integerLiteral).first)
        #expect(unit[literal].flags.contains(.inMacro))
        #expect(unit.text(of: literal) == "DEFINE(f)")
    }

    @Test func argumentsOfMacrosHaveTheirOwnPlace() throws {
        let unit = try parse("#define TWICE(x) ((x) + (x))\nint f(int speed) { return TWICE(speed /* ) */); }").unit
        let reference = try #require(unit.all(.declRef).first)
        #expect(unit.text(of: reference) == "TWICE(speed /* ) */)")
        #expect(unit.files[0].text(unit[reference].spelling) == "speed")
    }

    @Test func gnuElvisHasTwoOperands() throws {
        let unit = try parse("int g(void); int f(int a) { return a ?: g(); }").unit
        #expect(unit.body(of: "f") == ["(returnStmt (elvis (declRef a) (call g (implicitCast (declRef g)))))"])
    }

    @Test(arguments: [
        ("for (;;) ;", "absent absent absent"), ("for (i = 0;;) ;", "(assign (declRef i) (integerLiteral =0)) absent absent"),
        ("for (; i;) ;", "absent (declRef i) absent"), ("for (;; i++) ;", "absent absent (unary postIncrement (declRef i))"),
        ("for (/*;*/ ; *\";\" + i;) ;",
         "absent (binary add (implicitCast (unary dereference (implicitCast stringLiteral))) (declRef i)) absent"),
        ("for (int k = 0; ; i--) ;", "(declStmt (variable k (integerLiteral =0))) absent (unary postDecrement (declRef i))"),
        ("EVER ;", "absent absent absent"),
    ])
    func forHasFourChildren(_ loop: String, _ clauses: String) throws {
        let unit = try parse("#define EVER for (;;)\nint g(char *);\nvoid f(int i) { \(loop) }").unit
        #expect(unit.body(of: "f") == ["(forStmt \(clauses) nullStmt)"])
    }

    @Test func switchIsAFlatListWithLabels() throws {
        let unit = try parse("""
            void g(void);
            void f(int a) { switch (a) { case 1: case 2 ... 4: g(); g(); break; default: g(); } }
            """).unit
        let call = "(call g (implicitCast (declRef g)))"
        #expect(unit.body(of: "f") == ["""
            (switchStmt (declRef a) (compound (caseStmt (integerLiteral =1)) \
            (caseStmt (integerLiteral =2) (integerLiteral =4)) \(call) \(call) breakStmt defaultStmt \(call)))
            """])
        #expect(unit.all(.caseStmt).map(unit.text(of:)) == ["case 1", "case 2 ... 4"])
    }

    @Test func aLabelThatIsNoListMemberGetsABlock() throws {
        let unit = try parse("void f(int a) { if (a) again: a--; else goto again; }").unit
        #expect(unit.body(of: "f") == ["""
            (ifStmt (declRef a) (compound (label again) (unary postDecrement (declRef a))) (gotoStmt again))
            """])
    }

    @Test func designatedInitialisersNameTheirField() throws {
        let unit = try parse("struct s { int a, b; int c[4]; }; struct s v = { .b = 1, .c = { [2] = 3 } };").unit
        let global = try #require(unit.globals.first)
        #expect(unit.dump(global) == """
            (variable v (initList (designatedInit b (declRef b) (integerLiteral =1)) \
            (designatedInit c (declRef c) (initList (designatedInit (integerLiteral =2) (integerLiteral =3))))))
            """)
        let field = try #require(unit.symbols.first { $0.name == "b" })
        #expect(unit.records[Int(field.record)].fields[Int(field.fieldIndex)].bitOffset == 32)
    }

    @Test func constantExpressionsStandOnce() throws {
        let unit = try parse("void f(int a) { switch (a) { case -2: case (1 ? 3 : 4): ; } }").unit
        #expect(unit.body(of: "f") == ["""
            (switchStmt (declRef a) (compound (caseStmt (unary negate =-2 (integerLiteral =2))) \
            (caseStmt (paren =3 (conditional =3 (integerLiteral =1) (integerLiteral =3) (integerLiteral =4)))) nullStmt))
            """])
    }

    @Test func boundsInTheTypeOfACastAreNoOperands() throws {
        let unit = try parse("void f(char *p) { (int (*)[4])p; }").unit
        #expect(unit.body(of: "f") == ["(explicitCast (declRef p))"])
    }

    @Test func parametersDeclaredAsArraysArePointers() throws {
        let unit = try parse("int f(char *a[], int m[2][3]) { int t[4]; return **(a + 1) + m[1][2] + t[0]; }").unit
        let types = unit.all(.declRef).map { unit[unit[$0].type].spelling }
        #expect(types == ["char **", "int (*)[3]", "int[4]"])
        let function = try #require(unit.function("f"))
        #expect(function.parameters.map { unit.type(of: $0).kind } == [.pointer, .pointer])
        #expect(unit[unit[function.symbol].type].parameters.map { unit[$0].kind } == [.pointer, .pointer])
    }

    @Test func sizeofHasItsValue() throws {
        let unit = try parse("""
            #include <stddef.h>
            struct s { char a; int b; };
            int f(char *p) { return sizeof(struct s) + sizeof p + _Alignof(int) + offsetof(struct s, b) + sizeof(int); }
            """).unit
        #expect(unit.all(.sizeOf).compactMap { unit.integerValue($0) } == [8, 8, 4])
        #expect(unit.all(.alignOf).compactMap { unit.integerValue($0) } == [4])
        #expect(unit.all(.offsetOf).compactMap { unit.integerValue($0) } == [4])
    }

    @Test func sizeofOfAVariableArrayHasNone() throws {
        let unit = try parse("unsigned long f(int n) { char a[n]; return sizeof a; }").unit
        #expect(unit.all(.sizeOf).compactMap { unit.integerValue($0) }.isEmpty)
        #expect(unit.body(of: "f").first == "(declStmt (variable a (declRef n)))")
    }

    @Test func boundsOfAnArrayAreNoInitialiser() throws {
        let unit = try parse("char a[16]; char b[4] = \"x\";").unit
        #expect(unit.globals.map(unit.dump) == ["(variable a)", "(variable b stringLiteral)"])
        #expect(unit.type(of: unit.globals[0]).count == 16)
    }

    @Test func stringsKeepNULBytes() throws {
        let unit = try parse(#"const char *s = "a\0b" "\x41\n\"é";"#).unit
        let literal = try #require(unit.all(.stringLiteral).first)
        #expect(unit.stringValue(literal) == [97, 0, 98, 65, 10, 34, 0xC3, 0xA9])
    }

    @Test func attributesAreReadFromTheirText() throws {
        let unit = try parse("""
            #include <stdlib.h>
            #define CHECK __attribute__((warn_unused_result))
            CHECK int open_port(void);
            void die(const char *, ...) __attribute__((noreturn, format(printf, 1, 2)));
            void f(void) { open_port(); die(""); exit(1); }
            """).unit
        func symbol(_ name: String) throws -> Symbol { try #require(unit.symbols.first { $0.name == name }) }
        #expect(try symbol("open_port").attributes == .warnUnusedResult)
        #expect(try symbol("die").attributes == .noReturn)
        #expect(try symbol("die").attributeText.contains { $0.contains("format(printf, 1, 2)") })
        #expect(try symbol("exit").attributes.contains(.noReturn))
        #expect(try symbol("exit").isSystem)
    }

    @Test func argumentListsAreNoCasts() throws {
        let unit = try parse(
            "#include <stdarg.h>\nint f(int n, ...) { va_list l; va_start(l, n); return va_arg(l, int); }").unit
        #expect(unit.all(.vaArg).count == 1)
    }

    @Test func enumeratorsAndConstantsFold() throws {
        let unit = try parse("enum { A = 3, B }; int x = (A + B) * 2 - (unsigned char)257;").unit
        let value = unit.child(0, of: try #require(unit.globals.first))
        #expect(unit.integerValue(value) == 13)
    }

    @Test func membersTellArrowFromDot() throws {
        let unit = try parse("struct s { int a; }; int f(struct s *p, struct s v) { return p->a + v.a; }").unit
        #expect(unit.body(of: "f") == ["(returnStmt (binary add (member a -> (declRef p)) (member a (declRef v))))"])
    }

    @Test func headersGiveFunctionsOnlyWithinTheTree() throws {
        let result = try parse(
            "#include \"h.h\"\n#include <stdlib.h>\nint f(void) { return g(); }",
            headers: ["h.h": "struct s { int a; };\nint proto(int);\nstatic inline int g(void) { return 1; }"])
        #expect(result.incompleteness.isEmpty)
        #expect(result.unit.functions.map { result.unit[$0.symbol].name } == ["g", "f"])
        #expect(result.unit.files.map(\.path) == ["a.c", "h.h"])
        #expect(result.unit.all(.structDecl).isEmpty)
    }

    @Test func errorsSpoilTheirFunctionOnly() throws {
        let result = try parse("int f(void) { return missing; }\nint g(void) { return 1; }")
        #expect(result.unit.functions.map(\.isComplete) == [false, true])
        #expect(result.incompleteness.map(\.symbol) == ["f"])
        #expect(result.incompleteness.first?.line == 1)
    }

    @Test func aMissingHeaderSpoilsWhatNeedsIt() throws {
        let result = try parse("""
            #include "none.h"
            static port_t *ports;
            int f(port_t *port) { return port == ports && LIMIT > 3; }
            int g(int limit) { return limit; }
            """)
        #expect(result.unit.functions.map { result.unit[$0.symbol].name } == ["f", "g"])
        #expect(result.unit.functions.map(\.isComplete) == [false, true])
        #expect(result.incompleteness.map(\.reason) == [.missingHeader, .parseError])
        #expect(result.unit.body(of: "f").joined().contains("declRef LIMIT"), "the tree is whole: \(result.unit.body(of: "f"))")
    }

    @Test func whatMentionsAnUnknownNameIsNoEvidence() throws {
        let result = try parse("#include <none.h>\nchar a[LIMIT + 1];\nchar b[4];\nint f(void) { return 1; }\n")
        let arrays = result.unit.all(.variable)
        #expect(arrays.map { result.unit[$0].flags.contains(.broken) } == [true, false])
        #expect(result.unit.functions.map(\.isComplete) == [true])
    }

    @Test func headersOfOtherPlatformsAreKnown() throws {
        let result = try parse("""
            #include <winsock2.h>
            #include <windows.h>
            int f(SOCKET s) { DWORD n = 0; ioctlsocket(s, FIONBIO, &n); return closesocket(s) == SOCKET_ERROR ? (int)GetLastError() : 0; }
            """)
        #expect(result.incompleteness.isEmpty)
        #expect(result.unit.functions.map(\.isComplete) == [true])
    }

    @Test func whatCompilersAcceptIsComplete() throws {
        let result = try parse("int f(char *p) { undeclared(p); int x = p; return x; }")
        #expect(result.incompleteness.isEmpty)
        #expect(result.unit.all(.call).compactMap { result.unit.calleeName(of: $0) } == ["undeclared"])
    }
}
