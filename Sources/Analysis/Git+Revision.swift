/// The files of a commit, and nothing else.
struct Revision {
    private let git: Git
    private let entries: [String: Git.Entry]

    init(_ commit: String, of git: Git) throws {
        self.git = git
        entries = Dictionary(try git.files(of: commit).map { ($0.path, $0) }) { first, _ in first }
    }

    /// The bytes of files by path relative to the root; those that the commit does not have are left out.
    func contents(of paths: some Sequence<String>) throws -> [String: [UInt8]] {
        let found = paths.compactMap { entries[$0] }
        return Dictionary(zip(found.map(\.path), try git.contents(of: found))) { first, _ in first }
    }

    /// A store that holds the files that are wanted, and knows no disk.
    func store(where isWanted: (String) -> Bool) throws -> ContentStore {
        let contents = try contents(of: entries.keys.filter(isWanted))
        return ContentStore(
            overlay: Dictionary(uniqueKeysWithValues: contents.map { (Paths.joined(git.root, $0.key), $0.value) }),
            isSealed: true)
    }
}
