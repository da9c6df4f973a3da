import SwiftFlow
import SwiftTree

/// A global variable that a task or queue changes and other code reads, with no lock and no actor in between.
struct UnsynchronisedGlobal: SwiftCheck {
    let rules = ["IACS-S602"]
    let subjects: [Subject] = .named(["var"], .variableDecl)

    private static let guards: Set<String> = ["lock", "mutex", "atomic", "synchronized", "protected", "semaphore", "serial", "locked"]

    func visit(_ declaration: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        guard isGlobal(declaration, tree), !isIsolated(declaration, context) else { return }
        for binding in tree.children(of: declaration) where tree[binding].kind == .binding {
            guard tree.child(of: binding, .accessorBlock).isNone, let name = tree.name(of: binding),
                !SecretName.words(of: tree.text(of: binding)).contains(where: Self.guards.contains)
            else { continue }
            var writer: SyntaxID?
            var isUsedElsewhere = false
            for id in tree.ids where id.raw >= tree[declaration].subtreeEnd || id < declaration {
                guard context.names[id] == context.names[binding], [.identifier, .memberAccess].contains(tree[id].kind) else { continue }
                if let closure = concurrentClosure(around: id, context), isWritten(id, tree) {
                    writer = isGuarded(closure, context) ? writer : writer ?? id
                } else if concurrentClosure(around: id, context) == nil {
                    isUsedElsewhere = true
                }
            }
            guard writer != nil, isUsedElsewhere else { continue }
            context.report("IACS-S602", at: binding, "'\(name)' is changed by code that runs beside the code that uses it, and nothing orders the two.")
        }
    }

    private func isGlobal(_ declaration: SyntaxID, _ tree: SyntaxTree) -> Bool {
        let parent = tree[declaration].parent
        guard !parent.isNone else { return false }
        if tree[parent].kind == .sourceFile { return true }
        return tree[parent].kind == .memberBlock && tree.children(of: declaration).contains {
            tree[$0].kind == .modifier && ["static", "class"].contains(tree.text(of: $0))
        }
    }

    private func isIsolated(_ declaration: SyntaxID, _ context: SwiftContext) -> Bool {
        let tree = context.tree
        if tree.children(of: declaration).contains(where: { tree[$0].kind == .attribute || tree.text(of: $0).hasPrefix("nonisolated") }) { return true }
        let type = tree.enclosingType(of: declaration)
        return !type.isNone && (tree[type].kind == .actorDecl || context.hasAttribute("MainActor", type))
    }

    /// The closure around a use that a task, queue or thread runs.
    private func concurrentClosure(around id: SyntaxID, _ context: SwiftContext) -> SyntaxID? {
        for ancestor in context.tree.ancestors(of: id) where context.tree[ancestor].kind == .closure {
            var call = context.tree[ancestor].parent
            if !call.isNone, context.tree[call].kind == .argument { call = context.tree[call].parent }
            guard !call.isNone, context.tree[call].kind == .call, let callee = context.tree.calleeText(of: call) else { continue }
            if callee == "Task.detached" || callee.hasPrefix("DispatchQueue.global") && callee.hasSuffix("async")
                || callee.hasSuffix("detachNewThread") || callee.hasSuffix("addTask") { return ancestor }
        }
        return nil
    }

    private func isWritten(_ use: SyntaxID, _ tree: SyntaxTree) -> Bool {
        var node = use
        while case let parent = tree[node].parent, !parent.isNone {
            switch tree[parent].kind {
            case .memberAccess, .subscriptCall, .forceUnwrap, .optionalChain: node = parent
            case .assignment: return tree.firstChild(of: parent) == node
            case .infixOperator:
                let name = tree.name(of: parent) ?? ""
                return name.hasSuffix("=") && !["==", "!=", "<=", ">=", "===", "!=="].contains(name) && tree.firstChild(of: parent) == node
            case .call: return tree.callee(of: parent) == node && ["append", "removeAll", "insert", "removeValue", "updateValue"].contains(tree.name(of: node))
            default: return false
            }
        }
        return false
    }

    private func isGuarded(_ closure: SyntaxID, _ context: SwiftContext) -> Bool {
        context.mentions(closure) { SecretName.words(of: $0).contains(where: Self.guards.contains) }
    }
}
