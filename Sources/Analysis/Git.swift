import Foundation

/// Asks `git` itself: its index format, filters and worktrees are its own affair.
public struct Git: Sendable {
    /// A command that failed, with what git said.
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    /// The top folder of the working tree.
    public let root: String

    /// - Throws: `Failure` where `folder` lies in no working tree, or git is not installed.
    public init(containing folder: String) throws {
        root = Git.line(try Git.run(["rev-parse", "--show-toplevel"], in: folder))
    }

    /// The folder that git looks for hooks in, and whether it is this repository's own: `core.hooksPath` may name one that
    /// others share.
    public func hooksFolder() throws -> (path: String, isOwn: Bool) {
        func path(_ arguments: [String]) throws -> String {
            Paths.absolute(try line(["rev-parse"] + arguments), from: root)
        }
        let folder = try path(["--git-path", "hooks"])
        let isOwn = [root, try path(["--git-common-dir"])].contains { folder.hasPrefix($0 + "/") }
        return (folder, isOwn)
    }

    /// Standard output of `git ARGUMENTS`, run in the root.
    func run(_ arguments: [String], input: [UInt8] = []) throws -> [UInt8] {
        try Git.run(arguments, in: root, input: input)
    }

    /// Output of one line, without the line's end.
    func line(_ arguments: [String]) throws -> String { Git.line(try run(arguments)) }

    private static func line(_ output: [UInt8]) -> String {
        let text = String(decoding: output, as: UTF8.self)
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    /// Output that ends its entries with NUL, split.
    func list(_ arguments: [String]) throws -> [String] {
        try run(arguments).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Standard input and standard error are files and only standard output is a pipe, so nothing can wait for nothing.
    private static func run(_ arguments: [String], in folder: String, input: [UInt8] = []) throws -> [UInt8] {
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("iacslint-" + UUID().uuidString)
        try FileManager.default.createDirectory(
            at: scratch, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: scratch) }
        let errors = scratch.appendingPathComponent("stderr")
        let questions = scratch.appendingPathComponent("stdin")
        try Data().write(to: errors)
        try Data(input).write(to: questions)

        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "-C", folder] + arguments
        process.standardInput = try FileHandle(forReadingFrom: questions)
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let said = String(decoding: (try? Data(contentsOf: errors)) ?? Data(), as: UTF8.self)
                .trimmingCharacters(in: .whitespacesAndNewlines)
            throw Failure(description: "git \(arguments.first ?? "") failed: \(said.isEmpty ? "no message" : said)")
        }
        return [UInt8](bytes)
    }
}
