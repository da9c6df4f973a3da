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
    private var changedLines: [String: LineSet]?

    /// In order of path.
    let targets: [Target]
    let store: ContentStore
    /// What was named and cannot be analysed.
    let problems: [Incompleteness]

    var root: String { project.root }
    var configuration: Configuration { project.configuration }

    /// - Throws: `ConfigurationError`, `Git.Failure`.
    public init(_ input: Input, workingDirectory: String) throws {
        var store = ContentStore()
        var named: [String]
        switch input {
        case .paths(let paths):
            named = paths.map { Paths.absolute($0, from: workingDirectory) }
            project = try Project(of: named, store: store)
        case .buffer(let path, let bytes):
            named = [Paths.absolute(path, from: workingDirectory)]
            store.overlay[named[0]] = bytes
            project = try Project(of: named, store: store)
        case .staged(let below):
            let git = try Git(containing: workingDirectory)
            (named, store) = try Workspace.staged(in: git)
            named = Workspace.only(named, below: below, from: workingDirectory)
            project = try Project(root: git.root, searchFrom: git.root, store: store)
        case .changed(let revision, let below):
            let git = try Git(containing: workingDirectory)
            let lines = try git.changedLines(since: revision)
            changedLines = lines
            named = lines.keys.map { Paths.joined(git.root, $0) }
            named = Workspace.only(named, below: below, from: workingDirectory)
            project = try Project(root: git.root, searchFrom: git.root, store: store)
        }
        self.store = store
        let root = project.root
        var discovery = FileDiscovery(root: root, excludes: project.configuration.exclude)
        for path in named.sorted() { discovery.add(path, isContentKnown: store.overlay[path] != nil) }
        problems = discovery.problems
        targets = discovery.files.sorted().compactMap { path in
            FileKind(path: path).map { Target(path: path, displayPath: Paths.relative(path, to: root), kind: $0) }
        }
    }

    /// The findings that begin on a line which changed, where only these count; else all.
    public func inScope(_ findings: [Finding], sources: [String: SourceFile]) -> [Finding] {
        guard let changedLines else { return findings }
        return findings.filter { finding in
            guard let lines = changedLines[finding.location.path], let source = sources[finding.location.path] else {
                return false
            }
            return lines.contains(source.line(at: finding.location.range.start))
        }
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
        let sources = staged.filter { FileKind(path: $0.path) != nil }
        return (sources.map { Paths.joined(git.root, $0.path) }, store)
    }

    private static func isRead(_ path: String) -> Bool {
        FileKind(path: path) != nil || Paths.name(of: path) == Configuration.fileName || path.hasPrefix(".iacslint/")
    }

    private static func only(_ paths: [String], below folders: [String], from workingDirectory: String) -> [String] {
        let folders = folders.map { Paths.absolute($0, from: workingDirectory) }
        guard !folders.isEmpty else { return paths }
        return paths.filter { path in
            folders.contains { $0 == "/" || path == $0 || path.hasPrefix($0 + "/") }
        }
    }
}
