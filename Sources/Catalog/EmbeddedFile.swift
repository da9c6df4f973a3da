import Documents

/// A file of `Rules/` as the binary carries it.
struct EmbeddedFile: Sendable {
    /// Relative to that folder.
    let path: String
    /// The file's YAML, or its front matter, packed; empty where it has none.
    let document: String
    /// All of another file, or what stands behind the front matter.
    let text: String

    func root() throws -> Node {
        guard let node = Node(packed: document) else {
            throw CatalogError(path: "Rules/" + path, line: 1, message: "The file was not embedded as a document.")
        }
        return node
    }
}
