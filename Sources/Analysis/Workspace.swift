import Findings
import Foundation
import SourceText

/// What the user asked to have analysed.
public enum Input: Sendable {
    /// Files, and folders with everything below them.
    case paths([String])
    /// What the next commit adds or changes, as git's index holds it; below these paths, or everywhere when there is none.
    case staged(below: [String])
    /// What changed since the merge base with a revision, in the working tree.
    case changed(since: String, below: [String])
    /// One file with the given content, whatever the disk holds.
    case buffer(path: String, bytes: [UInt8])
}

/// The files of a run, in a project, and where their bytes come from.
public struct Workspace: Sendable {
    /// A file to analyse.
    struct Target: Sendable {
        var path: String
        var displayPath: String
        var kind: FileKind
    }

    public let project: Project
    /// The lines that changed, by path relative to the root, where only these count; nil where all do.
    let changedLines: [String: LineSet]?
    /// Whether all files were asked for that the configuration is for.
    let coversProject: Bool
    /// The revision that judges, where one was named.
    let trust: Trust?
    /// Absolute paths of what was asked for.
    private let named: [String]
    /// Set where the index is what counts.
    private let index: Git?

    /// In order of path.
    let targets: [Target]
    let store: ContentStore
    /// Paths relative to the root of the files that are reported: all targets, or the share of a shard.
    let wanted: Set<String>
    /// What was named and cannot be analysed.
    let problems: [Incompleteness]

    /// Whether what was asked for counts as a whole, not only what changed in it.
    var isWhole: Bool { changedLines == nil && index == nil }

    var root: String { project.root }
    var configuration: Configuration { project.configuration }

    /// - Parameter revision: the one that configuration, own rules and baseline are read from, instead of what is analysed.
    /// - Parameter shard: which of the files are reported; nil = all.
    /// - Throws: `ConfigurationError`, `Git.Failure`.
    public init(
        _ input: Input, workingDirectory: String, trusting revision: String? = nil, shard: Shard? = nil
    ) throws {
        var store = ContentStore()
        var named: [String]
        var git: Git?
        var changedLines: [String: LineSet]?
        switch input {
        case .paths(let paths):
            named = paths.map { Paths.absolute($0, from: workingDirectory) }
        case .buffer(let path, let bytes):
            named = [Paths.absolute(path, from: workingDirectory)]
            store.overlay[named[0]] = bytes
        case .staged(let below):
            let repository = try Git(containing: workingDirectory)
            (named, store) = try Workspace.staged(in: repository)
            named = Workspace.only(named, below: below, from: workingDirectory)
            git = repository
        case .changed(let revision, let below):
            let repository = try Git(containing: workingDirectory)
            let lines = try repository.changes(since: revision).lines
            changedLines = lines
            named = lines.keys.map { Paths.joined(repository.root, $0) }
            named = Workspace.only(named, below: below, from: workingDirectory)
            git = repository
        }
        if case .staged = input { index = git } else { index = nil }
        let location = git.map { (root: $0.root, folder: $0.root) } ?? Project.location(of: named)
        if let revision {
            let repository = try git ?? Git(containing: location.root)
            let trust = try Trust(
                revision: revision, git: repository, searchFrom: location.folder, store: store, inIndex: index != nil)
            self.trust = trust
            project = trust.project
        } else {
            trust = nil
            project = try Project(root: location.root, searchFrom: location.folder, store: store)
        }
        self.named = named
        self.store = store
        self.changedLines = changedLines
        let root = project.root
        let scope = project.configuration.path.map { Paths.parent(of: Paths.joined(root, $0)) } ?? root
        coversProject = git == nil && trust == nil && shard == nil && named.contains { scope == $0 || scope.hasPrefix($0 + "/") }
        var discovery = FileDiscovery(root: root, excludes: project.configuration.exclude)
        for path in named.sorted() { discovery.add(path, isContentKnown: store.overlay[path] != nil) }
        problems = discovery.problems
        targets = discovery.files.sorted().compactMap { path in
            FileKind(path: path).map { Target(path: path, displayPath: Paths.relative(path, to: root), kind: $0) }
        }
        wanted = Set((shard?.share(of: targets) ?? targets).map(\.displayPath))
    }

    /// Whether a path relative to the root lies below what was asked for, whether or not there is a file.
    public func covers(_ path: String) -> Bool {
        Workspace.isBelow(named, Paths.joined(root, path))
    }

    /// The texts of the files that can be read, by path relative to the root.
    public func sources() -> [String: SourceFile] {
        let files = targets.compactMap { try? store.load($0.path, displayPath: $0.displayPath).get() }
        return Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
    }

    /// The text of a file by its path relative to the root, as the next commit or the trusted revision has it where these
    /// count.
    public func text(at path: String) throws -> String? {
        if let trust { return try trust.text(at: path) }
        if let index { return try index.staged(path).map { String(decoding: $0, as: UTF8.self) } }
        return store.bytes(of: Paths.absolute(path, from: root)).map { String(decoding: $0, as: UTF8.self) }
    }

    // MARK: - Git

    /// The staged files, and a store in which everything that the working tree holds otherwise is as in the index.
    private static func staged(in git: Git) throws -> (paths: [String], store: ContentStore) {
        let staged = try git.stagedFiles().filter { isRead($0.path) }
        let stagedPaths = Set(staged.map(\.path))
        let different = try git.unstagedFiles().filter { isRead($0.path) && !stagedPaths.contains($0.path) }
        let entries = staged + different
        var store = ContentStore()
        for (entry, bytes) in zip(entries, try git.contents(of: entries)) {
            store.overlay[Paths.joined(git.root, entry.path)] = bytes
        }
        // The parser reads headers by itself. One that the commit will lack must not be found; one that git ignores is made by
        // the build, and may.
        for path in try git.untrackedFiles() where [.header, .c].contains(FileKind(path: path)) {
            store.overlay[Paths.joined(git.root, path)] = Array("#error '\(path)' is not in git's index.\n".utf8)
        }
        let sources = staged.filter { FileKind(path: $0.path) != nil }
        return (sources.map { Paths.joined(git.root, $0.path) }, store)
    }

    private static func isRead(_ path: String) -> Bool { FileKind(path: path) != nil || isConfiguration(path) }

    /// Whether a file, by its path relative to the root, says how the others are analysed.
    static func isConfiguration(_ path: String) -> Bool {
        Paths.name(of: path) == Configuration.fileName || path.hasPrefix(".iacslint/")
    }

    private static func only(_ paths: [String], below folders: [String], from workingDirectory: String) -> [String] {
        let folders = folders.map { Paths.absolute($0, from: workingDirectory) }
        guard !folders.isEmpty else { return paths }
        return paths.filter { isBelow(folders, $0) }
    }

    private static func isBelow(_ folders: [String], _ path: String) -> Bool {
        folders.contains { $0 == "/" || path == $0 || path.hasPrefix($0 + "/") }
    }
}
