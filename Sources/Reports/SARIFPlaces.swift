import Findings
import SourceText

/// Paths and ranges of bytes as SARIF tells them.
struct SARIFPlaces {
    let sources: [String: SourceFile]

    /// A longer text is left to the file itself.
    private static let snippetLimit = 1000

    func location(_ location: Location, snippet: Bool) -> SARIF.Location {
        SARIF.Location(physicalLocation: SARIF.PhysicalLocation(
            artifactLocation: artifact(location.path), region: region(location, snippet: snippet)))
    }

    /// Nil where the text is not known.
    func region(_ location: Location, snippet: Bool = false) -> SARIF.Region? {
        guard let source = sources[location.path] else { return nil }
        let start = source.position(at: location.range.start)
        let end = source.position(at: location.range.end)
        let text = snippet && !location.range.isEmpty ? source.text(location.range) : ""
        return SARIF.Region(
            startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column,
            snippet: text.isEmpty || text.utf8.count > Self.snippetLimit ? nil : SARIF.Message(text: text))
    }

    /// RFC 3986: everything but unreserved characters and the slash is percent-encoded.
    func artifact(_ path: String) -> SARIF.ArtifactLocation {
        let uri = path.utf8.map { byte in
            Self.unreserved.contains(byte)
                ? String(UnicodeScalar(byte))
                : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
        return SARIF.ArtifactLocation(uri: uri)
    }

    private static let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
}
