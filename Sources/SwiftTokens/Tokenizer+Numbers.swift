extension Tokenizer {
    /// Integer and floating-point literals. Wrong digits belong to the literal, as the compiler reads them.
    mutating func readNumber() {
        let start = position
        if base[start] == "0" {
            switch byte(start + 1) {
            case "x": return readHexNumber()
            case "o", "b":
                position += 2
                skipIdentifierBytes()
                return add(.integerLiteral, from: start)
            default: break
            }
        }
        skipDecimalDigits()
        if byte(position) == "." {
            // `1.description` is a member, `x.0.1` two tuple elements.
            guard UnicodeClasses.isDigit(byte(position + 1)), previousKind != .period else {
                return add(.integerLiteral, from: start)
            }
            position += 1
            skipDecimalDigits()
        } else if byte(position) | 0x20 != "e" {
            skipIdentifierBytes()
            return add(.integerLiteral, from: start)
        }
        if byte(position) | 0x20 == "e" {
            position += 1
            skipExponent()
        }
        add(.floatLiteral, from: start)
    }

    private mutating func readHexNumber() {
        let start = position
        position += 2
        guard UnicodeClasses.isHexDigit(byte(position)) else {
            skipIdentifierBytes()
            return add(.integerLiteral, from: start)
        }
        skipHexDigits()
        let dot = position
        let hasDot = byte(position) == "."
        if hasDot {
            guard UnicodeClasses.isHexDigit(byte(position + 1)) else { return add(.integerLiteral, from: start) }
            position += 1
            skipHexDigits()
        }
        guard byte(position) | 0x20 == "p" else {
            if hasDot { position = dot } else { skipIdentifierBytes() }
            return add(.integerLiteral, from: start)
        }
        let isSigned = byte(position + 1) == "-" || byte(position + 1) == "+"
        if hasDot, !isSigned, !UnicodeClasses.isDigit(byte(position + 1)), !UnicodeClasses.isDigit(byte(dot + 1)) {
            // `0xff.fp` names a member.
            position = dot
            return add(.integerLiteral, from: start)
        }
        position += 1
        skipExponent()
        add(.floatLiteral, from: start)
    }

    /// An optional sign and digits.
    private mutating func skipExponent() {
        if byte(position) == "-" || byte(position) == "+" { position += 1 }
        skipIdentifierBytes()
    }

    private mutating func skipDecimalDigits() {
        while position < end, UnicodeClasses.isDigit(base[position]) || base[position] == "_" { position += 1 }
    }

    private mutating func skipHexDigits() {
        while position < end, UnicodeClasses.isHexDigit(base[position]) || base[position] == "_" { position += 1 }
    }
}
