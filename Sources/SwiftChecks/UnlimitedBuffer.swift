import SwiftFlow
import SwiftTree

/// A buffer that takes whatever the other side sends.
struct UnlimitedBuffer: SwiftCheck {
    let rules = ["IACS-S704"]
    var subjects: [Subject] {
        .named(["ByteToMessageHandler", "receive", "receiveMessage"], .call) + .named(Self.limits, .argument)
            + .named(["channelRead", "urlSession", "peripheral"], .functionDecl) + .all(.forStmt)
    }

    /// Labels that take a limit of what is kept in memory.
    private static let limits: Set<String> = [
        "upTo", "max", "maxSize", "maxContentLength", "maximumBufferSize", "maxFrameSize", "maxMessageSize", "maxBodySize", "maxAccumulationSize",
    ]
    private static let none: Set<String> = [".max", "Int.max", ".greatestFiniteMagnitude", ".unlimited"]
    /// Those of them that limit nothing when they are nil.
    private static let optional: Set<String> = ["max", "maximumBufferSize"]
    /// Functions that take these labels, and types that are made with them.
    private static let callees: Set<String> = [
        "collect", "collectBuffer", "collectBody", "NIOHTTPServerRequestAggregator", "NIOHTTPClientResponseAggregator",
        "NIOWebSocketFrameAggregator", "ByteToMessageHandler", "NIOWebSocketServerUpgrader", "NIOWebSocketClientUpgrader", "WebSocketFrameAggregator",
    ]
    /// Decoders that keep what comes until they have seen a delimiter.
    private static let delimited: Set<String> = ["LineBasedFrameDecoder"]
    private static let growing: Set<String> = ["append", "writeBuffer", "writeImmutableBuffer", "writeBytes", "writeString", "writeData"]
    private static let sizes: Set<String> = ["count", "readableBytes", "writerIndex", "length", "size", "total", "received"]

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        switch tree[node].kind {
        case .argument: visitLimit(node, &context)
        case .call where tree.calleeName(of: node) != "ByteToMessageHandler": visitReceive(node, &context)
        case .call:
            guard context.argument("maximumBufferSize", of: node).isNone,
                case let decoder = context.argument(0, of: node), !decoder.isNone, tree[decoder].kind == .call,
                let name = tree.calleeName(of: decoder), Self.delimited.contains(name)
            else { return }
            context.report("IACS-S704", at: node, "'\(name)' keeps all that comes until a line ends, and no line has to end.")
        case .functionDecl:
            guard isReceiver(node, tree), case let block = tree.child(of: node, .codeBlock), !block.isNone else { return }
            let type = tree.enclosingType(of: node)
            reportGrowth(in: block, testedIn: type.isNone ? node : type, outside: node, &context)
        default:
            guard readsBody(node, context), tree.text(of: node).hasPrefix("for try await"),
                case let block = tree.child(of: node, .codeBlock), !block.isNone
            else { return }
            reportGrowth(in: block, testedIn: node, outside: node, &context)
        }
    }

    /// `NWConnection.receive`, which calls a closure with each part of what comes.
    private func visitReceive(_ call: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        guard tree.calleeName(of: call) == "receiveMessage" || !context.argument("minimumIncompleteLength", of: call).isNone else { return }
        for closure in tree.arguments(of: call).map(\.value) where tree[closure].kind == .closure && !tree.firstChild(of: closure).isNone {
            let type = tree.enclosingType(of: closure)
            reportGrowth(in: closure, testedIn: type.isNone ? closure : type, outside: closure, &context)
        }
    }

    private func visitLimit(_ node: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        let call = tree[node].parent
        guard let label = tree.label(of: node), tree[call].kind == .call,
            let callee = tree.calleeName(of: call), Self.callees.contains(callee),
            case let value = context.text(of: tree.firstChild(of: node)),
            Self.none.contains(value) || value == "nil" && Self.optional.contains(label)
        else { return }
        context.report("IACS-S704", at: node, "'\(callee)' keeps in memory whatever comes, however much that is.")
    }

    /// Whether a library calls a function with each part of what comes.
    private func isReceiver(_ function: SyntaxID, _ tree: SyntaxTree) -> Bool {
        let parameters = tree.child(of: function, .parameters)
        guard !parameters.isNone, let name = tree.name(of: function) else { return false }
        let labels = tree.children(of: parameters).compactMap { tree.label(of: $0) }
        switch name {
        case "channelRead": return true
        case "urlSession": return labels == ["dataTask", "didReceive"]
        case "peripheral": return labels == ["didUpdateValueFor", "error"]
        default: return false
        }
    }

    /// Whether a loop goes over what a peer sends: `request.body`, `inbound`.
    private func readsBody(_ loop: SyntaxID, _ context: SwiftContext) -> Bool {
        let sequence = context.tree.children(of: loop).first { [.memberAccess, .identifier, .call].contains(context.tree[$0].kind) }
        guard let sequence, let name = context.lastName(of: sequence) ?? context.tree.calleeName(of: sequence) else { return false }
        return ["body", "inbound", "inboundStream", "bytes"].contains(name)
    }

    /// Reports calls that make a variable of the surroundings grow, where no size is compared with anything.
    private func reportGrowth(in block: SyntaxID, testedIn scope: SyntaxID, outside: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        guard !comparesSizes(scope, tree) else { return }
        for id in tree.descendants(of: block) where tree[id].kind == .call {
            guard let name = tree.calleeName(of: id), Self.growing.contains(name), !tree.arguments(of: id).isEmpty,
                let receiver = context.receiverName(of: id), case let base = tree.base(of: tree.callee(of: id)),
                let declaration = context.declarations.resolve(base, in: tree), isBytes(declaration, tree),
                outside < declaration.scope ? false : declaration.node < outside || declaration.isMember,
                !isEmptied(receiver, in: block, tree), tree.enclosingFunction(of: id) == tree.enclosingFunction(of: tree.firstChild(of: block))
            else { continue }
            context.report("IACS-S704", at: id, "'\(receiver)' grows with all that comes; nothing limits it.")
        }
    }

    private func isBytes(_ declaration: Declarations.Declaration, _ tree: SyntaxTree) -> Bool {
        let type = declaration.type.isNone ? "" : tree.text(of: declaration.type)
        let value = declaration.value.isNone ? "" : tree.text(of: declaration.value)
        return ["ByteBuffer", "Data", "[UInt8]", "String"].contains { type.hasPrefix($0) || value.hasPrefix($0 + "(") || value == "\"\"" }
            || value.contains("allocator.buffer(")
    }

    private func comparesSizes(_ scope: SyntaxID, _ tree: SyntaxTree) -> Bool {
        tree.descendants(of: scope).contains { id in
            guard tree[id].kind == .infixOperator, let name = tree.name(of: id), ["<", ">", "<=", ">="].contains(name) else { return false }
            return tree.descendants(of: id).contains { part in
                guard let name = tree.name(of: part) else { return false }
                return SecretName.words(of: name).contains { Self.sizes.contains($0.lowercased()) || $0 == "bytes" || $0 == "limit" || $0 == "max" }
            }
        }
    }

    /// Whether the block itself takes out again what was put in.
    private func isEmptied(_ name: String, in block: SyntaxID, _ tree: SyntaxTree) -> Bool {
        tree.descendants(of: block).contains { id in
            switch tree[id].kind {
            case .assignment: return tree.dottedName(of: tree.firstChild(of: id))?.hasSuffix(name) ?? false
            case .call:
                guard let callee = tree.calleeText(of: id), callee.contains(name + ".") else { return false }
                return ["clear", "removeAll", "removeFirst", "removeSubrange", "read", "discard", "moveReader"].contains { callee.contains("." + $0) }
            default: return false
            }
        }
    }
}
