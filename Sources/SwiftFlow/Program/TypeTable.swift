import SwiftTree

/// Takes canonical type texts apart, see `TypeText`. Remembers what it found.
struct TypeTable: Sendable {
    struct Parts: Sendable {
        /// The name without generic arguments; `Array` and `Dictionary` for the bracketed forms.
        var base: NameID = 0
        var element: NameID = 0
        /// What a function type returns.
        var result: NameID = 0
        /// Labels and types of a tuple.
        var fields: [(label: String, type: NameID)] = []
    }

    private var known: [Parts?] = []

    mutating func parts(of type: NameID, _ names: inout NameTable) -> Parts {
        if Int(type) < known.count, let parts = known[Int(type)] { return parts }
        let isName = !names[type].utf8.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "-") }
        let parts = isName ? Parts(base: type) : Self.parts(of: names[type], &names)
        while known.count <= Int(type) { known.append(nil) }
        known[Int(type)] = parts
        return parts
    }

    private static func parts(of text: String, _ names: inout NameTable) -> Parts {
        var parts = Parts()
        if text.hasPrefix("->") {
            parts.result = names.intern(String(text.dropFirst(2)))
        } else if text.hasPrefix("[") {
            let inner = String(text.dropFirst().dropLast())
            let sides = split(inner, at: ":")
            parts.base = names.intern(sides.count > 1 ? "Dictionary" : "Array")
            parts.element = names.intern(sides.last ?? "")
        } else if text.hasPrefix("(") {
            for field in split(String(text.dropFirst().dropLast()), at: ",") {
                let sides = split(field, at: ":")
                parts.fields.append((sides.count > 1 ? sides[0] : "", names.intern(sides.last ?? "")))
            }
        } else if let open = text.firstIndex(of: "<") {
            parts.base = names.intern(String(text[..<open]))
            let inner = String(text[text.index(after: open)...].dropLast())
            parts.element = names.intern(split(inner, at: ",").first ?? "")
        } else {
            parts.base = names.intern(text)
        }
        return parts
    }

    /// Splits where the separator stands outside of brackets.
    private static func split(_ text: String, at separator: Unicode.Scalar) -> [String] {
        var result: [String] = []
        let bytes = Array(text.utf8)
        var depth = 0
        var start = 0
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: separator) where depth == 0:
                result.append(String(decoding: bytes[start..<index], as: UTF8.self))
                start = index + 1
            case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "<"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: ")"): depth -= 1
            case UInt8(ascii: ">") where index == start || bytes[index - 1] != UInt8(ascii: "-"): depth -= 1
            default: break
            }
        }
        return result + [String(decoding: bytes[start...], as: UTF8.self)]
    }
}
