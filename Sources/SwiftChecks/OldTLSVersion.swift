import SwiftTree

/// A lowest or highest protocol version below TLS 1.2.
struct OldTLSVersion: SwiftCheck {
    let rules = ["IACS-S407"]
    var subjects: [Subject] { .named(Self.functions, .call) + .named(Self.settings, .assignment, .argument) }

    private static let settings: Set<String> = [
        "minimumTLSVersion", "tlsMinimumSupportedProtocol", "tlsMinimumSupportedProtocolVersion", "minTLSVersion",
        "minimumTLSProtocolVersion", "maximumTLSVersion", "tlsMaximumSupportedProtocol", "tlsMaximumSupportedProtocolVersion",
    ]
    private static let functions: Set<String> = [
        "sec_protocol_options_set_min_tls_protocol_version", "sec_protocol_options_set_max_tls_protocol_version", "SSLSetProtocolVersionMin", "sec_protocol_options_set_tls_min_version",
    ]
    private static let old: [String: String] = [
        "sslv2": "SSL 2", "sslv3": "SSL 3", "sslprotocol2": "SSL 2", "sslprotocol3": "SSL 3", "tlsv1": "TLS 1.0", "tlsv10": "TLS 1.0",
        "tlsprotocol1": "TLS 1.0", "tlsv11": "TLS 1.1", "tlsprotocol11": "TLS 1.1", "dtlsv10": "DTLS 1.0", "dtlsprotocol1": "DTLS 1.0",
    ]

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        let isCall = context.tree[node].kind == .call
        let value = isCall ? context.argument(1, of: node) : context.setting(at: node)?.value ?? .none
        guard !value.isNone, let name = context.lastName(of: value),
            let version = Self.old[name.lowercased().filter { $0.isLetter || $0.isNumber }]
        else { return }
        let setting = isCall ? context.tree.calleeName(of: node) : context.setting(at: node)?.name
        let end = setting?.lowercased().contains("max") ?? false ? "highest" : "lowest"
        context.report("IACS-S407", at: value, "\(version) is accepted as the \(end) version.", help: "Ask for TLS 1.2 or 1.3.")
    }
}
