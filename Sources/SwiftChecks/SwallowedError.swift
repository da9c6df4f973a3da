import SwiftTree

/// An error is caught and nothing is done about it.
struct SwallowedError: SwiftCheck {
    let rules = ["IACS-S507"]
    let subjects: [Subject] = .all(.catchClause, .switchCase)

    /// What may fail without anybody caring.
    private static let harmless: Set<String> = ["sleep", "removeItem", "close", "cancel", "shutdown", "syncShutdownGracefully", "finish"]

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        if tree[node].kind == .switchCase { return visitCase(node, &context) }
        let block = tree.child(of: node, .codeBlock)
        // One kind of error may be left aside on purpose, and a comment may say why all are.
        guard !block.isNone, tree.child(of: node, .caseItem).isNone, isEmpty(block, tree), tries(in: tree[node].parent, tree),
            !isOneOfSeveral(tree[node].parent, tree)
        else { return }
        context.report("IACS-S507", at: node, "Every error is caught here and nothing is done about it.")
    }

    private func isEmpty(_ block: SyntaxID, _ tree: SyntaxTree) -> Bool {
        tree.text(of: block).dropFirst().dropLast().allSatisfy(\.isWhitespace)
    }

    /// Whether a loop tries one after the other until one works.
    private func isOneOfSeveral(_ statement: SyntaxID, _ tree: SyntaxTree) -> Bool {
        guard tree.ancestors(of: statement).contains(where: { tree[$0].kind == .forStmt }) else { return false }
        let block = tree.child(of: statement, .codeBlock)
        return !block.isNone && tree.children(of: block).contains { [.returnStmt, .breakStmt].contains(tree[$0].kind) }
    }

    /// Whether something that matters is tried.
    private func tries(in statement: SyntaxID, _ tree: SyntaxTree) -> Bool {
        let block = tree.child(of: statement, .codeBlock)
        return !block.isNone && tree.descendants(of: block).contains { id in
            guard tree[id].kind == .tryExpr, tree[id].flags.isDisjoint(with: [.forced, .optional]) else { return false }
            let calls = tree.descendants(of: id).filter { tree[$0].kind == .call }.compactMap { tree.calleeName(of: $0) }
            return !calls.contains(where: Self.harmless.contains)
        }
    }

    /// `case .failure: break`
    private func visitCase(_ node: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        let parts = Array(tree.children(of: node))
        guard parts.count == 2, tree[parts[0]].kind == .caseItem, tree[parts[1]].kind == .breakStmt,
            tree.firstChild(of: parts[1]).isNone, case let pattern = tree.text(of: parts[0]),
            pattern == ".failure" || pattern.hasPrefix(".failure(_") || pattern.hasPrefix(".failure(let"),
            !hasComment(node, tree), !isUsedElsewhere(tree.firstChild(of: tree[node].parent), context)
        else { return }
        context.report("IACS-S507", at: parts[0], "The failure is looked at and nothing is done about it.")
    }

    /// Whether the function goes on to use the result that the switch looks at.
    private func isUsedElsewhere(_ subject: SyntaxID, _ context: SwiftContext) -> Bool {
        let tree = context.tree
        guard let name = tree.name(of: subject) else { return false }
        let function = tree.enclosingFunction(of: subject)
        let statement = tree[subject].parent
        return !function.isNone && (tree[statement].subtreeEnd..<max(tree[statement].subtreeEnd, tree[function].subtreeEnd)).contains { raw in
            [.identifier, .memberAccess].contains(tree[SyntaxID(raw)].kind) && tree.name(of: SyntaxID(raw)) == name
        }
    }

    /// Whether a comment stands behind the line of the case, up to the end of the last line.
    private func hasComment(_ node: SyntaxID, _ tree: SyntaxTree) -> Bool {
        let range = tree.range(of: node)
        let lineEnd = tree.bytes[Int(range.end)...].firstIndex(of: UInt8(ascii: "\n")) ?? tree.bytes.count
        let text = String(decoding: tree.bytes[Int(range.start)..<lineEnd], as: UTF8.self)
        return text.drop { $0 != "\n" }.contains("/")
    }
}
