import Foundation
import Testing

/// A developer may do without pre-commit; in CI its absence is a failure.
private enum PreCommit {
    static let tool = Tool.find("pre-commit")
    static let isTested = tool != nil || ProcessInfo.processInfo.environment["CI"]?.isEmpty == false
}

/// The framework from https://pre-commit.com, with the hook as this repository publishes it.
@Suite(.enabled(if: PreCommit.isTested, "pre-commit is not installed")) struct PreCommitTests {
    /// A repository in which the hook is installed, with a cache of the framework's own.
    private final class Repository {
        let folder: Scratch
        private let cache: Scratch
        private let tool: URL

        init(install: Bool = true) throws {
            tool = try #require(PreCommit.tool, "pre-commit is not installed")
            (folder, cache) = (try Scratch(), try Scratch())
            let hooks = try PreCommitTests.publishedHooks()
            let revision = try hooks.git("rev-parse", "HEAD").output.trimmingCharacters(in: .whitespacesAndNewlines)
            try folder.git("init", "-q", "-b", "main")
            // The framework clones them at its first run, so they have to outlive this function.
            try hooks.git("clone", "-q", ".", cache.url("repository").path)
            try folder.write(".pre-commit-config.yaml", """
                repos:
                - repo: \(cache.url("repository").path)
                  rev: \(revision)
                  hooks:
                  - id: iacslint

                """)
            if install {
                let run = try preCommit("install")
                try #require(run.status == 0, "\(run.output)\(run.errors)")
            }
        }

        func preCommit(_ arguments: String...) throws -> Run {
            try Tool.run(tool, arguments, in: folder.folder, environment: environment)
        }

        /// `git commit` in the repository, or in another working tree of it.
        func commit(in place: URL? = nil) throws -> Run {
            try Tool.run(
                URL(fileURLWithPath: "/usr/bin/env"),
                ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "message"],
                in: place ?? folder.folder, environment: environment)
        }

        /// Everything staged and committed, the hook left out.
        func legacy(_ name: String, _ text: String) throws {
            try folder.write(name, text)
            try folder.git("add", ".")
            try folder.git("commit", "-qm", "legacy", "--no-verify")
        }

        private var environment: [String: String] {
            let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
            return [
                "PATH": Tool.iacslint.deletingLastPathComponent().path + ":" + path, "PRE_COMMIT_HOME": cache.url("home").path,
            ]
        }
    }

    /// A repository that holds this one's `.pre-commit-hooks.yaml`.
    private static func publishedHooks() throws -> Scratch {
        let hooks = try Scratch()
        try hooks.write(
            ".pre-commit-hooks.yaml", Data(contentsOf: Flaw.repository.appendingPathComponent(".pre-commit-hooks.yaml")))
        try hooks.git("init", "-q", "-b", "main")
        try hooks.git("add", ".")
        try hooks.git("commit", "-qm", "hooks")
        return hooks
    }

    private func expectBlocked(_ run: Run, _ text: String = "C101") {
        #expect(run.status != 0)
        #expect((run.output + run.errors).contains(text), "\(run.output)\(run.errors)")
    }

    private func expectCommitted(_ run: Run) {
        #expect(run.status == 0, "\(run.output)\(run.errors)")
    }

    // MARK: - What is staged

    /// There is no HEAD yet.
    @Test func theFirstCommit() throws {
        let repository = try Repository()
        try repository.folder.write("valve.c", Sample.flawedC)
        try repository.folder.git("add", ".")
        expectBlocked(try repository.commit())
        try repository.folder.write("valve.c", Sample.soundC)
        try repository.folder.git("add", ".")
        expectCommitted(try repository.commit())
    }

    @Test func aStagedFlaw() throws {
        let repository = try Repository()
        try repository.legacy("valve.c", Sample.soundC)
        try repository.folder.write("valve.c", Sample.flawedC)
        try repository.folder.git("add", ".")
        expectBlocked(try repository.commit())
    }

    @Test func anUnstagedFlaw() throws {
        let repository = try Repository()
        try repository.legacy("valve.c", Sample.soundC)
        try repository.folder.write("valve.c", Sample.soundC + "// staged\n")
        try repository.folder.git("add", ".")
        try repository.folder.write("valve.c", Sample.flawedC)
        expectCommitted(try repository.commit())
        #expect(try repository.folder.read("valve.c") == Sample.flawedC)
    }

    /// As `git add -p` leaves it, once with the sound hunk staged and once with the other.
    @Test func aPartiallyStagedFile() throws {
        let repository = try Repository()
        let middle = String(repeating: "// between\n", count: 10)
        try repository.legacy("valve.c", middle)
        let both = Sample.soundC + middle + Sample.flawedC
        try repository.folder.write("valve.c", middle + Sample.flawedC)
        try repository.folder.write(".git/flaw.patch", try repository.folder.git("diff", "valve.c").output)
        try repository.folder.write("valve.c", Sample.soundC + middle)
        try repository.folder.git("add", ".")
        try repository.folder.write("valve.c", both)
        expectCommitted(try repository.commit())
        #expect(try repository.folder.read("valve.c") == both)
        try repository.folder.git("apply", "--cached", "--recount", "--unidiff-zero", "-C0", ".git/flaw.patch")
        try repository.folder.write("valve.c", both + "// not staged\n")
        expectBlocked(try repository.commit())
        #expect(try repository.folder.read("valve.c") == both + "// not staged\n")
    }

    @Test func aRenamedFile() throws {
        let repository = try Repository()
        try repository.legacy("valve.c", Sample.flawedC)
        try repository.folder.git("mv", "valve.c", "pump.c")
        expectBlocked(try repository.commit(), "pump.c:3")
    }

    @Test func aDeletedFile() throws {
        let repository = try Repository()
        try repository.legacy("valve.c", Sample.flawedC)
        try repository.folder.git("rm", "-q", "valve.c")
        expectCommitted(try repository.commit())
    }

    @Test func aPathWithSpacesAndLetters() throws {
        let repository = try Repository()
        try repository.folder.write("Füllstand messen/über lauf.c", Sample.flawedC)
        try repository.folder.git("add", ".")
        expectBlocked(try repository.commit(), "Füllstand messen/über lauf.c:3")
    }

    // MARK: - Where the repository is

    @Test func aSubmodule() throws {
        let inner = try Scratch()
        try inner.git("init", "-q", "-b", "main")
        try inner.write("inner.c", Sample.flawedC)
        try inner.git("add", ".")
        try inner.git("commit", "-qm", "inner")
        let repository = try Repository()
        try repository.folder.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", inner.folder.path, "module.c")
        try repository.folder.git("add", ".")
        expectCommitted(try repository.commit())
    }

    @Test func aLinkedWorktree() throws {
        let repository = try Repository()
        try repository.legacy("valve.c", Sample.soundC)
        let other = try Scratch()
        try repository.folder.git("worktree", "add", "-q", other.url("tree").path)
        try other.write("tree/valve.c", Sample.flawedC)
        try repository.folder.git("-C", other.url("tree").path, "add", ".")
        expectBlocked(try repository.commit(in: other.url("tree")))
        expectCommitted(try repository.preCommit("run", "--all-files"))
    }

    /// The framework installs nothing where `core.hooksPath` is set; run by a hook there, it works.
    @Test func aHooksPath() throws {
        let repository = try Repository(install: false)
        try repository.folder.git("config", "core.hooksPath", "hooks")
        #expect(try repository.preCommit("install").status != 0)
        try repository.folder.write("hooks/pre-commit", "#!/bin/sh\nexec pre-commit run\n")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: repository.folder.url("hooks/pre-commit").path)
        try repository.folder.write("valve.c", Sample.flawedC)
        try repository.folder.git("add", ".")
        expectBlocked(try repository.commit())
    }
}
