import SwiftFlow
import SwiftTree

/// A secret in `UserDefaults`, as the name of its key says. Values are followed by `SecretInPreferences`.
struct SecretInUserDefaults: SwiftCheck {
    let rules = ["IACS-S502"]
    let subjects: [Subject] = .named(["set", "setValue"], .call) + .named(["AppStorage"], .attribute) + .all(.assignment)

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        switch tree[node].kind {
        case .attribute:
            guard let key = tree.arguments(of: node).first?.value else { return }
            report(secretName(key, &context), at: node, &context)
        case .assignment:
            guard let (target, value) = context.tree.sides(of: node), tree[target].kind == .subscriptCall,
                isDefaults(tree.callee(of: target), &context), let key = tree.arguments(of: target).first?.value, tree[value].kind != .nilLiteral
            else { return }
            report(secretName(key, &context), at: node, &context)
        default:
            let callee = tree.callee(of: node)
            guard tree[callee].kind == .memberAccess,
                case let key = context.argument("forKey", of: node), !key.isNone, isDefaults(tree.base(of: callee), &context),
                case let value = context.argument(0, of: node), ![.nilLiteral, .booleanLiteral].contains(tree[value].kind)
            else { return }
            guard secretName(value, &context) == nil else { return }
            report(secretName(key, &context), at: node, &context)
        }
    }

    private func report(_ name: String?, at node: SyntaxID, _ context: inout SwiftContext) {
        guard let name else { return }
        context.report(
            "IACS-S502", at: node, "'\(name)' is kept in UserDefaults, a file in clear text.", help: "Keep it in the Keychain.")
    }

    private func isDefaults(_ receiver: SyntaxID, _ context: inout SwiftContext) -> Bool {
        guard !receiver.isNone else { return false }
        if let path = context.tree.dottedName(of: receiver), path.contains("UserDefaults") { return true }
        if context.declarations.typeName(of: receiver, in: context.tree) == "UserDefaults" { return true }
        return context.lastName(of: receiver).map { SecretName.words(of: $0).suffix(2) == ["user", "defaults"] } ?? false
    }

    /// The name of the secret that a value or key speaks of.
    private func secretName(_ expression: SyntaxID, _ context: inout SwiftContext) -> String? {
        let candidates = [context.constantString(expression), context.lastName(of: expression)].compactMap { $0 }
        return candidates.first { name in
            if SecretName.kind(of: name) != nil { return true }
            // `UserDefaults` keys are often named for what they hold: `passwordKey`.
            var words = SecretName.words(of: name)
            guard words.last == "key", words.count > 1 else { return false }
            words.removeLast()
            return SecretName.kind(of: words.joined(separator: "_")) == .password
        }
    }
}
