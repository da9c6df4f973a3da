import Testing
@testable import ClangBridge

@Suite struct IncludeInferenceTests {
    /// The flags for `/r/src/a.c` in a tree of the given files.
    private func flags(_ files: [String: String]) -> IncludeInference.Flags {
        let tree = Dictionary(uniqueKeysWithValues: files.map { ("/r/" + $0.key, Array($0.value.utf8)) })
        return IncludeInference(root: "/r", files: Array(tree.keys)) { tree[$0] }.flags(for: "/r/src/a.c")
    }

    @Test func headersAreFoundThroughHeaders() {
        let flags = flags([
            "src/a.c": "#include \"lib/x.h\"\n#include \"own.h\"\n", "src/own.h": "", "inc/lib/x.h": "#include <core/y.h>\n",
            "deep/er/core/y.h": "",
        ])
        #expect(flags.arguments == ["-iquote", "/r/inc", "-idirafter", "/r/deep/er"])
        #expect(flags.missing.isEmpty)
    }

    @Test func systemHeadersAreNotReplaced() {
        #expect(flags(["src/a.c": "#include <stdio.h>\n", "ports/x/stdio.h": ""]).arguments.isEmpty)
    }

    @Test func thePortWithTheSiblingsIsPreferred() {
        let flags = flags([
            "src/a.c": "#include \"port.h\"\n#include \"timer.h\"\n", "one/port.h": "", "two/port.h": "", "two/timer.h": "",
        ])
        #expect(flags.arguments == ["-iquote", "/r/two"])
    }

    @Test func thisPlatformIsPreferredToOthers() {
        let flags = flags([
            "src/a.c": "#include \"port.h\"\n", "ports/linux/port.h": "", "ports/bsd/port.h": "", "ports/a/port.h": "",
        ])
        #expect(flags.arguments == ["-iquote", "/r/ports/linux"])
    }

    @Test func generatedHeadersComeFromTheirTemplate() {
        let flags = flags([
            "src/a.c": "#include \"v.h\"\n#include <config.h>\n", "src/v.h.in": "#define V @MAJOR@\n#cmakedefine X\n",
        ])
        #expect(flags.placeholders["/r/src/v.h"].map { String(decoding: $0, as: UTF8.self) } == "#define V 0\n\n")
        #expect(flags.placeholders["/r/src/config.h"] == [])
        #expect(flags.arguments == ["-idirafter", "/r/src"])
        #expect(flags.notes.map(\.sentence) == [
            "The header 'v.h' is made by a build; 'v.h.in' stands in, with nothing configured.",
            "The header 'config.h' is made by a build; an empty one stands in.",
        ])
    }

    @Test func aHeaderThatWouldOverflowTheStackIsLeftOut() {
        let deep = "int x = " + String(repeating: "-~", count: 100_000) + "1;\n"
        let flags = flags(["src/a.c": "#include \"deep.h\"\n", "src/deep.h": deep])
        #expect(flags.notes.map(\.reason) == [.limit])
        #expect(flags.placeholders["/r/src/deep.h"]?.starts(with: "#error".utf8) == true)
    }

    @Test func whatIsNowhereIsMissing() {
        let flags = flags(["src/a.c": """
            #if 0
            #include "dead.h"
            #endif
            #ifdef _WIN32
            #include <windows.h>
            #else
            #include "gone.h"
            #endif
            """])
        #expect(flags.missing == ["gone.h"])
    }

    @Test func circlesEnd() {
        #expect(flags(["src/a.c": "#include \"b.h\"", "src/b.h": "#include \"b.h\"\n#include \"a.c\""]).arguments.isEmpty)
    }
}
