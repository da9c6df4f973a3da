import CModel

/// A URL of an unencrypted protocol to another host, or an OPC UA security policy without protection.
struct ClearTextProtocol: CCheck {
    let rule = "IACS-C701"
    let kinds: [NodeKind] = [.stringLiteral]

    private static let schemes = ["http", "ftp", "telnet", "mqtt", "ws", "ldap"]
    private static let weakPolicies = ["None", "Basic128Rsa15", "Basic256"].map {
        "http://opcfoundation.org/UA/SecurityPolicy#" + $0
    }
    /// Hosts whose URLs are names of schemas and licences, and hosts that are no real ones.
    private static let names = [
        "w3.org", "xmlsoap.org", "opcfoundation.org", "ietf.org", "iana.org", "apache.org", "gnu.org", "opensource.org",
        "example.com", "example.org", "example.net", "localhost", "oasis-open.org", "purl.org", "adobe.com", "mozilla.org",
    ]

    /// Words by which a URL is told to be the name of something, not an address to go to.
    private static let namingWords: Set = [
        "ns", "namespace", "schema", "xmlns", "profile", "product", "policy", "expected", "vocabulary", "ontology",
    ]

    func visit(_ node: NodeID, _ context: inout CContext) {
        guard let bytes = context.unit.stringValue(node), bytes.count > 8 else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        if Self.weakPolicies.contains(text) {
            // The constant that holds the name, and a test for it, do not choose the policy: an assignment does.
            let names = Self.names(around: node, context.unit)
            guard context.unit.enclosingFunction(of: node) != nil, names.contains("policy"), !names.contains("expected")
            else { return }
            return context.report(
                rule, at: node, "The OPC UA security policy '\(text)' does not protect the messages.",
                help: "Use Basic256Sha256 or Aes256_Sha256_RsaPss with SignAndEncrypt.")
        }
        guard let (scheme, host) = Self.remoteHost(text), Self.namingWords.isDisjoint(with: text.lowercased().split { !$0.isLetter }.map(String.init)),
            Self.namingWords.isDisjoint(with: Self.names(around: node, context.unit)),
            // Where a part of the function could not be parsed, what the literal becomes may be lost.
            context.unit.enclosingFunction(of: node)?.isComplete ?? true
        else { return }
        context.report(
            rule, at: node, "'\(scheme)' to '\(host)' is neither encrypted nor authenticated.",
            help: "Use the form of the protocol over TLS and verify the certificate.")
    }

    /// The words in the names of what the literal becomes: the variables and fields it is stored in, the functions it is
    /// given to.
    private static func names(around literal: NodeID, _ unit: CUnit) -> Set<String> {
        var words: Set<String> = []
        var current = literal
        while case let parent = unit[current].parent, !parent.isNone, unit[parent].kind != .compound {
            let symbol = switch unit[parent].kind {
            case .variable, .designatedInit, .call: unit[parent].symbol
            case .assign: unit.namedPlace(unit.child(0, of: parent))
            default: SymbolID.none
            }
            if !symbol.isNone { words.formUnion(SecretName.words(of: unit[symbol].name)) }
            current = parent
        }
        return words
    }

    /// Scheme and host of a literal that is a clear-text URL to another host.
    static func remoteHost(_ text: String) -> (scheme: String, host: String)? {
        guard let scheme = schemes.first(where: { text.lowercased().hasPrefix($0 + "://") }) else { return nil }
        let authority = text.dropFirst(scheme.count + 3).prefix { !"/?#".contains($0) }
        let host = authority.split(separator: "@").last.map { $0.prefix { $0 != ":" } }.map { $0.lowercased() } ?? ""
        // What is put together at run time, and the machine itself, are not known or not remote.
        guard host.contains("."), !host.contains("%"), !host.contains(where: \.isWhitespace), !host.hasPrefix("127."),
            host != "0.0.0.0", !names.contains(where: { host == $0 || host.hasSuffix("." + $0) })
        else { return nil }
        return (scheme, host)
    }
}
