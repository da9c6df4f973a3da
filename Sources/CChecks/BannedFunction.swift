import CModel

/// Copies and prints that cannot be told the size of their destination.
///
/// A literal copied into an array that is large enough is silent.
struct BannedFunction: CCheck {
    let rule = "IACS-C101"
    let kinds: [NodeKind] = [.call]

    private static let instead = [
        "gets": "fgets", "strcpy": "snprintf or strlcpy", "strcat": "snprintf or strlcat", "sprintf": "snprintf",
        "vsprintf": "vsnprintf", "stpcpy": "snprintf", "wcscpy": "swprintf", "wcscat": "swprintf",
    ]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard let name = unit.libraryCallee(of: node), let instead = Self.instead[name], !isSafe(node, name, unit) else {
            return
        }
        context.report(
            rule, at: node, "'\(name)' cannot be told how large its buffer is.", help: "Use \(instead), with the buffer's size.")
    }

    private func isSafe(_ call: NodeID, _ name: String, _ unit: CUnit) -> Bool {
        let source = unit.child(2, of: call)
        guard name == "strcpy" || name == "stpcpy" || name == "sprintf", !source.isNone,
              let room = unit.arraySize(unit.child(1, of: call)), let text = unit.stringValue(source)
        else { return false }
        let length = name == "sprintf" ? Self.longestOutput(of: text) : text.firstIndex(of: 0) ?? text.count
        return length.map { Int64($0) < room } ?? false
    }

    /// The most bytes that a format of bounded conversions prints; nil where a conversion has no bound that it tells.
    static func longestOutput(of format: [UInt8]) -> Int? {
        var length = 0
        var rest = format[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                length += 1
                continue
            }
            var width = 0
            while let digit = rest.first, Self.flagsAndDigits.contains(digit) {
                guard width < 10_000 else { return nil }
                if (48...57).contains(digit) { width = width * 10 + Int(digit - 48) }
                rest.removeFirst()
            }
            while let modifier = rest.first, Self.modifiers.contains(modifier) { rest.removeFirst() }
            guard let conversion = rest.popFirst() else { return nil }
            switch conversion {
            case UInt8(ascii: "%"), UInt8(ascii: "c"): length += max(width, 1)
            // A 64-bit number: 20 digits with its sign, 22 in octal; two more for the prefix.
            case let number where Self.integers.contains(number): length += max(width, 24)
            default: return nil
            }
        }
        return length
    }

    private static let flagsAndDigits = Set("-+ #0123456789".utf8)
    private static let modifiers = Set("hlzjt".utf8)
    private static let integers = Set("diuxXop".utf8)
}
