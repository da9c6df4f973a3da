import Catalog
import Findings
import SourceText
import SwiftTree

/// What a check sees of one file, and where it reports.
struct SwiftContext {
    let file: SourceFile
    let tree: SyntaxTree
    let names: TreeNames
    private let rules: [String: Rule]
    private(set) var findings: [Finding] = []
    /// Where data crosses the boundary of the program.
    var surface: [SurfacePoint] = []
    /// What the file declares, by name; made when a check first asks for it.
    lazy var declarations = Declarations(of: tree)
    /// The modules the file imports.
    lazy var imports = Set(tree.nodes(ofKind: .importDecl).compactMap { tree.name(of: $0) })

    init(file: SourceFile, tree: SyntaxTree, names: TreeNames, rules: [String: Rule]) {
        self.file = file
        self.tree = tree
        self.names = names
        self.rules = rules
    }

    /// Reports at a node, if the rule is selected.
    mutating func report(_ rule: String, at node: SyntaxID, _ message: String, help: String? = nil) {
        guard let rule = rules[rule], !isInPreview(node) else { return }
        let location = Location(path: file.path, range: tree.range(of: node))
        findings.append(
            Finding(
                ruleID: rule.id, severity: rule.severity, message: message, location: location, symbol: tree.symbol(of: node),
                help: help, scope: tree.range(of: tree.enclosingStatement(of: node))))
    }

    /// Whether a node belongs to a preview of a view, which Xcode shows with invented data.
    private func isInPreview(_ node: SyntaxID) -> Bool {
        tree.ancestors(of: node).contains { ancestor in
            guard let name = tree.name(of: ancestor) else { return false }
            switch tree[ancestor].kind {
            case .macroExpansion: return name == "Preview" || name == "#Preview"
            case .structDecl: return name.hasSuffix("Previews")
            case .functionDecl: return name.hasPrefix("preview")
            default: return false
            }
        }
    }

    private var regexes: [String: Regex<AnyRegexOutput>] = [:]

    /// A regular expression of a rule; nil where it does not compile, which the catalogue reports.
    mutating func regex(_ pattern: String) -> Regex<AnyRegexOutput>? {
        if let known = regexes[pattern] { return known }
        let regex = try? Regex(pattern)
        regexes[pattern] = regex
        return regex
    }

    // MARK: - Expressions

    /// The last name of a name or member chain (`c` of `a.b?.c!`), also behind `try`, `await`, `as` and `??`.
    func lastName(of expression: SyntaxID) -> String? {
        let node = tree.lastNameNode(of: expression)
        return node.isNone ? nil : tree.name(of: node)
    }

    /// What a node gives a name to, by the name of a setting: an argument by its label, an assignment by its target, the entry
    /// of a dictionary by its key.
    func setting(at node: SyntaxID) -> (name: String, value: SyntaxID)? {
        if tree[node].kind == .argument {
            guard let label = tree.label(of: node), case let value = tree.firstChild(of: node), !value.isNone else { return nil }
            return (label, value)
        }
        guard let sides = tree.sides(of: node), let name = lastName(of: sides.left) else { return nil }
        return (name, sides.right)
    }

    /// The last name before the dot of a method call: `b` of `a.b.c()`.
    func receiverName(of call: SyntaxID) -> String? {
        let callee = tree.callee(of: call)
        guard !callee.isNone, tree[callee].kind == .memberAccess else { return nil }
        return lastName(of: tree.base(of: callee))
    }

    /// The argument with the label, or none.
    func argument(_ label: String, of call: SyntaxID) -> SyntaxID { tree.argument(label, of: call) }

    /// The value of an argument by its position from 0, or none.
    func argument(_ position: Int, of call: SyntaxID) -> SyntaxID {
        let arguments = tree.arguments(of: call)
        return arguments.indices.contains(position) ? arguments[position].value : .none
    }

    /// A node as written, empty for none.
    func text(of node: SyntaxID) -> String { node.isNone ? "" : tree.text(of: node) }

    /// Whether any name below the node satisfies the condition.
    func mentions(_ node: SyntaxID, where condition: (String) -> Bool) -> Bool {
        !node.isNone && tree.descendants(of: node).contains { id in
            switch tree[id].kind {
            case .identifier, .memberAccess: tree.name(of: id).map(condition) ?? false
            default: false
            }
        }
    }

    /// Whether any name below the node is one of the names.
    func mentions(_ node: SyntaxID, anyOf wanted: [String]) -> Bool {
        let ids = wanted.compactMap { names.table.known($0) }
        return !ids.isEmpty && tree.descendants(of: node).contains { id in
            [.identifier, .memberAccess].contains(tree[id].kind) && ids.contains(names[id])
        }
    }

    // MARK: - Constants

    /// The text of an expression that is constant as far as this file shows: literals, `let`s, concatenation, interpolation.
    mutating func constantString(_ expression: SyntaxID, depth: Int = 0) -> String? {
        guard !expression.isNone, depth < Limits.constantDepth else { return nil }
        let node = tree.strippingParentheses(expression)
        switch tree[node].kind {
        case .stringLiteral:
            if let value = tree.stringValue(of: node) { return value }
            var text = ""
            for part in tree.children(of: node) {
                if tree[part].kind == .stringSegment {
                    text += tree.text(of: part)
                } else {
                    guard let value = constantString(argument(0, of: part), depth: depth + 1) else { return nil }
                    text += value
                }
            }
            return text
        case .integerLiteral, .floatLiteral, .booleanLiteral: return tree.text(of: node)
        case .infixOperator where tree.name(of: node) == "+":
            guard let sides = tree.sides(of: node), let left = constantString(sides.left, depth: depth + 1),
                let right = constantString(sides.right, depth: depth + 1)
            else { return nil }
            return left + right
        case .identifier, .memberAccess:
            guard let declaration = declarations.resolve(node, in: tree), declaration.isConstant else { return nil }
            return constantString(declaration.value, depth: depth + 1)
        default: return nil
        }
    }

    /// Whether an expression is made of bytes that stand in the source: a literal, an array of numbers, a conversion of these,
    /// or a `let` of such.
    mutating func isConstantBytes(_ expression: SyntaxID, depth: Int = 0) -> Bool {
        guard !expression.isNone, depth < Limits.constantDepth else { return false }
        let node = tree.strippingParentheses(expression)
        switch tree[node].kind {
        case .stringLiteral, .infixOperator: return constantString(node).map { !$0.isEmpty } ?? false
        case .arrayLiteral:
            let elements = Array(tree.children(of: node))
            return !elements.isEmpty && elements.allSatisfy { tree[$0].kind == .integerLiteral }
        case .forceUnwrap, .tryExpr, .asExpr: return isConstantBytes(tree.firstChild(of: node), depth: depth + 1)
        case .memberAccess where ["utf8", "bytes", "utf8CString"].contains(tree.name(of: node)) && !tree.base(of: node).isNone:
            return isConstantBytes(tree.base(of: node), depth: depth + 1)
        case .identifier, .memberAccess:
            guard let declaration = declarations.resolve(node, in: tree), declaration.isConstant else { return false }
            return isConstantBytes(declaration.value, depth: depth + 1)
        case .call:
            guard let callee = tree.calleeName(of: node) else { return converts(node, depth: depth) }
            if callee == "data", tree[tree.callee(of: node)].kind == .memberAccess {
                return isConstantBytes(tree.base(of: tree.callee(of: node)), depth: depth + 1)
            }
            return ["Data", "Array", "SymmetricKey", "ContiguousArray"].contains(callee) && converts(node, depth: depth)
        default: return false
        }
    }

    /// `Data(constant)`, `[UInt8](constant)`, `Data(repeating: 0, count: 16)`.
    private mutating func converts(_ call: SyntaxID, depth: Int) -> Bool {
        guard let first = tree.arguments(of: call).first else { return false }
        let isArrayType = [.arrayLiteral, .arrayType, .typeExpr].contains(tree[tree.callee(of: call)].kind)
        if tree.calleeName(of: call) == nil, !isArrayType { return false }
        if first.label == "repeating" { return tree[first.value].kind == .integerLiteral }
        guard [nil, "base64Encoded", "hex", "hexString", "data", "base64"].contains(first.label) else { return false }
        // `Data(16)` is a size.
        return tree[first.value].kind != .integerLiteral && isConstantBytes(first.value, depth: depth + 1)
    }
}
