import CModel

/// A literal that is stored in, or compared with, something named as a credential.
struct HardCodedCredential: CCheck {
    let rule = "IACS-C405"
    let kinds: [NodeKind] = [.variable, .assign, .call]

    private static let comparisons: Set = ["strcmp", "strncmp", "strcasecmp", "strncasecmp", "memcmp"]
    private static let copies: Set = ["strcpy", "strncpy", "strlcpy", "memcpy", "snprintf"]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        switch unit[node].kind {
        case .variable: check(unit[node].symbol, unit.child(0, of: node), at: node, &context)
        case .assign: check(context.unit.namedPlace(unit.child(0, of: node)), unit.child(1, of: node), at: node, &context)
        default:
            guard let function = unit.libraryCallee(of: node) else { return }
            let arguments = unit.arguments(of: node)
            if Self.comparisons.contains(function), arguments.count >= 2 {
                for (named, literal) in [(0, 1), (1, 0)] {
                    check(unit.namedPlace(arguments[named]), arguments[literal], at: node, &context)
                }
            } else if Self.copies.contains(function), arguments.count >= 2 {
                check(unit.namedPlace(arguments[0]), arguments[1], at: node, &context)
            }
        }
    }

    private func check(_ symbol: SymbolID, _ value: NodeID, at node: NodeID, _ context: inout CContext) {
        guard !symbol.isNone, !value.isNone, let bytes = context.unit.stringValue(value) else { return }
        let name = context.unit[symbol].name
        guard SecretName.isCredential(name), Self.looksLikeSecret(String(decoding: bytes, as: UTF8.self)) else { return }
        context.report(
            rule, at: node, "'\(name)' is given a credential that stands in the source.",
            help: "Give each device its own at commissioning and keep it in protected storage.")
    }

    /// Not empty, not a sentence, a format, a path, a name of a setting or a placeholder.
    static func looksLikeSecret(_ text: String) -> Bool {
        let placeholders: Set = ["password", "passwd", "secret", "token", "none", "null", "default", "unknown", "changeme", "xxx"]
        guard text.count >= 4, !text.contains(where: { $0.isWhitespace || "%<>{}/:=".contains($0) }) else { return false }
        return !placeholders.contains(text.lowercased()) && !text.allSatisfy { "*x.-_#".contains($0) }
            && !SecretName.isCredential(text)
    }
}
