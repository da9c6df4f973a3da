import Catalog
import ClangBridge
import Findings

/// The flags that each unit is parsed with: the configuration's first, then those of the compile database.
struct UnitFlags: Sendable {
    private let configured: [String]

    init(workspace: Workspace, compileCommands: String?, isNeeded: Bool) {
        configured = workspace.configuration.includePaths.map { "-I" + Paths.absolute($0, from: workspace.root) }
            + workspace.configuration.defines.map { "-D" + $0 }
    }

    func parse(
        _ target: Workspace.Target, with parser: CParser, overlay: [String: [UInt8]], root: String
    ) -> CParseResult {
        parser.parse(
            path: target.path, displayPath: target.displayPath, arguments: configured, unsaved: overlay, root: root)
    }
}
