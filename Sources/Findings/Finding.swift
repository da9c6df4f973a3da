import SourceText

/// How bad a finding is; the words are SARIF's levels.
public enum Severity: String, Sendable, Hashable, Comparable, CaseIterable, Codable {
    case note, warning, error

    public static func < (a: Severity, b: Severity) -> Bool { a.order < b.order }
    private var order: Int { self == .note ? 0 : self == .warning ? 1 : 2 }
}

/// A range of bytes in a file of the run.
public struct Location: Hashable, Sendable, Comparable {
    /// As `SourceFile.path`.
    public var path: String
    public var range: ByteRange

    public init(path: String, range: ByteRange) {
        self.path = path
        self.range = range
    }

    public static func < (a: Location, b: Location) -> Bool {
        a.path != b.path ? a.path < b.path : a.range < b.range
    }
}

/// One step on the way from cause to effect, with what is known there.
public struct PathStep: Hashable, Sendable {
    public enum Importance: String, Sendable { case essential, important, unimportant }

    public var location: Location
    public var message: String
    public var importance: Importance
    /// Depth of calls at this step; 0 is the function that holds the finding.
    public var nesting: Int

    public init(_ location: Location, _ message: String, importance: Importance = .important, nesting: Int = 0) {
        self.location = location
        self.message = message
        self.importance = importance
        self.nesting = nesting
    }
}

/// A change of the source that mends a finding. All edits of one fix are applied together.
public struct Fix: Hashable, Sendable {
    public struct Edit: Hashable, Sendable {
        public var location: Location
        public var replacement: String

        public init(_ location: Location, replacement: String) {
            self.location = location
            self.replacement = replacement
        }
    }

    public var description: String
    public var edits: [Edit]

    public init(_ description: String, edits: [Edit]) {
        self.description = description
        self.edits = edits
    }
}

/// What a check found at one place. Its severity is the rule's until the gate changes it.
public struct Finding: Hashable, Sendable {
    /// The full id, `IACS-C101`.
    public var ruleID: String
    public var severity: Severity
    /// One sentence with the values at hand, ending in a period; varying parts in single quotes.
    public var message: String
    public var location: Location
    /// The enclosing function or type member (`main`, `Gateway.connect`), where there is one.
    public var symbol: String?
    /// From cause to effect, the last step at the finding; empty where the place says it all.
    public var path: [PathStep]
    /// How to mend it here, where the check knows more than the rule's own text.
    public var help: String?
    public var fixes: [Fix]
    /// The statement that holds the finding: what an inline deviation on it, or above it, covers.
    public var scope: ByteRange
    /// Our own identity of the finding (`iacslint/v1`), set by `Gate`: `identity`, a colon, and the ordinal among the findings
    /// of the run that are equal in it.
    public var fingerprint: String
    /// Set where a deviation record covers the finding.
    public var deviation: Deviation?
    /// Whether the baseline knows the finding; nil when there is none.
    public var baselineState: BaselineState?

    public init(
        ruleID: String, severity: Severity, message: String, location: Location, symbol: String? = nil,
        path: [PathStep] = [], help: String? = nil, fixes: [Fix] = [], scope: ByteRange? = nil
    ) {
        self.ruleID = ruleID
        self.severity = severity
        self.message = message
        self.location = location
        self.symbol = symbol
        self.path = path
        self.help = help
        self.fixes = fixes
        self.scope = scope ?? location.range
        self.fingerprint = ""
        self.deviation = nil
        self.baselineState = nil
    }

    /// The fingerprint without its ordinal: equal for findings that only their order tells apart.
    public var identity: String { String(fingerprint.prefix { $0 != ":" }) }
    /// Neither covered by a deviation nor in the baseline.
    public var isOpen: Bool { deviation == nil && baselineState != .unchanged }
}

/// What a baseline says of a finding; the words are SARIF's.
public enum BaselineState: String, Sendable, Hashable { case new, unchanged }
