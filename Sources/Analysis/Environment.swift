import ClangBridge

/// What an analysis of C finds on this machine and in this tree, for people to read.
public struct Environment: Sendable {
    /// The library with its version and built-in headers, or why there is none.
    public let libclang: String
    /// Compile databases of the analysed C files, relative to the root, in order.
    public let compileDatabases: [String]

    public init(of workspace: Workspace) {
        do {
            let library = try Libclang.loaded()
            libclang = "\(library.version), \(library.path), built-in headers in \(library.resourceFolder)"
        } catch {
            libclang = "\(error)"
        }
        let folders = Set(workspace.targets.filter { $0.kind == .c }.map { Paths.parent(of: $0.path) })
        let named = workspace.configuration.compileCommands
            .map { Paths.joined(Paths.absolute($0, from: workspace.root), "compile_commands.json") }
        let found = named.map { [$0] }
            ?? Set(folders.compactMap { CompileCommands.find(from: $0, root: workspace.root) }).sorted()
        compileDatabases = found.map { Paths.relative($0, to: workspace.root) }
    }
}
