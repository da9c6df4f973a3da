import Foundation
import PackagePlugin

/// Runs `embed-catalog` over `Rules/`, so that the binary carries the catalogue and works when copied alone.
@main
struct EmbedCatalog: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
        let rules = context.package.directoryURL.appendingPathComponent("Rules")
        let output = context.pluginWorkDirectoryURL.appendingPathComponent("EmbeddedCatalog.swift")
        let inputs = (FileManager.default.enumerator(at: rules, includingPropertiesForKeys: nil)?
            .compactMap { $0 as? URL } ?? [])
            .filter { ["md", "yaml", "tsv"].contains($0.pathExtension) }
            .sorted { $0.path < $1.path }
        return [
            .buildCommand(
                displayName: "Embedding the rule catalogue",
                executable: try context.tool(named: "embed-catalog").url,
                arguments: [rules.path, output.path],
                inputFiles: inputs, outputFiles: [output])
        ]
    }
}
