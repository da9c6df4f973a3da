import SwiftTree

/// The canonical text of a written type: modules and outer types left out, optionals and existentials unwrapped,
/// `[Element]`, `[Key:Value]`, `(label:A,B)`, `->Result`, `Name<Argument>`. Empty where nothing is known.
enum TypeText {
    /// The nesting of types is bounded by the parser.
    static func canonical(_ type: SyntaxID, _ tree: SyntaxTree) -> String {
        var type = type
        while !type.isNone {
            switch tree[type].kind {
            case .typeName, .memberType: return named(type, tree)
            case .optionalType, .unwrappedType, .someOrAnyType, .suppressedType, .compositionType, .packType, .typeExpr:
                type = tree.firstChild(of: type)
            case .attributedType: type = lastChild(of: type, tree)
            case .arrayType, .inlineArrayType, .arrayLiteral: return "[" + canonical(lastChild(of: type, tree), tree) + "]"
            case .dictionaryType, .dictionaryLiteral: return dictionary(type, tree)
            case .tupleType: return tuple(type, tree)
            case .functionType:
                let result = tree.child(of: type, .returnType)
                return "->" + (result.isNone ? "" : canonical(tree.firstChild(of: result), tree))
            // A type written where an expression stands.
            case .identifier: return tree.name(of: type) ?? ""
            case .memberAccess: return tree.name(of: type).map { $0 == "self" ? "" : $0 } ?? ""
            case .specialization: return specialized(type, tree)
            default: return ""
            }
        }
        return ""
    }

    private static func lastChild(of id: SyntaxID, _ tree: SyntaxTree) -> SyntaxID {
        var last = SyntaxID.none
        for child in tree.children(of: id) { last = child }
        return last
    }

    private static func named(_ type: SyntaxID, _ tree: SyntaxTree) -> String {
        let name = tree.name(of: type) ?? ""
        let arguments = tree.child(of: type, .genericArguments)
        return arguments.isNone ? name : applied(name, arguments, tree)
    }

    private static func specialized(_ type: SyntaxID, _ tree: SyntaxTree) -> String {
        let name = tree.name(of: tree.firstChild(of: type)) ?? ""
        let arguments = tree.child(of: type, .genericArguments)
        return arguments.isNone ? name : applied(name, arguments, tree)
    }

    private static func applied(_ name: String, _ arguments: SyntaxID, _ tree: SyntaxTree) -> String {
        let types = tree.children(of: arguments).map { canonical($0, tree) }
        switch (name, types.count) {
        case ("Optional", 1): return types[0]
        case ("Array", 1), ("ArraySlice", 1), ("ContiguousArray", 1): return "[" + types[0] + "]"
        case ("Dictionary", 2): return "[" + types[0] + ":" + types[1] + "]"
        default: return name + "<" + types.joined(separator: ",") + ">"
        }
    }

    private static func dictionary(_ type: SyntaxID, _ tree: SyntaxTree) -> String {
        var parts = Array(tree.children(of: type))
        if parts.count == 1, tree[parts[0]].kind == .dictionaryElement { parts = Array(tree.children(of: parts[0])) }
        guard parts.count == 2 else { return "[:]" }
        return "[" + canonical(parts[0], tree) + ":" + canonical(parts[1], tree) + "]"
    }

    private static func tuple(_ type: SyntaxID, _ tree: SyntaxTree) -> String {
        let parts = tree.children(of: type).map { part -> String in
            let text = canonical(lastChild(of: part, tree), tree)
            guard let label = tree.label(of: part) ?? tree.name(of: part) else { return text }
            return label + ":" + text
        }
        return parts.count == 1 && !parts[0].contains(":") ? parts[0] : "(" + parts.joined(separator: ",") + ")"
    }
}
