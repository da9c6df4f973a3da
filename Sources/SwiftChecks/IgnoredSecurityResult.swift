import Catalog
import SwiftFlow
import SwiftTree

/// The answer of a function that protects something is thrown away: nobody learns that the protection failed.
struct IgnoredSecurityResult: SwiftCheck {
    let rules = ["IACS-S506"]
    var subjects: [Subject] { .named(Self.status.union(Self.verdicts), .call) + .all(.tryExpr, .assignment) }

    /// Functions that answer with a status, and those that answer whether something is genuine.
    private static let status = SwiftModels.shared.words["status functions"] ?? []
    private static let verdicts = SwiftModels.shared.words["verdict functions"] ?? []
    /// Words in the name of a function, or of its receiver, that tell that it protects something.
    private static let protecting = SwiftModels.shared.words["security verbs"] ?? []
    private static let stores = SwiftModels.shared.words["secret stores"] ?? []

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        switch context.tree[node].kind {
        case .tryExpr: visitAttempt(node, &context)
        case .assignment: visitAssignment(node, &context)
        default: visitCall(node, &context)
        }
    }

    private func visitCall(_ call: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        guard let name = tree.calleeName(of: call), case let attempt = attempt(around: call, context) else { return }
        if Self.status.contains(name) {
            // A wrapper of that name that throws says so itself.
            if let attempt, tree[attempt].flags.isEmpty { return }
            guard context.isThrownAway(call) || isNeverRead(call, context) else { return }
            context.report("IACS-S506", at: call, "The status of '\(name)' is thrown away: nobody learns that it failed.")
        } else if attempt == nil, !tree.arguments(of: call).isEmpty, context.isThrownAway(call),
            name.hasPrefix("is") || isAssignedToNothing(call, context) {
            context.report("IACS-S506", at: call, "The verdict of '\(name)' is thrown away.")
        }
    }

    /// `try? keychain.set(…)`
    private func visitAttempt(_ attempt: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        guard tree[attempt].flags.contains(.optional), context.isThrownAway(attempt) else { return }
        for call in tree.descendants(of: attempt) where tree[call].kind == .call {
            guard let name = tree.calleeName(of: call), !Self.status.contains(name), self.attempt(around: call, context) == attempt,
                protects(name, call, context), context.isThrownAway(call)
            else { continue }
            context.report("IACS-S506", at: attempt, "'try?' throws away that '\(name)' failed.")
        }
    }

    /// `_ = keychain.set(…)`
    private func visitAssignment(_ assignment: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        guard var call = tree.sides(of: assignment)?.right else { return }
        while [.awaitExpr, .unsafeExpr].contains(tree[call].kind) { call = tree.firstChild(of: call) }
        guard !call.isNone, tree[call].kind == .call, context.isThrownAway(call), let name = tree.calleeName(of: call),
            !Self.status.contains(name), !Self.verdicts.contains(name), keeps(name, call, context), attempt(around: call, context) == nil
        else { return }
        context.report("IACS-S506", at: call, "Whether '\(name)' has kept the secret is thrown away.")
    }

    private func attempt(around call: SyntaxID, _ context: SwiftContext) -> SyntaxID? {
        for ancestor in context.tree.ancestors(of: call) {
            switch context.tree[ancestor].kind {
            case .tryExpr: return ancestor
            case .awaitExpr, .unsafeExpr, .memberAccess, .call, .optionalChain, .infixOperator: continue
            case .assignment: continue
            default: return nil
            }
        }
        return nil
    }

    private func isAssignedToNothing(_ call: SyntaxID, _ context: SwiftContext) -> Bool {
        let parent = context.tree[context.withEffects(call)].parent
        return !parent.isNone && context.tree[parent].kind == .assignment
    }

    private func protects(_ name: String, _ call: SyntaxID, _ context: SwiftContext) -> Bool {
        SecretName.words(of: name).contains(where: Self.protecting.contains) || keeps(name, call, context)
    }

    /// Whether a call puts something into a store of secrets.
    private func keeps(_ name: String, _ call: SyntaxID, _ context: SwiftContext) -> Bool {
        guard let receiver = context.receiverName(of: call) else { return false }
        let isStore = SecretName.words(of: receiver).contains(where: Self.stores.contains)
        // What cannot be removed was mostly not there.
        return isStore && !SecretName.words(of: name).contains { ["remove", "delete", "clear", "get", "read"].contains($0) }
    }

    /// `let status = SecItemAdd(…)` and no word of `status` afterwards.
    private func isNeverRead(_ call: SyntaxID, _ context: SwiftContext) -> Bool {
        let tree = context.tree
        let initializer = tree[context.withEffects(call)].parent
        guard !initializer.isNone, tree[initializer].kind == .initializer, case let binding = tree[initializer].parent,
            tree[binding].kind == .binding, let name = tree.name(of: binding)
        else { return false }
        let function = tree.enclosingFunction(of: binding)
        guard !function.isNone, tree[tree[tree[binding].parent].parent].kind != .memberBlock else { return false }
        return !(tree[binding].subtreeEnd..<tree[function].subtreeEnd).contains { raw in
            tree[SyntaxID(raw)].kind == .identifier && tree.name(of: SyntaxID(raw)) == name
        }
    }
}
