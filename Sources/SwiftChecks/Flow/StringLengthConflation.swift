import SwiftFlow

/// A length counted in one unit of text and used in another.
struct StringLengthConflation: FlowCheck {
    let rule = "IACS-S103"
    let sinks: Set<String> = ["utf16-length", "character-length"]
    let labels: Set<String> = ["characters", "utf16", "utf8", "scalars"]

    private static let units = [
        "characters": "characters", "utf16": "UTF-16 code units", "utf8": "bytes", "scalars": "Unicode scalars",
    ]

    func message(_ hit: FlowHit) -> String? {
        guard (hit.sink, hit.label) != ("utf16-length", "utf16"), (hit.sink, hit.label) != ("character-length", "characters")
        else { return nil }
        let wanted = hit.sink == "utf16-length" ? "UTF-16 code units" : "characters"
        return "The length is counted in \(Self.units[hit.label] ?? hit.label), and '\(hit.callee)' counts in \(wanted)."
    }
}
