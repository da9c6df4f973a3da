/// A pattern over paths relative to a root, in the manner of `.gitignore`.
///
/// `*` and `?` stay within one part of a path, `**` crosses parts. A pattern without a slash matches a part at any depth;
/// one with a slash (other than at its end) is anchored at the root. What matches a folder matches everything below it.
public struct PathPattern: Hashable, Sendable {
    public let text: String
    private let parts: [[UInt8]]

    public init(_ text: String) {
        self.text = text
        var body = Substring(text)
        if body.hasPrefix("./") { body = body.dropFirst(2) }
        let isAnchored = body.dropLast().contains("/")
        let parts = body.split(separator: "/").map { Array($0.utf8) }
        self.parts = isAnchored || parts.isEmpty ? parts : [Self.anyParts] + parts
    }

    private static let anyParts = Array("**".utf8)

    /// Whether the pattern covers the path or a folder above it.
    public func matches(_ path: String) -> Bool {
        let names = path.split(separator: "/").map { Array($0.utf8) }
        guard parts.contains(where: { $0 != Self.anyParts }) else { return !parts.isEmpty && !names.isEmpty }
        // `reached[n]`: the parts of the pattern read so far can stand for the first n names.
        var reached = [Bool](repeating: false, count: names.count + 1)
        reached[0] = true
        for part in parts {
            var next = [Bool](repeating: false, count: names.count + 1)
            if part == Self.anyParts {
                var open = false
                for index in reached.indices {
                    open = open || reached[index]
                    next[index] = open
                }
            } else {
                for index in names.indices where reached[index] && Self.matches(part, names[index]) {
                    next[index + 1] = true
                }
            }
            reached = next
        }
        return reached.contains(true)
    }

    /// One part against one name. Falls back to the last star only, so the time is bounded by the product of the lengths.
    private static func matches(_ pattern: [UInt8], _ name: [UInt8]) -> Bool {
        var atPattern = 0
        var atName = 0
        var star: (pattern: Int, name: Int)?
        while atName < name.count {
            if atPattern < pattern.count, pattern[atPattern] == UInt8(ascii: "*") {
                star = (atPattern, atName)
                atPattern += 1
            } else if atPattern < pattern.count,
                pattern[atPattern] == UInt8(ascii: "?") || pattern[atPattern] == name[atName]
            {
                atPattern += 1
                atName += 1
            } else if let last = star {
                star = (last.pattern, last.name + 1)
                atPattern = last.pattern + 1
                atName = last.name + 1
            } else {
                return false
            }
        }
        return pattern[atPattern...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
