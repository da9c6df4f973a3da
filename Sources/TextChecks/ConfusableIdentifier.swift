import SourceText

/// T102: identifiers that mix Latin letters with Cyrillic or Greek ones that look Latin (Unicode Technical Standard 39).
enum ConfusableIdentifier: TextCheck {
    static let rule = "IACS-T102"

    private static let lookalikes: [Unicode.Scalar: Character] = [
        "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ј": "j", "ѕ": "s", "ԁ": "d",
        "һ": "h", "А": "A", "В": "B", "Е": "E", "К": "K", "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C", "Т": "T",
        "У": "Y", "Х": "X", "І": "I", "Ј": "J", "Ѕ": "S", "ο": "o", "ν": "v", "Α": "A", "Β": "B", "Ε": "E", "Ζ": "Z",
        "Η": "H", "Ι": "I", "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O", "Ρ": "P", "Τ": "T", "Υ": "Y", "Χ": "X",
    ]

    static func findings(in text: TextContext) -> [TextFinding] {
        text.segments.filter { $0.kind == .code }.flatMap { findings(in: $0.range, of: text.file) }
    }

    private static func findings(in code: ByteRange, of file: SourceFile) -> [TextFinding] {
        let bytes = file.bytes
        var findings: [TextFinding] = []
        var index = Int(code.start)
        while index < Int(code.end) {
            guard isWord(bytes[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < Int(code.end), isWord(bytes[index]) { index += 1 }
            guard bytes[start..<index].contains(where: { $0 >= 0x80 }) else { continue }
            let range = ByteRange(start, index)
            if let message = message(for: file.text(range)) { findings.append(TextFinding(range: range, message: message)) }
        }
        return findings
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "_") || byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
    }

    /// A part between underscores of its own script is no mixture by itself, but one with a look-alike in a Latin name is.
    private static func message(for name: String) -> String? {
        let hasLatin = name.unicodeScalars.contains { $0.isASCII && $0.properties.isAlphabetic }
        guard hasLatin, let scalar = name.unicodeScalars.first(where: { lookalikes[$0] != nil }),
            let latin = lookalikes[scalar]
        else { return nil }
        let code = "U+0" + String(scalar.value, radix: 16, uppercase: true)
        return "The name '\(name)' holds '\(code)', which looks like the Latin letter '\(latin)'."
    }
}
