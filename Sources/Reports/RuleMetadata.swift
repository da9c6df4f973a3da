import Catalog

extension Rule {
    /// `CWE-120 · STR31-C · IEC 62443-4-1 SI-2, 4-2 CR 3.5`: the primary weakness and what it counts against.
    var standardsLine: String {
        let parts = cwe.prefix(1).map { "CWE-\($0)" } + cert.prefix(1)
        return (parts + ["IEC 62443-" + iec62443.joined(separator: ", ")]).joined(separator: " · ")
    }

    func section(_ heading: String) -> String { sections.first { $0.heading == heading }?.markdown ?? "" }

    /// The text for people, as it stands in the catalogue.
    var helpMarkdown: String {
        sections.map { "## \($0.heading)\n\n\($0.markdown)\n" }.joined(separator: "\n")
    }

    /// `UnboundedScanf` of `unbounded-scanf`.
    var pascalName: String { name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() }
}
