import Catalog
import Findings
import SourceText

/// A deviation with where it stands and what is wrong with it by itself, whatever it covers.
public struct DeviationRecord: Sendable {
    public struct Objection: Sendable, Hashable {
        /// The M rule that reports it.
        public var ruleID: String
        /// One sentence, ending in a period.
        public var message: String
        /// Whether the record covers nothing for it.
        public var isFatal = true
    }

    public var deviation: Deviation
    public var location: Location
    /// Line of the location, from 1.
    public var line: Int
    public var objections: [Objection]
    /// The comment, where it is one.
    var comment: DeviationComment?

    /// Whether it accepts what it covers.
    public var isInForce: Bool { !objections.contains(where: \.isFatal) }
}

extension Gate {
    /// The records of the configuration, and those in comments of the analysed files in order of place.
    public func deviationRecords() -> [DeviationRecord] {
        let configured = deviations.map { deviation in
            let (location, line) = place(of: deviation.origin)
            return DeviationRecord(
                deviation: deviation, location: location, line: line, objections: objections(to: deviation))
        }
        let inline = sources.filter { analysedPaths.contains($0.key) }.sorted { $0.key < $1.key }
            .flatMap { DeviationComment.all(in: $0.value) }
            .map { comment in
                DeviationRecord(
                    deviation: comment.deviation, location: comment.location,
                    line: place(of: comment.deviation.origin).line,
                    objections: comment.unknownWords.map {
                        .init(ruleID: "IACS-M104", message: "A deviation has no '\($0)', so it covers nothing.")
                    } + objections(to: comment.deviation), comment: comment)
            }
        return configured + inline
    }

    /// The ids of the rules that a deviation names.
    func ruleIDs(of deviation: Deviation) -> Set<String> {
        Set(deviation.rules.flatMap { catalog.rules(matching: $0).map(\.id) })
    }

    private func place(of origin: Deviation.Origin) -> (location: Location, line: Int) {
        switch origin {
        case .comment(let location): (location, sources[location.path]?.line(at: location.range.start) ?? 1)
        case .configuration(let path, let line):
            (Location(path: path, range: sources[path]?.lineRange(line) ?? ByteRange(0, 0)), line)
        }
    }

    private func objections(to deviation: Deviation) -> [DeviationRecord.Objection] {
        var objections: [DeviationRecord.Objection] = []
        func object(_ ruleID: String, _ message: String, isFatal: Bool = true) {
            objections.append(.init(ruleID: ruleID, message: message, isFatal: isFatal))
        }
        if deviation.reason.isEmpty { object("IACS-M101", "The deviation gives no reason, so it covers nothing.") }
        if let until = deviation.until {
            if !Deviation.isDay(until) {
                object("IACS-M103", "The deviation ends on '\(until)', which is no day as 2027-03-01, so it covers nothing.")
            } else if until < today {
                object("IACS-M103", "The deviation expired on '\(until)', so it covers nothing.")
            }
        }
        for name in deviation.rules where catalog.rules(matching: name).isEmpty && !isGroup(name) {
            object("IACS-M104", "There is no rule '\(name)' to deviate from.", isFatal: false)
        }
        if !approvers.isEmpty, !approvers.contains(deviation.approvedBy ?? "") {
            let who = deviation.approvedBy.map { "by '\($0)', who is not among the approvers" } ?? "by nobody"
            object("IACS-M105", "The deviation is approved \(who), so it covers nothing.")
        }
        for name in deviation.rules where isGroup(name) {
            object("IACS-M106", "The deviation is from '\(name)', not from single rules, so it covers nothing.")
        }
        if case .paths(let patterns, let functions) = deviation.scope, functions.isEmpty {
            for pattern in patterns where Self.isBlanket(pattern) {
                object("IACS-M106", "The deviation is for '\(pattern.text)', which is everything, so it covers nothing.")
            }
        }
        return objections
    }

    private func isGroup(_ name: String) -> Bool {
        name == "*" || catalog.rules(matching: name).isEmpty && !catalog.rules(inGroup: name).isEmpty
    }

    /// Whether a pattern names no folder and no file: `**`, `*.c`, `./`.
    private static func isBlanket(_ pattern: PathPattern) -> Bool {
        pattern.text.split(separator: "/").allSatisfy { $0.wholeMatch(of: /\.|[*?]+(\.[a-z]+)?/) != nil }
    }
}
