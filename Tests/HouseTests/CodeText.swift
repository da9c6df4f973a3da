/// Swift source with everything that is no code blanked: comments and the contents of string literals become spaces, so
/// that what is left can be searched. Line breaks stay where they are; the code of interpolations stays too.
///
/// Independent of the product's own tokenizer on purpose: a test that holds the house must not lean on the house.
struct CodeText {
    private(set) var lines: [String] = []

    init(_ source: String) {
        var scanner = Scanner(characters: Array(source.unicodeScalars))
        scanner.run()
        lines = String(String.UnicodeScalarView(scanner.output))
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private struct Scanner {
        let characters: [Unicode.Scalar]
        var output: [Unicode.Scalar] = []
        var index = 0
        /// What encloses the place: a string literal, or an interpolation with the parentheses open in it.
        var stack: [Frame] = []

        enum Frame {
            case string(hashes: Int, multiline: Bool)
            case interpolation(parentheses: Int)
        }

        mutating func run() {
            while index < characters.count {
                if case .string(let hashes, let multiline)? = stack.last {
                    scanString(hashes: hashes, multiline: multiline)
                } else {
                    scanCode()
                }
            }
        }

        func starts(with text: String) -> Bool {
            let wanted = Array(text.unicodeScalars)
            return index + wanted.count <= characters.count
                && wanted.indices.allSatisfy { characters[index + $0] == wanted[$0] }
        }

        mutating func blank(_ count: Int) {
            for character in characters[index..<min(index + count, characters.count)] {
                output.append(character == "\n" ? "\n" : " ")
            }
            index += count
        }

        mutating func keep(_ count: Int = 1) {
            output += characters[index..<min(index + count, characters.count)]
            index += count
        }

        mutating func scanCode() {
            if starts(with: "//") {
                let end = characters[index...].firstIndex(of: "\n") ?? characters.count
                blank(end - index)
            } else if starts(with: "/*") {
                var depth = 0
                repeat {
                    if starts(with: "/*") { depth += 1; blank(2) }
                    else if starts(with: "*/") { depth -= 1; blank(2) }
                    else { blank(1) }
                } while depth > 0 && index < characters.count
            } else if let quote = openingQuote() {
                stack.append(.string(hashes: quote.hashes, multiline: quote.multiline))
                keep(quote.hashes + (quote.multiline ? 3 : 1))
            } else {
                if case .interpolation(let open)? = stack.last {
                    if characters[index] == "(" { stack[stack.count - 1] = .interpolation(parentheses: open + 1) }
                    if characters[index] == ")" {
                        stack.removeLast()
                        if open > 1 { stack.append(.interpolation(parentheses: open - 1)) }
                    }
                }
                keep()
            }
        }

        func openingQuote() -> (hashes: Int, multiline: Bool)? {
            var at = index
            while at < characters.count, characters[at] == "#" { at += 1 }
            guard at < characters.count, characters[at] == "\"" else { return nil }
            let multiline = at + 2 < characters.count && characters[at + 1] == "\"" && characters[at + 2] == "\""
            return (at - index, multiline)
        }

        mutating func scanString(hashes: Int, multiline: Bool) {
            let number = String(repeating: "#", count: hashes)
            let quote = multiline ? "\"\"\"" : "\""
            if starts(with: quote + number) {
                keep(quote.count + hashes)
                stack.removeLast()
            } else if starts(with: "\\" + number + "(") {
                blank(1 + hashes)
                keep()
                stack.append(.interpolation(parentheses: 1))
            } else if starts(with: "\\" + number) {
                blank(2 + hashes)
            } else {
                blank(1)
            }
        }
    }
}
