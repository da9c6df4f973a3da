import SwiftTree

/// A weakness of a regular expression.
protocol RegexWeakness: Sendable {
    /// `IACS-S310`.
    var rule: String { get }

    /// What is to be said of the expression; nil where there is nothing.
    func message(_ regex: AnalysedRegex) -> String?
}

/// A regular expression with what the weaknesses ask of it, worked out once.
struct AnalysedRegex {
    var use: RegexUse
    /// Nil for a pattern beyond the budget.
    var automaton: RegexAutomaton?
    var ambiguity: RegexAmbiguity?

    init(_ use: RegexUse) {
        self.use = use
        automaton = RegexAutomaton(use.tree)
        // A look-ahead is matched by itself, each time that it is reached.
        for (part, isWhole) in [(use.tree, use.purpose == .whole)] + Self.lookarounds(in: use.tree).map({ ($0, false) }) {
            guard ambiguity?.growth != .exponential, let automaton = RegexAutomaton(part) else { continue }
            var search = AmbiguitySearch(automaton, isWhole: isWhole)
            if let found = search.run(), ambiguity == nil || found.growth == .exponential { ambiguity = found }
        }
    }

    private static func lookarounds(in tree: RegexNode) -> [RegexNode] {
        var found: [RegexNode] = []
        var stack = [tree]
        while let node = stack.popLast() {
            if case .lookaround(let inner) = node { found.append(inner) }
            stack += node.parts
        }
        return found
    }
}

/// Parses every regular expression whose pattern stands in the source, and asks for its weaknesses.
struct RegexCheck: SwiftCheck {
    private static let weaknesses: [any RegexWeakness] = [
        ExponentialRegex(), PolynomialRegex(), MissingAnchor(), BadTagFilter(), HostPattern(),
    ]

    var rules: [String] { Self.weaknesses.map(\.rule) }
    let subjects: [Subject] =
        .all(.regexLiteral) + .named(["Regex", "NSRegularExpression", "range", "replacingOccurrences", "NSPredicate"], .call)

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        let regexes = context.regexUses(at: node).map(AnalysedRegex.init)
        for weakness in Self.weaknesses {
            guard let found = regexes.lazy.compactMap({ regex in weakness.message(regex).map { (regex.use.node, $0) } }).first else { continue }
            context.report(weakness.rule, at: found.0, found.1)
        }
    }
}
