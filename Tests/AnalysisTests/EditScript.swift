/// Edits of a source file as people and formatters make them, with a memory of which line was which.
struct EditedFile {
    struct Line {
        var text: String
        /// The line's number in the original, from 1; nil for an inserted one.
        var origin: Int?
    }

    var path: String
    var lines: [Line]
    private var isSwift: Bool { path.hasSuffix(".swift") }

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
            Line(text: String($1), origin: $0 + 1)
        }
    }

    var text: String { lines.map(\.text).joined(separator: "\n") }

    /// Applies a number of random edits.
    mutating func edit(_ count: Int, _ random: inout SeededGenerator) {
        for number in 0..<count {
            switch Int.random(in: 0..<10, using: &random) {
            case 0, 1, 2: insert(number, &random)
            case 3, 4: delete(&random)
            case 5, 6: move(&random)
            case 7: rename(number)
            case 8: reindent(&random)
            default: wrap(&random)
            }
        }
    }

    // MARK: - The edits

    /// A blank line, a comment, or a statement that stands elsewhere in the file.
    private mutating func insert(_ number: Int, _ random: inout SeededGenerator) {
        guard let place = lines.indices.filter(isBehindStatement).randomElement(using: &random) else { return }
        let copies = lines.filter { isStatement($0.text) }.map(\.text)
        let text = switch Int.random(in: 0..<4, using: &random) {
        case 0: ""
        case 1, 2: "    // Changed for reason \(number)."
        default: copies.randomElement(using: &random) ?? ""
        }
        lines.insert(Line(text: text, origin: nil), at: place + 1)
    }

    private mutating func delete(_ random: inout SeededGenerator) {
        let places = lines.indices.filter { isStatement(lines[$0].text) || isBlank(lines[$0].text) }
        if let place = places.randomElement(using: &random) { lines.remove(at: place) }
    }

    /// A declaration at file scope to another place between such.
    private mutating func move(_ random: inout SeededGenerator) {
        let gaps = gapsAtFileScope()
        guard gaps.count > 2 else { return }
        let from = Int.random(in: 0..<gaps.count - 1, using: &random)
        let block = lines[gaps[from]..<gaps[from + 1]]
        let to = gaps.indices.filter { $0 != from && $0 != from + 1 }.randomElement(using: &random) ?? from
        if gaps[to] > gaps[from] {
            lines.insert(contentsOf: block, at: gaps[to])
            lines.removeSubrange(gaps[from]..<gaps[from + 1])
        } else {
            lines.removeSubrange(gaps[from]..<gaps[from + 1])
            lines.insert(contentsOf: block, at: gaps[to])
        }
    }

    private mutating func rename(_ number: Int) {
        path = "renamed/\(number)/" + path.split(separator: "/").joined(separator: "-")
    }

    private mutating func reindent(_ random: inout SeededGenerator) {
        let prefix = ["\t", "  ", "        "].randomElement(using: &random) ?? "\t"
        for index in lines.indices where !lines[index].text.isEmpty && !lines[index].text.hasPrefix("#") {
            lines[index].text = prefix + lines[index].text
        }
    }

    /// Breaks a long line behind a comma, as a formatter with a smaller width does.
    private mutating func wrap(_ random: inout SeededGenerator) {
        let places = lines.indices.filter { index in
            let text = lines[index].text
            return text.contains("(") && text.contains(", ") && !text.contains { "\"'#\\".contains($0) } && !text.contains("//")
                && !text.contains("*/")
        }
        guard let place = places.randomElement(using: &random), let comma = lines[place].text.firstRange(of: ", ") else { return }
        let line = lines[place]
        lines[place].text = String(line.text[..<comma.lowerBound]) + ","
        lines.insert(Line(text: "            " + line.text[comma.upperBound...], origin: line.origin), at: place + 1)
    }

    // MARK: - What stands where

    private func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

    /// Whether a line is a whole statement.
    private func isStatement(_ text: String) -> Bool {
        let body = text.drop(while: \.isWhitespace)
        guard body.count(where: { $0 == "(" }) == body.count(where: { $0 == ")" }), !body.contains("{"), !body.contains("}") else {
            return false
        }
        return isSwift
            ? body.wholeMatch(of: /(?:let|var) \w+ = [^.].*\)|[a-z][\w.]*\(.*\)/) != nil
            : body.hasSuffix(";") && body.contains("(") && text.first?.isWhitespace == true
    }

    private func isBehindStatement(_ index: Int) -> Bool { isStatement(lines[index].text) }

    /// The first lines behind blank lines at file scope.
    private func gapsAtFileScope() -> [Int] {
        lines.indices.dropLast().filter { index in
            guard isBlank(lines[index].text), let next = lines[index + 1].text.first else { return false }
            return !next.isWhitespace && next != "}"
        }.map { $0 + 1 }
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
