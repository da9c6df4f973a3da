import Foundation
import Testing
@testable import ClangBridge

@Suite struct FlagTests {
    @Test func pathsBecomeAbsolute() {
        let flags = FlagFilter(
            arguments: ["cc", "-Iinc", "-I", "../x", "-isystem", "/usr/x/../y", "-include", "c.h"],
            directory: "/b/d")
        #expect(flags.kept == ["-I", "/b/d/inc", "-I", "/b/x", "-isystem", "/usr/y", "-include", "/b/d/c.h"])
    }

    @Test func meaningPassesAndTheRestDoesNot() {
        let flags = FlagFilter(
            arguments: [
                "/opt/evil/cc", "-DA=1", "-D", "B", "-std=c99", "-m32", "-O2", "-Wall", "-Werror", "-g", "-c", "a.c", "-o",
                "/etc/x", "-MD", "-MF", "x.d", "-fplugin=/tmp/p.so", "-Xclang", "-load", "-Xclang", "/tmp/p.so",
                "@/etc/passwd", "-fmodules-cache-path=/tmp", "-target", "arm-none-eabi",
            ], directory: "/b")
        #expect(flags.kept == ["-DA=1", "-DB", "-std=c99", "-m32", "--target=arm-none-eabi"])
        #expect(flags.dropped == [
            "-fplugin=/tmp/p.so", "-Xclang", "-load", "-Xclang", "/tmp/p.so", "@/etc/passwd", "-fmodules-cache-path=/tmp",
        ])
    }

    @Test func aFlagWithoutItsValueEndsTheLine() {
        #expect(FlagFilter(arguments: ["cc", "-I"], directory: "/b").kept.isEmpty)
        #expect(FlagFilter(arguments: [], directory: "/b").kept.isEmpty)
    }

    @Test func databaseEntriesMayHaveEitherForm() throws {
        let text = """
            [{"directory": "/b", "file": "../s/a.c", "command": "gcc -DX=\\"a b\\" '-DY=\\"q\\"' -c a.c"},
             {"directory": "out", "file": "b.c", "arguments": ["/usr/bin/cc", "-DZ"]},
             {"directory": "/b", "file": "/s/a.c", "command": "gcc -DSECOND"}]
            """
        let database = try CompileCommands(path: "/p/compile_commands.json", data: Data(text.utf8))
        let first = try #require(database["/s/a.c"])
        #expect(first.arguments == ["gcc", "-DX=a b", "-DY=\"q\"", "-c", "a.c"])
        #expect(first.compiler == "gcc")
        #expect(database["/p/out/b.c"]?.directory == "/p/out")
        #expect(database.commands.count == 3)
    }

    @Test(arguments: ["", "{}", "[1]", "[{\"directory\": \"/\"}]", "\u{0}"])
    func aBrokenDatabaseIsNamed(_ text: String) {
        #expect(throws: CompileCommands.Invalid.self) { try CompileCommands(path: "/p/c.json", data: Data(text.utf8)) }
    }

    @Test func theVersionIsRead() {
        #expect(Libclang.majorVersion(in: "Debian clang version 19.1.7 (3)") == 19)
        #expect(Libclang.majorVersion(in: "Apple clang") == 0)
    }

    @Test func aNamedLibraryThatIsNoneIsRefused() {
        #expect(throws: LibclangError.self) { try Libclang.find(environment: ["IACSLINT_LIBCLANG": "/none.so"]) }
    }
}
