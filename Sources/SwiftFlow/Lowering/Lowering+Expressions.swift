import SwiftTree

extension Lowering {
    /// `self` as it is here, 0 where there is none.
    var currentSelf: ValueID {
        guard frame.selfVariable >= 0, Int(frame.selfVariable) < state.versions.count else { return 0 }
        return state.versions[Int(frame.selfVariable)]
    }

    /// Lowers an expression. Chains of any length (`a.b().c + d + e`) are followed by a loop; what nests inside them is
    /// bounded by the parser.
    func value(of expression: SyntaxID) -> ValueID {
        guard !expression.isNone, nesting < Limits.nesting else { return 0 }
        nesting += 1
        defer { nesting -= 1 }
        let first = spine.count
        var node = expression
        while isSpine(node) {
            spine.append(node)
            node = tree.firstChild(of: node)
        }
        var base = spine.count == first || !isCallee(node, of: spine[spine.count - 1]) ? leaf(node) : 0
        while spine.count > first, let current = spine.popLast() {
            if spine.count > first, tree[current].kind == .memberAccess, isCallee(current, of: spine[spine.count - 1]) { continue }
            base = apply(current, to: base)
        }
        return base
    }

    /// Whether an expression continues its first child.
    private func isSpine(_ node: SyntaxID) -> Bool {
        switch tree[node].kind {
        case .call, .subscriptCall, .memberAccess, .forceUnwrap, .optionalChain, .infixOperator, .asExpr, .isExpr,
             .postfixOperator, .specialization:
            return !tree.firstChild(of: node).isNone
        default: return false
        }
    }

    /// Whether a name is what a call calls: then the call says what becomes of it.
    private func isCallee(_ node: SyntaxID, of parent: SyntaxID) -> Bool {
        let kind = tree[parent].kind
        guard kind == .call || kind == .specialization else { return false }
        switch tree[node].kind {
        case .memberAccess: return kind == .call
        case .identifier: return kind == .call && name(of: node) != 0 && variable(named: name(of: node)) == nil
        default: return false
        }
    }

    private func apply(_ node: SyntaxID, to base: ValueID) -> ValueID {
        switch tree[node].kind {
        case .memberAccess: return member(node, of: base)
        case .call: return lowerCall(node, base)
        case .subscriptCall: return lowerSubscript(node, base)
        case .infixOperator: return lowerInfix(node, base)
        case .asExpr:
            let type = tree.sides(of: node).map { typeName($0.right) } ?? 0
            if tree[node].flags.contains(.forced) { force(base, "as! " + unit.names[type], at: node) }
            return make(.cast, at: node, name: type, base)
        case .isExpr: return make(.test, at: node, name: intern("is"), base)
        case .forceUnwrap:
            force(base, "!", at: node)
            return base
        default: return base
        }
    }

    /// Remembers that the process stops here unless a value is as expected.
    func force(_ value: ValueID, _ word: String, at node: SyntaxID) {
        if value != 0 { make(.forced, at: node, name: intern(word), value) }
    }

    private func member(_ node: SyntaxID, of base: ValueID) -> ValueID {
        let name = name(of: node)
        // `self.x` is `x`.
        if base != 0, base == currentSelf { return make(.name, at: node, name: name, base) }
        switch name {
        case words.selfName: return base
        case words.initName where base != 0: return lowerInitializerReference(node, base)
        default:
            if base != 0 { markBody() }
            return make(.member, at: node, name: name, base)
        }
    }

    /// An expression that is not made from another in front of it.
    private func leaf(_ node: SyntaxID) -> ValueID {
        switch tree[node].kind {
        case .identifier: return lowerName(node)
        case .memberAccess: return make(.member, at: node, name: name(of: node))
        case .stringLiteral: return lowerString(node)
        case .integerLiteral, .floatLiteral: return make(.number, at: node, name: intern(tree.text(of: node)))
        case .booleanLiteral, .nilLiteral: return make(.constant, at: node, name: intern(tree.text(of: node)))
        case .regexLiteral: return make(.constant, at: node, name: intern("regex"))
        case .tuple: return lowerTuple(node)
        case .arrayLiteral, .inlineArrayType: return lowerArray(node)
        case .dictionaryLiteral: return lowerDictionary(node)
        case .closure: return lowerClosureExpression(node)
        case .tryExpr, .awaitExpr, .unsafeExpr, .ownershipExpr, .packExpansionExpr, .packElementExpr, .expressionPattern:
            let value = value(of: tree.firstChild(of: node))
            if tree[node].kind == .tryExpr, tree[node].flags.contains(.forced) { force(value, "try!", at: node) }
            return value
        case .inOut: return value(of: tree.firstChild(of: node))
        case .prefixOperator: return lowerPrefix(node)
        case .assignment: return lowerAssignment(node)
        case .ternary: return lowerTernary(node)
        case .ifStmt: return lowerIf(node)
        case .switchStmt: return lowerSwitch(node)
        case .doStmt:
            lowerStatement(node)
            return frame.loose.last ?? 0
        case .macroExpansion: return lowerCall(node, 0)
        case .typeExpr, .arrayType, .dictionaryType, .optionalType, .metatype:
            return make(.name, at: node, name: typeName(node))
        case .keyPath: return lowerKeyPath(node)
        case .bindingPattern:
            match(node, with: 0)
            return 0
        default: return 0
        }
    }

    private func lowerName(_ node: SyntaxID) -> ValueID {
        let name = name(of: node)
        if let index = variable(named: name) { return read(index) }
        // The wrapper of a property: `$text`.
        let text = unit.names[name]
        if text.utf8.first == UInt8(ascii: "$") { return make(.name, at: node, name: intern(String(text.dropFirst())), currentSelf) }
        if name == words.superName { return currentSelf }
        return make(.name, at: node, name: name, currentSelf)
    }

    // MARK: - Literals and operators

    private func lowerString(_ node: SyntaxID) -> ValueID {
        if let text = tree.stringValue(of: node) { return make(.text, at: node, name: intern(text)) }
        var operands: [Operand] = []
        for part in tree.children(of: node) {
            if tree[part].kind == .stringSegment {
                let range = tree.range(of: part)
                if !range.isEmpty {
                    operands.append(Operand(value: make(.text, at: part, name: intern(tree.text(of: part))), name: 0))
                }
                continue
            }
            let arguments = Array(tree.argumentNodes(of: part))
            // The label that says how the first one is written, or one that follows it: `privacy`.
            guard let first = arguments.first else { continue }
            var operand = lowerArgument(first)
            for other in arguments.dropFirst() where unit.names[name(of: other)] == "privacy" {
                let value = argumentValue(other)
                let level = name(of: value)
                operand.name = intern("privacy:" + unit.names[level != 0 ? level : calleeName(of: value)])
            }
            operands.append(operand)
        }
        markBody()
        return make(.interpolation, at: node, operands: operands)
    }

    private func lowerTuple(_ node: SyntaxID) -> ValueID {
        let elements = Array(tree.children(of: node))
        if elements.count == 1, tree[elements[0]].nameToken < 0 { return value(of: tree.firstChild(of: elements[0])) }
        let operands = elements.map { element in
            Operand(value: value(of: tree.firstChild(of: element)), name: label(of: element))
        }
        return make(.tuple, at: node, operands: operands)
    }

    private func lowerArray(_ node: SyntaxID) -> ValueID {
        let operands = tree.children(of: node).map { Operand(value: value(of: $0), name: 0) }
        return make(.array, at: node, operands: operands)
    }

    private func lowerDictionary(_ node: SyntaxID) -> ValueID {
        var operands: [Operand] = []
        for element in tree.children(of: node) {
            guard let sides = tree.sides(of: element) else { continue }
            let key = value(of: sides.left)
            operands.append(Operand(value: value(of: sides.right), name: keyName(key)))
        }
        return make(.dictionary, at: node, operands: operands)
    }

    /// The field that stands for a constant key, 0 for any other.
    func keyName(_ key: ValueID) -> NameID {
        let value = unit.values[Int(key)]
        switch value.kind {
        case .text, .number: return value.name
        case .define: return keyName(operand(0, of: key))
        default: return 0
        }
    }

    private func lowerInfix(_ node: SyntaxID, _ left: ValueID) -> ValueID {
        let right = value(of: tree.sides(of: node)?.right ?? .none)
        let name = name(of: node)
        markBody()
        switch unit.names[name] {
        case "+": return make(.concatenation, at: node, left, right)
        case "??": return make(.phi, at: node, left, right)
        case "==", "!=", "===", "!==", "<", ">", "<=", ">=", "~=", "&&", "||":
            return make(.test, at: node, name: name, left, right)
        case "+=":
            let sum = make(.concatenation, at: node, left, right)
            store(sum, to: tree.firstChild(of: node))
            return 0
        case "-=", "*=", "/=", "%=", "&+=", "&-=", "&*=", "|=", "&=", "^=", "<<=", ">>=":
            store(make(.arithmetic, at: node, name: name, left, right), to: tree.firstChild(of: node))
            return 0
        default: return make(.arithmetic, at: node, name: name, left, right)
        }
    }

    private func lowerPrefix(_ node: SyntaxID) -> ValueID {
        let operand = value(of: tree.firstChild(of: node))
        switch unit.names[name(of: node)] {
        case "!": return make(.test, at: node, name: name(of: node), operand)
        case "-": return make(.arithmetic, at: node, name: name(of: node), operand)
        default: return operand
        }
    }

    private func lowerTernary(_ node: SyntaxID) -> ValueID {
        let parts = Array(tree.children(of: node))
        guard parts.count == 3 else { return 0 }
        let test = value(of: parts[0])
        let entry = state
        refine(by: test, holds: true)
        let first = value(of: parts[1])
        let afterFirst = state
        state = entry
        refine(by: test, holds: false)
        let second = value(of: parts[2])
        state = join(afterFirst, state, at: node)
        return make(.phi, at: node, first, second)
    }

    // MARK: - Assignment

    private func lowerAssignment(_ node: SyntaxID) -> ValueID {
        guard let sides = tree.sides(of: node) else { return 0 }
        markBody()
        let given = value(of: sides.right)
        store(given, to: sides.left)
        return 0
    }

    /// Stores a value in what an expression names: a variable, `a.b[c].d`, a tuple of these.
    func store(_ given: ValueID, to target: SyntaxID) {
        let target = tree.strippingParentheses(target)
        if tree[target].kind == .tuple {
            for (index, element) in tree.children(of: target).enumerated() {
                let part = make(.member, at: element, name: intern(String(index)), given)
                store(part, to: tree.firstChild(of: element))
            }
            return
        }
        guard let place = place(of: target) else { return }
        store(given, to: place, at: target)
    }
}
