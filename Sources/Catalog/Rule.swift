import Findings

/// A rule of the catalogue: what its Markdown file says.
public struct Rule: Sendable {
    public enum Precision: String, Sendable, CaseIterable { case veryHigh = "very-high", high, medium, low }
    /// `preview` rules are off unless selected by name, or by the profile `audit`.
    public enum Status: String, Sendable, CaseIterable { case stable, preview, deprecated }
    public enum Language: String, Sendable, CaseIterable { case c, swift, text, build, package, tool }

    /// `IACS-C101`.
    public var id: String
    /// `banned-function`.
    public var name: String
    /// One line, without a period.
    public var title: String
    public var severity: Severity
    public var precision: Precision
    /// SARIF's `security-severity`, 0.0…10.0 (CVSS bands).
    public var securitySeverity: Double
    /// Primary first.
    public var cwe: [Int]
    /// `STR31-C`.
    public var cert: [String]
    /// `4-1 SI-2`, `4-2 CR 3.5`: part and requirement.
    public var iec62443: [String]
    public var languages: [Language]
    public var status: Status
    /// Version that brought it.
    public var since: String
    /// Profiles that switch it on; empty = `default`.
    public var profiles: [String]
    /// The Markdown behind the front matter.
    public var text: String
    /// The declarative check, where the rule has one.
    public var pattern: Pattern?

    public init(
        id: String, name: String, title: String, severity: Severity, precision: Precision, securitySeverity: Double,
        cwe: [Int], cert: [String], iec62443: [String], languages: [Language], status: Status, since: String,
        profiles: [String], text: String, pattern: Pattern?
    ) {
        self.id = id
        self.name = name
        self.title = title
        self.severity = severity
        self.precision = precision
        self.securitySeverity = securitySeverity
        self.cwe = cwe
        self.cert = cert
        self.iec62443 = iec62443
        self.languages = languages
        self.status = status
        self.since = since
        self.profiles = profiles
        self.text = text
        self.pattern = pattern
    }

    /// The sections of the text by their headings, as Markdown, in order.
    public var sections: [(heading: String, markdown: String)] {
        ((try? RuleFile.split(text)) ?? []).map { ($0.heading, $0.markdown) }
    }
}

/// A check told as data in a rule's front matter, for both languages and for users' own rules.
public enum Pattern: Sendable, Hashable {
    /// A call of one of these functions. `instead` names what to use, by function.
    case bannedCall(functions: [String], instead: [String: String])
    /// A call whose argument has a forbidden value, or lacks a required one.
    case argument(ArgumentPattern)
    /// A call whose result is thrown away.
    case mustCheckResult(functions: [String])
    /// A string literal that matches a regular expression.
    case literal(regex: String)
}

/// `argument` of these functions is one of `forbidden`, or is none of `required`.
public struct ArgumentPattern: Sendable, Hashable {
    public var functions: [String]
    /// Position from 0 (C), or label (Swift).
    public var position: Int?
    public var label: String?
    /// Values as written in the source: integers, identifiers (also of macros), string literals.
    public var forbidden: [String]
    public var required: [String]

    public init(functions: [String], position: Int?, label: String?, forbidden: [String], required: [String]) {
        self.functions = functions
        self.position = position
        self.label = label
        self.forbidden = forbidden
        self.required = required
    }
}
