import SwiftTree

/// A place where the source gives a name to a value: a variable, an assignment, an argument, a dictionary entry, a comparison.
struct NamedValue {
    static let kinds: [SyntaxKind] = [.binding, .assignment, .argument, .dictionaryElement, .infixOperator, .parameter]

    var name: String
    var value: SyntaxID
    var isArgument: Bool

    init?(_ node: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        isArgument = tree[node].kind == .argument
        switch tree[node].kind {
        case .binding, .parameter:
            let initializer = tree.child(of: node, .initializer)
            guard let name = tree.name(of: node), !initializer.isNone else { return nil }
            (self.name, value) = (name, tree.firstChild(of: initializer))
        case .argument:
            let parent = tree[node].parent
            guard let label = tree.label(of: node), [.call, .macroExpansion].contains(tree[parent].kind) else { return nil }
            (name, value) = (label, tree.firstChild(of: node))
        case .assignment, .infixOperator:
            if tree[node].kind == .infixOperator, tree.name(of: node) != "==" { return nil }
            let sides = Array(tree.children(of: node))
            guard sides.count == 2, let name = context.lastName(of: sides[0]) else { return nil }
            (self.name, value) = (name, sides[1])
        case .dictionaryElement:
            let sides = Array(tree.children(of: node))
            guard sides.count == 2, let name = context.constantString(sides[0]) ?? context.lastName(of: sides[0]) else {
                return nil
            }
            (self.name, value) = (name, sides[1])
        default: return nil
        }
        guard !value.isNone else { return nil }
    }
}
