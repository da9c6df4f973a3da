import SourceText

/// Assertions of test frameworks whose headers were not found: calls of functions that nobody declares, told by their names.
extension Interpreter {
    /// Takes what the assertion says to hold behind it, which otherwise ends the test; false where it cannot hold.
    func assumeAsserted(by name: String, _ arguments: [Value], _ state: inout State) -> Bool {
        guard name.includes("assert", ignoringCase: true) else { return true }
        let words = name.lowercased().split(separator: "_")
        guard words.contains(where: { $0.hasSuffix("assert") }), let first = arguments.first, !first.isNone else { return true }
        if words.contains("not") || words.contains("null") || words.contains("false") { return true }
        guard arguments.count > 1, !arguments[1].isNone, let relation = words.last else { return assume(first, true, &state) }
        let second = arguments[1]
        return switch relation {
        case "eq": assume(equal(first, second), true, &state)
        case "ne": assume(equal(first, second), false, &state)
        case "lt": assume(less(first, second), true, &state)
        case "ge": assume(less(first, second), false, &state)
        case "gt": assume(less(second, first), true, &state)
        case "le": assume(less(second, first), false, &state)
        case "assert", "msg", "true": assume(first, true, &state)
        default: true
        }
    }
}
