import Foundation

/// An `#include` line, as written.
struct IncludeLine: Hashable, Sendable {
    var name: String
    /// `<name>` rather than `"name"`.
    var isAngled: Bool
}

/// Finds the `#include` lines of a file without a preprocessor: all of them, whatever their conditions, but those in
/// `#if 0` and in branches for a foreign platform or C++.
enum IncludeScan {
    static func lines(of bytes: [UInt8]) -> [IncludeLine] {
        var result: [IncludeLine] = []
        var seen: Set<IncludeLine> = []
        /// For each open conditional, whether its current branch is skipped.
        var skipped: [Bool] = []
        for line in bytes.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
            let words = directive(line)
            guard let keyword = words?.keyword, let rest = words?.rest else { continue }
            switch keyword {
            case "if": skipped.append(rest == "0" || isForeign(rest))
            case "ifdef": skipped.append(foreign.contains(rest))
            case "ifndef": skipped.append(false)
            case "else", "elif":
                if let last = skipped.indices.last { skipped[last] = keyword == "elif" && isForeign(rest) }
            case "endif": _ = skipped.popLast()
            case "include", "include_next", "import":
                guard !skipped.contains(true), let include = include(rest), seen.insert(include).inserted else { continue }
                result.append(include)
            default: break
            }
        }
        return result
    }

    private static let foreign: Set<String> = [
        "_WIN32", "WIN32", "__WIN32__", "_WIN64", "_MSC_VER", "__MINGW32__", "__CYGWIN__", "__APPLE__", "__MACH__",
        "__cplusplus", "__ICCARM__", "__CC_ARM", "__BORLANDC__",
    ]

    private static func isForeign(_ condition: String) -> Bool {
        let inner = condition.hasPrefix("defined") ? condition.dropFirst("defined".count) : condition[...]
        return foreign.contains(inner.filter { $0 != "(" && $0 != ")" && $0 != " " })
    }

    private static func directive(_ line: ArraySlice<UInt8>) -> (keyword: String, rest: String)? {
        var rest = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        guard rest.popFirst() == UInt8(ascii: "#") else { return nil }
        rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        let keyword = rest.prefix { $0.isIdentifierPart }
        let value = String(decoding: rest.dropFirst(keyword.count), as: UTF8.self)
        let end = value.range(of: "/*")?.lowerBound ?? value.endIndex
        return (String(decoding: keyword, as: UTF8.self), value[..<end].trimmed)
    }

    private static func include(_ text: String) -> IncludeLine? {
        guard let open = text.first, open == "\"" || open == "<" else { return nil }
        let inner = text.dropFirst()
        guard let close = inner.firstIndex(of: open == "<" ? ">" : "\""), close > inner.startIndex else { return nil }
        return IncludeLine(name: String(inner[..<close]), isAngled: open == "<")
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = drop { $0.isWhitespace }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
