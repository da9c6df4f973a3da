import Findings
import Foundation

extension Git {
    /// The revision that is checked out; nil before the first commit.
    public func provenance() -> Provenance? {
        func line(_ arguments: [String]) -> String? {
            guard let bytes = try? run(arguments) else { return nil }
            let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
            return text.isEmpty ? nil : text
        }
        // UTC whatever the machine's time zone: equal revisions give equal reports.
        guard let head = line(["-c", "log.showSignature=false", "show", "-s", "--format=%H %ct", "HEAD"]),
            let revision = head.split(separator: " ").first, let seconds = head.split(separator: " ").last.flatMap({ Double($0) })
        else { return nil }
        return Provenance(
            repository: line(["remote", "get-url", "origin"]).flatMap(Self.uri(ofRemote:)), revision: String(revision),
            branch: line(["symbolic-ref", "--quiet", "--short", "HEAD"]),
            committed: Date(timeIntervalSince1970: seconds).formatted(.iso8601),
            isModified: line(["status", "--porcelain", "--untracked-files=no"]) != nil)
    }

    /// The absolute URI of a remote, without who logs in to it: `git@host:a/b.git` is `ssh://host/a/b.git`. A path of this
    /// machine is none.
    static func uri(ofRemote remote: String) -> String? {
        if var parts = URLComponents(string: remote), let scheme = parts.scheme, scheme != "file", parts.host?.isEmpty == false {
            parts.user = nil
            parts.password = nil
            return parts.string
        }
        guard let short = remote.wholeMatch(of: /(?:[^@\/:]+@)?([A-Za-z0-9.-]+):([^\/:][^:]*)/) else { return nil }
        var parts = URLComponents()
        parts.scheme = "ssh"
        parts.host = String(short.1)
        parts.path = "/" + short.2
        return parts.string
    }
}
