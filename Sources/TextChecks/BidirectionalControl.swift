import SourceText

/// T101: embeddings, overrides and isolates (Unicode Standard Annex 9), the "Trojan Source" attack.
enum BidirectionalControl: TextCheck {
    static let rule = "IACS-T101"

    static func findings(in text: TextContext) -> [TextFinding] {
        let bytes = text.file.bytes
        guard bytes.count >= 3 else { return [] }
        // U+202A…U+202E are E2 80 AA…AE, U+2066…U+2069 are E2 81 A6…A9.
        return (0...(bytes.count - 3)).compactMap { index in
            guard bytes[index] == 0xE2 else { return nil }
            let code: UInt32
            switch (bytes[index + 1], bytes[index + 2]) {
            case (0x80, 0xAA...0xAE): code = 0x2000 + UInt32(bytes[index + 2] - 0x80)
            case (0x81, 0xA6...0xA9): code = 0x2040 + UInt32(bytes[index + 2] - 0x80)
            default: return nil
            }
            let name = "U+" + String(code, radix: 16, uppercase: true)
            return TextFinding(
                range: ByteRange(index, index + 3),
                message: "The control character '\(name)' shows the text in another order than the compiler reads it.")
        }
    }
}
