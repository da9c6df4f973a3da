import ClangBridge
import Findings

/// How each unit is parsed: the configuration's flags, then those of the compile database, or else inferred ones.
///
/// Shared by the threads; what a file gets depends on the tree and the file alone.
final class UnitFlags: Sendable {
    private let root: String
    private let store: ContentStore
    private let includePaths: [String]
    private let defines: [String]
    /// The database that was named, absolute; nil = each folder's is looked for.
    private let namedDatabase: CompileCommands?

    /// Path of the database by folder of the file.
    private let databasePaths = Locked<[String: String?]>([:])
    private let databases = Locked<[String: Result<CompileCommands, any Error>]>([:])
    private let inference = Locked<IncludeInference?>(nil)

    /// - Parameter folder: the one of the compile database, absolute; nil = the configuration's, if any.
    /// - Throws: `UnusableCompileCommands` for a named database that cannot be used.
    init(workspace: Workspace, compileCommands folder: String?) throws {
        root = workspace.root
        store = workspace.store
        includePaths = workspace.configuration.includePaths.map { [root] in Paths.absolute($0, from: root) }
        defines = workspace.configuration.defines
        let configured = workspace.configuration.compileCommands.map { [root] in Paths.absolute($0, from: root) }
        do {
            namedDatabase = try (folder ?? configured).map {
                try CompileCommands(path: Paths.joined($0, "compile_commands.json"))
            }
        } catch {
            throw UnusableCompileCommands(description: "\(error)")
        }
    }

    func parse(_ target: Workspace.Target, with parser: CParser) -> CParseResult {
        var arguments = defines.map { "-D" + $0 } + includePaths.map { "-I" + $0 }
        var buffers = store.overlay
        var notes: [IncludeInference.Note] = []
        let command = command(for: target.path)
        if let command {
            arguments += command.flags.kept
        } else {
            let flags = includeInference().flags(for: target.path)
            arguments += flags.arguments
            buffers.merge(flags.placeholders) { known, _ in known }
            notes = flags.notes
        }
        var result = parser.parse(
            path: target.path, displayPath: target.displayPath, arguments: arguments, unsaved: buffers, root: root)
        result.unit.hasCompileCommand = command != nil
        result.incompleteness += notes.map {
            Incompleteness(path: target.displayPath, reason: $0.reason, message: $0.sentence)
        }
        return result
    }

    /// The command of the compile database for a file.
    func command(for path: String) -> CompileCommand? {
        if let namedDatabase { return namedDatabase[path] }
        guard let database = databasePath(for: path), case .success(let commands) = database.commands else { return nil }
        return commands[path]
    }

    /// The databases that tell the flags of these files, in order of path.
    func databases(of targets: [Workspace.Target]) -> [CompileCommands] {
        for target in targets where target.kind == .c && namedDatabase == nil { _ = databasePath(for: target.path) }
        let found = databases.withLock { $0.values.compactMap { try? $0.get() } }
        return ([namedDatabase].compactMap { $0 } + found).sorted { $0.path < $1.path }
    }

    /// The databases that were looked at and cannot be used.
    var problems: [Incompleteness] {
        databases.withLock { $0 }.compactMap { path, result in
            guard case .failure(let error) = result else { return nil }
            return Incompleteness(
                path: Paths.relative(path, to: root), reason: .unreadable, message: "\(error)")
        }
    }

    private func databasePath(
        for path: String
    ) -> (path: String, commands: Result<CompileCommands, any Error>)? {
        let folder = Paths.parent(of: path)
        let found = databasePaths.withLock { known in
            if let path = known[folder] { return path }
            let path = CompileCommands.find(from: folder, root: root)
            known[folder] = path
            return path
        }
        guard let found else { return nil }
        let commands = databases.withLock { known in
            if let commands = known[found] { return commands }
            let commands = Result { try CompileCommands(path: found) }
            known[found] = commands
            return commands
        }
        return (found, commands)
    }

    /// Made with the first file that no database knows: it needs a list of all files of the tree.
    private func includeInference() -> IncludeInference {
        inference.withLock { known in
            if let known { return known }
            var discovery = FileDiscovery(root: root, excludes: [], wants: { _ in true })
            discovery.add(root)
            let made = IncludeInference(
                root: root, files: discovery.files.union(store.overlay.keys).sorted(), configured: includePaths
            ) { [store] in store.bytes(of: $0) }
            known = made
            return made
        }
    }
}

/// A compile database that was named, and that cannot be read.
public struct UnusableCompileCommands: Error, CustomStringConvertible {
    public let description: String
}
