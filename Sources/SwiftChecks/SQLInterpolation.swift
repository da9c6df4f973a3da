import SwiftTree

/// SQL text put together from values that are not constant, on its way to a database.
struct SQLInterpolation: SwiftCheck {
    let rules = ["IACS-S301"]
    let kinds: [SyntaxKind] = [.call]

    /// Functions that take SQL as `sql:`.
    private static let labelled: Set<String> = [
        "execute", "fetchAll", "fetchOne", "fetchCursor", "fetchSet", "makeStatement", "cachedStatement", "SQLRequest", "SQL",
        "filter", "order", "having", "select",
    ]
    /// Functions that take it as their first argument, or the second behind the connection.
    private static let positional: Set<String> = [
        "execute", "prepare", "run", "scalar", "prepareRowIterator", "executeQuery", "executeUpdate", "executeStatements",
        "sqlite3_exec", "sqlite3_prepare", "sqlite3_prepare_v2", "sqlite3_prepare_v3", "sqlite3_prepare16_v2", "unsafeRaw",
        "simpleQuery", "exec",
    ]
    private static let verbs: Set<String> = [
        "select", "insert", "update", "delete", "create", "drop", "alter", "replace", "attach", "pragma", "with", "where", "and",
    ]
    /// Names of what cannot be bound as a parameter, and of lists of placeholders.
    private static let structural: Set<String> = [
        "table", "column", "columns", "placeholder", "placeholders", "schema", "marks", "clause", "identifier", "direction",
    ]
    private static let numbers: Set<String> = [
        "Int", "Int8", "Int16", "Int32", "Int64", "UInt", "UInt8", "UInt16", "UInt32", "UInt64", "Double", "Float", "Bool", "UUID",
        "Date", "TimeInterval",
    ]

    func visit(_ call: SyntaxID, _ context: inout SwiftContext) {
        guard let name = context.tree.calleeName(of: call) else { return }
        var candidates: [SyntaxID] = []
        if Self.labelled.contains(name) { candidates.append(context.argument("sql", of: call)) }
        if Self.positional.contains(name) {
            candidates += context.tree.arguments(of: call).prefix(2).filter { $0.label == nil && !$0.isTrailing }.map(\.value)
        }
        for candidate in candidates where !candidate.isNone {
            let text = built(candidate, &context)
            guard startsSQL(text, context), let part = openPart(of: text, &context) else { continue }
            context.report(
                "IACS-S301", at: candidate, "'\(context.tree.text(of: part))' becomes part of the SQL text that '\(name)' runs.",
                help: "Put a placeholder into the text and pass the value as an argument.")
            return
        }
    }

    /// The expression that makes the text, behind the variables that hold it.
    private func built(_ expression: SyntaxID, _ context: inout SwiftContext) -> SyntaxID {
        var current = context.tree.strippingParentheses(expression)
        for _ in 0..<Limits.constantDepth {
            guard context.tree[current].kind == .identifier,
                let declaration = context.declarations.resolve(current, in: context.tree), !declaration.value.isNone
            else { return current }
            current = context.tree.strippingParentheses(declaration.value)
        }
        return current
    }

    private func startsSQL(_ text: SyntaxID, _ context: SwiftContext) -> Bool {
        let first = context.tree.descendants(of: text).first { context.tree[$0].kind == .stringSegment && !context.tree.text(of: $0).allSatisfy(\.isWhitespace) }
        guard let first else { return false }
        let word = context.tree.text(of: first).drop { !$0.isLetter }.prefix { $0.isLetter }
        return Self.verbs.contains(word.lowercased())
    }

    /// The first part of the text that is not known to be constant or harmless.
    private func openPart(of text: SyntaxID, _ context: inout SwiftContext) -> SyntaxID? {
        var open = [text]
        while let node = open.popLast() {
            let node = context.tree.strippingParentheses(node)
            switch context.tree[node].kind {
            case .stringLiteral:
                for part in context.tree.children(of: node) where context.tree[part].kind == .interpolation {
                    let arguments = context.tree.arguments(of: part)
                    if arguments.count == 1, !isHarmless(arguments[0].value, &context) { return arguments[0].value }
                }
            case .infixOperator where context.tree.name(of: node) == "+":
                open += context.tree.children(of: node).reversed()
            case .call where context.tree.calleeName(of: node) == "String" && !context.argument("format", of: node).isNone:
                for argument in context.tree.arguments(of: node).dropFirst() where !isHarmless(argument.value, &context) {
                    return argument.value
                }
            default: if node != text, !isHarmless(node, &context) { return node }
            }
        }
        return nil
    }

    private func isHarmless(_ expression: SyntaxID, _ context: inout SwiftContext) -> Bool {
        if context.constantString(expression) != nil { return true }
        let value = context.tree.strippingParentheses(expression)
        switch context.tree[value].kind {
        case .stringLiteral, .infixOperator:
            return context.tree.name(of: value).map { $0 != "+" && $0 != "??" } ?? (openPart(of: value, &context) == nil)
        case .ternary:
            return context.tree.children(of: value).dropFirst().allSatisfy { context.constantString($0) != nil }
        case .identifier, .memberAccess:
            if let type = context.declarations.typeName(of: value, in: context.tree), Self.numbers.contains(type) { return true }
            guard let name = context.tree.name(of: value) else { return true }
            if ["count", "rawValue", "quotedDatabaseIdentifier", "self"].contains(name) || name.first?.isUppercase == true { return true }
            return isStructural(name)
        case .call:
            guard let name = context.tree.calleeName(of: value) else { return false }
            return Self.numbers.contains(name) || isStructural(name)
                || SecretName.words(of: name).contains { ["quote", "quoted", "escape", "escaped", "escaping", "marks"].contains($0) }
                || context.mentions(value) { isStructural($0) }
        default: return true
        }
    }

    private func isStructural(_ name: String) -> Bool { SecretName.words(of: name).contains(where: Self.structural.contains) }
}
