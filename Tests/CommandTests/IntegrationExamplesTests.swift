import Foundation
import Testing

/// What stands in examples/ works as a new user would use it.
@Suite struct IntegrationExamplesTests {
    private static let folder = Flaw.repository.appendingPathComponent("examples")

    private static func files() throws -> [(name: String, text: String)] {
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return try names.sorted().compactMap { name in
            let url = folder.appendingPathComponent(name)
            var isFolder: ObjCBool = false
            FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
            return isFolder.boolValue ? nil : (name, try String(contentsOf: url, encoding: .utf8))
        }
    }

    /// Every option that an example gives to a subcommand is one that the subcommand knows.
    @Test func optionsExist() throws {
        var count = 0
        var help: [String: String] = [:]
        for file in try Self.files() {
            for match in file.text.replacing(/\n\s+--/, with: " --").matches(of: /iacslint (check|report|hook install)([^\n|]*)/) {
                let command = String(match.1)
                if help[command] == nil {
                    help[command] = try Tool.run(
                        Tool.iacslint, command.split(separator: " ").map(String.init) + ["--help"], in: Flaw.repository).output
                }
                for option in match.2.matches(of: /\s(--[a-z-]+)/) {
                    count += 1
                    #expect(help[command]?.contains(option.1) == true, "\(file.name): \(command) \(option.1)")
                }
            }
        }
        #expect(count > 10)
    }

    @Test(arguments: ["git-hook/pre-commit", "husky/pre-commit"])
    func theHookStopsAFlawAndLetsSoundCodePass(hook: String) throws {
        let scratch = try Scratch()
        try scratch.git("init", "-q")
        let script = try String(contentsOf: Self.folder.appendingPathComponent(hook), encoding: .utf8)
        // husky runs its files with sh; git wants the line that says so.
        try scratch.write(".git/hooks/pre-commit", script.hasPrefix("#!") ? script : "#!/bin/sh\n" + script)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.url(".git/hooks/pre-commit").path)
        let path = Tool.iacslint.deletingLastPathComponent().path + ":/usr/bin:/bin"
        try scratch.write("a.c", Sample.flawedC)
        try scratch.git("add", "a.c")
        let stopped = try scratch.git("commit", "-q", "-m", "flawed", expecting: 1, path: path)
        #expect((stopped.output + stopped.errors).contains("IACS-C101"))
        try scratch.write("a.c", Sample.soundC)
        try scratch.git("add", "a.c")
        try scratch.git("commit", "-q", "-m", "sound", path: path)
    }

    @Test(.enabled(if: Tool.find("check-jsonschema") != nil, "make test installs it"), arguments: [
        ["--builtin-schema", "vendor.github-workflows", "github/iacslint.yml"],
        ["--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", "gitlab/.gitlab-ci.yml"],
        ["--builtin-schema", "vendor.azure-pipelines", "--data-transform", "azure-pipelines", "--regex-variant", "python",
         "azure/azure-pipelines.yml"],
    ])
    func servicesAcceptTheirFiles(arguments: [String]) throws {
        let run = try Tool.run(try #require(Tool.find("check-jsonschema")), arguments, in: Self.folder)
        #expect(run.status == 0, "\(run.output)\(run.errors)")
    }

    @Test(.enabled(if: Tool.find("pre-commit") != nil, "make test installs it"))
    func preCommitRunsItsExample() throws {
        let tool = try #require(Tool.find("pre-commit"))
        let scratch = try Scratch()
        try scratch.git("init", "-q")
        try scratch.write(".pre-commit-config.yaml", try String(
            contentsOf: Self.folder.appendingPathComponent("pre-commit/.pre-commit-config.yaml"), encoding: .utf8))
        try scratch.write("a.c", Sample.flawedC)
        try scratch.git("add", ".")
        let path = Tool.iacslint.deletingLastPathComponent().path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
        let run = try Tool.run(
            tool, ["run"], in: scratch.folder,
            environment: ["PATH": path, "PRE_COMMIT_HOME": scratch.url("home").path, "GIT_CONFIG_GLOBAL": "/dev/null"])
        #expect(run.status == 1)
        #expect(run.output.contains("IACS-C101"), "\(run.output)\(run.errors)")
    }
}
