import CModel

/// A format and its arguments that do not agree, in number or in kind.
struct FormatArguments: CCheck {
    let rule = "IACS-C819"
    let kinds: [NodeKind] = [.call]

    /// Position of the format; the arguments follow it, with the buffer size of `snprintf` before.
    private static let printing = ["printf": 0, "fprintf": 1, "dprintf": 1, "sprintf": 1, "snprintf": 2, "syslog": 1]
    private static let scanning = ["scanf": 0, "fscanf": 1, "sscanf": 1]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard let name = unit.libraryCallee(of: node) else { return }
        let isScan = Self.scanning[name] != nil
        guard let position = Self.printing[name] ?? Self.scanning[name] else { return }
        let arguments = unit.arguments(of: node)
        guard position < arguments.count, let format = unit.stringValue(arguments[position]),
            let wanted = FormatString.Conversion.all(in: format, isScan: isScan)
        else { return }
        let given = Array(arguments.dropFirst(position + 1))
        guard wanted.count == given.count else {
            return context.report(
                rule, at: node, "The format of '\(name)' takes \(wanted.count) arguments and gets \(given.count).")
        }
        for (conversion, argument) in zip(wanted, given) {
            guard let problem = isScan ? scanProblem(conversion, argument, unit) : printProblem(conversion, argument, unit) else { continue }
            return context.report(
                rule, at: argument,
                "'%\(conversion.spelling)' of '\(name)' takes \(problem), and '\(unit.text(of: argument))' is of type '\(unit.type(of: argument).spelling)'.")
        }
    }

    /// What a conversion takes, where the argument is of another kind. Sizes of `long` differ from target to target.
    private func printProblem(_ conversion: FormatString.Conversion, _ argument: NodeID, _ unit: CUnit) -> String? {
        let type = unit.type(of: argument)
        guard type.kind != .unknown else { return nil }
        let pointee = unit[type.element]
        let isPointer = type.kind == .pointer || type.isArray
        switch conversion.letter {
        case "d", "i", "u", "x", "X", "o", "c":
            if !type.isIntegral { return "an integer" }
            let isLongLong = type.spelling.contains("long long")
            return isLongLong && ["", "h", "hh"].contains(conversion.length) ? "an int" : nil
        case "s":
            guard isPointer else { return "a string" }
            return pointee.isRecord || pointee.kind == .pointer || pointee.kind == .floating ? "a string" : nil
        case "f", "F", "e", "E", "g", "G", "a", "A": return type.kind == .floating ? nil : "a floating-point number"
        case "p": return isPointer ? nil : "a pointer"
        case "*": return type.isIntegral ? nil : "an int"
        default: return nil
        }
    }

    private func scanProblem(_ conversion: FormatString.Conversion, _ argument: NodeID, _ unit: CUnit) -> String? {
        let type = unit.type(of: argument)
        guard type.kind != .unknown else { return nil }
        guard type.kind == .pointer || type.isArray else { return "a pointer" }
        let pointee = unit[type.element]
        guard pointee.size > 0 else { return nil }
        switch conversion.letter {
        case "d", "i", "u", "x", "X", "o":
            let size: Int64 = switch conversion.length {
            case "hh": 1
            case "h": 2
            case "ll", "j": 8
            case "": 4
            default: pointee.size
            }
            return pointee.isIntegral && pointee.size >= size ? nil : "a pointer to an integer of \(size) bytes"
        case "f", "F", "e", "E", "g", "G", "a", "A":
            let size: Int64 = conversion.length == "l" ? 8 : conversion.length == "" ? 4 : pointee.size
            return pointee.kind == .floating && pointee.size == size ? nil : "a pointer to \(size == 8 ? "double" : "float")"
        case "s", "[", "c": return conversion.length == "l" || pointee.size == 1 ? nil : "a pointer to characters"
        default: return nil
        }
    }
}

extension FormatString {
    /// One argument that a format takes.
    struct Conversion: Equatable {
        /// The conversion's letter; `[` for a set, `*` for a width or precision that is an argument.
        var letter: Character
        /// `h`, `hh`, `l`, `ll`, `z`, …
        var length: String
        var spelling: String { length + String(letter) }

        /// What a format takes, in order; nil where it is none that is known.
        static func all(in format: [UInt8], isScan: Bool) -> [Conversion]? {
            var all: [Conversion] = []
            var rest = format[...]
            while let byte = rest.popFirst() {
                guard byte == UInt8(ascii: "%") else { continue }
                var isSkipped = false
                var length = ""
                specification: while true {
                    guard let next = rest.popFirst() else { return nil }
                    let letter = Character(UnicodeScalar(next))
                    switch letter {
                    case "%": break specification
                    case "*":
                        if isScan { isSkipped = true } else { all.append(Conversion(letter: "*", length: "")) }
                    case "0"..."9", ".", "-", "+", " ", "#", "'": continue
                    case "h", "l", "z", "j", "t", "L", "q": length.append(letter)
                    case "m" where !isScan: break specification
                    case "[" where isScan:
                        if rest.first == UInt8(ascii: "^") { rest.removeFirst() }
                        if rest.first == UInt8(ascii: "]") { rest.removeFirst() }
                        guard let end = rest.firstIndex(of: UInt8(ascii: "]")) else { return nil }
                        rest = rest[(end + 1)...]
                        if !isSkipped { all.append(Conversion(letter: letter, length: length)) }
                        break specification
                    case "d", "i", "u", "x", "X", "o", "c", "s", "f", "F", "e", "E", "g", "G", "a", "A", "p", "n":
                        if !isSkipped { all.append(Conversion(letter: letter, length: length)) }
                        break specification
                    default: return nil
                    }
                }
            }
            return all
        }
    }
}
