/// Reads a pattern in the syntax that Swift's `Regex` and `NSRegularExpression` share.
struct RegexParser {
    private let text: [UInt32]
    private var position = 0
    private var options: RegexOptions
    private var depth = 0

    /// Nil for what is no pattern, or too deeply nested.
    static func parse(_ pattern: String, options: RegexOptions = []) -> RegexNode? {
        var parser = RegexParser(pattern, options)
        guard let node = parser.alternatives(), parser.position == parser.text.count else { return nil }
        return node
    }

    private init(_ pattern: String, _ options: RegexOptions) {
        text = pattern.unicodeScalars.map(\.value)
        self.options = options
    }

    // MARK: - Characters

    private var next: Unicode.Scalar? { position < text.count ? Unicode.Scalar(text[position]) : nil }

    private func isNext(_ string: String) -> Bool {
        position < text.count && text[position...].starts(with: string.unicodeScalars.lazy.map(\.value))
    }

    private mutating func skip(_ string: String) -> Bool {
        guard isNext(string) else { return false }
        position += string.unicodeScalars.count
        return true
    }

    private mutating func number() -> Int? {
        let start = position
        while let scalar = next, ("0"..."9").contains(scalar) { position += 1 }
        return Int(string(start..<position))
    }

    private func string(_ range: Range<Int>) -> String {
        var string = String.UnicodeScalarView()
        string.append(contentsOf: text[range].compactMap(Unicode.Scalar.init))
        return String(string)
    }

    /// Skips to behind the end mark, and tells what was before it.
    private mutating func upTo(_ mark: Unicode.Scalar) -> String? {
        guard position < text.count, let end = text[position...].firstIndex(of: mark.value) else { return nil }
        defer { position = end + 1 }
        return string(position..<end)
    }

    // MARK: - Structure

    private mutating func alternatives() -> RegexNode? {
        depth += 1
        let outer = options
        defer {
            depth -= 1
            options = outer
        }
        guard depth <= Limits.regexNesting else { return nil }
        var branches: [RegexNode] = []
        repeat {
            guard let branch = sequence() else { return nil }
            branches.append(branch)
        } while skip("|")
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func sequence() -> RegexNode? {
        var parts: [RegexNode] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            if options.contains(.ignoresSpace) {
                if scalar.properties.isWhitespace {
                    position += 1
                    continue
                }
                if scalar == "#" {
                    while let inner = next, inner != "\n" { position += 1 }
                    continue
                }
            }
            if skip("\\Q") {
                while next != nil, !skip("\\E") {
                    parts.append(literal(text[position]))
                    position += 1
                }
                continue
            }
            guard let atom = atom(), let part = quantified(atom) else { return nil }
            parts.append(part)
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func quantified(_ atom: RegexNode) -> RegexNode? {
        var node = atom
        while let scalar = next {
            let (least, most): (Int, Int?)
            switch scalar {
            case "*": (least, most) = (0, nil)
            case "+": (least, most) = (1, nil)
            case "?": (least, most) = (0, 1)
            case "{":
                guard let bounds = bounds() else { return options.contains(.ignoresSpace) ? node : nil }
                (least, most) = bounds
                position -= 1
            default: return node
            }
            position += 1
            node = .repetition(node, least: least, most: most)
            if skip("+") { node = .atomic(node) } else { _ = skip("?") }
        }
        return node
    }

    /// `{2}`, `{2,}`, `{2,3}`, `{,3}`
    private mutating func bounds() -> (Int, Int?)? {
        position += 1
        let least = number()
        var most = least
        if skip(",") { most = number() }
        guard least != nil || most != nil, skip("}"), (least ?? 0) <= (most ?? .max) else { return nil }
        return (least ?? 0, most)
    }

    private mutating func atom() -> RegexNode? {
        guard let scalar = next else { return nil }
        switch scalar {
        case "(": return group()
        case "[": return set().map { .set(options.contains(.ignoresCase) ? $0.ignoringCase : $0) }
        case "\\": return escape()
        case "*", "+", "?": return nil
        default: break
        }
        position += 1
        switch scalar {
        case ".": return .anything(options.contains(.dotMatchesLineEnds) ? .all : ScalarSet.lineEnds.inverted)
        case "^": return options.contains(.anchorsMatchLines) ? .opaque : .start
        case "$": return options.contains(.anchorsMatchLines) ? .opaque : .end
        default: return literal(scalar.value)
        }
    }

    private func literal(_ scalar: UInt32) -> RegexNode {
        .set(options.contains(.ignoresCase) ? ScalarSet(scalar).ignoringCase : ScalarSet(scalar))
    }

    private mutating func group() -> RegexNode? {
        position += 1
        let outer = options
        var wrap: (RegexNode) -> RegexNode = { $0 }
        if skip("?") {
            switch next {
            case "#": return upTo(")").map { _ in .empty }
            case ":", "|": position += 1
            case ">":
                position += 1
                wrap = { .atomic($0) }
            case "=", "!":
                position += 1
                wrap = { .lookaround($0) }
            case "<" where isNext("<=") || isNext("<!"):
                position += 2
                wrap = { .lookaround($0) }
            case "<", "P", "'":
                _ = skip("P")
                let isQuoted = next == "'"
                position = min(position + 1, text.count)
                guard upTo(isQuoted ? "'" : ">") != nil else { return nil }
            default:
                guard let isWhole = readOptions() else { return nil }
                if isWhole { return .empty }
            }
        }
        guard let inner = alternatives(), skip(")") else { return nil }
        options = outer
        return wrap(inner)
    }

    /// `i)` for what follows, `i:` for the group. Tells which; nil for something else.
    private mutating func readOptions() -> Bool? {
        var isOff = false
        while let scalar = next {
            position += 1
            let option: RegexOptions
            switch scalar {
            case ")": return true
            case ":": return false
            case "-":
                isOff = true
                continue
            case "^":
                options = []
                continue
            case "i": option = .ignoresCase
            case "s": option = .dotMatchesLineEnds
            case "m": option = .anchorsMatchLines
            case "x": option = .ignoresSpace
            default: option = []
            }
            if isOff { options.subtract(option) } else { options.formUnion(option) }
        }
        return nil
    }

    // MARK: - Escapes

    private mutating func escape() -> RegexNode? {
        position += 1
        guard let scalar = next else { return nil }
        switch scalar {
        case "b": return taking(.boundary)
        case "B", "G", "X", "K": return taking(.opaque)
        case "A": return taking(.start)
        case "z", "Z": return taking(.end)
        case "1"..."9": return number().map { _ in .opaque }
        case "k", "g":
            position += 1
            return next == "<" || next == "{" ? upTo(next == "<" ? ">" : "}").map { _ in .opaque } : nil
        default: return escapedSet().map { .set(options.contains(.ignoresCase) ? $0.ignoringCase : $0) }
        }
    }

    private mutating func taking(_ node: RegexNode) -> RegexNode {
        position += 1
        return node
    }

    /// What a backslash that was read means inside and outside of brackets.
    private mutating func escapedSet() -> ScalarSet? {
        guard let scalar = next else { return nil }
        position += 1
        switch scalar {
        case "d": return .digits
        case "D": return ScalarSet.digits.inverted
        case "w": return .word
        case "W": return ScalarSet.word.inverted
        case "s": return .spaces
        case "S": return ScalarSet.spaces.inverted
        case "h": return ScalarSet([0x09...0x09, 0x20...0x20, 0xA0...0xA0])
        case "H": return ScalarSet([0x09...0x09, 0x20...0x20, 0xA0...0xA0]).inverted
        case "v", "R": return .lineEnds
        case "V", "N": return ScalarSet.lineEnds.inverted
        case "n": return ScalarSet(0x0A)
        case "r": return ScalarSet(0x0D)
        case "t": return ScalarSet(0x09)
        case "f": return ScalarSet(0x0C)
        case "a": return ScalarSet(0x07)
        case "e": return ScalarSet(0x1B)
        case "b": return ScalarSet(0x08)
        case "0": return ScalarSet(0)
        case "c":
            guard let control = next else { return nil }
            position += 1
            return ScalarSet(control.value & 0x1F)
        case "p", "P": return property(isInverted: scalar == "P")
        case "x": return hexadecimal(digits: 2)
        case "u": return hexadecimal(digits: 4)
        case "U": return hexadecimal(digits: 8)
        default: return ScalarSet(scalar.value)
        }
    }

    private mutating func hexadecimal(digits: Int) -> ScalarSet? {
        let text: String
        if skip("{") {
            guard let inner = upTo("}") else { return nil }
            text = inner
        } else {
            let end = min(position + digits, self.text.count)
            text = string(position..<end)
            position = end
        }
        return UInt32(text, radix: 16).flatMap { $0 <= ScalarSet.last ? ScalarSet($0) : nil }
    }

    private mutating func property(isInverted: Bool) -> ScalarSet? {
        guard skip("{"), let name = upTo("}") else { return nil }
        return Self.named(name).map { isInverted ? $0.inverted : $0 }
    }

    private static func named(_ name: String) -> ScalarSet? {
        switch name.lowercased().filter({ $0.isLetter }) {
        case "l", "letter", "alphabetic", "alpha", "isalphabetic": .letters
        case "lu", "uppercaseletter", "upper", "uppercase": ScalarSet.uppercase.union(.beyondASCII)
        case "ll", "lowercaseletter", "lower", "lowercase": ScalarSet.lowercase.union(.beyondASCII)
        case "n", "nd", "number", "digit": .digits
        case "alnum": ScalarSet.letters.union(.digits)
        case "word": .word
        case "space", "whitespace", "z", "zs", "blank": .spaces
        case "punct", "p", "punctuation": ScalarSet([0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E])
        case "xdigit": ScalarSet([0x30...0x39, 0x41...0x46, 0x61...0x66])
        case "ascii": ScalarSet([0...0x7F])
        case "cntrl", "cc": ScalarSet([0...0x1F, 0x7F...0x7F])
        default: nil
        }
    }

    // MARK: - Brackets

    private mutating func set() -> ScalarSet? {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Limits.regexNesting else { return nil }
        position += 1
        let isInverted = skip("^")
        var whole: ScalarSet?
        var isDifference = false
        var part = ScalarSet.none
        var isFirst = true
        func joined() -> ScalarSet {
            guard let whole else { return part }
            return isDifference ? whole.subtracting(part) : whole.intersection(part)
        }
        while let scalar = next {
            if scalar == "]", !isFirst {
                position += 1
                return isInverted ? joined().inverted : joined()
            }
            isFirst = false
            if isNext("&&") || isNext("--") {
                whole = joined()
                isDifference = isNext("--")
                part = .none
                position += 2
            } else if skip("[:") {
                let isNot = skip("^")
                guard let name = upTo(":"), skip("]"), let named = Self.named(name) else { return nil }
                part = part.union(isNot ? named.inverted : named)
            } else if scalar == "[" {
                guard let inner = set() else { return nil }
                part = part.union(inner)
            } else {
                guard let range = member() else { return nil }
                part = part.union(range)
            }
        }
        return nil
    }

    /// `a`, `a-z` or an escape inside of brackets.
    private mutating func member() -> ScalarSet? {
        guard let first = setScalar() else { return nil }
        guard let lower = first.single, next == "-", position + 1 < text.count, ![0x5D, 0x5B, 0x2D].contains(text[position + 1])
        else { return first }
        position += 1
        guard let upper = setScalar()?.single, upper >= lower else { return nil }
        return ScalarSet([lower...upper])
    }

    private mutating func setScalar() -> ScalarSet? {
        if skip("\\") { return escapedSet() }
        guard let scalar = next else { return nil }
        position += 1
        return ScalarSet(scalar.value)
    }
}
