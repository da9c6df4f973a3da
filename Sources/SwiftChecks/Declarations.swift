import SwiftTree

/// The variables, parameters and patterns that a file declares, by name, with the part of the file that sees them.
struct Declarations: Sendable {
    struct Declaration: Sendable {
        /// The `binding`, `optionalBinding`, `parameter` or pattern.
        var node: SyntaxID
        /// Initial value, or none.
        var value: SyntaxID
        /// The annotated type, or none.
        var type: SyntaxID
        /// A `let` with a value.
        var isConstant: Bool
        /// Stands in a type, or at file scope.
        var isMember: Bool
        /// The subtree that sees the name.
        var scope: SyntaxID
    }

    private var byName: [String: [Declaration]] = [:]

    init(of tree: SyntaxTree) {
        for id in tree.ids {
            switch tree[id].kind {
            case .binding, .optionalBinding, .parameter: break
            case .identifierPattern:
                let parent = tree[id].parent
                if !parent.isNone, [.binding, .optionalBinding].contains(tree[parent].kind) { continue }
            default: continue
            }
            guard let name = tree.name(of: id) else { continue }
            byName[name, default: []].append(Self.declaration(id, tree))
        }
    }

    private static func declaration(_ id: SyntaxID, _ tree: SyntaxTree) -> Declaration {
        let initializer = tree.child(of: id, .initializer)
        let value = initializer.isNone ? .none : tree.firstChild(of: initializer)
        var type = tree.child(of: id, .typeAnnotation)
        if !type.isNone { type = tree.firstChild(of: type) }
        if tree[id].kind == .parameter {
            type = tree.child(of: id, .typeName, .memberType, .optionalType, .arrayType, .attributedType)
        }
        let parent = tree[id].parent
        let isLet = tree[id].kind == .binding && !parent.isNone && tree.name(of: parent) == "let"
        let scope = scope(of: id, tree)
        return Declaration(
            node: id, value: value, type: type, isConstant: isLet && !value.isNone,
            isMember: [.memberBlock, .sourceFile].contains(tree[scope].kind), scope: scope)
    }

    private static func scope(of id: SyntaxID, _ tree: SyntaxTree) -> SyntaxID {
        for ancestor in tree.ancestors(of: id) {
            switch tree[ancestor].kind {
            case .codeBlock, .memberBlock, .closure, .accessorBlock, .switchCase, .sourceFile, .functionDecl,
                .initializerDecl, .subscriptDecl, .forStmt, .ifStmt, .whileStmt, .catchClause:
                return ancestor
            default: continue
            }
        }
        return .root
    }

    /// The declaration a name or `Type.name` stands for, as far as this file shows.
    func resolve(_ expression: SyntaxID, in tree: SyntaxTree) -> Declaration? {
        guard let name = tree.name(of: expression), let candidates = byName[name] else { return nil }
        let base = tree[expression].kind == .memberAccess ? tree.base(of: expression) : .none
        let isOfSelf = !base.isNone && tree[base].kind == .identifier && tree.name(of: base) == "self"
        if tree[expression].kind == .identifier || isOfSelf {
            let visible = candidates.filter { candidate in
                candidate.scope < expression && expression.raw < tree[candidate.scope].subtreeEnd
                    && (candidate.isMember || !isOfSelf && candidate.node < expression)
            }
            if let innermost = visible.max(by: { ($0.scope, $0.node) < ($1.scope, $1.node) }) { return innermost }
        }
        let members = candidates.filter(\.isMember)
        return members.count == 1 ? members[0] : nil
    }

    /// The name of the type of an expression, from its annotation or initialiser: `UserDefaults`.
    func typeName(of expression: SyntaxID, in tree: SyntaxTree) -> String? {
        var expression = expression
        while [.optionalChain, .forceUnwrap].contains(tree[expression].kind) { expression = tree.firstChild(of: expression) }
        guard [.identifier, .memberAccess].contains(tree[expression].kind),
            let declaration = resolve(expression, in: tree)
        else { return nil }
        if !declaration.type.isNone {
            var type = declaration.type
            while [.optionalType, .attributedType, .someOrAnyType, .unwrappedType].contains(tree[type].kind),
                case let inner = tree.child(of: type, .typeName, .memberType, .optionalType), !inner.isNone {
                type = inner
            }
            return tree.name(of: type)
        }
        guard !declaration.value.isNone else { return nil }
        switch tree[declaration.value].kind {
        case .call: return tree.calleeName(of: declaration.value)
        case .integerLiteral: return "Int"
        case .floatLiteral: return "Double"
        case .booleanLiteral: return "Bool"
        case .stringLiteral: return "String"
        default: return nil
        }
    }
}
