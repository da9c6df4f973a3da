import SwiftFlow
import SwiftTree

/// A password or token that stands in the source.
struct HardCodedCredential: SwiftCheck {
    let rules = ["IACS-S403"]
    let subjects = NamedValue.subjects

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        guard let named = NamedValue(node, context.tree), isText(named.value, context.tree), let name = named.name(&context),
            let kind = SecretName.kind(of: name), kind != .key,
            let value = context.constantString(named.value), isPlausible(value, as: kind)
        else { return }
        let what = kind == .password ? "password" : "secret"
        context.report("IACS-S403", at: named.value, "The \(what) '\(name)' stands in the source.")
    }

    /// A name is reported where its own value stands, not where it is used.
    private func isText(_ value: SyntaxID, _ tree: SyntaxTree) -> Bool {
        let kind = tree[tree.strippingParentheses(value)].kind
        return kind == .stringLiteral || kind == .infixOperator
    }

    /// Whether a text can be a secret, and is no key of a dictionary, no title, no placeholder.
    private func isPlausible(_ value: String, as kind: SecretName.Kind) -> Bool {
        guard value.count >= 4, !value.contains(where: \.isWhitespace), !value.contains("://") else { return false }
        if value.contains(where: "<>{}$%…*\\/:".contains), kind == .token { return false }
        if value.contains(where: "<>{}…\\".contains) || value.allSatisfy({ "*•xX.-_".contains($0) }) { return false }
        let words = SecretName.words(of: value)
        let speaks: Set<String> = ["password", "passwd", "passphrase", "passcode", "token", "secret", "credential", "your", "example", "placeholder", "key"]
        let isName = value.allSatisfy { $0.isLetter || "._-".contains($0) }
        if isName, words.contains(where: speaks.contains) || value.contains(".") { return false }
        switch kind {
        case .personal: return false
        case .token, .key: return value.count >= 8 && value.contains(where: \.isNumber)
        // `newPassword` and `current-password` are the names of something; `admin` is a password.
        case .password: return !(isName && words.count > 1)
        }
    }
}
