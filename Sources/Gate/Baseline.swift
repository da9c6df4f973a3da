import Findings
import Foundation

/// The findings a project knows of and has not mended yet. Matched by identity as a multiset; it may only shrink.
///
/// Written as one JSON object a line, sorted by path, rule, symbol and identity, so that two branches that prune it merge
/// without a conflict. Path and symbol are for people: they take no part in the matching but to choose among equals.
public struct Baseline: Sendable, Equatable {
    public struct Entry: Sendable, Hashable, Codable, Comparable {
        /// `Finding.identity`
        public var fingerprint: String
        public var path: String
        public var rule: String
        public var symbol: String?

        init(_ finding: Finding) {
            fingerprint = finding.identity
            path = finding.location.path
            rule = finding.ruleID
            symbol = finding.symbol
        }

        public static func < (a: Entry, b: Entry) -> Bool {
            (a.path, a.rule, a.symbol ?? "", a.fingerprint) < (b.path, b.rule, b.symbol ?? "", b.fingerprint)
        }
    }

    /// A line that is no entry.
    public struct ReadingError: Error, CustomStringConvertible {
        public let description: String
    }

    /// Sorted; equal entries stand for as many findings.
    public private(set) var entries: [Entry]

    /// What no deviation covers.
    public init(of findings: [Finding]) {
        entries = findings.filter { $0.deviation == nil }.map(Entry.init).sorted()
    }

    /// - Parameter path: as shown in errors.
    /// - Throws: `ReadingError`.
    public init(reading text: String, path: String) throws {
        let decoder = JSONDecoder()
        entries = try text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            guard !line.allSatisfy(\.isWhitespace) else { return nil }
            do {
                return try decoder.decode(Entry.self, from: Data(line.utf8))
            } catch {
                throw ReadingError(description: "\(path):\(index + 1): This is no entry of a baseline.")
            }
        }.sorted()
    }

    private init(entries: [Entry]) { self.entries = entries.sorted() }

    public func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try entries.map { String(decoding: try encoder.encode($0), as: UTF8.self) + "\n" }.joined()
    }

    // MARK: - Matching

    /// Which of the findings the baseline knows, and the entries that no finding is left for.
    public struct Match: Sendable {
        /// Indices of findings, with the entry of each.
        public var known: [Int: Entry] = [:]
        /// In the baseline's order.
        public var unmatched: [Entry] = []
    }

    /// An entry knows one open finding of its identity: one in its own file first, so that among equals the old ones are the
    /// known ones.
    public func match(_ findings: [Finding]) -> Match {
        var open = Dictionary(grouping: findings.indices.filter { findings[$0].deviation == nil }) { findings[$0].identity }
        var match = Match()
        var elsewhere: [Entry] = []
        for entry in entries {
            if let place = open[entry.fingerprint]?.firstIndex(where: { findings[$0].location.path == entry.path }),
                let index = open[entry.fingerprint]?.remove(at: place)
            {
                match.known[index] = entry
            } else {
                elsewhere.append(entry)
            }
        }
        for entry in elsewhere {
            if let first = open[entry.fingerprint]?.first {
                open[entry.fingerprint]?.removeFirst()
                match.known[first] = entry
            } else {
                match.unmatched.append(entry)
            }
        }
        return match
    }

    /// The baseline without the entries that `isFixed`, and with the present places of those that findings matched. Nothing
    /// is added.
    public func pruned(by findings: [Finding], where isFixed: (Entry) -> Bool) -> Baseline {
        let match = match(findings)
        return Baseline(
            entries: match.known.keys.map { Entry(findings[$0]) } + match.unmatched.filter { !isFixed($0) })
    }

    /// What this baseline holds beyond another.
    public func entries(beyond other: Baseline) -> [Entry] {
        var counts = other.entries.reduce(into: [String: Int]()) { $0[$1.fingerprint, default: 0] += 1 }
        return entries.filter { entry in
            counts[entry.fingerprint, default: 0] -= 1
            return counts[entry.fingerprint, default: 0] < 0
        }
    }
}

extension Gate {
    /// Tells what the baseline knows from what is new.
    func withBaselineStates(_ findings: [Finding]) -> [Finding] {
        guard let baseline else { return findings }
        let known = baseline.match(findings).known
        return findings.enumerated().map { index, finding in
            var finding = finding
            finding.baselineState = known[index] == nil ? .new : .unchanged
            return finding
        }
    }
}
