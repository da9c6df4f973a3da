import Findings
import SourceText

/// `iacslint:allow(C203, name) until=2027-03-01 by=jdoe -- reason` at the beginning of a comment.
struct DeviationComment {
    var deviation: Deviation
    var location: Location
    /// The lines of statements that it covers: its own where code stands on it, else the next line with code.
    var line: Int

    /// Those of a file, in order. Only comments count, never strings.
    static func all(in file: SourceFile) -> [DeviationComment] {
        // Most files have none: those are not read any further.
        guard file.contains("iacslint:allow") else { return [] }
        let segments = SourceSegments(of: file).segments
        return segments.enumerated().compactMap { index, segment in
            guard segment.kind == .comment, let parsed = parse(file.text(segment.range)) else { return nil }
            let location = Location(path: file.path, range: segment.range)
            return DeviationComment(
                deviation: Deviation(
                    rules: parsed.rules, reason: parsed.reason, until: parsed.until, by: parsed.by,
                    origin: .comment(location)),
                location: location, line: coveredLine(segment.range, in: file, after: segments[(index + 1)...]))
        }
    }

    private static func coveredLine(
        _ comment: ByteRange, in file: SourceFile, after rest: ArraySlice<SourceSegments.Segment>
    ) -> Int {
        let own = file.line(at: comment.start)
        let before = ByteRange(file.lineRange(own).start, comment.start)
        if !file.text(before).allSatisfy(\.isWhitespace) { return own }
        for segment in rest where segment.kind != .comment {
            let text = file.bytes[Int(segment.range.start)..<Int(segment.range.end)]
            if let place = text.firstIndex(where: { $0 > 0x20 }) { return file.line(at: UInt32(clamping: place)) }
        }
        return own
    }

    private static func parse(_ comment: String) -> (rules: [String], reason: String, until: String?, by: String?)? {
        let form = /^(?:\/\/+|\/\*+)\s*iacslint:allow\(([^)]*)\)([^\r\n]*)/
        guard let match = comment.firstMatch(of: form) else { return nil }
        var tail = String(match.2)
        if comment.hasPrefix("/*"), let end = tail.firstRange(of: "*/") { tail = String(tail[..<end.lowerBound]) }
        let parts = tail.split(separator: "--", maxSplits: 1, omittingEmptySubsequences: false)
        let fields = parts[0].split(separator: " ")
        func field(_ name: String) -> String? {
            fields.first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
        }
        let rules = match.1.split { $0 == "," || $0.isWhitespace }.map(String.init)
        let reason = parts.count > 1 ? parts[1].split { $0.isWhitespace }.joined(separator: " ") : ""
        return (rules, reason, field("until"), field("by"))
    }
}
