import Catalog
import SwiftTree

/// A rule whose check is told as data in its front matter, the product's own or a user's.
struct DeclarativeCheck: SwiftCheck {
    private let rule: Rule
    private let pattern: Pattern
    private let regex: Regex<AnyRegexOutput>?

    /// `nil` for a rule without a pattern, and for a regular expression that does not compile: the catalogue reports that.
    init?(_ rule: Rule) {
        guard let pattern = rule.pattern else { return nil }
        self.rule = rule
        self.pattern = pattern
        if case .literal(let text) = pattern {
            guard let regex = try? Regex(text) else { return nil }
            self.regex = regex
        } else {
            regex = nil
        }
    }

    var rules: [String] { [rule.id] }

    var kinds: [SyntaxKind] {
        if case .literal = pattern { [.stringLiteral] } else { [.call, .macroExpansion] }
    }

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        switch pattern {
        case .literal:
            guard let regex, let text = context.tree.stringValue(of: node), text.firstMatch(of: regex) != nil else { return }
            context.report(rule.id, at: node, "\(rule.title).")
        case .bannedCall(let functions, let instead):
            guard let function = match(functions, node, context) else { return }
            let alternative = instead[function].flatMap { $0.isEmpty ? nil : "; use \($0)" } ?? ""
            context.report(rule.id, at: node, "'\(function)' must not be called\(alternative).")
        case .mustCheckResult(let functions):
            guard let function = match(functions, node, context), isDiscarded(node, context.tree) else { return }
            context.report(rule.id, at: node, "The result of '\(function)' is thrown away.")
        case .argument(let argument): visit(node, argument, &context)
        }
    }

    private func visit(_ node: SyntaxID, _ argument: ArgumentPattern, _ context: inout SwiftContext) {
        guard let function = match(argument.functions, node, context) else { return }
        let value = argument.label.map { context.argument($0, of: node) }
            ?? argument.position.map { context.argument($0, of: node) } ?? .none
        let place = argument.label.map { "'\($0)'" } ?? "\((argument.position ?? 0) + 1)"
        guard !value.isNone else {
            if !argument.required.isEmpty { context.report(rule.id, at: node, "'\(function)' lacks its argument \(place).") }
            return
        }
        let written = context.tree.text(of: value)
        let spellings = [written, context.constantString(value)].compactMap { $0 }
        if let forbidden = argument.forbidden.first(where: spellings.contains) {
            context.report(rule.id, at: value, "Argument \(place) of '\(function)' is '\(forbidden)'.")
        } else if !argument.required.isEmpty, !argument.required.contains(where: spellings.contains) {
            let required = argument.required.map { "'\($0)'" }.joined(separator: " or ")
            context.report(rule.id, at: value, "Argument \(place) of '\(function)' is '\(written)', not \(required).")
        }
    }

    /// A pattern without a dot names the last part of the callee, one with dots all of it.
    private func match(_ functions: [String], _ call: SyntaxID, _ context: SwiftContext) -> String? {
        guard let name = context.tree.calleeName(of: call) else { return nil }
        return functions.first { function in
            function == name || function.hasSuffix(name) && function.utf8.contains(UInt8(ascii: ".")) && function == context.tree.calleeText(of: call)
        }
    }

    /// Whether the call is a statement of its own, also behind `try` and `await`, or is assigned to `_`.
    private func isDiscarded(_ call: SyntaxID, _ tree: SyntaxTree) -> Bool {
        var statement = call
        while case let parent = tree[statement].parent, !parent.isNone,
            [.tryExpr, .awaitExpr, .unsafeExpr].contains(tree[parent].kind) {
            statement = parent
        }
        let parent = tree[statement].parent
        guard !parent.isNone else { return false }
        if tree[parent].kind == .assignment { return tree[tree.firstChild(of: parent)].kind == .wildcard }
        return [.codeBlock, .sourceFile, .switchCase].contains(tree[parent].kind)
    }
}
