/// Small scans over the bytes of C source, for the few things that libclang does not tell.
enum CText {
    /// The end of the macro invocation whose name stands at `offset`: behind its closing parenthesis, or behind the name.
    static func endOfInvocation(in bytes: some RandomAccessCollection<UInt8>, at offset: Int) -> Int {
        let text = Slice(bytes)
        let name = text.skipIdentifier(from: offset)
        let open = text.skipSpace(from: name)
        guard text.byte(open) == UInt8(ascii: "(") else { return name }
        return text.skipParentheses(from: open) ?? name
    }

    /// The end of the identifier at `offset`.
    static func endOfWord(in bytes: [UInt8], at offset: Int) -> Int { Slice(bytes).skipIdentifier(from: offset) }

    /// The places of the two semicolons in the head of the `for` statement at `offset`, or nil where they cannot be seen.
    static func semicolonsOfFor(in bytes: [UInt8], at offset: Int) -> (first: Int, second: Int)? {
        let text = Slice(bytes)
        let keyword = text.skipIdentifier(from: offset)
        let open = text.skipSpace(from: keyword)
        guard keyword - offset == 3, text.byte(open) == UInt8(ascii: "(") else { return nil }
        var depth = 0
        var first: Int?
        var position = open
        while let byte = text.byte(position) {
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
                depth -= 1
                if depth == 0 { return nil }
            case UInt8(ascii: ";") where depth == 1:
                if let first { return (first, position) }
                first = position
            default: break
            }
            position = text.next(after: position)
        }
        return nil
    }
}

extension CText {
    /// Bytes with moves over the pieces of C that may hide a bracket: comments, strings, character constants.
    struct Slice<Bytes: RandomAccessCollection<UInt8>> {
        let bytes: Bytes
        init(_ bytes: Bytes) { self.bytes = bytes }

        func byte(_ offset: Int) -> UInt8? {
            guard offset >= 0, offset < bytes.count else { return nil }
            return bytes[bytes.index(bytes.startIndex, offsetBy: offset)]
        }

        func skipIdentifier(from offset: Int) -> Int {
            var position = offset
            while let byte = byte(position), byte.isIdentifierPart { position += 1 }
            return position
        }

        /// Behind white space, comments and continued lines.
        func skipSpace(from offset: Int) -> Int {
            var position = offset
            while let byte = byte(position) {
                if byte == UInt8(ascii: " ") || (9...13).contains(byte) || byte == UInt8(ascii: "\\") {
                    position += 1
                } else if let end = endOfComment(at: position) {
                    position = end
                } else {
                    break
                }
            }
            return position
        }

        /// Behind the parenthesis that closes the one at `offset`.
        func skipParentheses(from offset: Int) -> Int? {
            var depth = 0
            var position = offset
            while let byte = byte(position) {
                if byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: ")") {
                    depth -= 1
                    if depth == 0 { return position + 1 }
                }
                position = next(after: position)
            }
            return nil
        }

        /// One byte on, or behind the comment or literal that begins here.
        func next(after position: Int) -> Int {
            if let end = endOfComment(at: position) { return end }
            guard let quote = byte(position), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
                return position + 1
            }
            var end = position + 1
            while let byte = byte(end), byte != quote, byte != UInt8(ascii: "\n") {
                end += byte == UInt8(ascii: "\\") ? 2 : 1
            }
            return end + 1
        }

        /// The end of the line that the directive at `offset` is, with the lines that continue it.
        func endOfDirective(at offset: Int) -> Int {
            var position = offset
            while let byte = byte(position), byte != UInt8(ascii: "\n") {
                position = byte == UInt8(ascii: "\\") ? position + 2 : next(after: position)
            }
            return min(position, bytes.count)
        }

        private func endOfComment(at position: Int) -> Int? {
            guard byte(position) == UInt8(ascii: "/"), let second = byte(position + 1) else { return nil }
            var end = position + 2
            if second == UInt8(ascii: "/") {
                while let byte = byte(end), byte != UInt8(ascii: "\n") { end += 1 }
                return end
            }
            guard second == UInt8(ascii: "*") else { return nil }
            while let byte = byte(end) {
                if byte == UInt8(ascii: "*"), self.byte(end + 1) == UInt8(ascii: "/") { return end + 2 }
                end += 1
            }
            return end
        }
    }
}

extension UInt8 {
    /// A letter, digit, underscore or a byte of a non-ASCII character.
    var isIdentifierPart: Bool {
        self == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || self >= 0x80
    }
}
