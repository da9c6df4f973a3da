import Foundation
import Testing

/// What a command printed, and how it ended.
struct Run {
    var status: Int32
    var output: String
    var errors: String
}

enum Tool {
    /// The binary that stands beside the test bundle, or the one that the variable IACSLINT names.
    static let iacslint: URL = {
        if let named = ProcessInfo.processInfo.environment["IACSLINT"] { return URL(fileURLWithPath: named) }
        let bundles = Bundle.allBundles.map(\.bundleURL) + [URL(fileURLWithPath: CommandLine.arguments[0])]
        let candidates = bundles.map { $0.deletingLastPathComponent().appendingPathComponent("iacslint") }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
            ?? URL(fileURLWithPath: "/iacslint-was-not-built")
    }()

    /// Runs a program to its end. Output goes to files, so no pipe can fill.
    static func run(
        _ program: URL, _ arguments: [String], in folder: URL, input: String = "", environment: [String: String] = [:]
    ) throws -> Run {
        let scratch = try Scratch()
        try scratch.write("in", input)
        try scratch.write("out", "")
        try scratch.write("err", "")
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: scratch.url("in"))
        process.standardOutput = try FileHandle(forWritingTo: scratch.url("out"))
        process.standardError = try FileHandle(forWritingTo: scratch.url("err"))
        try process.run()
        process.waitUntilExit()
        return Run(
            status: process.terminationStatus, output: try scratch.read("out"), errors: try scratch.read("err"))
    }

    /// A program found on the search path; nil when it is not installed.
    static func find(_ name: String) -> URL? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return path.split(separator: ":").map { URL(fileURLWithPath: String($0)).appendingPathComponent(name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}

/// A folder that goes away with the value.
final class Scratch {
    let folder: URL

    init() throws {
        // With its links followed, so that paths can be compared.
        folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appendingPathComponent("iacslint tests é " + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func url(_ name: String) -> URL { folder.appendingPathComponent(name) }

    func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

    func write(_ name: String, _ data: Data) throws {
        try FileManager.default.createDirectory(
            at: url(name).deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url(name))
    }

    func read(_ name: String) throws -> String { String(decoding: try Data(contentsOf: url(name)), as: UTF8.self) }

    func check(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws -> Run {
        try iacslint(["check"] + arguments, input: input, environment: environment)
    }

    func iacslint(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Run {
        try Tool.run(Tool.iacslint, arguments, in: folder, input: input, environment: environment)
    }

    /// Runs git with an identity, and fails the test where git fails unless that is expected.
    @discardableResult
    func git(_ arguments: String..., expecting status: Int32? = 0, path: String? = nil) throws -> Run {
        var environment = [
            "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A",
            "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": "/dev/null",
        ]
        environment["PATH"] = path
        let run = try Tool.run(
            URL(fileURLWithPath: "/usr/bin/env"), ["git"] + arguments, in: folder, environment: environment)
        if let status { #expect(run.status == status, "git \(arguments): \(run.output)\(run.errors)") }
        return run
    }
}

/// Sources with a flaw that the catalogue surely has, and their safe twins.
enum Sample {
    static let flawedC = """
        char *strcpy(char *to, const char *from);
        char name[16];
        void set_name(const char *text) { strcpy(name, text); }

        """
    static let soundC = "int twice(int value) { return 2 * value; }\n"
    static let flawedSwift = """
        import CryptoKit
        func digest(_ data: Data) -> Insecure.MD5.Digest { Insecure.MD5.hash(data: data) }

        """
    static let soundSwift = "func twice(_ value: Int) -> Int { 2 * value }\n"
}
