import SwiftTree

/// A place where the source gives a name to a value: a variable, an assignment, an argument, a dictionary entry, a comparison.
struct NamedValue {
    static let subjects: [Subject] = .all(.binding, .assignment, .argument, .dictionaryElement, .parameter) + .named(["=="], .infixOperator)

    let value: SyntaxID
    private let node: SyntaxID

    init?(_ node: SyntaxID, _ tree: borrowing SyntaxTree) {
        self.node = node
        var value = SyntaxID.none
        switch tree[node].kind {
        case .binding, .parameter:
            let initializer = tree.child(of: node, .initializer)
            if !initializer.isNone { value = tree.firstChild(of: initializer) }
        case .argument:
            let parent = tree[tree[node].parent].kind
            if parent == .call || parent == .macroExpansion { value = tree.firstChild(of: node) }
        default:
            if let sides = tree.sides(of: node) { value = sides.right }
        }
        guard !value.isNone else { return nil }
        self.value = value
    }

    func name(_ context: inout SwiftContext) -> String? {
        let tree = context.tree
        switch tree[node].kind {
        case .binding, .parameter: return tree.name(of: node)
        case .argument: return tree.label(of: node)
        case .dictionaryElement:
            let key = tree.firstChild(of: node)
            return context.constantString(key) ?? context.lastName(of: key)
        default: return context.lastName(of: tree.firstChild(of: node))
        }
    }
}
