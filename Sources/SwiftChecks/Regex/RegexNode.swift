/// A regular expression as a tree. Its depth is bounded by `Limits.regexNesting`.
indirect enum RegexNode: Sendable {
    /// One scalar of the set.
    case set(ScalarSet)
    /// `.`, which is told apart from a set because it is often meant as the character.
    case anything(ScalarSet)
    case sequence([RegexNode])
    case alternatives([RegexNode])
    case repetition(RegexNode, least: Int, most: Int?)
    /// `^`, `\A`.
    case start
    /// `$`, `\z`, `\Z`.
    case end
    /// `\b`; `\B` is `opaque`.
    case boundary
    /// `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`.
    case lookaround(RegexNode)
    /// `(?>…)` and what a possessive quantifier repeats: never matched in another way once it is left.
    case atomic(RegexNode)
    /// A back reference or another thing that no automaton has.
    case opaque

    static let empty = RegexNode.sequence([])

    /// The parts, one level down.
    var parts: [RegexNode] {
        switch self {
        case .sequence(let parts), .alternatives(let parts): parts
        case .repetition(let part, _, _), .lookaround(let part), .atomic(let part): [part]
        default: []
        }
    }
}

/// How a pattern is read.
struct RegexOptions: OptionSet, Sendable {
    var rawValue: Int
    static let ignoresCase = RegexOptions(rawValue: 1)
    static let dotMatchesLineEnds = RegexOptions(rawValue: 2)
    static let anchorsMatchLines = RegexOptions(rawValue: 4)
    static let ignoresSpace = RegexOptions(rawValue: 8)
}
