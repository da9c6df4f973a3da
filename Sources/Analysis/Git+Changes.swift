import Foundation

/// Lines of a file, counted from 1.
public struct LineSet: Sendable, Hashable {
    /// Every line: the file is new.
    public static let all = LineSet(ranges: [1...Int.max])

    var ranges: [ClosedRange<Int>] = []

    public func contains(_ line: Int) -> Bool { ranges.contains { $0.contains(line) } }
}

extension Git {
    /// The lines of the working tree that are not as they were at the merge base with a revision, by path relative to the
    /// root. Files that git does not know yet are new as a whole.
    func changedLines(since revision: String) throws -> [String: LineSet] {
        let base: String
        do {
            base = String(decoding: try run(["merge-base", revision, "HEAD"]), as: UTF8.self)
                .trimmingCharacters(in: .whitespacesAndNewlines)
        } catch {
            let isShallow = try run(["rev-parse", "--is-shallow-repository"]).starts(with: Array("true".utf8))
            let advice = isShallow ? " This clone is shallow: fetch more history (git fetch --unshallow)." : ""
            throw Failure(description: "No merge base of '\(revision)' and HEAD was found.\(advice)")
        }
        var result: [String: LineSet] = [:]
        let common = ["--no-ext-diff", "--no-color", "--diff-filter=ACMR", "--find-renames"]
        var fields = try list(["diff", "--name-status", "-z"] + common + [base])[...]
        while let status = fields.popFirst(), let first = fields.popFirst() {
            // A renamed file is told with its old and its new path, and compared with what it was.
            let paths = status.hasPrefix("R") || status.hasPrefix("C") ? [first] + fields.prefix(1) : [first]
            fields = fields.dropFirst(paths.count - 1)
            guard let path = paths.last, FileKind(path: path) != nil else { continue }
            let difference = try run(["diff", "-U0"] + common + [base, "--"] + paths.map { ":(top,literal)" + $0 })
            result[path] = LineSet(ranges: Git.addedLines(in: difference))
        }
        for path in try list(["ls-files", "--others", "--exclude-standard", "-z"]) where FileKind(path: path) != nil {
            result[path] = .all
        }
        return result
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
