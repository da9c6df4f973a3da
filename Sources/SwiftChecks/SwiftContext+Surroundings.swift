import SwiftFlow
import SwiftTree

/// What stands around a node.
extension SwiftContext {
    /// The expression with `try`, `await` and the like in front of it.
    func withEffects(_ expression: SyntaxID) -> SyntaxID {
        var current = expression
        while case let parent = tree[current].parent, !parent.isNone,
            [.tryExpr, .awaitExpr, .unsafeExpr].contains(tree[parent].kind) {
            current = parent
        }
        return current
    }

    /// Whether nobody sees the value of an expression: it is a statement of its own, or is assigned to `_`. The only
    /// statement of a block may be the block's value.
    func isThrownAway(_ expression: SyntaxID) -> Bool {
        let whole = withEffects(expression)
        let parent = tree[whole].parent
        guard !parent.isNone else { return false }
        switch tree[parent].kind {
        case .assignment: return tree[tree.firstChild(of: parent)].kind == .wildcard
        case .initializer:
            // `let _ = …`
            let binding = tree[parent].parent
            return tree[binding].kind == .binding && tree[tree.firstChild(of: binding)].kind == .wildcardPattern
        case .sourceFile: return true
        case .closure: return !isLast(whole, in: parent) && tree.firstChild(of: parent) != whole
        case .codeBlock, .switchCase, .ifConfigClause: return !isValue(whole, of: parent)
        default: return false
        }
    }

    private func isLast(_ node: SyntaxID, in block: SyntaxID) -> Bool { tree[node].subtreeEnd == tree[block].subtreeEnd }

    /// Whether a statement may be what its block gives: of a function with a result, or of an `if` that is a value.
    private func isValue(_ statement: SyntaxID, of block: SyntaxID) -> Bool {
        var (node, block) = (statement, block)
        for _ in 0..<Limits.constantDepth where isLast(node, in: block) {
            let owner = tree[block].parent
            guard !owner.isNone else { return false }
            let isOnly = tree.firstChild(of: block) == node || tree[block].kind == .switchCase
            switch tree[owner].kind {
            case .functionDecl, .subscriptDecl: return isOnly && !tree.child(of: owner, .returnType).isNone
            case .accessorBlock, .accessor, .closure: return true
            case .ifStmt, .switchStmt, .doStmt, .ifConfig:
                node = owner
                while case let parent = tree[node].parent, !parent.isNone, tree[parent].kind == .ifStmt { node = parent }
                block = tree[node].parent
                guard isOnly, !block.isNone, tree[block].kind != .sourceFile else { return false }
                if ![.codeBlock, .switchCase, .ifConfigClause].contains(tree[block].kind) { return true }
            default: return false
            }
        }
        return false
    }

    /// Whether the code is built into the product only while it is debugged, or runs only when a name with `debug` says so.
    func isForDebugging(_ node: SyntaxID) -> Bool {
        func speaksOfDebugging(_ name: String) -> Bool {
            let words = SecretName.words(of: name)
            return words.contains { ["debug", "debugging", "development", "develop", "simulator", "testing"].contains($0) }
        }
        var below = node
        for ancestor in tree.ancestors(of: node) {
            switch tree[ancestor].kind {
            case .ifConfigClause:
                // `#else` says nothing of its own.
                let condition = tree.firstChild(of: ancestor)
                if !condition.isNone, condition != below, tree.name(of: ancestor) != "#else",
                    SecretName.words(of: tree.text(of: condition)).contains(where: speaksOfDebugging) { return true }
            case .ifStmt, .guardStmt:
                for condition in tree.children(of: ancestor) where tree[condition].kind == .condition {
                    if mentions(condition, where: speaksOfDebugging) { return true }
                }
            case .ternary: if mentions(tree.firstChild(of: ancestor), where: speaksOfDebugging) { return true }
            case .functionDecl: if tree.name(of: ancestor).map(speaksOfDebugging) ?? false { return true }
            default: break
            }
            below = ancestor
        }
        return false
    }

    /// Where the code of a node runs, as far as the nearest function or closure around it tells.
    enum Isolation { case asynchronous, eventLoop, mainThread }

    private static let taskStarters: Set<String> = ["Task", "detached", "addTask", "addTaskUnlessCancelled", "addImmediateTask"]
    private static let loopCallbacks: Set<String> = [
        "whenSuccess", "whenFailure", "whenComplete", "flatMapThrowing", "flatMapError", "flatMapErrorThrowing", "submit",
        "flatSubmit", "scheduleTask",
    ]
    private static let handlers: Set<String> = [
        "ChannelInboundHandler", "ChannelOutboundHandler", "ChannelDuplexHandler", "ByteToMessageDecoder", "MessageToByteEncoder",
    ]
    private static let mainCallbacks: Set<String> = [
        "viewDidLoad", "viewWillAppear", "viewDidAppear", "viewWillDisappear", "viewDidDisappear", "viewWillLayoutSubviews",
    ]

    func isolation(of node: SyntaxID) -> Isolation? {
        let function = tree.enclosingFunction(of: node)
        guard !function.isNone else { return nil }
        switch tree[function].kind {
        case .closure: return isolation(ofClosure: function)
        case .functionDecl, .initializerDecl:
            let effects = tree.child(of: function, .effects)
            if !effects.isNone, tree.text(of: effects).contains("async") { return .asynchronous }
            if hasAttribute("MainActor", function) { return .mainThread }
            if let name = tree.name(of: function), Self.mainCallbacks.contains(name) { return .mainThread }
            let type = tree.enclosingType(of: function)
            guard !type.isNone else { return nil }
            let isNonisolated = tree.children(of: function).contains {
                tree[$0].kind == .modifier && ["nonisolated", "static"].contains(tree.text(of: $0))
            }
            if tree[type].kind == .actorDecl, tree[function].kind == .functionDecl, !isNonisolated { return .asynchronous }
            let inherited = tree.child(of: type, .inheritedTypes)
            let isHandler = !inherited.isNone && tree.children(of: inherited).contains {
                tree.name(of: $0).map(Self.handlers.contains) ?? false
            }
            return isHandler && takesContext(function) ? .eventLoop : nil
        default: return nil
        }
    }

    private func takesContext(_ function: SyntaxID) -> Bool {
        let parameters = tree.child(of: function, .parameters)
        return !parameters.isNone && tree.children(of: parameters).contains { tree.label(of: $0) == "context" }
    }

    private func isolation(ofClosure closure: SyntaxID) -> Isolation? {
        let signature = tree.child(of: closure, .closureSignature)
        if !signature.isNone, case let effects = tree.child(of: signature, .effects), !effects.isNone,
            tree.text(of: effects).contains("async") { return .asynchronous }
        var call = tree[closure].parent
        if !call.isNone, tree[call].kind == .argument { call = tree[call].parent }
        guard !call.isNone, tree[call].kind == .call, let name = tree.calleeName(of: call) else { return nil }
        if Self.taskStarters.contains(name) { return .asynchronous }
        if Self.loopCallbacks.contains(name) { return .eventLoop }
        let callee = tree.calleeText(of: call) ?? ""
        if name == "execute", callee.lowercased().contains("loop") { return .eventLoop }
        return callee == "DispatchQueue.main.async" || callee == "MainActor.run" ? .mainThread : nil
    }

    /// Whether a declaration has an attribute of that name.
    func hasAttribute(_ name: String, _ declaration: SyntaxID) -> Bool {
        tree.children(of: declaration).contains { tree[$0].kind == .attribute && tree.name(of: $0) == name }
    }
}
