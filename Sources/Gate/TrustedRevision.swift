import Findings
import SourceText

/// What a change under review started from: the revision whose configuration and baseline judge it.
public struct TrustedRevision: Sendable {
    /// The name it was given by, for messages.
    public var name: String
    /// The trusted texts of changed files by their present path; a new file has none.
    public var sources: [String: SourceFile]
    /// The lines that changed since, by present path.
    public var changedLines: [String: LineSet]
    /// What the change takes away from its own check in files that are not analysed: the place, and one sentence.
    public var weakenings: [(location: Location, message: String)]

    public init(
        name: String, sources: [String: SourceFile], changedLines: [String: LineSet],
        weakenings: [(location: Location, message: String)]
    ) {
        self.name = name
        self.sources = sources
        self.changedLines = changedLines
        self.weakenings = weakenings
    }
}

extension Gate {
    /// Reports what the change under review adds to suppress findings (M107): weaker configuration, a larger baseline, and
    /// deviations on its own lines, unless the same record stood on the same code before.
    func weakenings() -> [Finding] {
        guard let trusted else { return [] }
        let severity = catalog.rule(matching: Self.weakenedByChange)?.severity ?? .error
        func finding(_ location: Location, _ message: String) -> Finding {
            Finding(ruleID: Self.weakenedByChange, severity: severity, message: message, location: location)
        }
        var findings = trusted.weakenings.map { finding($0.location, $0.message) }
        for (path, file) in sources.sorted(by: { $0.key < $1.key }) where analysedPaths.contains(path) {
            guard let lines = trusted.changedLines[path] else { continue }
            var before = trusted.sources[path].map(Self.records) ?? []
            for (record, key) in zip(DeviationComment.all(in: file), Self.records(of: file)) {
                guard lines.contains(file.line(at: record.location.range.start)) else { continue }
                if let place = before.firstIndex(of: key) {
                    before.remove(at: place)
                } else {
                    let names = record.deviation.rules.map { "'\($0)'" }.joined(separator: ", ")
                    findings.append(finding(
                        record.location, "The change adds a deviation from \(names), which '\(trusted.name)' does not have."))
                }
            }
        }
        return findings
    }

    /// The rule behind `weakenings()`, which cannot be selected away.
    public static let weakenedByChange = "IACS-M107"

    /// Each record's words with the code of the line it covers.
    private static func records(of file: SourceFile) -> [String] {
        let outline = CodeOutline(file)
        return DeviationComment.all(in: file).map {
            outline.condensed(file.lineRange($0.line)) + "\u{0}" + outline.condensed($0.location.range)
        }
    }
}
