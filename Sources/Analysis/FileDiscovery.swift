import Findings
import Foundation

/// What a file is to the analysis, told by its name alone.
public enum FileKind: Sendable {
    case c, header, swift, package

    public init?(path: String) {
        let name = Paths.name(of: path)
        if name == "Package.swift" || name.hasPrefix("Package@swift-") && name.hasSuffix(".swift") {
            self = .package
        } else if name.hasSuffix(".swift") {
            self = .swift
        } else if name.hasSuffix(".c") {
            self = .c
        } else if name.hasSuffix(".h") {
            self = .header
        } else {
            return nil
        }
    }

    var isSwift: Bool { self == .swift || self == .package }
}

/// Finds files below the paths that were named.
struct FileDiscovery {
    /// Paths relative to it are what the patterns are matched against.
    let root: String
    let excludes: [PathPattern]
    private(set) var files: Set<String> = []
    private(set) var problems: [Incompleteness] = []
    private let wants: (String) -> Bool

    /// - Parameter wants: whether a file is one to find, by its path.
    init(root: String, excludes: [PathPattern], wants: @escaping (String) -> Bool = { FileKind(path: $0) != nil }) {
        self.root = root
        self.excludes = excludes
        self.wants = wants
    }

    /// Adds a file, or every source file below a folder. A file that was named is taken whatever folder it lies in, unless
    /// the project's own excludes cover it.
    ///
    /// - Parameter isContentKnown: the content comes from elsewhere, so the file need not be on the disk.
    mutating func add(_ path: String, isContentKnown: Bool = false) {
        guard !isExcluded(path) else { return }
        switch isContentKnown ? .file : Self.kind(of: path, followingLinks: true) {
        case .folder: walk(path)
        case .file:
            if wants(path) {
                files.insert(path)
            } else {
                problems.append(problem(path, "'\(display(path))' is neither C nor Swift source."))
            }
        case .link, .other: problems.append(problem(path, "'\(display(path))' is not a regular file."))
        case .missing: problems.append(problem(path, "'\(display(path))' does not exist."))
        }
    }

    /// Symbolic links are not followed below a named folder: what they lead to is found where it lies, and loops end.
    private mutating func walk(_ start: String) {
        var pending = [start]
        while let folder = pending.popLast() {
            let names: [String]
            do {
                names = try FileManager.default.contentsOfDirectory(atPath: folder)
            } catch {
                problems.append(problem(folder, "The folder '\(display(folder))' cannot be read."))
                continue
            }
            if folder != start, names.contains(where: Self.buildOutputMarks.contains) { continue }
            for name in names where !name.hasPrefix(".") && !Self.skippedFolders.contains(name) {
                let path = Paths.joined(folder, name)
                switch Self.kind(of: path, followingLinks: false) {
                case .folder where !isExcluded(path): pending.append(path)
                case .file where wants(path) && !isExcluded(path): files.insert(path)
                default: break
                }
            }
        }
    }

    /// Folders that hold what tools bring or make. Hidden ones (`.git`, `.build`) are never entered.
    private static let skippedFolders: Set = ["node_modules", "DerivedData", "Carthage", "Pods"]
    /// A folder below the named one that holds one of these is the output of a build.
    private static let buildOutputMarks: Set = ["CMakeCache.txt", "build.ninja", "CACHEDIR.TAG", "meson-private"]

    private func isExcluded(_ path: String) -> Bool {
        let relative = display(path)
        return excludes.contains { $0.matches(relative) }
    }

    private func display(_ path: String) -> String { Paths.relative(path, to: root) }

    private func problem(_ path: String, _ message: String) -> Incompleteness {
        Incompleteness(path: display(path), reason: .unreadable, message: message)
    }

    private enum EntryKind { case file, folder, link, other, missing }

    private static func kind(of path: String, followingLinks: Bool) -> EntryKind {
        var status = stat()
        guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return .missing }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        case S_IFLNK: return .link
        default: return .other
        }
    }
}
