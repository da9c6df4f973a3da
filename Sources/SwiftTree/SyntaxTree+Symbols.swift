extension SyntaxTree {
    /// `Gateway.connect` for that method and the places in it; nil at file scope.
    public func symbol(of node: SyntaxID) -> String? {
        var names: [String] = []
        var current = node
        while !current.isNone {
            switch self[current].kind {
            case .functionDecl, .classDecl, .structDecl, .enumDecl, .actorDecl, .extensionDecl, .protocolDecl:
                if let name = name(of: current) { names.append(name) }
            case .initializerDecl: names.append("init")
            case .deinitializerDecl: names.append("deinit")
            case .subscriptDecl: names.append("subscript")
            default: break
            }
            current = self[current].parent
        }
        return names.isEmpty ? nil : names.reversed().joined(separator: ".")
    }
}
