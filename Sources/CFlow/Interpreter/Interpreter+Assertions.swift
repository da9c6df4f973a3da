/// Assertions of test frameworks whose headers were not found: calls of functions that nobody declares, told by their names.
extension Interpreter {
    /// Takes what the assertion says to hold behind it, which otherwise ends the test; false where it cannot hold.
    func assumeAsserted(by name: String, _ arguments: [Value], _ state: inout State) -> Bool {
        guard name.mentions("assert") else { return true }
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

extension String {
    /// Whether a word of small letters stands in a name, whatever the case. By bytes: calls ask for it over and over.
    func mentions(_ word: String) -> Bool {
        var rest = utf8[...]
        while rest.count >= word.utf8.count {
            if zip(rest, word.utf8).allSatisfy({ $0 | 0x20 == $1 }) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}
