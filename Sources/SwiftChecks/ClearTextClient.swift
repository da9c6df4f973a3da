import SwiftFlow
import SwiftTree

/// A client of a protocol that is made without TLS.
struct ClearTextClient: SwiftCheck {
    let rules = ["IACS-S702"]
    var subjects: [Subject] {
        .named(["MQTTClient", "CocoaMQTT", "CocoaMQTT5", "NWConnection", "NWParameters", "insecure"], .call)
            + .named(Self.settings.keys, .argument, .assignment)
    }

    /// Labels and properties with the values that ask for no encryption.
    private static let settings: [String: Set<String>] = [
        "useSSL": ["false"], "enableSSL": ["false"], "useTLS": ["false"], "enableTLS": ["false"], "usesTLS": ["false"],
        "transportSecurity": [".plaintext"], "messageSecurityMode": [".none"], "securityMode": [".none"], "securityPolicy": [".none"],
        "tls": [".disable", ".plaintext"],
    ]

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        switch tree[node].kind {
        case .call: visitCall(node, &context)
        case .argument where ![.call, .macroExpansion].contains(tree[tree[node].parent].kind): return
        default: if let setting = context.setting(at: node) { visitSetting(setting.name, setting.value, node, &context) }
        }
    }

    private func visitSetting(_ name: String, _ value: SyntaxID, _ node: SyntaxID, _ context: inout SwiftContext) {
        guard let plain = Self.settings[name], plain.contains(context.tree.text(of: value)),
            !context.isForDebugging(node), !staysHere(around: node, &context), !isForServer(node, context.tree)
        else { return }
        context.report("IACS-S702", at: node, "With '\(name)' \(context.tree.text(of: value)) everything is sent as it can be read and changed.")
    }

    private func visitCall(_ call: SyntaxID, _ context: inout SwiftContext) {
        guard let name = context.tree.calleeName(of: call), !context.isForDebugging(call) else { return }
        switch name {
        case "MQTTClient": visitMQTTClient(call, &context)
        case "CocoaMQTT", "CocoaMQTT5": visitCocoaMQTT(call, &context)
        case "NWConnection": visitConnection(call, &context)
        case "NWParameters":
            guard context.text(of: context.argument("tls", of: call)) == "nil", !staysHere(around: call, &context), carriesData(call, context)
            else { return }
            context.report("IACS-S702", at: call, "A plain TCP connection can be read and changed on the way.")
        case "insecure" where context.tree.calleeText(of: call)?.hasSuffix("ClientConnection.insecure") ?? false:
            context.report("IACS-S702", at: call, "The connection is made without TLS.")
        default: return
        }
    }

    /// MQTTNIO connects in clear text unless its configuration says `useSSL: true`.
    private func visitMQTTClient(_ call: SyntaxID, _ context: inout SwiftContext) {
        guard !context.argument("host", of: call).isNone, !staysHere(around: call, &context) else { return }
        var configuration = context.argument("configuration", of: call)
        if !configuration.isNone, context.tree[configuration].kind != .call {
            // What comes from elsewhere is not known.
            guard let declaration = context.declarations.resolve(configuration, in: context.tree), !declaration.value.isNone else { return }
            configuration = declaration.value
        }
        if !configuration.isNone {
            guard context.tree[configuration].kind == .call, context.argument("useSSL", of: configuration).isNone,
                [nil, "init", "Configuration"].contains(context.tree.calleeName(of: configuration))
            else { return }
        }
        context.report("IACS-S702", at: call, "Without 'useSSL: true' MQTTNIO sends everything in clear text, the password included.")
    }

    /// CocoaMQTT connects in clear text unless `enableSSL` is set.
    private func visitCocoaMQTT(_ call: SyntaxID, _ context: inout SwiftContext) {
        guard !context.argument("clientID", of: call).isNone, !context.argument("host", of: call).isNone,
            !context.mentions(.root, where: { $0 == "enableSSL" }), !staysHere(around: call, &context)
        else { return }
        context.report("IACS-S702", at: call, "Without 'enableSSL' CocoaMQTT sends everything in clear text, the password included.")
    }

    private func visitConnection(_ call: SyntaxID, _ context: inout SwiftContext) {
        let parameters = context.argument("using", of: call)
        guard !parameters.isNone, [".tcp", "NWParameters.tcp"].contains(context.tree.text(of: parameters)),
            !staysHere(around: call, &context), carriesData(call, context)
        else { return }
        context.report("IACS-S702", at: parameters, "A plain TCP connection can be read and changed on the way.", help: "Use '.tls', or say in a deviation what protects this network.")
    }

    /// Whether something is sent or received, and the connection is no mere trial.
    private func carriesData(_ call: SyntaxID, _ context: SwiftContext) -> Bool {
        let type = context.tree.enclosingType(of: call)
        return context.mentions(type.isNone ? .root : type) { ["send", "receive", "receiveMessage", "batch"].contains($0) }
    }

    /// Whether the call around a node names a host of its own machine, or a socket of the file system.
    private func staysHere(around node: SyntaxID, _ context: inout SwiftContext) -> Bool {
        let calls = ([node] + context.tree.ancestors(of: node)).filter { context.tree[$0].kind == .call }
        for call in calls {
            for argument in context.tree.arguments(of: call) where argument.value != node {
                if context.tree[argument.value].kind == .closure { continue }
                let text = context.constantString(argument.value) ?? context.tree.text(of: argument.value)
                if ["localhost", "127.0.0.1", "::1", "unixSocket", "unixDomainSocket", "loopback", "inProcess"].contains(where: text.contains) {
                    return true
                }
            }
        }
        return false
    }

    /// A server's side is the other rule's matter.
    private func isForServer(_ node: SyntaxID, _ tree: SyntaxTree) -> Bool {
        tree.ancestors(of: node).contains {
            tree[$0].kind == .functionDecl && (tree.name(of: $0)?.lowercased().contains("server") ?? false)
                || tree[$0].kind == .call && (tree.calleeText(of: $0)?.lowercased().contains("server") ?? false)
        }
    }
}
