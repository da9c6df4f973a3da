import SourceText

/// Code that is not compiled.
extension Interpreter {
    /// Whether a function has code between `#if` and `#endif` that is left out and gives one of its variables a value: what the path misses
    /// may stand there.
    package func isSetInLeftOut(_ region: RegionID, in frame: Frame) -> Bool {
        let variable = regions[Int(region.raw)]
        let function = frame.function
        let files = program.units[Int(frame.id.unit)].files
        guard variable.kind == .local, !variable.name.isEmpty, files.indices.contains(Int(function.file)) else { return false }
        let name = Array(variable.name.utf8)
        let text = Array(files[Int(function.file)].text(function.range).utf8)
        return conditionalParts(of: text).contains { part in
            let code = part.lowerBound + Int(function.range.start)..<part.upperBound + Int(function.range.start)
            return sets(name, text[part]) && !function.instructions.contains { $0.file == function.file && code.contains(Int($0.range.start)) }
        }
    }

    /// What stands between two directives, with an `#if` open.
    private func conditionalParts(of text: [UInt8]) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var depth = 0
        var start = 0
        var place = 0
        for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let words = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            if words.first == UInt8(ascii: "#") {
                let directive = words.dropFirst().drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
                if depth > 0 { parts.append(start..<place) }
                if directive.starts(with: "if".utf8) { depth += 1 }
                if directive.starts(with: "endif".utf8) { depth -= 1 }
                start = place + line.count
            }
            place += line.count + 1
        }
        return parts
    }

    /// Whether `name = `, `name.member = ` or `&name` stands in a text.
    private func sets(_ name: [UInt8], _ text: ArraySlice<UInt8>) -> Bool {
        var place = text.startIndex
        while place + name.count <= text.endIndex {
            defer { place += 1 }
            let end = place + name.count
            guard text[place..<end].elementsEqual(name), place == text.startIndex || !text[place - 1].isIdentifierPart,
                  end == text.endIndex || !text[end].isIdentifierPart else { continue }
            if place > text.startIndex, text[place - 1] == UInt8(ascii: "&") { return true }
            let rest = text[end...].drop { $0.isIdentifierPart || " .->[]".utf8.contains($0) }
            if rest.first == UInt8(ascii: "="), rest.dropFirst().first != UInt8(ascii: "=") { return true }
        }
        return false
    }
}
