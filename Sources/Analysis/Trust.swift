import Catalog
import Gate
import SourceText
import Findings

/// The revision whose configuration, own rules and baseline judge a change, so that the change cannot wave itself through.
struct Trust: Sendable {
    /// As the user named it.
    let name: String
    /// The project as the trusted revision has it.
    let project: Project
    private let judge: Revision
    /// Where the change began: what it adds is told against this, not against what the trusted branch did since.
    private let base: Revision
    private let changes: Git.Changes
    private let baseProject: Project
    private let proposed: Project
    private let proposedStore: ContentStore

    /// - Parameter store: the content of the change itself.
    /// - Throws: `Git.Failure`, `ConfigurationError` also for the configuration that the change brings.
    init(revision: String, git: Git, searchFrom folder: String, store: ContentStore, inIndex: Bool) throws {
        name = revision
        changes = try git.changes(since: revision, inIndex: inIndex)
        judge = try Revision(try git.commit(revision), of: git)
        base = try Revision(changes.base, of: git)
        project = try Project(
            root: git.root, searchFrom: folder, store: try judge.store(where: Workspace.isConfiguration))
        baseProject = try Project(
            root: git.root, searchFrom: folder, store: try base.store(where: Workspace.isConfiguration))
        proposed = try Project(root: git.root, searchFrom: folder, store: store)
        proposedStore = store
    }

    /// The trusted text of a file by its path relative to the root.
    func text(at path: String) throws -> String? { try Self.text(of: path, in: judge) }

    private static func text(of path: String, in revision: Revision) throws -> String? {
        try revision.contents(of: [path])[path].map { String(decoding: $0, as: UTF8.self) }
    }

    // MARK: - What the change takes away

    /// What the gate needs to report it, and the texts that it leads to.
    func revision(baseline path: String?, catalog: Catalog) throws -> (revision: TrustedRevision, sources: [SourceFile]) {
        let baselineSource = path.flatMap { path in
            proposedStore.bytes(of: Paths.joined(project.root, path)).map { SourceFile(path: path, bytes: $0) }
        }
        var weakenings = try configurationWeakenings(catalog: catalog) + alteredRules()
        if let path, let baselineSource {
            let before = try Self.text(of: path, in: base).map { try Baseline(reading: $0, path: path) }
            let now = try Baseline(reading: String(decoding: baselineSource.bytes, as: UTF8.self), path: path)
            let added = now.entries(beyond: before ?? Baseline(of: []))
            if !added.isEmpty {
                let entries = added.count == 1 ? "an entry" : "\(added.count) entries"
                weakenings.append((Location(path: path, range: baselineSource.lineRange(1)), "The change adds \(entries) to the baseline."))
            }
        }
        let originals = try base.contents(of: changes.origins.values)
        let sources = changes.origins.compactMapValues { original in
            originals[original].map { SourceFile(path: original, bytes: $0) }
        }
        return (
            TrustedRevision(name: name, sources: sources, changedLines: changes.lines, weakenings: weakenings),
            [proposed.configurationSource, baselineSource].compactMap { $0 }
        )
    }

    private func configurationWeakenings(catalog: Catalog) throws -> [(location: Location, message: String)] {
        let (before, now) = (baseProject.configuration, proposed.configuration)
        let path = now.path ?? before.path ?? Configuration.fileName
        func place(_ line: Int?) -> Location {
            Location(path: path, range: proposed.configurationSource?.lineRange(line ?? 1) ?? ByteRange(0, 0))
        }
        let deviations = now.deviations(beyond: before).compactMap { deviation -> (Location, String)? in
            guard case .configuration(_, let line) = deviation.origin else { return nil }
            let rules = deviation.rules.map { "'\($0)'" }.joined(separator: ", ")
            return (place(line), "The change adds a deviation from \(rules), which '\(name)' does not have.")
        }
        return try now.weakenings(since: before, catalog: catalog).map { (place(now.lines[$0.key]), $0.message) } + deviations
    }

    /// The project's own rules that the change alters or deletes, and all that it does to the models of libraries: these say
    /// also what is harmless.
    private func alteredRules() -> [(location: Location, message: String)] {
        func texts(_ files: [(path: String, text: String)]) -> [String: String] {
            Dictionary(files.map { ($0.path, $0.text) }) { first, _ in first }
        }
        let (rulesBefore, rulesNow) = (texts(baseProject.ownRules), texts(proposed.ownRules))
        let (modelsBefore, modelsNow) = (texts(baseProject.ownModels), texts(proposed.ownModels))
        let rules = rulesBefore.keys.filter { rulesNow[$0] != rulesBefore[$0] }.map { path in
            (path, "The change \(rulesNow[path] == nil ? "deletes" : "alters") the rule '\(path)'.")
        }
        let models = Set(modelsBefore.keys).union(modelsNow.keys).filter { modelsNow[$0] != modelsBefore[$0] }.map { path in
            let what = modelsNow[path] == nil ? "deletes" : modelsBefore[path] == nil ? "adds" : "alters"
            return (path, "The change \(what) the models in '\(path)'.")
        }
        return (rules + models).sorted { $0.0 < $1.0 }.map {
            (Location(path: $0.0, range: ByteRange(0, 0)), $0.1)
        }
    }
}
