/// A part of a pattern that matches the same text in two ways, again and again: time doubles with each character.
struct ExponentialRegex: RegexWeakness {
    let rule = "IACS-S310"

    func message(_ regex: AnalysedRegex) -> String? {
        guard let ambiguity = regex.ambiguity, ambiguity.growth == .exponential else { return nil }
        return "The time of this pattern doubles with each '\(shown(ambiguity.pump))' in a text that begins with '\(shown(ambiguity.prefix))' and then does not match."
    }
}

/// Two repetitions after each other that match the same text: time grows with the square or a higher power of its length.
struct PolynomialRegex: RegexWeakness {
    let rule = "IACS-S311"

    func message(_ regex: AnalysedRegex) -> String? {
        guard let ambiguity = regex.ambiguity, ambiguity.growth == .polynomial else { return nil }
        return "The time of this pattern grows at least with the square of the number of '\(shown(ambiguity.pump))' in a text that begins with '\(shown(ambiguity.prefix))' and then does not match."
    }
}

/// A text of a witness in a message of one line.
private func shown(_ text: String) -> String {
    text.unicodeScalars.map { $0.value < 0x20 ? "\\u{\(String($0.value, radix: 16))}" : String($0) }.joined()
}
