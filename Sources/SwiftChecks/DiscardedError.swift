import SwiftTree

/// `try?` in front of a call whose result nobody looks at.
struct DiscardedError: SwiftCheck {
    let rules = ["IACS-S508"]
    let subjects: [Subject] = .all(.tryExpr)

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        guard context.tree[node].flags.contains(.optional), context.isThrownAway(node) else { return }
        // A sleep ends early when its task is cancelled, and for no other reason.
        let isSleep = context.tree.descendants(of: node).contains { context.tree[$0].kind == .call && context.tree.calleeName(of: $0) == "sleep" }
        guard !isSleep else { return }
        context.report("IACS-S508", at: node, "'try?' throws the error away together with the result.")
    }
}
