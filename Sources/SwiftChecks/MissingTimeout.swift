import SwiftTree

/// A wait for another machine that has no end.
struct MissingTimeout: SwiftCheck {
    let rules = ["IACS-S703"]
    var subjects: [Subject] { .named(["MQTTClient"], .call) + .named(Self.names.union(["deadline"]), .assignment, .argument) }

    private static let names: Set<String> = [
        "timeoutInterval", "timeoutIntervalForRequest", "timeoutIntervalForResource", "connectTimeout", "connectionTimeout",
        "readTimeout", "requestTimeout",
    ]
    private static let endless: Set<String> = [
        "0", "0.0", ".infinity", "Double.infinity", "TimeInterval.infinity", ".greatestFiniteMagnitude", "Double.greatestFiniteMagnitude",
        "TimeInterval.greatestFiniteMagnitude", "Double.greatestFiniteMagnitude", "nil", ".max", "Int.max", "Int64.max", ".none",
    ]

    private static let never: Set<String> = [".distantFuture", "NIODeadline.distantFuture"]

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        switch tree[node].kind {
        case .call:
            guard !context.argument("host", of: node).isNone else { return }
            visitMQTTClient(node, &context)
        case .argument where tree[tree[node].parent].kind != .call: return
        default: if let setting = context.setting(at: node) { visit(setting.name, setting.value, node, &context) }
        }
    }

    private func visit(_ name: String, _ value: SyntaxID, _ node: SyntaxID, _ context: inout SwiftContext) {
        guard case let text = context.tree.text(of: value),
            Self.names.contains(name) && Self.endless.contains(text) || name == "deadline" && Self.never.contains(text)
        else { return }
        context.report("IACS-S703", at: node, "With '\(name)' \(context.tree.text(of: value)) a silent peer is waited for without an end.")
    }

    /// MQTTNIO waits for answers without an end unless its configuration says otherwise.
    private func visitMQTTClient(_ call: SyntaxID, _ context: inout SwiftContext) {
        var configuration = context.argument("configuration", of: call)
        if !configuration.isNone, context.tree[configuration].kind != .call {
            guard let declaration = context.declarations.resolve(configuration, in: context.tree), !declaration.value.isNone else { return }
            configuration = declaration.value
        }
        if !configuration.isNone {
            guard context.tree[configuration].kind == .call, [nil, "init", "Configuration"].contains(context.tree.calleeName(of: configuration)),
                case let limit = context.argument("timeout", of: configuration),
                limit.isNone || context.tree.text(of: limit) == "nil"
            else { return }
        }
        context.report("IACS-S703", at: call, "Without 'timeout' MQTTNIO waits for the broker's answers without an end.")
    }
}
