/// What git's index and its commits hold, without a look at the working tree.
extension Git {
    /// A file of the index or of a commit.
    struct Entry {
        /// Relative to the root.
        var path: String
        var blob: String
    }

    /// Files that the next commit adds or changes. Links and submodules are no files here.
    func stagedFiles() throws -> [Entry] {
        try entries(of: ["diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff",
                         "--diff-filter=ACMR"], blobField: 3, modeField: 1)
    }

    /// Files whose copy in the working tree is not what the index holds.
    func unstagedFiles() throws -> [Entry] {
        try entries(of: ["diff-files", "--raw", "-z", "--no-abbrev", "--no-renames"], blobField: 2, modeField: 0)
    }

    /// Files that neither the index holds nor git ignores.
    func untrackedFiles() throws -> [String] { try list(["ls-files", "--others", "--exclude-standard", "-z", "--full-name"]) }

    /// The bytes of a file of the index; nil where it has none of this path.
    func staged(_ path: String) throws -> [UInt8]? {
        // `MODE BLOB STAGE`, a tab, and the path.
        guard let entry = try list(["ls-files", "--stage", "-z", "--", ":(top,literal)" + path]).first else { return nil }
        let description = entry.split(separator: " ")
        guard description.count > 1 else { return nil }
        return try contents(of: [Entry(path: path, blob: String(description[1]))]).first
    }

    /// The files of a commit. Links and submodules are no files here.
    func files(of commit: String) throws -> [Entry] {
        // `MODE TYPE BLOB`, a tab, and the path.
        try list(["ls-tree", "-r", "-z", "--full-tree", commit]).compactMap { text in
            let parts = text.split(separator: "\t", maxSplits: 1)
            let description = parts[0].split(separator: " ")
            guard parts.count == 2, description.count == 3, description[0].hasPrefix("100") else { return nil }
            return Entry(path: String(parts[1]), blob: String(description[2]))
        }
    }

    /// Reads `:MODE MODE BLOB BLOB STATUS` NUL `PATH` NUL, and so on.
    private func entries(of command: [String], blobField: Int, modeField: Int) throws -> [Entry] {
        let fields = try list(command)
        return stride(from: 0, to: fields.count - 1, by: 2).compactMap { index in
            let description = fields[index].dropFirst().split(separator: " ")
            guard description.count > blobField, description[modeField].hasPrefix("100") else { return nil }
            return Entry(path: fields[index + 1], blob: String(description[blobField]))
        }
    }

    /// The bytes of blobs, in the order asked for.
    func contents(of entries: [Entry]) throws -> [[UInt8]] {
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
