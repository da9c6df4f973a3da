import Testing
@testable import Catalog

@Suite struct RuleReaderTests {
    static let good = """
        ---
        id: ACME-C901
        name: no-legacy-bus
        title: Call into the old bus driver
        severity: warning
        precision: high
        security-severity: 5.0
        cwe: [477]
        iec62443: [4-1 SI-2, 4-2 CR 3.5]
        languages: [c]
        status: stable
        since: 1.0.0
        pattern:
          banned-call: {bus_write: "bus2_write(bus, frame)", bus_read: ""}
        ---
        ## What it finds
        Calls.
        ## Why it matters in a control system
        Text.
        ## Noncompliant
        ```c
        ## not a heading
        bus_write(); // finds ACME-C901
        ```
        ## Compliant
        ```c
        bus2_write();
        ```
        ## How to mend
        Text.
        ## Known limits
        Text.
        ## References
        Text.
        """

    private func read(_ text: String) throws -> Rule {
        try RuleReader(path: "r.md", standards: .builtin).read(text)
    }

    @Test func aRuleIsReadWhole() throws {
        let rule = try read(Self.good)
        #expect(rule.id == "ACME-C901" && rule.name == "no-legacy-bus" && rule.cwe == [477])
        #expect(rule.sections.map(\.heading) == RuleFile.headings)
        #expect(rule.pattern == .bannedCall(
            functions: ["bus_write", "bus_read"], instead: ["bus_write": "bus2_write(bus, frame)"]))
        #expect(rule.examples.map(\.expectedLines) == [[2], []])
    }

    @Test(arguments: [
        ("severity: warning", "severty: warning", 5, "Unknown key 'severty'. Did you mean 'severity'?"),
        ("severity: warning", "severity: fatal", 5, "'fatal' is none of note, warning, error."),
        ("id: ACME-C901", "id: C901", 2, "'C901' is not an id such as 'ACME-C101'."),
        ("4-1 SI-2,", "4-1 SI-3,", 9, "Unknown IEC 62443 requirement '4-1 SI-3'. Did you mean '4-1 SM-3'?"),
        ("[477]", "[99999]", 8, "Unknown CWE number '99999'."),
        ("## Known limits", "## Limits", 31, "The section '## Known limits' is missing here."),
        ("banned-call:", "banned-cal:", 14, "Unknown kind of pattern 'banned-cal'. Did you mean 'banned-call'?"),
        ("---\nid", "id", 1, "A rule begins with front matter between two lines '---'."),
        ("since: 1.0.0", "since: [1", 13, "The front matter is no valid YAML."),
    ])
    func whatIsWrongIsToldWithItsLine(part: String, replacement: String, line: Int, message: String) throws {
        let text = Self.good.replacing(part, with: replacement)
        let error = #expect(throws: CatalogError.self) { try read(text) }
        #expect(error?.line == line)
        #expect(error?.message == message)
    }
}
