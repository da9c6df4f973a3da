import SwiftTree

/// An exception from App Transport Security that is written in code: a manifest of a project, or settings put together.
struct TransportSecurityException: SwiftCheck {
    let rules = ["IACS-S407", "IACS-S702"]
    let subjects: [Subject] = .all(.dictionaryElement, .assignment) + .named(["setValue", "setObject", "updateValue"], .call)

    /// Keys that open the whole app, its web views and media, or one host, by what they allow. `NSAllowsLocalNetworking` is
    /// what Apple asks for instead.
    private static let exceptions: [String: String] = [
        "NSAllowsArbitraryLoads": "any server may be asked", "NSAllowsArbitraryLoadsInWebContent": "web views may load any page",
        "NSAllowsArbitraryLoadsForMedia": "pictures and sound may be loaded from anywhere",
        "NSExceptionAllowsInsecureHTTPLoads": "the host may be asked", "NSThirdPartyExceptionAllowsInsecureHTTPLoads": "the host may be asked",
        "NSTemporaryExceptionAllowsInsecureHTTPLoads": "the host may be asked",
        "NSTemporaryThirdPartyExceptionAllowsInsecureHTTPLoads": "the host may be asked",
    ]
    private static let versionKeys: Set<String> = [
        "NSExceptionMinimumTLSVersion", "NSThirdPartyExceptionMinimumTLSVersion", "NSTemporaryExceptionMinimumTLSVersion",
    ]
    private static let oldVersions = ["TLSv1.0": "TLS 1.0", "TLSv1.1": "TLS 1.1"]
    private static let ownHosts: Set<String> = ["localhost", "127.0.0.1", "::1"]

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        guard let entry = entry(at: node, context), isOn(entry.value, context.tree) || isText(entry.value, context.tree),
            let key = context.constantString(entry.key) ?? context.lastName(of: entry.key)
        else { return }
        if let effect = Self.exceptions[key], isOn(entry.value, context.tree) {
            guard !context.isForDebugging(node), !isForOwnHost(node, &context) else { return }
            context.report("IACS-S702", at: node, "With '\(key)' \(effect) without TLS.", help: "Name the hosts that need it, or 'NSAllowsLocalNetworking' for devices nearby.")
        } else if Self.versionKeys.contains(key), let version = context.constantString(payload(of: entry.value, context.tree)).flatMap({ Self.oldVersions[$0] }) {
            context.report("IACS-S407", at: node, "\(version) is accepted as the lowest version.", help: "Ask for TLS 1.2 or 1.3.")
        }
    }

    /// An entry of a dictionary literal, an element that is assigned, or one that is set by a call.
    private func entry(at node: SyntaxID, _ context: SwiftContext) -> (key: SyntaxID, value: SyntaxID)? {
        let tree = context.tree
        switch tree[node].kind {
        case .dictionaryElement: return tree.sides(of: node).map { ($0.left, $0.right) }
        case .assignment:
            guard let sides = tree.sides(of: node), tree[sides.left].kind == .subscriptCall,
                let key = tree.arguments(of: sides.left).first?.value, !key.isNone
            else { return nil }
            return (key, sides.right)
        default:
            let key = context.argument("forKey", of: node)
            return key.isNone ? nil : (payload(of: key, tree), context.argument(0, of: node))
        }
    }

    /// What stands in `.boolean(true)`, `NSNumber(value: true)`, `true as Any`, or the value itself.
    private func payload(of value: SyntaxID, _ tree: SyntaxTree) -> SyntaxID {
        switch tree[value].kind {
        case .asExpr: return tree.firstChild(of: value)
        case .call:
            guard let name = tree.calleeName(of: value), ["boolean", "string", "NSNumber"].contains(name) else { return value }
            return tree.arguments(of: value).first?.value ?? value
        default: return value
        }
    }

    private func isOn(_ value: SyntaxID, _ tree: SyntaxTree) -> Bool {
        let inner = payload(of: value, tree)
        switch tree[inner].kind {
        case .booleanLiteral: return tree.text(of: inner) == "true"
        case .identifier: return tree.name(of: inner) == "kCFBooleanTrue"
        default: return false
        }
    }

    private func isText(_ value: SyntaxID, _ tree: SyntaxTree) -> Bool { tree[payload(of: value, tree)].kind == .stringLiteral }

    /// Whether the exception is one for this machine: it stands below the name of the host.
    private func isForOwnHost(_ node: SyntaxID, _ context: inout SwiftContext) -> Bool {
        for ancestor in Array(context.tree.ancestors(of: node)) {
            guard [.dictionaryElement, .assignment].contains(context.tree[ancestor].kind), let entry = entry(at: ancestor, context),
                let host = context.constantString(entry.key)
            else { continue }
            if Self.ownHosts.contains(host) { return true }
        }
        return false
    }
}
