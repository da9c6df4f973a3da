import Foundation

/// How a comparison is written.
public enum ComparisonFormat: String, CaseIterable, Sendable { case text, json, markdown }

/// What became of the open results of one log in another, matched by identity as a multiset.
public struct SARIFComparison: Sendable {
    public enum Change: String, CaseIterable, Sendable, Encodable {
        case new, fixed, unchanged
        /// Open before, and covered by a suppression now: no proof that anything was mended.
        case accepted
        /// Not there any more, but its rule did not run, or its file was not analysed completely.
        case notJudged = "not judged"
    }

    public struct Entry: Sendable, Encodable {
        public var change: Change
        public var rule: String
        public var level: String
        public var path: String
        public var line: Int
        public var symbol: String?
        public var message: String
        public var fingerprint: String?
    }

    /// By change, then by place.
    public let entries: [Entry]

    public init(old: SARIFLog, new: SARIFLog) {
        typealias Found = (run: SARIFLog.Run, result: SARIFLog.Result)
        func results(_ log: SARIFLog) -> [Found] { log.runs.flatMap { run in (run.results ?? []).map { (run, $0) } } }
        func entry(_ found: Found, _ change: Change) -> Entry {
            Entry(
                change: change, rule: found.result.ruleId ?? found.run.rule(of: found.result)?.id ?? "",
                level: found.run.level(of: found.result), path: found.result.path ?? "", line: found.result.line ?? 1,
                symbol: found.result.symbol, message: found.result.message.text ?? "", fingerprint: found.result.fingerprint)
        }
        var open = Dictionary(grouping: results(new).filter { !$0.result.isSuppressed }) { Self.identity($0.result) }
        var suppressed = Dictionary(grouping: results(new).filter { $0.result.isSuppressed }) { Self.identity($0.result) }
        func take(_ key: String, _ pool: inout [String: [Found]], near path: String?) -> Found? {
            guard let candidates = pool[key], !candidates.isEmpty else { return nil }
            return pool[key]?.remove(at: candidates.firstIndex { $0.result.path == path } ?? 0)
        }
        let judged = Judged(new)
        var entries: [Entry] = []
        for found in results(old) where !found.result.isSuppressed {
            let key = Self.identity(found.result)
            if let now = take(key, &open, near: found.result.path) {
                entries.append(entry(now, .unchanged))
            } else if let now = take(key, &suppressed, near: found.result.path) {
                entries.append(entry(now, .accepted))
            } else {
                let old = entry(found, .fixed)
                entries.append(judged.covers(old) ? old : entry(found, .notJudged))
            }
        }
        // What was suppressed before and is open now was known, but nothing accepts it any more: it is new.
        entries += open.values.flatMap { $0 }.map { entry($0, .new) }
        self.entries = entries.sorted {
            let order = (Self.order($0.change), Self.order($1.change))
            return order.0 != order.1 ? order.0 < order.1
                : ($0.path, $0.line, $0.rule, $0.message) < ($1.path, $1.line, $1.rule, $1.message)
        }
    }

    public func count(_ change: Change) -> Int { entries.count { $0.change == change } }

    /// The fingerprint without its ordinal; of another tool's result the rule, path and message.
    private static func identity(_ result: SARIFLog.Result) -> String {
        result.fingerprint.map { String($0.prefix { $0 != ":" }) }
            ?? [result.ruleId ?? "", result.path ?? "", result.message.text ?? ""].joined(separator: "\u{0}")
    }

    private static func order(_ change: Change) -> Int { Change.allCases.firstIndex(of: change) ?? 0 }

    /// What a log can speak for.
    private struct Judged {
        private let rules: Set<String>
        private let incomplete: Set<String>

        init(_ log: SARIFLog) {
            rules = Set(log.runs.flatMap(\.rules).map(\.id))
            let notifications = log.runs.flatMap { $0.invocations ?? [] }.flatMap { $0.toolExecutionNotifications ?? [] }
            incomplete = Set(notifications.flatMap { $0.locations ?? [] }.compactMap {
                $0.physicalLocation?.artifactLocation?.path
            })
        }

        /// Where a log lists no rules, as other tools may, it is taken at its word.
        func covers(_ entry: Entry) -> Bool {
            (rules.isEmpty || rules.contains(entry.rule)) && !incomplete.contains(entry.path)
        }
    }

    // MARK: - Writing

    public func rendered(as format: ComparisonFormat) throws -> String {
        switch format {
        case .text:
            let lines = entries.filter { $0.change != .unchanged }.map {
                "\($0.change.rawValue): \($0.path):\($0.line): \($0.level)[\($0.rule)]: \($0.message)\n"
            }
            return lines.joined() + summary + ".\n"
        case .markdown:
            let rows = entries.filter { $0.change != .unchanged }.map {
                [$0.change.rawValue, "\($0.path):\($0.line)", $0.level, $0.rule, $0.message]
            }
            let table = Table(headings: ["change", "place", "level", "rule", "message"], rows: rows)
            return summary + ".\n" + (rows.isEmpty ? "" : "\n" + (try table.rendered(as: .markdown)))
        case .json:
            let counts = Change.allCases.map { ($0.rawValue, count($0)) }
            return String(
                decoding: try sarifEncoder().encode(
                    Document(summary: Dictionary(counts) { first, _ in first }, results: entries)), as: UTF8.self) + "\n"
        }
    }

    private struct Document: Encodable {
        var summary: [String: Int]
        var results: [Entry]
    }

    /// `1 new, 2 fixed, 14 unchanged`; the other changes where there are some.
    private var summary: String {
        Change.allCases.filter { [.new, .fixed, .unchanged].contains($0) || count($0) > 0 }
            .map { "\(count($0)) \($0.rawValue)" }.joined(separator: ", ")
    }
}
