import SwiftFlow
import SwiftTree

/// A connection whose URL asks for no encryption.
struct ClearTextURL: SwiftCheck {
    let rules = ["IACS-S701"]
    let subjects: [Subject] = .all(.stringLiteral)

    private static let schemes = ["http://", "ws://", "ftp://", "mqtt://", "telnet://", "opc.tcp+none://"]
    private static let longestScheme = schemes.map(\.utf8.count).max() ?? 0
    /// Callees that take an address, by the labels they take it with.
    private static let callees: Set<String> = [
        "URL", "NSURL", "URLComponents", "URI", "URLRequest", "Request", "request", "get", "post", "put", "connect", "webSocket",
        "dataTask", "download", "upload",
    ]
    private static let names: Set<String> = ["url", "uri", "endpoint", "host", "server", "address", "broker", "gateway"]
    /// Hosts that leave no machine, or that belong to documents.
    private static let harmlessHosts: Set<String> = ["localhost", "0.0.0.0", "[", "www.w3.org", "www.apple.com", "schemas.xmlsoap.org", "purl.org"]

    func visit(_ literal: SyntaxID, _ context: inout SwiftContext) {
        let first = context.tree.firstChild(of: literal)
        guard !first.isNone, context.tree[first].kind == .stringSegment, mayBeAddress(first, context.tree),
            case let text = context.tree.text(of: first).lowercased(), let scheme = Self.schemes.first(where: text.hasPrefix),
            names(literal, context), reachesOut(String(text.dropFirst(scheme.count)), literal, context)
        else { return }
        context.report("IACS-S701", at: literal, "What goes to '\(scheme)' addresses can be read and changed on the way.")
    }

    /// Whether a colon stands where it does behind a scheme. Told without a `String`, since most texts are no addresses.
    private func mayBeAddress(_ segment: SyntaxID, _ tree: SyntaxTree) -> Bool {
        let range = tree.range(of: segment)
        let end = min(range.end, range.start + UInt32(Self.longestScheme))
        return tree.bytes[Int(range.start)..<Int(end)].contains(UInt8(ascii: ":"))
    }

    /// Whether the host is another machine.
    private func reachesOut(_ rest: String, _ literal: SyntaxID, _ context: SwiftContext) -> Bool {
        let host = rest.prefix { !"/:?#".contains($0) }
        if host.isEmpty {
            // `http://\(host)/…`: an address is there when something is interpolated right behind the scheme.
            let parts = Array(context.tree.children(of: literal))
            return rest.isEmpty && parts.count > 1 && context.tree[parts[1]].kind == .interpolation
                && !context.mentions(parts[1]) { $0.lowercased() == "localhost" }
        }
        return !Self.harmlessHosts.contains(String(host)) && !host.hasPrefix("127.") && !host.hasPrefix("[")
            && !host.hasPrefix("schemas.") && !host.hasPrefix("example.") && !host.contains(".example")
    }

    /// Whether the literal is the address of a connection: an argument of what connects, or the value of a URL by name.
    private func names(_ literal: SyntaxID, _ context: SwiftContext) -> Bool {
        let tree = context.tree
        var parent = tree[literal].parent
        while !parent.isNone, [.tuple, .infixOperator, .initializer].contains(tree[parent].kind) {
            if let name = tree.name(of: parent), ["==", "!=", "~="].contains(name) { return false }
            parent = tree[parent].parent
        }
        guard !parent.isNone else { return false }
        switch tree[parent].kind {
        case .argument:
            let call = tree[parent].parent
            guard !call.isNone, tree[call].kind == .call, let callee = tree.calleeName(of: call) else { return false }
            if let label = tree.label(of: parent), isAddress(label) { return true }
            return Self.callees.contains(callee) && ["string", nil].contains(tree.label(of: parent))
        case .binding, .parameter: return tree.name(of: parent).map(isAddress) ?? false
        case .assignment: return context.lastName(of: tree.firstChild(of: parent)).map(isAddress) ?? false
        default: return false
        }
    }

    private func isAddress(_ name: String) -> Bool {
        SecretName.words(of: name).last.map(Self.names.contains) ?? false
    }
}
