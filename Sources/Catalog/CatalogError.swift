/// A rule file that cannot be used, and the place that says why.
public struct CatalogError: Error, Hashable, CustomStringConvertible {
    public var path: String
    /// From 1.
    public var line: Int
    public var message: String

    public init(path: String, line: Int, message: String) {
        self.path = path
        self.line = line
        self.message = message
    }

    public var description: String { "\(path):\(line): \(message)" }
}
