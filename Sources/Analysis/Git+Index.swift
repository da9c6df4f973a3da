/// What git's index holds, as the next commit will hold it.
extension Git {
    /// A file of the index.
    struct IndexEntry {
        /// Relative to the root.
        var path: String
        var blob: String
    }

    /// Files that the next commit adds or changes. Links and submodules are no files here.
    func stagedFiles() throws -> [IndexEntry] {
        try entries(of: ["diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff",
                         "--diff-filter=ACMR"], blobField: 3, modeField: 1)
    }

    /// Files whose copy in the working tree is not what the index holds.
    func unstagedFiles() throws -> [IndexEntry] {
        try entries(of: ["diff-files", "--raw", "-z", "--no-abbrev", "--no-renames"], blobField: 2, modeField: 0)
    }

    /// Reads `:MODE MODE BLOB BLOB STATUS` NUL `PATH` NUL, and so on.
    private func entries(of command: [String], blobField: Int, modeField: Int) throws -> [IndexEntry] {
        let fields = try list(command)
        return stride(from: 0, to: fields.count - 1, by: 2).compactMap { index in
            let description = fields[index].dropFirst().split(separator: " ")
            guard description.count > blobField, description[modeField].hasPrefix("100") else { return nil }
            return IndexEntry(path: fields[index + 1], blob: String(description[blobField]))
        }
    }

    /// The bytes of blobs, in the order asked for.
    func contents(of entries: [IndexEntry]) throws -> [[UInt8]] {
        guard !entries.isEmpty else { return [] }
        let questions = entries.map { $0.blob + "\n" }.joined()
        let answer = try run(["cat-file", "--batch"], input: Array(questions.utf8))
        var at = 0
        return try entries.map { entry in
            // Each answer is `BLOB blob SIZE\n`, the bytes, and a line feed.
            guard let lineEnd = answer[at...].firstIndex(of: UInt8(ascii: "\n")),
                let size = String(decoding: answer[at..<lineEnd], as: UTF8.self).split(separator: " ").last.flatMap({ Int($0) }),
                lineEnd + 1 + size < answer.count
            else { throw Failure(description: "git cat-file gave no content for '\(entry.path)'.") }
            let start = lineEnd + 1
            at = start + size + 1
            return Array(answer[start..<start + size])
        }
    }
}
