/// A recorded decision to accept findings of some rules in some place: never without a reason.
public struct Deviation: Hashable, Sendable {
    /// Where the record stands.
    public enum Origin: Hashable, Sendable {
        case comment(Location)
        case configuration(path: String, line: Int)
    }

    /// What it covers.
    public enum Scope: Hashable, Sendable {
        /// The statement on the comment's line, or the next one.
        case statement
        /// The function that the comment stands above.
        case function
        /// The comment's whole file.
        case file
        /// The files that one of the patterns covers, and of them only these functions unless there are none.
        case paths([PathPattern], functions: [String])
    }

    public var rules: [String]
    public var scope: Scope
    public var reason: String
    /// The last day on which it holds, `2027-03-01`.
    public var until: String?
    /// Who raised it.
    public var by: String?
    public var approvedBy: String?
    /// Where it is followed up, in the words of the project's tracker.
    public var ticket: String?
    public var origin: Origin

    public init(
        rules: [String], scope: Scope, reason: String, until: String? = nil, by: String? = nil,
        approvedBy: String? = nil, ticket: String? = nil, origin: Origin
    ) {
        self.rules = rules
        self.scope = scope
        self.reason = reason
        self.until = until
        self.by = by
        self.approvedBy = approvedBy
        self.ticket = ticket
        self.origin = origin
    }

    /// Whether a text is a day as records write it, `2027-03-01`. Days so written compare as text.
    public static func isDay(_ text: String) -> Bool {
        text.wholeMatch(of: /\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/) != nil
    }
}
