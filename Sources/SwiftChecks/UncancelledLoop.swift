import SwiftTree

/// An endless loop of a task that swallows the cancellation of its sleep: cancelled, it goes round without a pause.
struct UncancelledLoop: SwiftCheck {
    let rules = ["IACS-S605"]
    let subjects: [Subject] = .all(.whileStmt, .repeatStmt)

    func visit(_ loop: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        let block = tree.child(of: loop, .codeBlock)
        guard !block.isNone, isEndless(loop, block, tree), context.isolation(of: loop) == .asynchronous else { return }
        var sleeps = false
        for id in tree.descendants(of: block) {
            switch tree[id].kind {
            case .breakStmt, .returnStmt, .throwStmt: return
            case .identifier, .memberAccess:
                if let name = tree.name(of: id), name.contains("ancel") { return }
            case .tryExpr where tree[id].flags.contains(.optional):
                sleeps = sleeps || isSleep(id, tree)
            case .tryExpr where tree[id].flags.isEmpty:
                guard isCaught(id, below: block, tree) else { return }
                sleeps = sleeps || isSleep(id, tree)
            default: continue
            }
        }
        guard sleeps else { return }
        context.report("IACS-S605", at: loop, "Once its task is cancelled the sleep ends at once, and this loop runs without a pause and without an end.")
    }

    private func isSleep(_ attempt: SyntaxID, _ tree: SyntaxTree) -> Bool {
        tree.descendants(of: attempt).contains { tree[$0].kind == .call && tree.calleeName(of: $0) == "sleep" }
    }

    private func isEndless(_ loop: SyntaxID, _ block: SyntaxID, _ tree: SyntaxTree) -> Bool {
        let conditions = tree.children(of: loop).filter { $0 != block }
        guard conditions.count == 1 else { return false }
        return tree.text(of: conditions[0]) == "true"
    }

    private func isCaught(_ attempt: SyntaxID, below block: SyntaxID, _ tree: SyntaxTree) -> Bool {
        tree.ancestors(of: attempt).prefix { $0 != block }.contains { tree[$0].kind == .doStmt || tree[$0].kind == .closure }
    }
}
