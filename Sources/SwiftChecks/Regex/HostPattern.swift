/// What a pattern says about the name of a host.
struct HostInPattern {
    /// As written, with `.` for a dot that stands for any character and `\.` for the character.
    var text: String
    var hasAnyCharacter: Bool

    /// Top-level domains that make a run of names a host, and not a file name.
    private static let domains: Set<String> = [
        "com", "org", "net", "edu", "gov", "io", "dev", "de", "uk", "eu", "fr", "jp", "cn", "us", "ch", "info", "biz", "app", "cloud",
    ]

    /// The host names in a pattern, in its order.
    static func all(in tree: RegexNode) -> [HostInPattern] {
        var hosts: [HostInPattern] = []
        var stack = [tree]
        while let node = stack.popLast() {
            if case .sequence(let parts) = node { hosts += runs(of: parts).compactMap(host) }
            stack += node.parts.reversed()
        }
        return hosts
    }

    private enum Item { case letter(Character), dot, anyCharacter }

    /// Stretches of a sequence that letters, digits, hyphens and dots make.
    private static func runs(of parts: [RegexNode]) -> [[Item]] {
        var runs: [[Item]] = [[]]
        var open = Array(parts.reversed())
        while let part = open.popLast() {
            switch part {
            // `(www.)?plant.com` is a host, too.
            case .sequence(let inner): open += inner.reversed()
            case .repetition(let inner, _, 1): open.append(inner)
            case .anything: runs[runs.count - 1].append(.anyCharacter)
            case .set(let set):
                if let letter = letter(set) {
                    runs[runs.count - 1].append(letter == "." ? .dot : .letter(letter))
                } else {
                    runs.append([])
                }
            default: runs.append([])
            }
        }
        return runs.filter { !$0.isEmpty }
    }

    /// The character, also where its case does not matter.
    private static func letter(_ set: ScalarSet) -> Character? {
        let lower = set.intersection(ScalarSet.uppercase.inverted)
        guard let scalar = lower.single.flatMap(Unicode.Scalar.init), set.ranges.allSatisfy({ $0.count == 1 }) else { return nil }
        let character = Character(scalar)
        return character.isLetter || character.isNumber || character == "-" || character == "." ? character : nil
    }

    private static func host(_ run: [Item]) -> HostInPattern? {
        var names: [String] = [""]
        var text = ""
        var hasAnyCharacter = false
        for item in run {
            switch item {
            case .letter(let character):
                names[names.count - 1].append(character)
                text.append(character)
            case .dot:
                names.append("")
                text += "\\."
            case .anyCharacter:
                names.append("")
                text += "."
                hasAnyCharacter = true
            }
        }
        guard names.count >= 2, let last = names.last, domains.contains(last), names[names.count - 2].count >= 2 else { return nil }
        return HostInPattern(text: text, hasAnyCharacter: hasAnyCharacter)
    }
}

/// A dot in the name of a host that matches any character, so that another host matches, too.
struct HostPattern: RegexWeakness {
    let rule = "IACS-S314"

    func message(_ regex: AnalysedRegex) -> String? {
        guard let host = HostInPattern.all(in: regex.use.tree).first(where: \.hasAnyCharacter) else { return nil }
        return "A dot of the host '\(host.text)' in this pattern stands for any character."
    }
}
