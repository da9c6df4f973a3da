/// What a document may hold. One that holds more is refused, never cut.
enum Limits {
    static let depth = 64
    /// Aliases can make a short text a very large document.
    static let nodes = 1_000_000
}
