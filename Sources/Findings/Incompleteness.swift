/// Something that was not analysed, or not completely, and why. Every one is counted, named and reported.
public struct Incompleteness: Hashable, Sendable, Comparable {
    public enum Reason: String, Sendable, CaseIterable {
        /// The file could not be read at all.
        case unreadable
        /// A header was not found, so what depends on it is unknown.
        case missingHeader
        /// The parser reported an error inside the function or file.
        case parseError
        /// A limit of the analysis was reached.
        case limit
        /// The parser could not be loaded or gave up.
        case parserFailure

        /// What it means, for people.
        public var sentence: String {
            switch self {
            case .unreadable: "A file could not be read."
            case .missingHeader: "A header was not found, so what depends on it is unknown."
            case .parseError: "A part of the source could not be parsed."
            case .limit: "A limit of the analysis was reached."
            case .parserFailure: "The parser could not be loaded, or gave up."
            }
        }
    }

    public var path: String
    /// The function concerned; nil when it is the whole file.
    public var symbol: String?
    public var reason: Reason
    /// One sentence, for people.
    public var message: String
    /// Line from 1, or nil when the whole file is meant.
    public var line: Int?

    public init(path: String, symbol: String? = nil, reason: Reason, message: String, line: Int? = nil) {
        self.path = path
        self.symbol = symbol
        self.reason = reason
        self.message = message
        self.line = line
    }

    public static func < (a: Incompleteness, b: Incompleteness) -> Bool {
        (a.path, a.line ?? 0, a.symbol ?? "", a.message) < (b.path, b.line ?? 0, b.symbol ?? "", b.message)
    }
}
