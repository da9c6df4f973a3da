import CLibclang
import Foundation
import SourceText

/// Why no usable libclang was found; `description` tells the user what to install.
public struct LibclangError: Error, CustomStringConvertible {
    public let description: String
}

/// The libclang of this process, loaded at first use, with the folder that holds its built-in headers.
///
/// `@unchecked Sendable`: all fields are constants, and C function pointers may be called from any thread.
public final class Libclang: @unchecked Sendable {
    /// The oldest release that has the operator kinds of cursors.
    public static let minimumVersion = 17

    /// Where the library was found.
    public let path: String
    /// Its major version.
    public let version: Int
    /// The folder with `include/stddef.h`; without it a third of a tree would silently be missing.
    public let resourceFolder: String
    let functions: IACSLibclang

    /// The library, or the reason why there is none.
    public static func loaded() throws -> Libclang { try result.get() }

    private static let result = Result<Libclang, any Error> {
        try find(environment: ProcessInfo.processInfo.environment)
    }

    /// Searches `IACSLINT_LIBCLANG`, then the newest `llvm-N`, the Swift toolchain, Homebrew. A library named by the
    /// environment is taken or refused; of the others the first that loads and is new enough.
    static func find(environment: [String: String]) throws -> Libclang {
        let named = environment["IACSLINT_LIBCLANG"].flatMap { $0.isEmpty ? nil : $0 }
        var problems: [String] = []
        for candidate in named.map({ AnySequence([$0]) }) ?? installed(environment: environment) {
            do {
                return try Libclang(path: candidate, environment: environment)
            } catch {
                problems.append("  \(candidate): \(error)")
            }
        }
        throw LibclangError(description: """
            C files need libclang \(minimumVersion) or later, which was not found.
            \(problems.isEmpty ? "  (no candidate)" : problems.joined(separator: "\n"))
              Debian 12:               apt-get install libclang-19-dev
              Debian 13, Ubuntu 24.04: apt-get install libclang-dev
              macOS:                   brew install llvm
            or set IACSLINT_LIBCLANG to the library.
            """)
    }

    private init(path: String, environment: [String: String]) throws {
        self.path = path
        (functions, version) = try Libclang.load(path)
        resourceFolder = try Libclang.resourceFolder(version: version, library: path, environment: environment)
    }

    private static func load(_ path: String) throws -> (IACSLibclang, version: Int) {
        var functions = IACSLibclang()
        if let problem = iacslint_load_libclang(path, &functions) {
            throw LibclangError(description: String(cString: problem))
        }
        let text = string(functions.getClangVersion(), functions)
        let version = majorVersion(in: text)
        guard version >= minimumVersion else {
            throw LibclangError(description: "too old (\(text))")
        }
        _ = functions.toggleCrashRecovery(1)
        return (functions, version)
    }

    /// `Debian clang version 19.1.7 (…)` is 19; 0 where no number follows the word.
    static func majorVersion(in text: String) -> Int {
        guard let word = text.range(of: "version ") else { return 0 }
        return Int(text[word.upperBound...].prefix { $0.isNumber }) ?? 0
    }

    // MARK: Where things are

    private static let llvmParents = ["/usr/lib", "/usr/lib64", "/usr/local/lib"]
    private static let brewPrefixes = ["/opt/homebrew/opt/llvm", "/usr/local/opt/llvm"]

    /// The libraries of this machine, best first. Folders are listed as they are needed, which is mostly one.
    private static func installed(environment: [String: String]) -> AnySequence<String> {
        let folders = llvmFolders().map { $0 + "/lib" } + toolchainFolders(environment: environment)
            + brewPrefixes.map { $0 + "/lib" } + ["/usr/lib64", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"]
        return AnySequence(folders.lazy.compactMap { folder in
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            return names
                .filter { $0.hasPrefix("libclang.") || $0.hasPrefix("libclang-") }
                .filter { $0.contains(".so") || $0.hasSuffix(".dylib") }
                .filter { !$0.contains("cpp") }
                .min { ($0.count, $0) < ($1.count, $1) }
                .map { folder + "/" + $0 }
        })
    }

    /// `/usr/lib/llvm-N` with N from the minimum up, newest first.
    private static func llvmFolders() -> [String] {
        llvmParents.flatMap { parent in
            ((try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? [])
                .compactMap { $0.hasPrefix("llvm-") ? Int($0.dropFirst(5)) : nil }
                .filter { $0 >= minimumVersion }.sorted(by: >).map { "\(parent)/llvm-\($0)" }
        }
    }

    /// `usr/lib` of the Swift toolchains in `PATH`.
    private static func toolchainFolders(environment: [String: String]) -> [String] {
        (environment["PATH"] ?? "").split(separator: ":").compactMap { folder in
            let swift = URL(fileURLWithPath: folder + "/swift").resolvingSymlinksInPath()
            guard FileManager.default.isExecutableFile(atPath: swift.path) else { return nil }
            return swift.deletingLastPathComponent().deletingLastPathComponent().path + "/lib"
        }
    }

    /// The resource folder of the library's own version, else any on this machine that is not older than the minimum.
    private static func resourceFolder(
        version: Int, library: String, environment: [String: String]
    ) throws -> String {
        let beside = URL(fileURLWithPath: library).resolvingSymlinksInPath().deletingLastPathComponent().path
        let folders = [beside] + llvmFolders().map { $0 + "/lib" } + toolchainFolders(environment: environment)
            + brewPrefixes.map { $0 + "/lib" } + ["/usr/lib"]
        let found = folders.flatMap { folder -> [(version: Int, path: String)] in
            ((try? FileManager.default.contentsOfDirectory(atPath: folder + "/clang")) ?? []).sorted().compactMap { name in
                let path = "\(folder)/clang/\(name)"
                guard let major = Int(name.prefix { $0.isNumber }), major >= minimumVersion,
                    FileManager.default.fileExists(atPath: path + "/include/stddef.h")
                else { return nil }
                return (major, path)
            }
        }
        guard let best = found.first(where: { $0.version == version }) ?? found.first else {
            throw LibclangError(description: "no folder with clang's own headers (…/lib/clang/\(version)/include)")
        }
        return best.path
    }

    // MARK: Strings

    /// Takes over a string of libclang's.
    func string(_ text: CXString) -> String { Libclang.string(text, functions) }

    /// The name of a declaration; empty where it has none (libclang then tells a place instead).
    func name(of cursor: CXCursor) -> String {
        let spelling = string(functions.getCursorSpelling(cursor))
        guard spelling.utf8.contains(UInt8(ascii: "(")) else { return spelling }
        return spelling.includes("(anonymous") || spelling.includes("(unnamed") ? "" : spelling
    }

    private static func string(_ text: CXString, _ functions: IACSLibclang) -> String {
        defer { functions.disposeString(text) }
        guard let characters = functions.getCString(text) else { return "" }
        return String(cString: characters)
    }
}
