import SwiftFlow
import SwiftTree

/// MD2, MD4, MD5 and SHA-1, other than inside an HMAC.
struct WeakHash: SwiftCheck {
    let rules = ["IACS-S401"]
    var subjects: [Subject] {
        .named(Array(Self.functions.keys) + Self.types.keys + Self.methods.keys + ["hash"], .call) + .named(Self.types.keys, .memberAccess)
    }

    private static let functions: [String: String] = [
        "CC_MD2": "MD2", "CC_MD4": "MD4", "CC_MD5": "MD5", "CC_SHA1": "SHA-1", "CC_MD5_Init": "MD5", "CC_SHA1_Init": "SHA-1",
    ]
    private static let types: [String: String] = ["MD5": "MD5", "SHA1": "SHA-1"]
    private static let methods: [String: String] = ["md5": "MD5", "sha1": "SHA-1"]

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        guard let name = algorithm(of: node, context.tree), !isNoSecurity(node, context) else { return }
        context.report(
            "IACS-S401", at: node, "\(name) does not withstand collisions made on purpose.", help: "Use SHA-256 or better.")
    }

    private func algorithm(of node: SyntaxID, _ tree: SyntaxTree) -> String? {
        guard tree[node].kind == .call else { return insecure(node, tree) }
        guard let name = tree.calleeName(of: node) else { return nil }
        if let algorithm = Self.functions[name] { return algorithm }
        let callee = tree.callee(of: node)
        guard !callee.isNone else { return nil }
        if let algorithm = Self.types[name], tree[callee].kind == .identifier, tree.arguments(of: node).isEmpty { return algorithm }
        // `MD5.hash(data:)`
        if name == "hash", tree[callee].kind == .memberAccess, case let base = tree.base(of: callee), !base.isNone,
            let algorithm = tree.dottedName(of: base).flatMap({ Self.types[$0] }) { return algorithm }
        guard let algorithm = Self.methods[name], tree[callee].kind == .memberAccess else { return nil }
        // CryptoSwift: `value.md5()`, `Digest.md5(bytes)`.
        let isDigest = tree.dottedName(of: tree.base(of: callee)) == "Digest"
        return isDigest || tree.arguments(of: node).isEmpty ? algorithm : nil
    }

    /// `Insecure.MD5` where it hashes: `Insecure.MD5.hash(data:)`, `Insecure.MD5()`.
    private func insecure(_ node: SyntaxID, _ tree: SyntaxTree) -> String? {
        guard let name = tree.name(of: node), name == "MD5" || name == "SHA1",
            let path = tree.dottedName(of: node), path == "Insecure.\(name)" || path.hasSuffix(".Insecure.\(name)")
        else { return nil }
        let parent = tree[node].parent
        guard !parent.isNone, tree[parent].kind == .call || tree.name(of: parent) == "hash" else { return nil }
        return name == "MD5" ? "MD5" : "SHA-1"
    }

    /// Words of what a hash is for where nobody gains by a collision: names of keys in certificates (RFC 5280, RFC 6960),
    /// one-time passwords (RFC 4226, an HMAC), the handshake of WebSocket (RFC 6455), caches.
    private static let harmlessWords: Set<String> = [
        "identifier", "keyid", "skid", "otp", "totp", "hotp", "cache", "etag", "checksum", "deduplication", "bucket", "shard", "handshake",
    ]

    /// Whether the result is a mere name, by the argument, variable or function it becomes; or whether the caller has chosen
    /// the algorithm, and this is the branch that obeys.
    private func isNoSecurity(_ node: SyntaxID, _ context: SwiftContext) -> Bool {
        let tree = context.tree
        for ancestor in tree.ancestors(of: node) {
            let name: String?
            switch tree[ancestor].kind {
            case .argument: name = tree.label(of: ancestor)
            case .binding, .functionDecl, .structDecl, .classDecl, .enumDecl, .extensionDecl: name = tree.name(of: ancestor)
            case .call: name = tree.calleeName(of: ancestor)
            case .assignment: name = context.lastName(of: tree.firstChild(of: ancestor))
            case .switchCase:
                let label = tree.text(of: tree.firstChild(of: ancestor)).lowercased()
                if label.contains("sha1") || label.contains("md5") || label.contains("responder") { return true }
                continue
            default: continue
            }
            if let name, SecretName.words(of: name).contains(where: Self.harmlessWords.contains) { return true }
        }
        return context.file.path.lowercased().contains("websocket")
    }
}
