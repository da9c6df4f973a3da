/// Where the checks stop.
enum Limits {
    /// Steps from a name to its constant value.
    static let constantDepth = 12
}
