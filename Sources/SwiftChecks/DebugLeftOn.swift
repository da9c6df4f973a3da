import SwiftFlow
import SwiftTree

/// What helps to find errors and opens the product, outside of `#if DEBUG`.
struct DebugLeftOn: SwiftCheck {
    let rules = ["IACS-S801"]
    let subjects: [Subject] = .all(.assignment, .binding, .argument) + .named(["setValue", "setenv"], .call)

    /// Properties of libraries that open what runs to whoever is connected.
    private static let properties: [String: String] = [
        "isInspectable": "the web view can be inspected", "publicStatementArguments": "the arguments of SQL statements are logged",
    ]
    private static let verbs: Set<String> = ["bypass", "bypasses", "skip", "skips", "disable", "disables", "ignore", "ignores"]
    private static let protections: Set<String> = [
        "auth", "authentication", "authorization", "authorisation", "login", "security", "signature", "signatures", "permission",
        "permissions", "certificate", "certificates",
    ]
    private static let fillers: Set<String> = ["is", "should", "all", "the", "check", "checks", "verification", "validation", "errors", "enabled", "for"]

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        switch tree[node].kind {
        case .call: return visitCall(node, &context)
        case .argument:
            guard isTrue(tree.firstChild(of: node), tree), let label = tree.label(of: node) else { return }
            reportSwitch(label, node, &context)
        case .binding:
            let initializer = tree.child(of: node, .initializer)
            guard !initializer.isNone, isTrue(tree.firstChild(of: initializer), tree), let name = tree.name(of: node) else { return }
            reportSwitch(name, node, &context)
        default:
            guard let (target, value) = context.tree.sides(of: node), isTrue(value, tree), let name = context.lastName(of: target) else { return }
            guard let effect = Self.properties[name] else { return reportSwitch(name, node, &context) }
            guard !context.isForDebugging(node) else { return }
            context.report("IACS-S801", at: node, "'\(name)' is on in every build: \(effect).", help: "Put it between #if DEBUG and #endif.")
        }
    }

    private func isTrue(_ value: SyntaxID, _ tree: SyntaxTree) -> Bool {
        !value.isNone && tree[value].kind == .booleanLiteral && tree.text(of: value) == "true"
    }

    /// `bypassAuthentication`, `skipSignatureCheck`
    private func reportSwitch(_ name: String, _ node: SyntaxID, _ context: inout SwiftContext) {
        let words = SecretName.words(of: name)
        guard words.contains(where: Self.verbs.contains), words.contains(where: Self.protections.contains),
            words.allSatisfy({ Self.verbs.contains($0) || Self.protections.contains($0) || Self.fillers.contains($0) }),
            !context.isForDebugging(node)
        else { return }
        context.report("IACS-S801", at: node, "'\(name)' is on in every build.", help: "Put it between #if DEBUG and #endif.")
    }

    private func visitCall(_ call: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        let arguments = tree.arguments(of: call)
        switch tree.calleeName(of: call) {
        case "setValue" where arguments.count == 2 && arguments[1].label == "forKey":
            guard isTrue(arguments[0].value, tree), context.constantString(arguments[1].value) == "developerExtrasEnabled"
            else { return }
        case "setenv" where arguments.count == 3:
            guard context.constantString(arguments[0].value) == "CFNETWORK_DIAGNOSTICS" else { return }
        default: return
        }
        guard !context.isForDebugging(call) else { return }
        context.report("IACS-S801", at: call, "A tool for debugging is on in every build.", help: "Put it between #if DEBUG and #endif.")
    }
}
