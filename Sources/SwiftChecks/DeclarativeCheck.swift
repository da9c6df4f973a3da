import Catalog
import SwiftTree

/// The checks that a rule tells as data in its front matter, the product's own or a user's.
func declarativeChecks(of rule: Rule) -> [any SwiftCheck] {
    switch rule.pattern {
    case nil: []
    case .literal(let regex): [LiteralPatternCheck(rule: rule, regex: regex)]
    case .bannedCall(let functions, _), .mustCheckResult(let functions): [CallPatternCheck(rule: rule, functions: functions)]
    case .argument(let argument): [CallPatternCheck(rule: rule, functions: argument.functions)]
    }
}

/// String literals that match a regular expression.
private struct LiteralPatternCheck: SwiftCheck {
    let rule: Rule
    let regex: String

    var rules: [String] { [rule.id] }
    let subjects: [Subject] = .all(.stringLiteral)

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        guard let text = context.tree.stringValue(of: node), let regex = context.regex(regex), text.firstMatch(of: regex) != nil else { return }
        context.report(rule.id, at: node, "\(rule.title).")
    }
}

/// Calls of certain functions.
private struct CallPatternCheck: SwiftCheck {
    let rule: Rule
    let functions: [String]

    var rules: [String] { [rule.id] }

    /// A pattern without a dot names the last part of the callee, one with dots all of it.
    var subjects: [Subject] {
        .named(functions.map { String($0.split(separator: ".").last ?? "") }, .call)
            + .named(functions.map { String($0.drop { $0 == "#" }) }, .macroExpansion)
    }

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        guard let function = match(node, context.tree) else { return }
        switch rule.pattern {
        case .bannedCall(_, let instead):
            let alternative = instead[function].flatMap { $0.isEmpty ? nil : "; use \($0)" } ?? ""
            context.report(rule.id, at: node, "'\(function)' must not be called\(alternative).")
        case .mustCheckResult:
            guard isDiscarded(node, context.tree) else { return }
            context.report(rule.id, at: node, "The result of '\(function)' is thrown away.")
        case .argument(let argument): visit(node, function, argument, &context)
        case .literal, nil: return
        }
    }

    private func visit(_ node: SyntaxID, _ function: String, _ argument: ArgumentPattern, _ context: inout SwiftContext) {
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

    private func match(_ call: SyntaxID, _ tree: SyntaxTree) -> String? {
        guard let name = tree.calleeName(of: call) else { return nil }
        return functions.first { $0 == name } ?? tree.calleeText(of: call).flatMap { callee in functions.first { $0 == callee } }
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
