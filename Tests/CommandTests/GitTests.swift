import Foundation
import Testing

/// `--staged`, `--since` and `hook` against the real git.
@Suite struct GitTests {
    private func repository() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.git("init", "-q", "-b", "main")
        return scratch
    }

    /// Nothing but the index counts, whatever the working tree holds; also before the first commit.
    @Test func onlyTheIndexCounts() throws {
        let scratch = try repository()
        #expect(try scratch.check("--staged").status == 0)
        try scratch.write("a.c", Sample.flawedC)
        #expect(try scratch.check("--staged").status == 0, "not staged yet")
        try scratch.git("add", "a.c")
        try scratch.write("a.c", Sample.soundC)
        let run = try scratch.check("--staged")
        #expect(run.status == 1, "the flaw is staged, the mended file is not")
        #expect(run.output.contains("strcpy(name, text)"), "the line shown is the index's")
        try scratch.git("add", "a.c")
        try scratch.write("a.c", Sample.flawedC)
        #expect(try scratch.check("--staged").status == 0)
        try FileManager.default.removeItem(at: scratch.url("a.c"))
        #expect(try scratch.check("--staged").status == 0)
    }

    @Test func headersComeFromTheIndexToo() throws {
        let scratch = try repository()
        try scratch.write("h.h", "static inline char *copy(char *a, const char *b) { return a; }\n")
        try scratch.git("add", ".")
        try scratch.git("commit", "-qm", "header")
        try scratch.write("a.c", "#include \"h.h\"\nint f(void) { return SIZE; }\n")
        try scratch.write("h.h", "#define SIZE 1\n")
        try scratch.git("add", "a.c")
        #expect(try scratch.check("--staged", "--require-complete").status == 3, "the index's header has no SIZE")
        try scratch.git("add", "h.h")
        try scratch.write("h.h", "#error not this one\n")
        #expect(try scratch.check("--staged", "--require-complete").status == 0)
    }

    @Test func anUntrackedHeaderIsNoHelp() throws {
        let scratch = try repository()
        try scratch.write("a.c", "#include \"h.h\"\nint f(void) { return SIZE; }\n")
        try scratch.write("h.h", "#define SIZE 1\n")
        try scratch.git("add", "a.c")
        #expect(try scratch.check("--staged", "--require-complete").status == 3, "nobody else has the header")
        try scratch.write(".gitignore", "h.h\n")
        #expect(try scratch.check("--staged", "--require-complete").status == 0, "the build makes it")
        try scratch.write(".gitignore", "")
        try scratch.git("add", "h.h")
        #expect(try scratch.check("--staged", "--require-complete").status == 0)
    }

    @Test func theConfigurationIsTheIndexsToo() throws {
        let scratch = try repository()
        try scratch.write("a.c", Sample.flawedC)
        try scratch.write(".iacslint.yml", "ignore: [C101]\n")
        try scratch.git("add", ".")
        try scratch.write(".iacslint.yml", "")
        #expect(try scratch.check("--staged", "--select", "C101").status == 0)
    }

    @Test func namesWithSpacesAndLetters() throws {
        let scratch = try repository()
        try scratch.write("Füllstand messen/über\tlauf \"x\".c", Sample.flawedC)
        try scratch.git("add", ".")
        let run = try scratch.check("--staged")
        #expect(run.status == 1)
        #expect(run.output.contains("Füllstand messen"))
    }

    @Test func linksAndSubmodulesAreNoFiles() throws {
        let inner = try repository()
        try inner.write("inner.c", Sample.flawedC)
        try inner.git("add", ".")
        try inner.git("commit", "-qm", "inner")
        let scratch = try repository()
        try scratch.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", inner.folder.path, "module.c")
        try FileManager.default.createSymbolicLink(atPath: scratch.url("link.c").path, withDestinationPath: "module.c/inner.c")
        try scratch.git("add", ".")
        #expect(try scratch.check("--staged").status == 0)
    }

    @Test func aLinkedWorktreeHasItsOwnIndex() throws {
        let scratch = try repository()
        try scratch.write("a.c", Sample.soundC)
        try scratch.git("add", ".")
        try scratch.git("commit", "-qm", "one")
        let other = try Scratch()
        try scratch.git("worktree", "add", "-q", other.url("tree").path)
        try other.write("tree/b.c", Sample.flawedC)
        try scratch.git("-C", other.url("tree").path, "add", "b.c")
        #expect(try scratch.check("--staged").status == 0)
        let run = try Tool.run(Tool.iacslint, ["check", "--staged"], in: other.url("tree"))
        #expect(run.status == 1)
        #expect(run.output.contains("b.c:3"))
    }

    /// As `git add -p` leaves it: one hunk of a file is staged, another is not.
    @Test func aPartiallyStagedFile() throws {
        let scratch = try repository()
        try scratch.write("a.c", Sample.soundC)
        try scratch.git("add", ".")
        try scratch.git("commit", "-qm", "one")
        try scratch.write("a.c", Sample.soundC + "// staged\n")
        try scratch.git("add", ".")
        try scratch.write("a.c", Sample.soundC + "// staged\n" + Sample.flawedC)
        #expect(try scratch.check("--staged").status == 0, "the hunk with the flaw is not staged")
        try scratch.write(".git/hunk.patch", try scratch.git("diff", "a.c").output)
        try scratch.git("apply", "--cached", ".git/hunk.patch")
        try scratch.write("a.c", Sample.soundC)
        #expect(try scratch.check("--staged").status == 1, "now it is, whatever the working tree holds")
    }

    @Test func aRenamedFileIsCheckedAtItsNewPlace() throws {
        let scratch = try repository()
        try scratch.write("old name.c", Sample.flawedC)
        try scratch.git("add", ".")
        try scratch.git("commit", "-qm", "one")
        try scratch.git("mv", "old name.c", "new name.c")
        let run = try scratch.check("--staged")
        #expect(run.status == 1)
        #expect(run.output.contains("new name.c:3") && !run.output.contains("old name.c"))
    }

    @Test func aDeletedFileIsNone() throws {
        let scratch = try repository()
        try scratch.write("a.c", Sample.flawedC)
        try scratch.git("add", ".")
        try scratch.git("commit", "-qm", "one")
        try scratch.git("rm", "-q", "a.c")
        #expect(try scratch.check("--staged").status == 0)
        #expect(try scratch.check("--since", "main").status == 0)
    }

    /// What cannot be known is told, not guessed.
    @Test func aShallowCloneIsTold() throws {
        let scratch = try repository()
        for number in 1...3 {
            try scratch.write("a.c", Sample.soundC + "// \(number)\n")
            try scratch.git("add", ".")
            try scratch.git("commit", "-qm", "\(number)")
        }
        let first = try scratch.git("rev-parse", "HEAD~2").output.trimmingCharacters(in: .whitespacesAndNewlines)
        let clone = try Scratch()
        try clone.git("clone", "-q", "--depth", "1", "file://" + scratch.folder.path.replacingOccurrences(of: " ", with: "%20"), "c")
        let run = try Tool.run(Tool.iacslint, ["check", "--since", first], in: clone.url("c"))
        #expect(run.status == 2)
        #expect(run.errors.contains("This clone is shallow"), "\(run.errors)")
        #expect(run.output.isEmpty)
    }

    @Test func outsideARepositoryIsWrongUsage() throws {
        let run = try Scratch().check("--staged")
        #expect(run.status == 2)
        #expect(run.errors.contains("git"))
    }

    /// Only the lines that changed since the merge base, and files that git does not know yet.
    @Test func changedLinesSinceARevision() throws {
        let scratch = try repository()
        try scratch.write("a.c", Sample.flawedC)
        try scratch.git("add", ".")
        try scratch.git("commit", "-qm", "legacy")
        #expect(try scratch.check("--since", "main").status == 0)
        try scratch.write("a.c", Sample.flawedC + "void again(const char *text) { strcpy(name, text); }\n")
        let run = try scratch.check("--since", "main", "--select", "C101")
        #expect(run.status == 1)
        #expect(run.output.contains("a.c:4") && !run.output.contains("a.c:3"))
        try scratch.write("a.c", Sample.flawedC)
        try scratch.write("new.c", Sample.flawedC)
        #expect(try scratch.check("--since", "main").output.contains("new.c:3"))
        #expect(try scratch.check("--since", "nowhere").status == 2)
        try scratch.git("mv", "a.c", "renamed [a] *.c")
        try FileManager.default.removeItem(at: scratch.url("new.c"))
        #expect(try scratch.check("--since", "main").status == 0, "the old lines of a renamed file are old")
    }

    // MARK: - The hook

    @Test func theInstalledHookBlocksAFlaw() throws {
        let scratch = try repository()
        #expect(try scratch.iacslint(["hook", "install"]).status == 0)
        try scratch.write("a.c", Sample.flawedC)
        try scratch.git("add", ".")
        let blocked = try scratch.git("commit", "-qm", "flaw", expecting: nil)
        #expect(blocked.status != 0)
        #expect((blocked.output + blocked.errors).contains("C101"))
        try scratch.write("a.c", Sample.soundC)
        try scratch.git("add", ".")
        try scratch.write("a.c", Sample.flawedC)
        try scratch.git("commit", "-qm", "mended")
        #expect(try scratch.iacslint(["hook", "install"]).status == 0, "again is no error")
        #expect(try scratch.iacslint(["hook", "uninstall"]).status == 0)
        #expect(try scratch.iacslint(["hook", "uninstall"]).status == 2)
    }

    @Test func aForeignHookIsLeftAlone() throws {
        let scratch = try repository()
        try scratch.write(".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n")
        for command in ["install", "uninstall"] {
            let run = try scratch.iacslint(["hook", command])
            #expect(run.status == 2)
            #expect(run.errors.contains("left alone"))
        }
        #expect(try scratch.read(".git/hooks/pre-commit") == "#!/bin/sh\nexit 0\n")
    }

    @Test func aHooksFolderOfItsOwnIsUsedAndASharedOneIsNot() throws {
        let scratch = try repository()
        try scratch.git("config", "core.hooksPath", "my hooks")
        #expect(try scratch.iacslint(["hook", "install"]).status == 0)
        #expect(FileManager.default.isExecutableFile(atPath: scratch.url("my hooks/pre-commit").path))
        let shared = try Scratch()
        try scratch.git("config", "core.hooksPath", shared.folder.path)
        let run = try scratch.iacslint(["hook", "install"])
        #expect(run.status == 2)
        #expect(run.errors.contains("shared"))
    }
}
