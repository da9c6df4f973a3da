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

/// The framework from https://pre-commit.com, with the hook as this repository publishes it.
@Suite struct PreCommitTests {
    private static let tool = Tool.find("pre-commit")
    private static let isInCI = ProcessInfo.processInfo.environment["CI"]?.isEmpty == false

    /// A developer may do without pre-commit; in CI its absence is a failure.
    @Test(.enabled(if: tool != nil || isInCI, "pre-commit is not installed"))
    func theFrameworkRunsTheHook() throws {
        let tool = try #require(Self.tool, "pre-commit is not installed")
        let hooks = try publishedHooks()
        let scratch = try Scratch()
        try scratch.git("init", "-q", "-b", "main")
        try scratch.write(".pre-commit-config.yaml", """
            repos:
            - repo: \(hooks.folder.path)
              rev: \(try hooks.git("rev-parse", "HEAD").output.trimmingCharacters(in: .whitespacesAndNewlines))
              hooks:
              - id: iacslint

            """)
        let cache = try Scratch()
        let path = Tool.iacslint.deletingLastPathComponent().path + ":"
            + (ProcessInfo.processInfo.environment["PATH"] ?? "")
        func commit(_ message: String) throws -> Run {
            try Tool.run(
                URL(fileURLWithPath: "/usr/bin/env"),
                ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", message],
                in: scratch.folder, environment: ["PATH": path, "PRE_COMMIT_HOME": cache.folder.path])
        }
        let installed = try Tool.run(
            tool, ["install"], in: scratch.folder, environment: ["PRE_COMMIT_HOME": cache.folder.path])
        try #require(installed.status == 0, "\(installed.output)\(installed.errors)")

        try scratch.write("valve.c", Sample.flawedC)
        try scratch.git("add", ".")
        let blocked = try commit("a staged flaw")
        #expect(blocked.status != 0)
        #expect((blocked.output + blocked.errors).contains("C101"))

        try scratch.write("valve.c", Sample.soundC)
        try scratch.git("add", ".")
        try scratch.write("valve.c", Sample.flawedC)
        let unstaged = try commit("an unstaged flaw")
        #expect(unstaged.status == 0, "\(unstaged.output)\(unstaged.errors)")
        #expect(try scratch.read("valve.c") == Sample.flawedC)

        try scratch.write("valve.c", Sample.soundC + "// mended\n")
        try scratch.git("add", ".")
        #expect(try commit("a fixed one").status == 0)
    }

    /// A repository that holds this one's `.pre-commit-hooks.yaml`.
    private func publishedHooks() throws -> Scratch {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let hooks = try Scratch()
        try hooks.write(".pre-commit-hooks.yaml", Data(contentsOf: root.appendingPathComponent(".pre-commit-hooks.yaml")))
        try hooks.git("init", "-q", "-b", "main")
        try hooks.git("add", ".")
        try hooks.git("commit", "-qm", "hooks")
        return hooks
    }
}
