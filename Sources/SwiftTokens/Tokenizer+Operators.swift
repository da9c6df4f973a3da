extension Tokenizer {
    /// Reads an operator or a regex literal that begins in it.
    mutating func readOperator(prefersRegex: Bool) {
        let start = position
        skipOperatorBytes()
        let length = position - start
        if let slash = (start..<position).first(where: { base[$0] == "/" }),
            readRegex(in: start..<position, at: slash, isPreferred: prefersRegex) {
            return
        }
        if length > 2 {
            // A comment that begins inside the operator ends it.
            var index = start + 1
            while index < position {
                if base[index] == "/", isByte("/", at: index + 1) || isByte("*", at: index + 1) {
                    position = index
                    break
                }
                index += 1
            }
        }
        add(operatorKind(from: start, to: position), from: start)
    }

    private mutating func skipOperatorBytes() {
        let start = position
        while position < end {
            let byte = base[position]
            if byte < 0x80 {
                guard UnicodeClasses.isOperatorByte(byte) else { return }
                // A dot is only in operators that begin with one.
                if byte == ".", position > start, base[start] != "." { return }
                if byte == "<", position > start, placeholderEnd(at: position) != nil { return }
                position += 1
            } else {
                guard let (value, length) = scalar(at: position),
                    position == start ? UnicodeClasses.startsOperator(value) : UnicodeClasses.continuesOperator(value)
                else { return }
                position += length
            }
        }
    }

    /// Prefix, postfix or binary by what touches the operator on either side.
    func operatorKind(from start: Int, to end: Int) -> TokenKind {
        let leftBound = isLeftBound(start)
        let rightBound = isRightBound(end, leftBound: leftBound)
        switch end - start {
        case 1:
            switch base[start] {
            case "=": return .equal
            case "&" where !leftBound && rightBound: return .prefixAmpersand
            case ".": return .period
            case "?": return leftBound ? .postfixQuestionMark : .infixQuestionMark
            default: break
            }
        case 2 where base[start] == "-" && base[start + 1] == ">": return .arrow
        default: break
        }
        for index in start..<(end - 1) where base[index] == "*" && base[index + 1] == "/" { return .unknown }
        return leftBound == rightBound ? .binaryOperator : leftBound ? .postfixOperator : .prefixOperator
    }

    /// Whether something that can be an operand ends right before an index.
    func isLeftBound(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        switch base[index - 1] {
        case " ", "\r", "\n", "\t", "(", "[", "{", ",", ";", ":", 0: return false
        case "/": return !(index > 1 && base[index - 2] == "*")
        case 0xA0: return !(index > 1 && base[index - 2] == 0xC2)
        default: return true
        }
    }

    func isRightBound(_ index: Int, leftBound: Bool) -> Bool {
        guard index < end else { return false }
        switch base[index] {
        case " ", "\r", "\n", "\t", ")", "]", "}", ",", ";", ":", 0: return false
        // `x^.y` is postfix, `^.y` prefix.
        case ".": return !leftBound
        case "/": return !(isByte("/", at: index + 1) || isByte("*", at: index + 1))
        case 0xC2: return !isByte(0xA0, at: index + 1)
        default: return true
        }
    }
}
