import SwiftTree

/// Texts that variables hold.
extension SwiftContext {
    /// Every text that an expression may give: one for a constant, several for a choice between constants and for a local
    /// variable that is assigned; empty where anything else may come.
    mutating func constantStrings(_ expression: SyntaxID, depth: Int = 0) -> [String] {
        guard !expression.isNone, depth < Limits.constantDepth else { return [] }
        if let text = constantString(expression) { return [text] }
        let node = tree.strippingParentheses(expression)
        switch tree[node].kind {
        case .ternary:
            let branches = Array(tree.children(of: node).dropFirst())
            return branches.count == 2 ? either(constantStrings(branches[0], depth: depth + 1), constantStrings(branches[1], depth: depth + 1)) : []
        case .infixOperator where tree.name(of: node) == "+":
            guard let sides = tree.sides(of: node) else { return [] }
            return joined(constantStrings(sides.left, depth: depth + 1), constantStrings(sides.right, depth: depth + 1))
        case .call: return textCall(node, depth)
        case .identifier, .memberAccess:
            guard let declaration = declarations.resolve(node, in: tree) else { return [] }
            if declaration.isConstant { return constantStrings(declaration.value, depth: depth + 1) }
            return declaration.isMember ? [] : texts(of: declaration, at: node, depth)
        default: return []
        }
    }

    private func either(_ first: [String], _ second: [String]) -> [String] {
        let all = first.isEmpty || second.isEmpty ? [] : first + second.filter { !first.contains($0) }
        return all.count <= Limits.texts ? all : []
    }

    private func joined(_ first: [String], _ second: [String]) -> [String] {
        guard first.count * second.count <= Limits.texts else { return [] }
        return first.flatMap { left in second.map { left + $0 } }
    }

    /// `text.appending(other)`, `[text, other].joined(separator: text)`
    private mutating func textCall(_ call: SyntaxID, _ depth: Int) -> [String] {
        let callee = tree.callee(of: call)
        guard tree[callee].kind == .memberAccess, case let base = tree.base(of: callee), !base.isNone else { return [] }
        switch tree.name(of: callee) {
        case "appending" where tree.arguments(of: call).count == 1:
            return joined(constantStrings(base, depth: depth + 1), constantStrings(argument(0, of: call), depth: depth + 1))
        case "joined" where tree[base].kind == .arrayLiteral:
            let separator = argument("separator", of: call)
            guard let between = separator.isNone ? "" : constantString(separator) else { return [] }
            var result: [String] = []
            for (index, element) in Array(tree.children(of: base)).enumerated() {
                let texts = constantStrings(element, depth: depth + 1)
                result = index == 0 ? texts : joined(result, texts.map { between + $0 })
            }
            return result
        default: return []
        }
    }

    // MARK: - Variables

    /// Something that happens to a variable.
    private enum Write {
        case assigned(SyntaxID)
        case extended(by: SyntaxID)
        /// It is handed over by reference, or changed by another method.
        case unknown
    }

    private static let changing: Set<String> = [
        "insert", "remove", "removeAll", "removeFirst", "removeLast", "removeSubrange", "replaceSubrange", "popLast", "write", "trimPrefix",
        "replace", "makeContiguousUTF8",
    ]

    /// What a local variable may hold where it is read. What is written in a loop or a closure is not followed.
    private mutating func texts(of declaration: Declarations.Declaration, at use: SyntaxID, _ depth: Int) -> [String] {
        guard let name = tree.name(of: declaration.node), tree[declaration.node].kind == .binding else { return [] }
        var isUnknown = false
        var texts: [String] = []
        if !declaration.value.isNone {
            texts = constantStrings(declaration.value, depth: depth + 1)
            isUnknown = texts.isEmpty
        }
        let id = names.table.known(name)
        let occurrences = tree.descendants(of: declaration.scope).filter { tree[$0].kind == .identifier && names[$0] == id && declaration.node < $0 && $0 != use }
        for occurrence in occurrences {
            guard let write = write(at: occurrence), let resolved = declarations.resolve(occurrence, in: tree), resolved.node == declaration.node
            else { continue }
            guard !repeats(occurrence, within: declaration.scope) else { return [] }
            guard occurrence < use, !excludes(occurrence, use) else { continue }
            let isCertain = isOnTheWay(occurrence, to: use)
            let new: [String]
            switch write {
            case .unknown: new = []
            case .assigned(let value): new = constantStrings(value, depth: depth + 1)
            case .extended(let value): new = isUnknown ? [] : joined(texts, constantStrings(value, depth: depth + 1))
            }
            if isCertain {
                texts = new
                isUnknown = new.isEmpty
            } else if new.isEmpty {
                isUnknown = true
            } else {
                texts = texts.isEmpty && !isUnknown ? new : either(texts, new)
            }
        }
        return isUnknown ? [] : texts
    }

    /// What happens to a variable where its name stands; nil where it is only read.
    private func write(at name: SyntaxID) -> Write? {
        let parent = tree[name].parent
        guard !parent.isNone else { return nil }
        switch tree[parent].kind {
        case .assignment:
            guard tree.firstChild(of: parent) == name else { return nil }
            return tree.sides(of: parent).map { .assigned($0.right) } ?? .unknown
        case .infixOperator where tree.name(of: parent) == "+=" && tree.firstChild(of: parent) == name:
            return tree.sides(of: parent).map { .extended(by: $0.right) } ?? .unknown
        case .inOut: return .unknown
        case .memberAccess:
            let call = tree[parent].parent
            guard !call.isNone, tree[call].kind == .call, tree.callee(of: call) == parent, let method = tree.name(of: parent) else { return nil }
            if method == "append", let argument = tree.arguments(of: call).first { return .extended(by: argument.value) }
            return Self.changing.contains(method) ? .unknown : nil
        default: return nil
        }
    }

    /// Whether a loop, closure or function between a node and a scope around it may run it several times, or at another time.
    private func repeats(_ node: SyntaxID, within scope: SyntaxID) -> Bool {
        for ancestor in tree.ancestors(of: node) {
            if ancestor == scope { return false }
            if [.forStmt, .whileStmt, .repeatStmt, .closure, .functionDecl, .deferStmt].contains(tree[ancestor].kind) { return true }
        }
        return false
    }

    /// Whether whoever gets to a place has passed another: it stands in a block around the place.
    private func isOnTheWay(_ node: SyntaxID, to place: SyntaxID) -> Bool {
        let block = tree.ancestors(of: node).first { [.codeBlock, .closure, .switchCase, .ifConfigClause, .accessorBlock, .sourceFile].contains(tree[$0].kind) }
        guard let block else { return false }
        return block < place && place.raw < tree[block].subtreeEnd
    }

    /// Whether two places stand in different branches of the same statement.
    private func excludes(_ first: SyntaxID, _ second: SyntaxID) -> Bool {
        let common = tree.ancestors(of: first).first { second.raw < tree[$0].subtreeEnd && $0 < second }
        return common.map { [.ifStmt, .switchStmt, .ifConfig].contains(tree[$0].kind) } ?? false
    }
}
