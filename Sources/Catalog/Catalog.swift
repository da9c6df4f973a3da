import Findings

/// The rules of the product and of the project under analysis.
public struct Catalog: Sendable {
    public var rules: [Rule]

    public init(rules: [Rule]) { self.rules = rules }

    /// The catalogue that the binary carries.
    public static func builtin() throws -> Catalog { Catalog(rules: []) }
}
