import Findings
import Foundation

/// Finds include paths for files without a compile database.
///
/// A file's `#include` lines are followed through the headers of the tree. A header that is neither beside its includer nor
/// in a folder found before is looked for by path suffix, and the folder of the best candidate becomes an include path. The
/// answer depends on the tree and the file alone, never on which file was asked about first.
public final class IncludeInference: Sendable {
    public struct Flags: Sendable, Equatable {
        /// Include flags. Folders for `"name"` are `-iquote` and those for `<name>` `-idirafter`, so that no header of the
        /// tree hides one of the system.
        public var arguments: [String] = []
        /// Contents in place of headers that a build would generate, or that must not be parsed, by absolute path.
        public var placeholders: [String: [UInt8]] = [:]
        /// Why the unit is not seen quite as it is built, in sentences for people.
        public var notes: [Note] = []
        /// Headers that are neither in the tree nor on the system, as written.
        public var missing: [String] = []
    }

    /// Something in place of a header.
    public struct Note: Sendable, Equatable {
        public let reason: Incompleteness.Reason
        public let sentence: String
    }

    private let root: String
    /// Folders that are searched already; what they hold needs no flag.
    private let configured: [String]
    private let systemFolders: [String]
    private let read: @Sendable (String) -> [UInt8]?
    private let files: Set<String>
    /// Files by their last name.
    private let byName: [String: [String]]
    private let scans = Memo<Scan>()
    private let systemHeaders = Memo<Bool>()

    /// - Parameters:
    ///   - root: absolute path of the tree.
    ///   - files: absolute paths of the files in it; others than headers and their templates do no harm.
    ///   - configured: absolute include paths that the parser gets anyway.
    ///   - read: gives the content of a file of the tree.
    public init(
        root: String, files: [String], configured: [String] = [],
        read: @escaping @Sendable (String) -> [UInt8]? = { FileManager.default.contents(atPath: $0).map(Array.init) }
    ) {
        self.root = root
        self.configured = configured
        self.read = read
        self.files = Set(files)
        byName = Dictionary(grouping: files.sorted()) { PathText.name(of: $0) }
        let library = (try? Libclang.loaded()).map { [$0.resourceFolder + "/include"] } ?? []
        systemFolders = library + [
            "/usr/local/include", "/usr/include", "/usr/include/x86_64-linux-gnu", "/usr/include/aarch64-linux-gnu",
        ]
    }

    /// The flags for one file, by absolute path.
    public func flags(for path: String) -> Flags {
        var search = Search(path: path, folders: configured.map { ($0, false) })
        var position = 0
        while position < search.queue.count {
            let includer = search.queue[position]
            position += 1
            let scan = scans.value(for: includer) { read(includer).map(Scan.init) ?? Scan([]) }
            if scan.isTooDeep, includer != path {
                search.flags.leaveOut(includer)
            } else {
                for include in scan.includes { resolve(include, from: includer, among: scan.includes, &search) }
            }
        }
        var flags = search.flags
        for folder in search.folders.dropFirst(configured.count) {
            flags.arguments += [folder.isAngled ? "-idirafter" : "-iquote", folder.path]
        }
        return flags
    }

    /// What a file includes, and whether clang would overflow its stack on it.
    private struct Scan: Sendable {
        let includes: [IncludeLine]
        let isTooDeep: Bool

        init(_ bytes: [UInt8]) {
            includes = IncludeScan.lines(of: bytes)
            isTooDeep = NestingGuard.excess(in: bytes) != nil
        }
    }

    private struct Search {
        let path: String
        var folders: [(path: String, isAngled: Bool)]
        var flags = Flags()
        var queue: [String]
        var visited: Set<String>

        init(path: String, folders: [(path: String, isAngled: Bool)]) {
            self.path = path
            self.folders = folders
            queue = [path]
            visited = [path]
        }

        mutating func visit(_ header: String) {
            if visited.insert(header).inserted { queue.append(header) }
        }

        mutating func add(_ folder: String, isAngled: Bool) {
            if !folders.contains(where: { $0 == (folder, isAngled) }) { folders.append((folder, isAngled)) }
        }
    }

    private func resolve(
        _ include: IncludeLine, from includer: String, among all: [IncludeLine], _ search: inout Search
    ) {
        let beside = PathText.join(PathText.folder(of: includer), include.name)
        if !include.isAngled, files.contains(beside) { return search.visit(beside) }
        if include.isAngled, isOnSystem(include.name) { return }
        for folder in search.folders where include.isAngled == folder.isAngled || !include.isAngled {
            let header = PathText.join(folder.path, include.name)
            if files.contains(header) { return search.visit(header) }
        }
        if let (folder, header) = candidate(for: include, near: search.path, among: all) {
            search.add(folder, isAngled: include.isAngled)
            return search.visit(header)
        }
        if isOnSystem(include.name) || search.flags.placeholders[beside] != nil { return }
        if let (text, template) = placeholder(for: include.name) {
            search.flags.standIn(text, for: beside, named: include.name, template: template)
            if include.isAngled { search.add(PathText.folder(of: includer), isAngled: true) }
        } else if !search.flags.missing.contains(include.name) {
            search.flags.missing.append(include.name)
        }
    }

    private func isOnSystem(_ name: String) -> Bool {
        systemHeaders.value(for: name) {
            systemFolders.contains { FileManager.default.fileExists(atPath: $0 + "/" + name) }
        }
    }

    // MARK: Candidates

    /// The folder from which `name` leads to a header of the tree, and that header. Among several the one for this
    /// platform, then the one that holds most of what the includer wants too, then the nearest to the file.
    private func candidate(
        for include: IncludeLine, near path: String, among all: [IncludeLine]
    ) -> (folder: String, header: String)? {
        let suffix = "/" + PathText.normalised(include.name)
        let folders = (byName[PathText.name(of: include.name)] ?? [])
            .filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) }
        let ranked = folders.map { folder in
            (folder: folder, rank: [
                platformRank(of: folder), -all.count { files.contains(folder + "/" + $0.name) },
                distance(from: folder, to: path), folder.utf8.count,
            ])
        }
        let best = ranked.min { a, b in
            a.rank == b.rank ? a.folder < b.folder : a.rank.lexicographicallyPrecedes(b.rank)
        }
        return best.map { ($0.folder, $0.folder + suffix) }
    }

    /// 0 for a folder of this platform or of none, 1 for a test's stand-ins, 2 for a foreign port.
    private func platformRank(of folder: String) -> Int {
        let parts = Set(folder.dropFirst(root.count).lowercased().split(separator: "/").map(String.init))
        if !parts.isDisjoint(with: IncludeInference.hostNames) { return 0 }
        if !parts.isDisjoint(with: IncludeInference.foreignNames) { return 2 }
        return parts.isDisjoint(with: IncludeInference.testNames) ? 0 : 1
    }

    private static let hostNames: Set<String> = ["linux", "posix", "unix"]
    private static let foreignNames: Set<String> = [
        "port", "ports", "win32", "windows", "win", "macos", "darwin", "bsd", "freertos", "zephyr", "arduino", "vxworks",
        "qnx", "rtos",
    ]
    private static let testNames: Set<String> = ["test", "tests", "mock", "mocks", "fuzz", "unit-test", "examples"]

    /// Steps up and down between a folder and the file.
    private func distance(from folder: String, to path: String) -> Int {
        let a = folder.split(separator: "/")
        let b = PathText.folder(of: path).split(separator: "/")
        let common = zip(a, b).prefix { $0 == $1 }.count
        return a.count + b.count - 2 * common
    }

    // MARK: Generated headers

    /// What stands in for a header that a build generates: its template with nothing configured, or nothing at all.
    private func placeholder(for name: String) -> (text: [UInt8], template: String?)? {
        let last = PathText.name(of: name)
        for suffix in [".in", ".cmake", ".cmake.in"] {
            if let template = byName[last + suffix]?.first, let bytes = read(template) {
                return (IncludeInference.unconfigured(bytes), last + suffix)
            }
        }
        let lower = last.lowercased()
        return lower.contains("config") || lower.contains("version") ? ([], nil) : nil
    }

    /// A template of autoconf or CMake with every variable 0 and every option off.
    static func unconfigured(_ template: [UInt8]) -> [UInt8] {
        var text = String(decoding: template, as: UTF8.self)
        let patterns = [("@[A-Za-z_][A-Za-z0-9_]*@", "0"), (#"\$\{[A-Za-z0-9_]*\}"#, "0"), ("#\\s*cmakedefine[^\n]*", "")]
        for (pattern, replacement) in patterns {
            text = text.replacingOccurrences(of: pattern, with: replacement, options: .regularExpression)
        }
        return Array(text.utf8)
    }
}

extension IncludeInference.Flags {
    fileprivate mutating func standIn(_ text: [UInt8], for path: String, named name: String, template: String?) {
        placeholders[path] = text
        let what = template.map { "'\($0)' stands in, with nothing configured" } ?? "an empty one stands in"
        notes.append(.init(reason: .missingHeader, sentence: "The header '\(name)' is made by a build; \(what)."))
    }

    fileprivate mutating func leaveOut(_ header: String) {
        let sentence = "The header '\(PathText.name(of: header))' nests more than \(NestingGuard.limit) levels and is left out."
        placeholders[header] = Array("#error \(sentence)\n".utf8)
        notes.append(.init(reason: .limit, sentence: sentence))
    }
}

/// Remembers the results of a pure function for all threads.
///
/// `@unchecked Sendable`: the lock guards the table.
private final class Memo<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var values: [String: Value] = [:]

    func value(for key: String, _ make: () -> Value) -> Value {
        if let known = lock.withLock({ values[key] }) { return known }
        let value = make()
        lock.withLock { values[key] = value }
        return value
    }
}
