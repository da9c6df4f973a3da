import SwiftTokens

extension SyntaxTree {
    /// The value of a string literal without interpolation: escapes resolved, the indentation and outer line breaks of a
    /// multi-line literal taken off. Nil for a literal with interpolation and for anything that is no string literal.
    public func stringValue(of id: SyntaxID) -> String? {
        let literal = strippingParentheses(id)
        guard self[literal].kind == .stringLiteral else { return nil }
        var text: ArraySlice<UInt8> = []
        for child in children(of: literal) {
            guard self[child].kind == .stringSegment else { return nil }
            let range = range(of: child)
            text = bytes[Int(range.start)..<Int(range.end)]
        }
        let first = Int(self[literal].firstToken)
        let isRaw = tokens[first].kind == .rawStringPoundDelimiter
        let pounds = isRaw ? Int(tokens[first].length) : 0
        let isMultiline = tokens[isRaw ? first + 1 : first].kind == .multilineStringQuote
        let escaped = isMultiline ? Self.strippingIndentation(text) : Array(text)
        return String(decoding: Self.resolvingEscapes(escaped, pounds: pounds), as: UTF8.self)
    }

    /// The lines between the delimiters without the indentation of the closing one.
    private static func strippingIndentation(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.count > 1, let indentation = lines.popLast() else { return Array(text) }
        return Array(
            lines.dropFirst().map { $0.starts(with: indentation) ? $0.dropFirst(indentation.count) : $0 }
                .joined(separator: [UInt8(ascii: "\n")]))
    }

    private static func resolvingEscapes(_ text: [UInt8], pounds: Int) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            let behind = index + 1 + pounds
            guard text[index] == UInt8(ascii: "\\"), behind < text.count,
                text[(index + 1)..<behind].allSatisfy({ $0 == UInt8(ascii: "#") })
            else {
                result.append(text[index])
                index += 1
                continue
            }
            index = behind + 1
            switch Unicode.Scalar(text[behind]) {
            case "n": result.append(0x0A)
            case "r": result.append(0x0D)
            case "t": result.append(0x09)
            case "0": result.append(0)
            case "u":
                guard let close = text[index...].firstIndex(of: UInt8(ascii: "}")), index < close,
                    let value = UInt32(String(decoding: text[(index + 1)..<close], as: UTF8.self), radix: 16),
                    let scalar = Unicode.Scalar(value)
                else { continue }
                result += String(scalar).utf8
                index = close + 1
            case "\n": break
            default: result.append(text[behind])
            }
        }
        return result
    }
}
