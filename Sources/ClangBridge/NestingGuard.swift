/// Keeps clang from overflowing its stack, which no crash recovery survives: it recurses for prefix operators, for
/// right-associative ones and for statements without braces. (Brackets it limits itself, to 256.)
///
/// A text that macros blow up is not seen through.
enum NestingGuard {
    /// Operators and keywords that one statement may hold. clang takes up to 10 KB of stack for each, so
    /// `CParser.stackBytes` holds twice as many.
    static let limit = 2500

    /// Where a statement exceeds the limit, as an offset; nil where none does.
    static func excess(in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { buffer in
            var count = 0
            /// Open brackets, innermost last: true for a brace. clang gives up at 256, so more need not be remembered.
            var brackets: [Bool] = []
            /// The statement that a directive stands in: what the directive holds is none of it.
            var around: (count: Int, brackets: [Bool], end: Int)?
            var position = 0
            let text = CText.Slice(buffer)
            while position < buffer.count {
                if let statement = around, position >= statement.end {
                    (count, brackets, around) = (statement.count, statement.brackets, nil)
                }
                let byte = buffer[position]
                switch byte {
                case UInt8(ascii: "#") where around == nil:
                    around = (count, brackets, text.endOfDirective(at: position))
                    (count, brackets) = (0, [])
                case UInt8(ascii: "("), UInt8(ascii: "["):
                    brackets.append(false)
                    count += 1
                case UInt8(ascii: "{"): brackets.append(true)
                case UInt8(ascii: ")"), UInt8(ascii: "]"): _ = brackets.popLast()
                case UInt8(ascii: "}"), UInt8(ascii: ";"):
                    // What the branches of an `#if` left open within the block ends with it.
                    if byte == UInt8(ascii: "}") { while brackets.popLast() == false {} }
                    let next = text.skipSpace(from: position + 1)
                    if brackets.last ?? true, !continuesStatement(buffer, at: next) { count = 0 }
                case UInt8(ascii: ","):
                    if brackets.last ?? true { count = 0 }
                case UInt8(ascii: "!"), UInt8(ascii: "~"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"),
                     UInt8(ascii: "&"), UInt8(ascii: "?"), UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: "|"),
                     UInt8(ascii: "^"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "%"):
                    count += 1
                case _ where byte.isIdentifierPart:
                    let end = text.skipIdentifier(from: position)
                    if isNesting(buffer[position..<end]) { count += 1 }
                    if count > limit { return position }
                    position = end
                    continue
                default: break
                }
                if count > limit { return position }
                position = text.next(after: position)
            }
            return nil
        }
    }

    /// `else` makes what follows a part of the statement that seemed to end.
    private static func continuesStatement(_ buffer: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        offset + 4 <= buffer.count && buffer[offset..<offset + 4].elementsEqual("else".utf8)
    }

    private static func isNesting(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard (2...8).contains(word.count) else { return false }
        return keywords.contains { word.elementsEqual($0) }
    }

    private static let keywords = ["if", "else", "do", "while", "for", "switch", "sizeof", "case", "default"]
        .map { Array($0.utf8) }
}
