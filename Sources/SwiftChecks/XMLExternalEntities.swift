import SwiftTree

/// An XML parser that is told to load external entities.
struct XMLExternalEntities: SwiftCheck {
    let rules = ["IACS-S308"]
    var subjects: [Subject] {
        .named(Self.libxml, .call) + .named(["shouldResolveExternalEntities", "externalEntityResolvingPolicy"], .assignment)
    }

    private static let options: Set<String> = [
        "nodeLoadExternalEntitiesAlways", "XML_PARSE_NOENT", "XML_PARSE_DTDLOAD", "XML_PARSE_DTDATTR",
    ]
    private static let libxml: Set<String> = [
        "xmlReadFile", "xmlReadDoc", "xmlReadFd", "xmlReadIO", "xmlReadMemory", "xmlCtxtReadFile", "xmlCtxtReadDoc",
        "xmlCtxtReadFd", "xmlCtxtReadIO", "xmlCtxtReadMemory", "xmlCtxtUseOptions", "xmlParseInNodeContext", "XMLDocument",
    ]

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        if context.tree[node].kind == .call { return visitCall(node, &context) }
        guard let (target, value) = context.tree.sides(of: node), ["true", ".always"].contains(context.tree.text(of: value)) else { return }
        context.report("IACS-S308", at: parser(of: target, node, &context) ?? node, "The parser loads what external entities name.")
    }

    private func visitCall(_ call: SyntaxID, _ context: inout SwiftContext) {
        guard let name = context.tree.calleeName(of: call) else { return }
        for argument in context.tree.arguments(of: call) where mentionsOption(argument.value, &context) {
            return context.report("IACS-S308", at: call, "'\(name)' loads what external entities name.")
        }
    }

    private func mentionsOption(_ value: SyntaxID, _ context: inout SwiftContext) -> Bool {
        var current = context.tree.strippingParentheses(value)
        for _ in 0..<Limits.constantDepth {
            if context.tree.name(of: current).map(Self.options.contains) ?? false { return true }
            if context.mentions(current, where: Self.options.contains) { return true }
            guard context.tree[current].kind == .identifier,
                let declaration = context.declarations.resolve(current, in: context.tree), !declaration.value.isNone
            else { return false }
            current = declaration.value
        }
        return false
    }

    /// Where the parser is made whose property, or whose options' property, is set.
    private func parser(of target: SyntaxID, _ node: SyntaxID, _ context: inout SwiftContext) -> SyntaxID? {
        var root = target
        while [.memberAccess, .optionalChain, .forceUnwrap].contains(context.tree[root].kind) {
            root = context.tree.firstChild(of: root)
            if root.isNone { return nil }
        }
        guard context.tree[root].kind == .identifier, let name = context.tree.name(of: root) else { return nil }
        let tree = context.tree
        let function = tree.enclosingFunction(of: node)
        for id in tree.descendants(of: function.isNone ? .root : function)
        where tree[id].kind == .call && tree.calleeName(of: id) == "AEXMLDocument" {
            if tree.arguments(of: id).contains(where: { tree.name(of: $0.value) == name }) { return id }
        }
        guard let declaration = context.declarations.resolve(root, in: tree), !declaration.value.isNone else { return nil }
        return declaration.value
    }
}
