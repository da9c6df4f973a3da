import Catalog
import Findings

/// Renders the open findings as workflow commands, which GitHub Actions shows as annotations of the changed lines.
public func renderGitHub(_ report: RunReport) -> String {
    report.openFindings.map { finding in
        let (start, end) = report.positions(of: finding.location)
        let level = finding.severity == .note ? "notice" : finding.severity.rawValue
        let name = report.rule(of: finding).map { " " + $0.name } ?? ""
        let properties = [
            ("file", finding.location.path), ("line", "\(start.line)"), ("endLine", "\(end.line)"),
            ("col", "\(start.column)"), ("endColumn", "\(end.column)"), ("title", finding.ruleID + name),
        ].map { "\($0)=\(escaped($1, also: [":", ","]))" }.joined(separator: ",")
        return "::\(level) \(properties)::\(escaped(finding.message))\n"
    }.joined()
}

/// Percent-encodes what would end the command or, in a property, the property.
private func escaped(_ text: String, also separators: Set<Character> = []) -> String {
    text.map { character in
        switch character {
        case "%": "%25"
        case "\r": "%0D"
        case "\n": "%0A"
        case "\r\n": "%0D%0A"
        case ":" where separators.contains(":"): "%3A"
        case "," where separators.contains(","): "%2C"
        default: String(character)
        }
    }.joined()
}
