/// The revision of the analysed tree, as its version control tells it.
public struct Provenance: Sendable, Hashable {
    /// Absolute URI of the repository, without user name or password; nil where it has no remote one.
    public var repository: String?
    /// The commit that is checked out.
    public var revision: String
    /// Nil where none is checked out.
    public var branch: String?
    /// When the commit was made, `2026-11-23T10:00:00Z`.
    public var committed: String
    /// Whether the working tree holds changes that no commit has.
    public var isModified: Bool

    public init(repository: String?, revision: String, branch: String?, committed: String, isModified: Bool) {
        self.repository = repository
        self.revision = revision
        self.branch = branch
        self.committed = committed
        self.isModified = isModified
    }
}
