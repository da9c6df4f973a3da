import SourceText
import SwiftTokens

extension SyntaxTree {
    // MARK: - Names

    /// The text of the token that names a node (see `SyntaxKind`), without backticks; nil where it has none.
    public func name(of id: SyntaxID) -> String? {
        let token = self[id].nameToken
        return token < 0 ? nil : unquoted(Int(token))
    }

    /// Where that token stands.
    public func nameRange(of id: SyntaxID) -> ByteRange? {
        let token = self[id].nameToken
        return token < 0 ? nil : range(ofToken: Int(token))
    }

    /// The label of an `argument`, or the argument label of a `parameter`; nil where there is none or it is `_`.
    public func label(of id: SyntaxID) -> String? {
        let node = self[id]
        switch node.kind {
        case .argument: return node.nameToken < 0 ? nil : unquoted(Int(node.nameToken))
        case .parameter:
            guard node.nameToken >= 0 else { return nil }
            let label = unquoted(Int(node.nameToken) - (node.flags.contains(.labeled) ? 1 : 0))
            return label == "_" ? nil : label
        default: return nil
        }
    }

    private func unquoted(_ token: Int) -> String {
        let text = text(ofToken: token)
        return text.utf8.first == UInt8(ascii: "`") ? String(text.dropFirst().dropLast()) : text
    }

    // MARK: - Expressions

    /// An expression without the parentheses around it.
    @inlinable public func strippingParentheses(_ id: SyntaxID) -> SyntaxID {
        var current = id
        while self[current].kind == .tuple {
            let element = firstChild(of: current)
            guard !element.isNone, self[element].subtreeEnd == self[current].subtreeEnd, self[element].nameToken < 0
            else { return current }
            let value = firstChild(of: element)
            guard !value.isNone else { return current }
            current = value
        }
        return current
    }

    /// Both sides of an assignment, an operator or an entry of a dictionary; nil where one is missing.
    @inlinable public func sides(of id: SyntaxID) -> (left: SyntaxID, right: SyntaxID)? {
        let left = firstChild(of: id)
        let end = self[id].subtreeEnd
        guard !left.isNone, case let right = SyntaxID(self[left].subtreeEnd), right.raw < end, self[right].subtreeEnd == end else { return nil }
        return (left, right)
    }

    /// What stands before the dot of a member access, or none for an implicit member.
    @inlinable public func base(of memberAccess: SyntaxID) -> SyntaxID { firstChild(of: memberAccess) }

    /// The callee expression of a call or subscript; none for a macro expansion.
    @inlinable public func callee(of call: SyntaxID) -> SyntaxID {
        switch self[call].kind {
        case .call, .subscriptCall: firstChild(of: call)
        default: .none
        }
    }

    /// A name or a chain of member accesses as `a.b.c`; `?`, `!`, generic arguments and `self.` in front are left out. An
    /// implicit member begins with a dot. Calls inside the chain stand as `()`, subscripts as `[]`; nil for anything else.
    public func dottedName(of expression: SyntaxID) -> String? {
        var parts: [String] = []
        var suffix = ""
        var current = expression
        while !current.isNone {
            let node = self[current]
            switch node.kind {
            case .memberAccess, .memberType:
                parts.append((name(of: current) ?? "") + suffix)
                suffix = ""
                current = firstChild(of: current)
                if current.isNone { parts.append("") }
            case .identifier, .typeName:
                let name = name(of: current) ?? ""
                if name != "self" || parts.isEmpty || !suffix.isEmpty { parts.append(name + suffix) }
                return parts.reversed().joined(separator: ".")
            case .forceUnwrap, .optionalChain, .specialization:
                current = firstChild(of: current)
            case .call:
                suffix = "()" + suffix
                current = firstChild(of: current)
            case .subscriptCall:
                suffix = "[]" + suffix
                current = firstChild(of: current)
            case .tuple:
                let inner = strippingParentheses(current)
                if inner == current { return nil }
                current = inner
            default: return nil
            }
        }
        return parts.isEmpty ? nil : parts.reversed().joined(separator: ".")
    }

    /// The callee of a call as dotted text, see `dottedName`; of a macro expansion its name with `#`.
    public func calleeText(of call: SyntaxID) -> String? {
        if self[call].kind == .macroExpansion { return name(of: call).map { "#" + $0 } }
        let callee = callee(of: call)
        return callee.isNone ? nil : dottedName(of: callee)
    }

    /// The last part of the callee: `c` of `a.b.c()`; nil where it has no name.
    public func calleeName(of call: SyntaxID) -> String? {
        let node = calleeNameNode(of: call)
        return node.isNone ? nil : name(of: node)
    }

    /// The node whose name is the last part of the callee, or none.
    @inlinable public func calleeNameNode(of call: SyntaxID) -> SyntaxID {
        var current = self[call].kind == .macroExpansion ? call : callee(of: call)
        while !current.isNone {
            switch self[current].kind {
            case .memberAccess, .identifier, .macroExpansion: return current
            case .forceUnwrap, .optionalChain, .specialization: current = firstChild(of: current)
            default: return .none
            }
        }
        return .none
    }

    /// The node that names an expression last (`c` of `a.b?.c!`), also behind `try`, `await`, `as` and `??`; or none.
    public func lastNameNode(of expression: SyntaxID) -> SyntaxID {
        var current = expression
        while !current.isNone {
            current = strippingParentheses(current)
            switch self[current].kind {
            case .identifier, .memberAccess, .typeName, .memberType: return current
            case .forceUnwrap, .optionalChain, .specialization, .tryExpr, .awaitExpr, .asExpr, .inOut: current = firstChild(of: current)
            case .infixOperator where name(of: current) == "??": current = firstChild(of: current)
            default: return .none
            }
        }
        return .none
    }

    /// An argument of a call.
    public struct Argument: Sendable {
        public var label: String?
        /// The expression.
        public var value: SyntaxID
        /// The `argument` node, or the closure itself for the first trailing closure.
        public var node: SyntaxID
        public var isTrailing: Bool
    }

    /// The arguments of a call, subscript, attribute, macro expansion or interpolation in order, trailing closures last.
    public func arguments(of call: SyntaxID) -> [Argument] {
        var result: [Argument] = []
        let hasCallee = self[call].kind == .call || self[call].kind == .subscriptCall
        var isTrailing = false
        for child in children(of: call).dropFirst(hasCallee ? 1 : 0) {
            switch self[child].kind {
            case .argument:
                result.append(
                    Argument(label: label(of: child), value: firstChild(of: child), node: child, isTrailing: isTrailing))
            case .closure:
                isTrailing = true
                result.append(Argument(label: nil, value: child, node: child, isTrailing: true))
            default: break
            }
        }
        return result
    }

    /// The `argument` and `closure` nodes of a call, subscript or interpolation in order, trailing closures last.
    @inlinable public func argumentNodes(of call: SyntaxID) -> ArgumentNodes {
        var children = children(of: call)
        if self[call].kind == .call || self[call].kind == .subscriptCall { _ = children.next() }
        return ArgumentNodes(children)
    }

    public struct ArgumentNodes: Sequence, IteratorProtocol {
        @usableFromInline var children: Children

        @inlinable init(_ children: Children) { self.children = children }

        @inlinable public mutating func next() -> SyntaxID? {
            while let child = children.next() {
                let kind = children.nodes[Int(child.raw)].kind
                if kind == .argument || kind == .closure { return child }
            }
            return nil
        }
    }

    /// The value of the argument with a label, or none.
    public func argument(_ label: String, of call: SyntaxID) -> SyntaxID {
        arguments(of: call).first { $0.label == label }?.value ?? .none
    }

    // MARK: - Surroundings

    /// The nearest enclosing function, initializer, deinitializer, subscript, accessor or closure; none at file scope.
    public func enclosingFunction(of id: SyntaxID) -> SyntaxID {
        for ancestor in ancestors(of: id) {
            switch self[ancestor].kind {
            case .functionDecl, .initializerDecl, .deinitializerDecl, .subscriptDecl, .accessor, .accessorBlock, .closure:
                return ancestor
            default: continue
            }
        }
        return .none
    }

    /// The nearest enclosing type or extension; none at file scope.
    public func enclosingType(of id: SyntaxID) -> SyntaxID {
        for ancestor in ancestors(of: id) {
            switch self[ancestor].kind {
            case .classDecl, .structDecl, .enumDecl, .actorDecl, .protocolDecl, .extensionDecl: return ancestor
            default: continue
            }
        }
        return .none
    }

    /// The nearest enclosing statement or declaration of a node (itself, if it stands in a block).
    public func enclosingStatement(of id: SyntaxID) -> SyntaxID {
        var current = id
        while true {
            let parent = self[current].parent
            guard !parent.isNone else { return current }
            switch self[parent].kind {
            case .sourceFile, .codeBlock, .memberBlock, .closure, .switchCase, .ifConfigClause, .accessorBlock:
                return current
            default: current = parent
            }
        }
    }
}
