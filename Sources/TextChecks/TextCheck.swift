import Catalog
import Findings
import SourceText

/// A check over the bytes, comments and strings of a file of either language.
protocol TextCheck {
    static var rule: String { get }
    static func findings(in text: TextContext) -> [TextFinding]
}

/// What a text check sees.
struct TextContext {
    let file: SourceFile
    let segments: [SourceSegments.Segment]
}

/// A place and what is told of it.
struct TextFinding {
    var range: ByteRange
    var message: String
}

private var checks: [any TextCheck.Type] { [BidirectionalControl.self, ConfusableIdentifier.self, SecretInComment.self] }

/// Runs the checks that need the bytes and comments of a file of either language.
public func runTextChecks(on file: SourceFile, rules: [Rule]) -> [Finding] {
    let severities = Dictionary(rules.map { ($0.id, $0.severity) }) { first, _ in first }
    let context = TextContext(file: file, segments: SourceSegments(of: file).segments)
    return checks.flatMap { check -> [Finding] in
        guard let severity = severities[check.rule] else { return [] }
        return check.findings(in: context).map {
            Finding(
                ruleID: check.rule, severity: severity, message: $0.message,
                location: Location(path: file.path, range: $0.range))
        }
    }
}
