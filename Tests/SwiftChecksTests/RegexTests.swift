@testable import SwiftChecks
import Testing

/// The analysis of regular expressions against a matcher that backtracks and counts its steps.
@Suite struct RegexTests {
    /// Steps of a backtracking matcher until it has tried every way from the beginning of the text, at most `limit`.
    static func steps(_ node: RegexNode, _ text: String, limit: Int = 300_000) -> Int {
        let scalars = text.unicodeScalars.map(\.value)
        var count = 0
        func match(_ node: RegexNode, _ position: Int, _ next: (Int) -> Bool) -> Bool {
            count += 1
            guard count < limit else { return true }
            switch node {
            case .set(let set), .anything(let set):
                return position < scalars.count && set.contains(scalars[position]) && next(position + 1)
            case .sequence(let parts): return sequence(parts[...], position, next)
            case .alternatives(let branches): return branches.contains { match($0, position, next) }
            case .repetition(let part, let least, let most): return repetition(part, least, most ?? .max, position, next)
            case .start: return position == 0 && next(position)
            case .end: return position == scalars.count && next(position)
            case .atomic(let part):
                var end: Int?
                _ = match(part, position) { reached in
                    end = reached
                    return true
                }
                return end.map(next) ?? false
            case .boundary, .lookaround, .opaque: return next(position)
            }
        }
        func sequence(_ parts: ArraySlice<RegexNode>, _ position: Int, _ next: (Int) -> Bool) -> Bool {
            guard let first = parts.first else { return next(position) }
            return match(first, position) { sequence(parts.dropFirst(), $0, next) }
        }
        func repetition(_ part: RegexNode, _ least: Int, _ most: Int, _ position: Int, _ next: (Int) -> Bool) -> Bool {
            if most > 0, match(part, position, { reached in
                (reached > position || least > 0) && repetition(part, max(0, least - 1), most == .max ? .max : most - 1, reached, next)
            }) { return true }
            return least == 0 && next(position)
        }
        _ = match(node, 0) { _ in false }
        return count
    }

    static let exponential = [
        "(a+)+$", "(a|a)*b", "(a|b|ab)*c", "(a*)*b", "([a-z]+)*;", "(\\w|\\d)+;", "(a|aa)+$", "(x+x+)+y", "(?:a?b?)*c", "(.|a)*;",
        "((ab)*|(ab)+)*c", "(\\s*\\w\\s*)*;",
    ]
    static let polynomial = ["a*a*b", "\\w*\\d*;", ".*=.*;$", "a+b*a+c", "\\d+\\d+x"]
    static let linear = ["a*b", "(ab)*c", "(a+b)*c", "\\w+(,\\w+)*$", "(?>a+)+$", "(a|b)*c", "[^=]*=[^;]*;", "a{1,9}b", "(ab?c)*d"]

    private func ambiguity(_ pattern: String) throws -> RegexAmbiguity? {
        let tree = try #require(RegexParser.parse("^" + pattern))
        var search = AmbiguitySearch(try #require(RegexAutomaton(tree)), isWhole: false)
        return search.run()
    }

    private func steps(_ pattern: String, _ ambiguity: RegexAmbiguity, times: Int) throws -> Int {
        let tree = try #require(RegexParser.parse("^" + pattern))
        return Self.steps(tree, ambiguity.prefix + String(repeating: ambiguity.pump, count: times) + "\u{0}")
    }

    @Test(arguments: exponential)
    func findsWhatDoubles(_ pattern: String) throws {
        let found = try #require(try ambiguity(pattern))
        #expect(found.growth == .exponential)
        #expect(try steps(pattern, found, times: 6) > 3 * steps(pattern, found, times: 3))
    }

    @Test(arguments: polynomial)
    func findsWhatGrowsWithThePowers(_ pattern: String) throws {
        let found = try #require(try ambiguity(pattern))
        #expect(found.growth == .polynomial)
        let (once, twice) = (try steps(pattern, found, times: 50), try steps(pattern, found, times: 100))
        #expect(twice > 3 * once && twice < 20 * once)
    }

    @Test(arguments: linear)
    func isSilentOnWhatIsLinear(_ pattern: String) throws {
        #expect(try ambiguity(pattern) == nil)
    }

    @Test func readsTheSyntax() {
        let valid = [
            "[a-z&&[^aeiou]]", "[[:alpha:]_]", "\\p{L}\\P{Nd}", "\\x41\\x{1F600}\\u0041", "(?<name>a)\\k<name>", "(?i:a)b", "a{2}b{2,}c{,3}",
            "\\Qa.b\\E", "(?=a)(?!b)(?<=c)(?<!d)", "a*?b+?c??", "(?#note)a", "[]a]", "[a\\-z-]", "", "a||b",
        ]
        for pattern in valid { #expect(RegexParser.parse(pattern) != nil, "\(pattern)") }
        for pattern in ["(", "a)", "[a", "*a", "a{3,1}", "\\", "(?<", "(?P", "[z-a]", "\\c", "\\k<", "(?i"] {
            #expect(RegexParser.parse(pattern) == nil, "\(pattern)")
        }
        #expect(RegexParser.parse(String(repeating: "(", count: 100_000)) == nil)
    }

    @Test func givesUpBeyondTheBudget() throws {
        #expect(RegexAutomaton(try #require(RegexParser.parse("(a{100}){100}"))) == nil)
    }
}
