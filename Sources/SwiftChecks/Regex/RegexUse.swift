import SourceText
import SwiftTree

/// A regular expression that stands in the source, and how it is used.
struct RegexUse {
    enum Purpose {
        /// The whole text must match.
        case whole
        /// The text is tested for it.
        case test
        /// It is searched for, replaced or kept for later.
        case search
    }

    /// The pattern's place in the source.
    var node: SyntaxID
    var pattern: String
    var tree: RegexNode
    var purpose: Purpose
}

extension SwiftContext {
    /// What a literal or call says about a regular expression, once for each pattern that it may have; empty when it is none,
    /// or the pattern is not known.
    mutating func regexUses(at node: SyntaxID) -> [RegexUse] {
        switch tree[node].kind {
        case .regexLiteral: return regexLiteral(node).map { [$0] } ?? []
        case .call: return regexCall(node)
        default: return []
        }
    }

    private func regexLiteral(_ node: SyntaxID) -> RegexUse? {
        let text = tree.text(of: node)
        let pounds = text.prefix { $0 == "#" }.count
        let pattern = String(text.dropFirst(pounds + 1).dropLast(pounds + 1))
        guard text.count >= 2 * pounds + 2 else { return nil }
        var options = options(after: node)
        if pounds > 0, pattern.contains("\n") { options.insert(.ignoresSpace) }
        return use(node, pattern, options, purpose: purpose(ofRegex: node))
    }

    private mutating func regexCall(_ call: SyntaxID) -> [RegexUse] {
        guard let name = tree.calleeName(of: call) else { return [] }
        switch name {
        case "Regex":
            let isUnlabelled = tree.arguments(of: call).first?.label == nil
            return use(argument(0, of: call), options(after: call), purpose: purpose(ofRegex: call), isUnlabelled: isUnlabelled)
        case "NSRegularExpression":
            return use(argument("pattern", of: call), options(of: call), purpose: purpose(ofRegex: call))
        case "range", "replacingOccurrences":
            guard has("regularExpression", optionsArgument(of: call)) else { return [] }
            return use(argument("of", of: call), options(of: call), purpose: name == "range" && isCompared(call) ? .test : .search)
        case "NSPredicate":
            return predicate(call)
        default: return []
        }
    }

    /// `MATCHES %@`, `MATCHES[c] %@` or `MATCHES '…'` of a predicate with one argument at most.
    private mutating func predicate(_ call: SyntaxID) -> [RegexUse] {
        let arguments = tree.arguments(of: call)
        guard (1...2).contains(arguments.count), arguments[0].label == "format", let format = constantString(arguments[0].value),
            let match = format.firstMatch(of: /(?i)\bMATCHES\s*(\[[cdn]*\])?\s*(?:%@|'([^']*)'|"([^"]*)")\s*$/)
        else { return [] }
        let options: RegexOptions = match.1?.lowercased().contains("c") ?? false ? .ignoresCase : []
        if let pattern = match.2 ?? match.3 { return use(arguments[0].value, String(pattern), options, purpose: .whole).map { [$0] } ?? [] }
        return arguments.count == 2 ? use(arguments[1].value, options, purpose: .whole) : []
    }

    /// What methods called on an expression tell: `Regex("a").ignoresCase()`.
    private func options(after node: SyntaxID) -> RegexOptions {
        var options: RegexOptions = []
        if isFollowed(node, by: "ignoresCase") { options.insert(.ignoresCase) }
        if isFollowed(node, by: "dotMatchesNewlines") { options.insert(.dotMatchesLineEnds) }
        if isFollowed(node, by: "anchorsMatchLineEndings") { options.insert(.anchorsMatchLines) }
        return options
    }

    private mutating func use(
        _ value: SyntaxID, _ options: RegexOptions, purpose: RegexUse.Purpose, isUnlabelled: Bool = true
    ) -> [RegexUse] {
        guard isUnlabelled, !value.isNone else { return [] }
        return constantStrings(value).compactMap { use(value, $0, options, purpose: purpose) }
    }

    private func use(_ node: SyntaxID, _ pattern: String, _ options: RegexOptions, purpose: RegexUse.Purpose) -> RegexUse? {
        RegexParser.parse(pattern, options: options).map { RegexUse(node: node, pattern: pattern, tree: $0, purpose: purpose) }
    }

    /// The argument `options`, or the value of the constant that stands there.
    private mutating func optionsArgument(of call: SyntaxID) -> SyntaxID {
        let value = argument("options", of: call)
        guard !value.isNone, tree[value].kind == .identifier, let declaration = declarations.resolve(value, in: tree),
            declaration.isConstant
        else { return value }
        return declaration.value
    }

    private mutating func options(of call: SyntaxID) -> RegexOptions {
        let value = optionsArgument(of: call)
        guard !value.isNone else { return [] }
        var options: RegexOptions = []
        let meanings: [(String, RegexOptions)] = [
            ("caseInsensitive", .ignoresCase), ("dotMatchesLineSeparators", .dotMatchesLineEnds),
            ("anchorsMatchLines", .anchorsMatchLines), ("allowCommentsAndWhitespace", .ignoresSpace),
        ]
        for (name, option) in meanings where has(name, value) { options.insert(option) }
        return options
    }

    /// Whether a set of options has the one of that name: `.name`, `[.name, .other]`.
    private func has(_ option: String, _ options: SyntaxID) -> Bool {
        lastName(of: options) == option || mentions(options) { $0 == option }
    }

    /// Whether a method of that name is called on the expression, directly.
    private func isFollowed(_ node: SyntaxID, by name: String) -> Bool {
        let parent = tree[node].parent
        return !parent.isNone && tree[parent].kind == .memberAccess && tree.name(of: parent) == name
    }

    /// What a regular expression is for, from the call that it is an argument or the receiver of.
    private func purpose(ofRegex node: SyntaxID) -> RegexUse.Purpose {
        for ancestor in tree.ancestors(of: node).prefix(6) {
            switch tree[ancestor].kind {
            case .call:
                switch tree.calleeName(of: ancestor) {
                case "wholeMatch": return .whole
                case "contains", "starts", "numberOfMatches": return .test
                case "firstMatch", "prefixMatch": return isCompared(ancestor) || isBoundToNothing(ancestor) ? .test : .search
                default: continue
                }
            case .variableDecl, .functionDecl, .closure: return .search
            default: continue
            }
        }
        return .search
    }

    /// `if let _ = …`
    private func isBoundToNothing(_ call: SyntaxID) -> Bool {
        let binding = tree.ancestors(of: call).prefix(3).first { tree[$0].kind == .optionalBinding }
        return binding.map { tree.name(of: $0).map { $0 == "_" } ?? true } ?? false
    }

    /// Whether the result is compared with `nil`, so that only the fact of a match counts.
    private func isCompared(_ call: SyntaxID) -> Bool {
        for ancestor in tree.ancestors(of: call).prefix(4) where tree[ancestor].kind == .infixOperator {
            return ["!=", "=="].contains(tree.name(of: ancestor)) && tree.children(of: ancestor).contains { tree[$0].kind == .nilLiteral }
        }
        return false
    }
}
