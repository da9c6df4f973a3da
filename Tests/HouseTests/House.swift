import Foundation
import Testing

/// The package's own files, as the tests see them.
enum House {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    struct File: CustomTestStringConvertible {
        /// Relative to the root.
        let path: String
        let text: String
        /// The target's folder, the second part of `Sources/Gate/Sort.swift`.
        var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
        var lineCount: Int { text.split(separator: "\n", omittingEmptySubsequences: false).count - 1 }
        var testDescription: String { path }
    }

    /// Every file below a folder of the root whose name ends so, in order of path; build folders left out.
    static func files(below folder: String, endingIn suffixes: [String]) throws -> [File] {
        let base = root.appendingPathComponent(folder)
        let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
        return try names
            .filter { name in suffixes.contains { name.hasSuffix($0) } }
            .filter { !$0.split(separator: "/").contains(".build") }
            .sorted()
            .map { name in
                let url = base.appendingPathComponent(name)
                return File(path: folder + "/" + name, text: try String(contentsOf: url, encoding: .utf8))
            }
    }

    static func swiftSources() throws -> [File] { try files(below: "Sources", endingIn: [".swift"]) }

    /// The targets in the order of Package.swift: top to bottom.
    static func layers() throws -> [String] {
        let manifest = try String(contentsOf: root.appendingPathComponent("Package.swift"), encoding: .utf8)
        let declaration = /(?:layer\(|\.(?:executableTarget|target|plugin)\(\s*name: )"([A-Za-z-]+)"/
        return manifest.matches(of: declaration).map { String($0.1) }
    }
}
