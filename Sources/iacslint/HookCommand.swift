import Analysis
import ArgumentParser
import Foundation

struct HookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hook", abstract: "Install or remove git's pre-commit hook in this repository.",
        discussion: "For the pre-commit framework see .pre-commit-hooks.yaml in iacslint's repository instead.",
        subcommands: [Install.self, Uninstall.self])

    struct Install: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "install", abstract: "Check what is staged before every commit.")

        func run() throws {
            let hook = try PreCommitHook()
            try hook.install(binary: Bundle.main.executablePath ?? "iacslint")
            Console.write("Installed \(hook.path).\n")
        }
    }

    struct Uninstall: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "uninstall", abstract: "Remove the hook that `hook install` made.")

        func run() throws {
            let hook = try PreCommitHook()
            try hook.uninstall()
            Console.write("Removed \(hook.path).\n")
        }
    }
}

/// The file that git runs before a commit. One that somebody else wrote is never touched.
private struct PreCommitHook {
    let path: String

    private static let mark = "# Written by `iacslint hook install`."
    private static let command = "iacslint check --staged"

    init() throws {
        let git = try Git(containing: FileManager.default.currentDirectoryPath)
        let folder = try git.hooksFolder()
        guard folder.isOwn else {
            throw UsageError("""
                core.hooksPath is '\(folder.path)', which is shared with other repositories. \
                Add this line to the pre-commit hook there: \(Self.command)
                """)
        }
        path = folder.path + "/pre-commit"
    }

    /// Whether the hook is ours; nil when there is none.
    private var isOurs: Bool? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self).contains(Self.mark) }
    }

    func install(binary: String) throws {
        guard isOurs != false else {
            throw UsageError("'\(path)' is another hook and was left alone. Add this line to it: \(Self.command)")
        }
        let url = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(Self.script(binary: binary).utf8).write(to: url, options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }

    func uninstall() throws {
        switch isOurs {
        case true?: try FileManager.default.removeItem(atPath: path)
        case false?: throw UsageError("'\(path)' is another hook and was left alone.")
        case nil: throw UsageError("There is no hook at '\(path)'.")
        }
    }

    /// Prefers the binary that installed the hook, then the one on the search path.
    private static func script(binary: String) -> String {
        let quoted = "'" + binary.replacingOccurrences(of: "'", with: "'\\''") + "'"
        return """
            #!/bin/sh
            \(mark)
            iacslint=\(quoted)
            [ -x "$iacslint" ] || iacslint=$(command -v iacslint) || {
                echo "iacslint was not found, so this commit was not checked. Commit with --no-verify to go on." >&2
                exit 1
            }
            exec "$iacslint" check --staged

            """
    }
}
