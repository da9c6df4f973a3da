import SwiftTree

/// An unmanaged reference that is released more often than it was retained.
struct UnmanagedImbalance: SwiftCheck {
    let rules = ["IACS-S107"]
    var subjects: [Subject] { .named(Self.releases, .call) }

    private static let releases: Set<String> = ["takeRetainedValue", "release"]

    func visit(_ call: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        guard let name = tree.calleeName(of: call), tree.arguments(of: call).isEmpty,
            case let callee = tree.callee(of: call), tree[callee].kind == .memberAccess,
            case let base = tree.strippingParentheses(tree.base(of: callee)), !base.isNone
        else { return }
        // What is retained by hand is counted by hand.
        guard !retains(around: call, context) else { return }
        let isUnretained = makesUnretained(base, tree)
        if isUnretained || origin(of: base, &context).map({ makesUnretained($0, tree) }) ?? false {
            return context.report("IACS-S107", at: call, "'\(name)' releases what 'passUnretained' has not retained.")
        }
        guard tree[base].kind == .identifier, let variable = tree.name(of: base), let origin = origin(of: base, &context),
            isReference(origin, tree), hasReleased(variable, before: call, context)
        else { return }
        context.report("IACS-S107", at: call, "'\(name)' releases '\(variable)', which is released already.")
    }

    private func retains(around call: SyntaxID, _ context: SwiftContext) -> Bool {
        let function = context.tree.ancestors(of: call).first { context.tree[$0].kind == .functionDecl }
        return function.map { context.mentions($0) { $0 == "retain" } } ?? false
    }

    private func makesUnretained(_ value: SyntaxID, _ tree: SyntaxTree) -> Bool {
        tree[value].kind == .call && tree.calleeName(of: value) == "passUnretained"
    }

    private func isReference(_ value: SyntaxID, _ tree: SyntaxTree) -> Bool {
        tree[value].kind == .call && ["passRetained", "passUnretained", "fromOpaque"].contains(tree.calleeName(of: value))
    }

    /// The value of the local constant that an expression names.
    private func origin(of expression: SyntaxID, _ context: inout SwiftContext) -> SyntaxID? {
        guard context.tree[expression].kind == .identifier,
            let declaration = context.declarations.resolve(expression, in: context.tree), declaration.isConstant, !declaration.isMember
        else { return nil }
        return context.tree.strippingParentheses(declaration.value)
    }

    /// Whether a statement before, in a block around the call, has released the variable on every way here.
    private func hasReleased(_ variable: String, before call: SyntaxID, _ context: SwiftContext) -> Bool {
        let tree = context.tree
        var node = call
        while case let parent = tree[node].parent, !parent.isNone {
            if [.codeBlock, .closure, .switchCase].contains(tree[parent].kind) {
                for sibling in tree.children(of: parent) where sibling < node {
                    switch tree[sibling].kind {
                    case .variableDecl, .assignment, .call, .returnStmt: break
                    default: continue
                    }
                    let releases = ([sibling] + tree.descendants(of: sibling)).contains { id in
                        guard tree[id].kind == .call, let name = tree.calleeName(of: id), Self.releases.contains(name) else { return false }
                        return context.receiverName(of: id) == variable && tree.enclosingFunction(of: id) == tree.enclosingFunction(of: call)
                    }
                    if releases { return true }
                }
            }
            if [.closure, .functionDecl].contains(tree[parent].kind) { return false }
            node = parent
        }
        return false
    }
}
