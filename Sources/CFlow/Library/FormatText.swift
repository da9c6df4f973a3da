/// A conversion of a `printf` or `scanf` format.
struct FormatConversion {
    /// `d`, `s`, `[`, …
    var letter: UInt8
    /// Of `%5d`; nil where there is none, -1 for `*`.
    var width: Int64?
    /// Of `%.3s`; nil where there is none, -1 for `*`.
    var precision: Int64?
    /// `h`, `hh` (written as H), `l`, `ll` (q), `z`, `j`, `t`, `L`; 0 for none.
    var length: UInt8
    /// Of `scanf`: `%*d` assigns nothing.
    var isSuppressed = false
    var hasPlus = false
    var isAlternate = false
    /// Bytes of plain text before it.
    var textBefore = 0
}

/// The conversions of a format and the plain text between them.
struct FormatText {
    var conversions: [FormatConversion] = []
    var textBehind = 0

    init(_ format: [UInt8], isScan: Bool) {
        var text = 0
        var index = 0
        while index < format.count {
            if format[index] != UInt8(ascii: "%") {
                text += 1
                index += 1
                continue
            }
            index += 1
            if index < format.count, format[index] == UInt8(ascii: "%") {
                text += 1
                index += 1
                continue
            }
            var conversion = FormatConversion(letter: 0, length: 0, textBefore: text)
            text = 0
            while index < format.count, "-+ #0'*".utf8.contains(format[index]) {
                switch format[index] {
                case UInt8(ascii: "+"), UInt8(ascii: " "): conversion.hasPlus = true
                case UInt8(ascii: "#"): conversion.isAlternate = true
                case UInt8(ascii: "*"): if isScan { conversion.isSuppressed = true } else { conversion.width = -1 }
                default: break
                }
                index += 1
            }
            if let width = Self.number(format, &index) { conversion.width = width }
            if index < format.count, format[index] == UInt8(ascii: ".") {
                index += 1
                if index < format.count, format[index] == UInt8(ascii: "*") {
                    conversion.precision = -1
                    index += 1
                } else {
                    conversion.precision = Self.number(format, &index) ?? 0
                }
            }
            while index < format.count, "hlLqjzt".utf8.contains(format[index]) {
                let letter = format[index]
                conversion.length = letter == conversion.length ? (letter == UInt8(ascii: "h") ? UInt8(ascii: "H") : UInt8(ascii: "q")) : letter
                index += 1
            }
            guard index < format.count else { break }
            conversion.letter = format[index]
            index += 1
            if isScan, conversion.letter == UInt8(ascii: "[") {
                if index < format.count, format[index] == UInt8(ascii: "^") { index += 1 }
                if index < format.count, format[index] == UInt8(ascii: "]") { index += 1 }
                while index < format.count, format[index] != UInt8(ascii: "]") { index += 1 }
                index += 1
            }
            conversions.append(conversion)
        }
        textBehind = text
    }

    private static func number(_ format: [UInt8], _ index: inout Int) -> Int64? {
        var value: Int64?
        while index < format.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(format[index]) {
            value = min((value ?? 0) * 10 + Int64(format[index] - UInt8(ascii: "0")), 1 << 31)
            index += 1
        }
        return value
    }
}

extension FormatConversion {
    /// Bytes of the integer that it prints or scans.
    var integerSize: Int64 {
        switch length {
        case UInt8(ascii: "H"): 1
        case UInt8(ascii: "h"): 2
        case UInt8(ascii: "l"), UInt8(ascii: "q"), UInt8(ascii: "j"), UInt8(ascii: "z"), UInt8(ascii: "t"): 8
        default: 4
        }
    }

    var isInteger: Bool { "diuoxXn".utf8.contains(letter) }
    var isFloating: Bool { "fFeEgGaA".utf8.contains(letter) }

    /// The numbers that `scanf` can make of so many characters, in which an unsigned one is taken to have no sign; nil where there may be
    /// more of them than its type has digits.
    func scannedRange(isSigned: Bool) -> Interval? {
        guard let width, (1...18).contains(width), "duxX".utf8.contains(letter) else { return nil }
        let radix: Int128 = letter == UInt8(ascii: "x") || letter == UInt8(ascii: "X") ? 16 : 10
        func largest(_ digits: Int64) -> Int128 { (0..<digits).reduce(1) { power, _ in power * radix } - 1 }
        return Interval(isSigned ? -largest(width - 1) : 0, largest(width))
    }
}
