import SwiftFlow
import SwiftTree

/// A secret in a log message.
struct SecretInLog: SwiftCheck {
    let rules = ["IACS-S503"]
    let kinds: [SyntaxKind] = [.call]

    private static let functions: Set<String> = ["print", "debugPrint", "NSLog", "os_log", "dump"]
    private static let methods: Set<String> = [
        "trace", "debug", "info", "notice", "warning", "error", "critical", "fault", "log", "verbose", "severe",
    ]

    func visit(_ call: SyntaxID, _ context: inout SwiftContext) {
        guard let function = logFunction(call, context) else { return }
        // The unified log hides dynamic strings unless told otherwise.
        let hidesStrings = function != "print" && function != "NSLog" && function != "debugPrint" && function != "dump"
            && !context.imports.isDisjoint(with: ["os", "OSLog"]) && !context.imports.contains("Logging")
        for argument in context.tree.arguments(of: call) where !argument.isTrailing {
            let value = context.tree.strippingParentheses(argument.value)
            if context.tree[value].kind == .stringLiteral || context.tree[value].kind == .infixOperator {
                visitText(value, function, hidesStrings, &context)
            } else if !hidesStrings {
                visitValue(value, function, &context)
            }
        }
    }

    private func logFunction(_ call: SyntaxID, _ context: SwiftContext) -> String? {
        guard let name = context.tree.calleeName(of: call) else { return nil }
        let callee = context.tree.callee(of: call)
        if context.tree[callee].kind == .identifier { return Self.functions.contains(name) ? name : nil }
        guard Self.methods.contains(name), let receiver = context.receiverName(of: call),
            SecretName.words(of: receiver).contains(where: { $0 == "log" || $0 == "logger" || $0 == "logging" })
        else { return nil }
        return name
    }

    private func visitText(_ text: SyntaxID, _ function: String, _ hidesStrings: Bool, _ context: inout SwiftContext) {
        let tree = context.tree
        var parts: [SyntaxID] = tree[text].kind == .infixOperator ? Array(tree.children(of: text)) : []
        for part in tree.descendants(of: text) where tree[part].kind == .interpolation {
            let arguments = tree.arguments(of: part)
            guard let first = arguments.first else { continue }
            let privacy = arguments.first { $0.label == "privacy" }.flatMap { tree.name(of: $0.value) ?? tree.calleeName(of: $0.value) }
            if privacy == "public" || (privacy == nil && !hidesStrings) { parts.append(first.value) }
        }
        for part in parts { visitValue(part, function, &context) }
    }

    private func visitValue(_ value: SyntaxID, _ function: String, _ context: inout SwiftContext) {
        var value = context.tree.strippingParentheses(value)
        // `String(describing: token)` is the token.
        if context.tree[value].kind == .call, context.tree.calleeName(of: value) == "String",
            let first = context.tree.arguments(of: value).first, [nil, "describing", "reflecting"].contains(first.label) {
            value = first.value
        }
        guard let name = context.lastName(of: value), isSecret(name, value, &context) else { return }
        context.report("IACS-S503", at: value, "The secret '\(name)' is written to the log by '\(function)'.")
    }

    private func isSecret(_ name: String, _ value: SyntaxID, _ context: inout SwiftContext) -> Bool {
        let type = context.declarations.typeName(of: value, in: context.tree)
        if let type, ["Bool", "Int", "Date", "UInt", "Double"].contains(type) { return false }
        if SecretName.kind(of: name) != nil { return true }
        // A lexer has tokens too: the bare word counts where it is known to be text.
        return name.lowercased() == "token" && (type == "String" || type == "Data")
    }
}
