/// What the engine gives to one piece of work. Each limit that is hit is recorded by the function's name.
package enum Limits {
    /// Instructions that the analysis of one root executes.
    static let steps = 40_000
    /// How far the analysis of one root is to be before it goes into no more calls: at least; for each of its own
    /// instructions; at most. A call may use half of what its caller has left of it.
    static let followedSteps = 2_500
    static let followedStepsPerInstruction = 8
    static let largestFollowedSteps = 4_500
    /// Paths that stand at the start of a block before the most alike are joined: fewer in what is called, and once the analysis of a
    /// root has come far.
    static func paths(depth: Int, after steps: Int) -> Int { depth == 0 && steps < 4_000 ? 8 : 4 }
    /// Ways in which an inlined call can return.
    static let outcomes = 4
    /// Calls inlined into one another.
    static let callDepth = 7
    /// Instructions of a function that is inlined, by how deep the call is.
    static let inlinedInstructions = [0, 800, 250, 120, 60, 40, 40]
    /// Constant tables of functions that a call may go through, each of which is followed.
    static let tables = 3
    /// Turns of a loop that are followed one by one.
    static let turns = 2
    /// The same, where the number of turns is known and small.
    static let countedTurns = 24
    /// Times a loop is widened before what it changes is given up.
    static let widenings = 2
    static let relations = 48
    /// How deep the range of a value looks into what it is made of.
    static let valueDepth = 10
    /// Values that a condition is made of which are looked at.
    static let conditionParts = 16
    /// Bytes of a global's initialiser, or a string, that are looked through for an unknown index.
    static let scannedElements = 512
    /// Characters of one argument of a program, without the terminator: Linux' `MAX_ARG_STRLEN`.
    static let argumentLength: Int64 = 131_071
    /// Characters of a literal that fill an array, kept one by one.
    static let keptCharacters: Int64 = 32
    /// Steps of a finding's path; those of them that are conditions on something else; numbers that a call is told with.
    static let pathSteps = 24
    static let otherConditions = 2
    static let toldArguments = 3
    /// Of the source, in a step.
    static let quotedCharacters = 48
}
