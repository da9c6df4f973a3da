/// The bytes of a string literal out of libclang's spelling of it: one literal, adjacent ones joined, with C escapes.
enum StringLiteral {
    /// `"ab\000c"` gives the bytes a, b, 0, c. A wide literal gives its characters in UTF-8.
    static func bytes(spelling: String) -> [UInt8] {
        let text = Array(spelling.utf8)
        guard let open = text.firstIndex(of: UInt8(ascii: "\"")), let close = text.lastIndex(of: UInt8(ascii: "\"")),
            open < close
        else { return [] }
        var result: [UInt8] = []
        result.reserveCapacity(close - open)
        var position = open + 1
        while position < close {
            let byte = text[position]
            position += 1
            if byte == UInt8(ascii: "\\"), position < close {
                decodeEscape(in: text, at: &position, end: close, into: &result)
            } else {
                result.append(byte)
            }
        }
        return result
    }

    private static func decodeEscape(in text: [UInt8], at position: inout Int, end: Int, into result: inout [UInt8]) {
        let byte = text[position]
        position += 1
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            position -= 1
            result.append(UInt8(truncatingIfNeeded: number(in: text, at: &position, end: end, radix: 8, digits: 3)))
        case UInt8(ascii: "x"), UInt8(ascii: "u"), UInt8(ascii: "U"):
            let digits = byte == UInt8(ascii: "u") ? 4 : 8
            let code = number(in: text, at: &position, end: end, radix: 16, digits: digits)
            let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
            result.append(contentsOf: String(Character(scalar)).utf8)
        case UInt8(ascii: "n"): result.append(10)
        case UInt8(ascii: "t"): result.append(9)
        case UInt8(ascii: "r"): result.append(13)
        case UInt8(ascii: "a"): result.append(7)
        case UInt8(ascii: "b"): result.append(8)
        case UInt8(ascii: "f"): result.append(12)
        case UInt8(ascii: "v"): result.append(11)
        default: result.append(byte)
        }
    }

    private static func number(in text: [UInt8], at position: inout Int, end: Int, radix: UInt32, digits: Int) -> UInt32 {
        var value: UInt32 = 0
        var count = 0
        while position < end, count < digits, let digit = Character(Unicode.Scalar(text[position])).hexDigitValue,
            digit < Int(radix) {
            value = value &* radix &+ UInt32(digit)
            position += 1
            count += 1
        }
        return value
    }
}
