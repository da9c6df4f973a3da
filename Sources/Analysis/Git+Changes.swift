import Foundation
import SourceText

extension Git {
    /// What changed since a commit in files that are analysed.
    struct Changes {
        /// The merge base that it is compared with.
        var base: String
        /// Added and altered lines by present path, relative to the root.
        var lines: [String: LineSet] = [:]
        /// Path at the base by present path; files that the base does not have are left out.
        var origins: [String: String] = [:]
    }

    /// The full name of the commit that a revision names.
    func commit(_ revision: String) throws -> String {
        do {
            return try line(["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"])
        } catch {
            throw Failure(description: "There is no revision '\(revision)'.\(try shallowAdvice())")
        }
    }

    /// The last commit that a revision and HEAD have in common.
    func mergeBase(with revision: String) throws -> String {
        let commit = try commit(revision)
        do {
            return try line(["merge-base", commit, "HEAD"])
        } catch {
            throw Failure(description: "No merge base of '\(revision)' and HEAD was found.\(try shallowAdvice())")
        }
    }

    private func shallowAdvice() throws -> String {
        try line(["rev-parse", "--is-shallow-repository"]) == "true"
            ? " This clone is shallow: fetch more history (git fetch --unshallow)." : ""
    }

    /// The lines of the working tree, or of the index, that are not as they were at the merge base with a revision. Files of
    /// the working tree that git does not know yet are new as a whole.
    func changes(since revision: String, inIndex: Bool = false) throws -> Changes {
        var changes = Changes(base: try mergeBase(with: revision))
        let common = ["--no-ext-diff", "--no-color", "--diff-filter=ACMR", "--find-renames"] + (inIndex ? ["--cached"] : [])
        var fields = try list(["diff", "--name-status", "-z"] + common + [changes.base])[...]
        while let status = fields.popFirst(), let first = fields.popFirst() {
            // A renamed file is told with its old and its new path, and compared with what it was.
            let paths = status.hasPrefix("R") || status.hasPrefix("C") ? [first] + fields.prefix(1) : [first]
            fields = fields.dropFirst(paths.count - 1)
            guard let path = paths.last, FileKind(path: path) != nil else { continue }
            let difference = try run(["diff", "-U0"] + common + [changes.base, "--"] + paths.map { ":(top,literal)" + $0 })
            changes.lines[path] = LineSet(ranges: Git.addedLines(in: difference))
            if status != "A" { changes.origins[path] = first }
        }
        guard !inIndex else { return changes }
        for path in try list(["ls-files", "--others", "--exclude-standard", "-z"]) where FileKind(path: path) != nil {
            changes.lines[path] = .all
        }
        return changes
    }

    /// The ranges behind `+` in the heads of the hunks, `@@ -12,0 +13,2 @@`.
    private static func addedLines(in difference: [UInt8]) -> [ClosedRange<Int>] {
        difference.split(separator: UInt8(ascii: "\n")).compactMap { line in
            guard line.starts(with: Array("@@ -".utf8)) else { return nil }
            let fields = String(decoding: line, as: UTF8.self).split(separator: " ")
            guard fields.count > 2, fields[2].hasPrefix("+") else { return nil }
            let numbers = fields[2].dropFirst().split(separator: ",").compactMap { Int($0) }
            guard let first = numbers.first else { return nil }
            let count = numbers.count > 1 ? numbers[1] : 1
            return count > 0 ? first...(first + count - 1) : nil
        }
    }
}
