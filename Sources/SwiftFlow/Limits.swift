/// The limits of the Swift engine. One that is reached is recorded in `FlowResult.limits`, never swallowed.
public enum Limits {
    /// Fields that an access path keeps; what lies deeper is not followed.
    static let pathDepth = 4
    /// The same for functions as values: a closure in a property of an object in a list is followed, no deeper.
    static let functionPathDepth = 2
    /// Functions that one value may be, such as a parameter that every caller gives another closure; of more, the others are not
    /// followed into what it calls.
    static let functionsPerValue: UInt8 = 12
    /// Expressions inside each other that are lowered; what lies deeper is an unknown value.
    static let nesting = 512
    /// `$0` to `$9` of a closure; what lies behind is unknown.
    static let implicitParameters = 10
    /// Facts of one run, for each value of the program; the propagation stops when they are spent.
    static let factsPerValue = 24
    /// Facts at a value that are looked at for one that says more than another.
    static let impliedFacts = 16
    /// Facts of one run at most, about 1 GB of them.
    static let maximumFacts = 10_000_000
    /// Facts of one run at least, whatever the size of the program.
    static let minimumFacts = 200_000
    /// Implementations that one call of a protocol's or a superclass's method is followed into.
    static let dispatch = 12
    /// Types that inherit from a type that are looked at for a member.
    static let subtypes = 96
    /// Supertypes that are looked at for a member.
    static let supertypes = 32
    /// Definitions that are followed back from a condition to the variables it tests, or to where a value was made.
    static let chain = 24
    /// Steps of a reported path.
    static let steps = 24
}
