import Catalog
import Findings
import SourceText

extension RunReport {
    /// Where a place begins and ends; the first line where its text is not known.
    func positions(of location: Location) -> (start: Position, end: Position) {
        guard let source = sources[location.path] else {
            let first = Position(line: 1, column: 1)
            return (first, first)
        }
        return (source.position(at: location.range.start), source.position(at: location.range.end))
    }

    func rule(of finding: Finding) -> Rule? { catalog.rules.first { $0.id == finding.ruleID } }
}
