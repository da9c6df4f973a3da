/// What compilers for microcontrollers take beside C (IAR, Keil C51 and armcc, XC8, TI), blanked so that clang can read the
/// rest. Blanks take the place byte for byte, so that offsets stay true.
///
/// A memory space, an address or an interrupt number says where something lies, not what it does, so nothing that the
/// checks look at is lost; inline assembly is. Only files that could not be parsed as they are get here.
struct Dialect {
    private let bytes: [UInt8]
    private let text: CText.Slice<[UInt8]>
    /// Names that the project defines as macros itself: these mean what it says.
    private let defined: Set<String>
    private var result: [UInt8]
    private var hasChanged = false
    /// How far an argument, an address or a declaration is followed, in bytes: keeps the scan linear.
    private static let reach = 1024

    /// The text without its dialect; nil where it has none.
    static func blanked(_ bytes: [UInt8], keeping defined: Set<String>) -> [UInt8]? {
        var dialect = Dialect(bytes: bytes, defined: defined)
        dialect.run()
        return dialect.hasChanged ? dialect.result : nil
    }

    /// The names behind `#define` in a text.
    static func definedNames(in bytes: [UInt8]) -> Set<String> {
        var names: Set<String> = []
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let rest = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            guard rest.first == UInt8(ascii: "#") else { continue }
            let words = rest.dropFirst().split { !$0.isIdentifierPart }
            if words.count > 1, words[0].elementsEqual("define".utf8) { names.insert(String(decoding: words[1], as: UTF8.self)) }
        }
        return names
    }

    private init(bytes: [UInt8], defined: Set<String>) {
        self.bytes = bytes
        text = CText.Slice(bytes)
        result = bytes
        self.defined = defined
    }

    // MARK: The scan

    private mutating func run() {
        /// The last word or sign before the current one.
        var previous = ""
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte <= 0x20 || text.next(after: position) > position + 1 {
                // Space, a comment or a literal.
                if byte > 0x20, byte != UInt8(ascii: "/") { previous = "\"" }
                position = text.next(after: position)
            } else if byte == UInt8(ascii: "@") {
                position = blank(position, endOfPlace(from: position + 1))
            } else if byte.isIdentifierPart {
                let end = text.skipIdentifier(from: position)
                let word = String(decoding: bytes[position..<end], as: UTF8.self)
                position = blanked(word, position, end, behind: previous) ?? end
                previous = word
            } else {
                previous = String(decoding: [byte], as: UTF8.self)
                position += 1
            }
        }
    }

    /// Blanks what a word begins, if it belongs to a dialect, and returns the place behind it.
    private mutating func blanked(_ word: String, _ start: Int, _ end: Int, behind previous: String) -> Int? {
        guard !defined.contains(word), !Self.directives.contains(previous) else { return nil }
        let next = byte(text.skipSpace(from: end))
        switch word {
        case "asm", "_asm", "__asm": return blankedAssembly(start, end)
        case "sbit", "sfr", "sfr16", "sfr32", "bit", "__bit":
            // `sbit LED = P1^0;` declares a variable.
            guard next.isIdentifierPart, !Self.operandKeywords.contains(previous) else { return nil }
            return blankedRegister(start, end)
        case "interrupt", "using", "reentrant", "_task_", "_priority_":
            // `void tick(void) interrupt 3 using 1 {`
            guard previous == ")", Self.isDigit(next) || "{;".utf8.contains(next) || word == "reentrant" else { return nil }
            return blank(start, endOfAttributes(from: end))
        case "xdata", "idata", "pdata", "bdata", "code", "data":
            // Elsewhere these are names like any other: a memory space stands between a type and what is declared.
            guard next.isIdentifierPart || next == UInt8(ascii: "*") && Self.types.contains(previous),
                previous == "*" || Self.types.contains(previous) || word != "data" && word != "code" && ";}{".contains(previous)
            else { return nil }
            return blank(start, end)
        default: return Self.keywords.contains(word) ? blank(start, endOfCall(from: end)) : nil
        }
    }

    private static let directives: Set<String> = ["define", "undef", "ifdef", "ifndef", "defined", "include", "pragma"]
    private static let operandKeywords: Set<String> = ["return", "case", "else", "goto", "sizeof", "struct", "union", "enum"]
    private static let types: Set<String> = [
        "char", "int", "long", "short", "signed", "unsigned", "float", "double", "void", "const", "volatile", "static", "extern",
        "bit", "u8", "u16", "u32", "uint8_t", "uint16_t", "uint32_t", "int8_t", "int16_t", "int32_t", "uchar", "uint", "BYTE", "WORD",
    ]

    /// Words before, between or behind declarations, some with an argument in parentheses.
    private static let keywords: Set<String> = [
        // IAR
        "__no_init", "__root", "__ramfunc", "__interrupt", "__monitor", "__nested", "__task", "__data16", "__data20", "__near",
        "__far", "__huge", "__tiny", "__flash", "__farflash", "__eeprom", "__regvar", "__raw", "__intrinsic", "__absolute",
        "__packed", "__arm", "__thumb", "__interwork", "__no_operation", "__ro_placement",
        // Keil armcc
        "__irq", "__fiq", "__swi", "__svc", "__align", "__value_in_regs", "__softfp", "__pure", "__global_reg",
        // XC8, TI
        "__at", "__bank", "__persistent", "__section", "__ram", "__rom", "__low_priority", "__high_priority", "__cregister",
    ]

    // MARK: Pieces

    private func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// Replaces bytes by blanks, line ends kept, and returns the end.
    private mutating func blank(_ start: Int, _ end: Int) -> Int {
        for offset in start..<max(start, min(end, bytes.count)) where bytes[offset] != UInt8(ascii: "\n") {
            result[offset] = UInt8(ascii: " ")
            hasChanged = true
        }
        return max(end, start + 1)
    }

    /// `__asm { … }`, `__asm mov a, b` to the line's end, and the body of `__asm int f(int a) { … }`. GNU assembly in
    /// parentheses is C to clang.
    private mutating func blankedAssembly(_ start: Int, _ end: Int) -> Int? {
        let next = text.skipSpace(from: end)
        if byte(next) == UInt8(ascii: "{") {
            let close = endOfBraces(from: next)
            _ = blank(start, close)
            result[start] = UInt8(ascii: ";")
            return close
        }
        let word = bytes[next..<text.skipIdentifier(from: next)]
        guard !word.isEmpty, !["volatile", "__volatile__", "__volatile", "goto", "inline"].contains(where: { word.elementsEqual($0.utf8) })
        else { return nil }
        var open = next
        while byte(open).isIdentifierPart || [UInt8(ascii: " "), UInt8(ascii: "*")].contains(byte(open)) { open += 1 }
        if let close = endOfParentheses(from: open),
            case let brace = text.skipSpace(from: close), byte(brace) == UInt8(ascii: "{")
        {
            _ = blank(start, end)
            let last = endOfBraces(from: brace)
            return blank(brace + 1, last - 1) + 1
        }
        return blank(start, first(of: ";\n", from: next))
    }

    /// Behind the brace that closes the one at `start`; assembly has no strings worth a look, but comments.
    private func endOfBraces(from start: Int) -> Int {
        var depth = 0
        var position = start
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "{") { depth += 1 }
            if bytes[position] == UInt8(ascii: "}") {
                depth -= 1
                if depth == 0 { return position + 1 }
            }
            position = text.next(after: position)
        }
        return bytes.count
    }

    /// `sbit LED = P1^0;` becomes `int  LED       ;`.
    private mutating func blankedRegister(_ start: Int, _ end: Int) -> Int {
        _ = blank(start, end)
        result.replaceSubrange(start..<start + 3, with: "int".utf8)
        let stop = first(of: ";=\n", from: end)
        guard byte(stop) == UInt8(ascii: "=") else { return end }
        return blank(stop, first(of: ";\n", from: stop))
    }

    /// Behind `@ 0x2000`, `@ "SECTION"`, `@ (BASE + 4)`: before the sign that ends the declarator.
    private func endOfPlace(from start: Int) -> Int {
        var position = start
        while position < bytes.count, !";=,{\n".utf8.contains(bytes[position]) {
            position = endOfParentheses(from: position) ?? text.next(after: position)
        }
        return position
    }

    /// Behind `interrupt 3 using 1`: before the body or the semicolon.
    private func endOfAttributes(from start: Int) -> Int {
        first(of: "{;\n", from: start)
    }

    /// Behind a word, with its argument in parentheses where it has one.
    private func endOfCall(from end: Int) -> Int {
        endOfParentheses(from: text.skipSpace(from: end)) ?? end
    }

    /// Behind the parenthesis that closes the one at `start`; nil where none stands there, or none closes it in reach.
    private func endOfParentheses(from start: Int) -> Int? {
        guard byte(start) == UInt8(ascii: "(") else { return nil }
        return CText.Slice(bytes[start..<min(start + Self.reach, bytes.count)]).skipParentheses(from: 0).map { $0 + start }
    }

    /// The first of these signs, or as far as is looked.
    private func first(of signs: String, from start: Int) -> Int {
        let end = min(start + Self.reach, bytes.count)
        return bytes[min(start, end)..<end].firstIndex { signs.utf8.contains($0) } ?? end
    }
}
