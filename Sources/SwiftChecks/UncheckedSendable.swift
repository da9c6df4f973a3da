import SwiftFlow
import SwiftTree

/// `@unchecked Sendable` on a type that shows no lock, and `nonisolated(unsafe) var`.
struct UncheckedSendable: SwiftCheck {
    let rules = ["IACS-S601"]
    let subjects: [Subject] = .all(.inheritedTypes) + .named(["nonisolated"], .modifier)

    private static let guards: Set<String> = [
        "lock", "locks", "mutex", "queue", "atomic", "semaphore", "unfair", "loop", "synchronized", "protected", "box", "pthread",
        "rwlock", "serial", "eventloop", "managedatomic", "boundbox", "executor",
    ]

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        if tree[node].kind == .modifier { return visitModifier(node, &context) }
        let unchecked = tree.children(of: node).first { type in
            tree[type].kind == .attributedType && tree.text(of: type).hasPrefix("@unchecked")
                && tree.text(of: type).hasSuffix("Sendable")
        }
        let declaration = tree[node].parent
        guard let unchecked, tree[declaration].kind == .classDecl || tree[declaration].kind == .structDecl,
            case let members = tree.child(of: declaration, .memberBlock), !members.isNone,
            hasUnguardedState(members, tree), let name = tree.name(of: declaration)
        else { return }
        context.report("IACS-S601", at: unchecked, "'\(name)' has variables and shows no lock, yet claims to be Sendable.")
    }

    private func visitModifier(_ node: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        let declaration = tree[node].parent
        guard tree.text(of: node) == "nonisolated(unsafe)", tree[declaration].kind == .variableDecl,
            tree.name(of: declaration) == "var",
            case let binding = tree.child(of: declaration, .binding), !binding.isNone, let name = tree.name(of: binding)
        else { return }
        context.report("IACS-S601", at: node, "Nothing guards 'nonisolated(unsafe)' variable '\(name)'.")
    }

    /// Whether a type has a stored variable and no member that is, or is named as, a lock, a queue or an atomic.
    private func hasUnguardedState(_ members: SyntaxID, _ tree: SyntaxTree) -> Bool {
        var hasVariable = false
        for member in tree.children(of: members) where tree[member].kind == .variableDecl {
            for id in tree.descendants(of: member) {
                guard let name = tree.name(of: id) else { continue }
                if SecretName.words(of: name).contains(where: Self.guards.contains) { return false }
            }
            let binding = tree.child(of: member, .binding)
            let isStatic = tree.children(of: member).contains { tree[$0].kind == .modifier && tree.text(of: $0) == "static" }
            if tree.name(of: member) == "var", !isStatic, !binding.isNone, tree.child(of: binding, .accessorBlock).isNone {
                hasVariable = true
            }
        }
        return hasVariable
    }
}
