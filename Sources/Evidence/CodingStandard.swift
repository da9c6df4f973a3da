import Catalog

/// The rules of a catalogue as a supplier's secure coding standard: the document that 62443-4-1 SI-2 asks for, as far as a tool
/// can write it.
public struct CodingStandard: Sendable {
    let rules: [Rule]
    let standards: Standards
    let version: String
    /// Rules that came after this version are listed as changes.
    let since: String?

    public init(rules: [Rule], standards: Standards, version: String, since: String? = nil) {
        self.rules = rules.sorted { $0.id < $1.id }
        self.standards = standards
        self.version = version
        self.since = since
    }

    private static let chapters: [(prefix: String, title: String)] = [
        ("C1", "C: memory"), ("C2", "C: integers"), ("C3", "C: outside input"), ("C4", "C: cryptography and secrets"),
        ("C5", "C: errors and resources"), ("C6", "C: concurrency"), ("C7", "C: industrial control"),
        ("C8", "C: logic and undefined behaviour"), ("S1", "Swift: memory"), ("S2", "Swift: integers"),
        ("S3", "Swift: outside input"), ("S4", "Swift: cryptography and secrets"), ("S5", "Swift: errors and resources"),
        ("S6", "Swift: concurrency"), ("S7", "Swift: industrial control"), ("S8", "Swift: logic"), ("B", "How it is built"),
        ("P", "Supply chain"), ("T", "Text of any language"), ("M", "Use of the tool"),
    ]

    public var markdown: String {
        let chapters = Self.chapters.map { chapter in
            (chapter.title, rules.filter { $0.shortID.hasPrefix(chapter.prefix) })
        }.filter { !$0.1.isEmpty }
        let own = rules.filter { rule in !Self.chapters.contains { rule.shortID.hasPrefix($0.prefix) } }
        let all = chapters + (own.isEmpty ? [] : [("The project's own rules", own)])
        return ([preface, table(all)] + all.enumerated().map { chapter($1.0, $1.1, number: $0 + 1) } + [changes])
            .compactMap { $0 }.joined(separator: "\n")
    }

    private var preface: String {
        """
        # Secure coding standard

        Written by iacslint \(version) from its catalogue of \(rules.count) rules.

        It supports evidence for IEC 62443-4-1 SI-2 (secure coding standards): constructs to avoid, banned functions, settings of
        the tool, secure practices, checks of input that crosses a trust boundary, handling of errors. It is no statement of
        conformity. What a tool cannot check, and how often the standard is reviewed, the supplier has to add.

        ## How it is enforced

        Every rule below is checked by iacslint, some of them only in part: *Known limits* says what is not seen. Rules in preview
        are off until they are asked for, others belong to a profile. What runs is set in `.iacslint.yml`, under version control;
        the evidence pack of a release lists what ran, what did not, and why.

        ## Exceptions

        An exception is a deviation record: in a comment beside the code, `iacslint:allow(RULE) until=DAY by=NAME -- reason`, or in
        `.iacslint.yml`. It names its rules and gives its reason; one without a reason, expired, unused, or not approved where
        approval is asked for is itself reported. A second person should approve: the author of the code is no judge of its risk.

        """
    }

    private func table(_ chapters: [(String, [Rule])]) -> String {
        let rows = chapters.enumerated().flatMap { chapter, entry in
            entry.1.enumerated().map { index, rule in
                "| \(chapter + 1).\(index + 1) | \(rule.shortID) | \(rule.title) | \(rule.severity.rawValue) | \(state(rule)) |\n"
            }
        }
        return "## Rules at a glance\n\n| No. | Rule | What it forbids | Severity | Runs |\n| --- | --- | --- | --- | --- |\n"
            + rows.joined()
    }

    private func state(_ rule: Rule) -> String {
        switch rule.status {
        case .preview, .deprecated: rule.status.rawValue
        case .stable: rule.profiles.isEmpty ? "by default" : "profile \(rule.profiles.joined(separator: ", "))"
        }
    }

    private func chapter(_ title: String, _ rules: [Rule], number: Int) -> String {
        "## \(number). \(title)\n\n" + rules.enumerated().map { index, rule in
            text(of: rule, number: "\(number).\(index + 1)")
        }.joined(separator: "\n")
    }

    private func text(of rule: Rule, number: String) -> String {
        let requirements = rule.iec62443.compactMap(standards.requirement).map { requirement in
            "\(requirement.id) (\(standards.layer(of: requirement, cwe: rule.cwe).rawValue))"
        }
        let facts = [
            ("Rule", "\(rule.id), `\(rule.name)`, since \(rule.since)"),
            ("Severity", "\(rule.severity.rawValue), security severity \(rule.securitySeverity)"),
            ("Enforced by", "iacslint, \(state(rule)); precision \(rule.precision.rawValue)"),
            ("Languages", rule.languages.map(\.rawValue).joined(separator: ", ")),
            ("CWE", rule.cwe.compactMap(standards.weakness).map { "\($0.id) \($0.name)" }.joined(separator: "; ")),
            ("SEI CERT C", rule.cert.joined(separator: ", ")), ("IEC 62443", requirements.joined(separator: ", ")),
        ].filter { !$0.1.isEmpty }.map { "- \($0.0): \($0.1)\n" }
        let sections = rule.sections.filter { $0.heading != "References" }.map { section in
            // What the tests are told in comments is nothing to a reader.
            let body = section.markdown.replacing(/[ ]*\/\/ finds [A-Z]\d{3}/, with: "")
            return "#### \(section.heading)\n\n\(body)\n"
        }
        return (["### \(number) \(rule.title)\n", facts.joined()] + sections).joined(separator: "\n")
    }

    /// What a reader of an earlier version has to learn.
    private var changes: String? {
        guard let since else { return nil }
        let new = rules.filter { Self.isLater($0.since, than: since) }
        let list = new.map { "- \($0.shortID) \($0.title) (\($0.since))\n" }.joined()
        return "## Changes since version \(since)\n\n" + (new.isEmpty ? "No rule was added.\n" : "Rules that were added:\n\n" + list)
    }

    private static func isLater(_ a: String, than b: String) -> Bool {
        let numbers = [a, b].map { $0.split(separator: ".").map { Int($0) ?? 0 } }
        return numbers[1].lexicographicallyPrecedes(numbers[0])
    }
}
