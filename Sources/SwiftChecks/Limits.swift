/// Where the checks stop.
enum Limits {
    /// Steps from a name to its constant value.
    static let constantDepth = 12
    /// Texts that a variable may hold, to be looked at.
    static let texts = 8
    /// Steps of a way from source to sink that is told: where more hand-overs are needed, callers of the same code have been mixed.
    static let toldSteps = 24
    /// Groups and brackets inside each other that a pattern may have.
    static let regexNesting = 48
    /// Places of a pattern that consume a character, with every repetition written out; a larger one is not analysed.
    static let regexPositions = 160
    /// Ways without consuming a character that are followed from one place of a pattern.
    static let regexWays = 4_000
    /// Pairs of steps that the search for ambiguity takes.
    static let regexPairs = 100_000
}
