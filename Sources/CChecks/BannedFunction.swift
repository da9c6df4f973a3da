import CModel

/// Copies and prints that cannot be told the size of their destination.
///
/// Silent where the room is told by the code: a literal copied into an array that is large enough, a string copied into
/// memory that was allocated by its own length.
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
        if name == "strcpy" || name == "stpcpy", isAllocated(unit.child(1, of: call), by: source, before: call, unit) {
            return true
        }
        guard name == "strcpy" || name == "stpcpy" || name == "sprintf", !source.isNone,
              let room = unit.arraySize(unit.child(1, of: call)), let text = unit.stringValue(source)
        else { return false }
        let length = name == "sprintf" ? Self.longestOutput(of: text) : text.firstIndex(of: 0) ?? text.count
        return length.map { Int64($0) < room } ?? false
    }

    /// Whether the function has assigned to the destination, before the call, what an allocation by `strlen(source) + 1` gave.
    private func isAllocated(_ destination: NodeID, by source: NodeID, before call: NodeID, _ unit: CUnit) -> Bool {
        guard !source.isNone, let function = unit.enclosingFunction(of: call) else { return false }
        let place = unit.namedPlace(destination)
        let text = unit.text(of: unit.strippingCasts(source))
        guard !place.isNone else { return false }
        return (function.body.raw..<call.raw).contains { raw in
            let node = NodeID(raw)
            let value: NodeID
            switch unit[node].kind {
            case .assign where unit.namedPlace(unit.child(0, of: node)) == place: value = unit.child(1, of: node)
            case .variable where unit[node].symbol == place: value = unit.child(0, of: node)
            default: return false
            }
            guard !value.isNone else { return false }
            let allocation = unit.strippingCasts(value)
            guard unit[allocation].kind == .call else { return false }
            return (allocation.raw..<unit[allocation].subtreeEnd).contains { raw in
                let sum = NodeID(raw)
                guard unit[sum].kind == .binary, unit[sum].op == .add else { return false }
                let sides = unit.children(of: sum).map { unit.strippingCasts($0) }
                return sides.contains { unit[$0].value > 0 && unit[$0].flags.contains(.hasValue) }
                    && sides.contains { isLength($0, of: text, unit) }
            }
        }
    }

    /// `strlen(text)`.
    private func isLength(_ id: NodeID, of text: String, _ unit: CUnit) -> Bool {
        guard unit[id].kind == .call, unit.libraryCallee(of: id) == "strlen", case let argument = unit.child(1, of: id),
            !argument.isNone
        else { return false }
        return unit.text(of: unit.strippingCasts(argument)) == text
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
