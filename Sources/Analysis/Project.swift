import Catalog
import Foundation
import SourceText

/// The tree that files belong to, with what it says about its analysis.
public struct Project: Sendable {
    /// Absolute. Everything reported is relative to it: the top of the git working tree, or else the folder analysed.
    public let root: String
    public let configuration: Configuration
    /// The text that the configuration was read from.
    public let configurationSource: SourceFile?
    /// The project's own rules, `.iacslint/rules/*.md`: path relative to the root, and text.
    public let ownRules: [(path: String, text: String)]
    /// What the project tells of its libraries, `.iacslint/models/*.yaml`: path relative to the root, and text.
    public let ownModels: [(path: String, text: String)]

    /// The project that a file or folder belongs to.
    ///
    /// - Throws: `ConfigurationError`.
    public init(of path: String, workingDirectory: String) throws {
        let location = Self.location(of: [Paths.absolute(path, from: workingDirectory)])
        try self.init(root: location.root, searchFrom: location.folder, store: ContentStore())
    }

    /// The root above files and folders, and the deepest folder that holds all of them.
    static func location(of paths: [String]) -> (root: String, folder: String) {
        let shared = Paths.common(paths.map(folder))
        return (root(above: shared), shared)
    }

    /// - Parameter searchFrom: the folder from which the configuration is looked for, upwards to the root.
    init(root: String, searchFrom folder: String, store: ContentStore) throws {
        self.root = root
        configurationSource = Self.configurationSource(from: folder, root: root, store: store)
        configuration = try configurationSource.map { source in
            try ConfigurationReader(path: source.path).read(String(decoding: source.bytes, as: UTF8.self))
        } ?? Configuration()
        ownRules = Self.files(in: ".iacslint/rules", endingIn: ".md", root: root, store: store)
        ownModels = Self.files(in: ".iacslint/models", endingIn: ".yaml", root: root, store: store)
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

    private static func configurationSource(from folder: String, root: String, store: ContentStore) -> SourceFile? {
        var folder = folder
        while true {
            let path = Paths.joined(folder, Configuration.fileName)
            if let bytes = store.bytes(of: path) { return SourceFile(path: Paths.relative(path, to: root), bytes: bytes) }
            guard folder != root, folder != "/" else { return nil }
            folder = Paths.parent(of: folder)
        }
    }

    private static func files(
        in folder: String, endingIn suffix: String, root: String, store: ContentStore
    ) -> [(path: String, text: String)] {
        let path = Paths.joined(root, folder)
        return store.names(in: path).filter { $0.hasSuffix(suffix) }.compactMap { name in
            store.bytes(of: Paths.joined(path, name)).map {
                (path: folder + "/" + name, text: String(decoding: $0, as: UTF8.self))
            }
        }
    }
}

extension Project {
    /// The absolute path of a file that is given relative to the root.
    public func absolutePath(_ path: String) -> String { Paths.absolute(path, from: root) }

    /// The path of a file relative to the root, where it lies below that; links in the folders above it are followed.
    public func relativePath(_ file: String) -> String {
        let path = Paths.absolute(file, from: FileManager.default.currentDirectoryPath)
        let folder = Paths.resolved(Paths.parent(of: path)) ?? Paths.parent(of: path)
        return Paths.relative(Paths.joined(folder, Paths.name(of: path)), to: Paths.resolved(root) ?? root)
    }

    /// The project's own models of Swift libraries, `swift-*.yaml`, or of C libraries, any others.
    func models(of language: Rule.Language) -> [(path: String, text: String)] {
        ownModels.filter { Paths.name(of: $0.path).hasPrefix("swift-") == (language == .swift) }
    }

    /// The built-in rules and the project's own.
    ///
    /// - Throws: `CatalogError`.
    public func catalog() throws -> Catalog { try Catalog.loading(projectRules: ownRules) }
}
