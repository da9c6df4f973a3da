import Catalog
import Foundation

/// The tree that files belong to, with what it says about its analysis.
public struct Project: Sendable {
    /// Absolute. Everything reported is relative to it: the top of the git working tree, or else the folder analysed.
    public let root: String
    public let configuration: Configuration
    /// The project's own rules, `.iacslint/rules/*.md`: path relative to the root, and text.
    public let ownRules: [(path: String, text: String)]

    /// The project that a file or folder belongs to.
    ///
    /// - Throws: `ConfigurationError`.
    public init(of path: String, workingDirectory: String) throws {
        try self.init(of: [Paths.absolute(path, from: workingDirectory)], store: ContentStore())
    }

    init(of paths: [String], store: ContentStore) throws {
        let shared = Paths.common(paths.map(Self.folder))
        try self.init(root: Self.root(above: shared), searchFrom: shared, store: store)
    }

    /// - Parameter searchFrom: the folder from which the configuration is looked for, upwards to the root.
    init(root: String, searchFrom folder: String, store: ContentStore) throws {
        self.root = root
        configuration = try Self.configuration(from: folder, root: root, store: store)
        ownRules = Self.ownRules(in: root, store: store)
    }

    /// The nearest folder upwards that is the top of a git working tree; else the nearest with a configuration; else the
    /// folder itself.
    private static func root(above folder: String) -> String {
        nearest(".git", above: folder) ?? nearest(Configuration.fileName, above: folder) ?? folder
    }

    /// The nearest folder upwards that holds an entry of this name.
    private static func nearest(_ name: String, above folder: String) -> String? {
        var candidate = folder
        while true {
            if FileManager.default.fileExists(atPath: Paths.joined(candidate, name)) { return candidate }
            guard candidate != "/" else { return nil }
            candidate = Paths.parent(of: candidate)
        }
    }

    private static func folder(_ path: String) -> String {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        return exists && isFolder.boolValue ? path : Paths.parent(of: path)
    }

    private static func configuration(from folder: String, root: String, store: ContentStore) throws -> Configuration {
        var folder = folder
        while true {
            let path = Paths.joined(folder, Configuration.fileName)
            if let bytes = store.bytes(of: path) {
                let reader = ConfigurationReader(path: Paths.relative(path, to: root))
                return try reader.read(String(decoding: bytes, as: UTF8.self))
            }
            guard folder != root, folder != "/" else { return Configuration() }
            folder = Paths.parent(of: folder)
        }
    }

    private static func ownRules(in root: String, store: ContentStore) -> [(path: String, text: String)] {
        let folder = Paths.joined(root, ".iacslint/rules")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".md") }.sorted().compactMap { name in
            store.bytes(of: Paths.joined(folder, name)).map {
                (path: ".iacslint/rules/" + name, text: String(decoding: $0, as: UTF8.self))
            }
        }
    }
}

extension Project {
    /// The built-in rules and the project's own.
    ///
    /// - Throws: `CatalogError`.
    public func catalog() throws -> Catalog { try Catalog.loading(projectRules: ownRules) }
}
