import CModel

/// libcurl is told to accept any certificate. The functions of TLS libraries themselves are the rule's own pattern.
struct CertificateCheckOff: CCheck {
    let rule = "IACS-C404"
    let kinds: [NodeKind] = [.call]

    private static let options = [
        "CURLOPT_SSL_VERIFYPEER", "CURLOPT_SSL_VERIFYHOST", "CURLOPT_PROXY_SSL_VERIFYPEER", "CURLOPT_PROXY_SSL_VERIFYHOST",
        "CURLOPT_DOH_SSL_VERIFYPEER", "CURLOPT_DOH_SSL_VERIFYHOST",
    ]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard unit.libraryCallee(of: node) == "curl_easy_setopt" else { return }
        let value = unit.child(3, of: node)
        guard !value.isNone, unit.integerValue(value) == 0 else { return }
        // curl.h makes the call a macro that stores the option in a variable first: the text of the whole call has it.
        let words = unit.text(of: node).split { !($0.isLetter || $0.isNumber || $0 == "_") }
        guard let option = Self.options.first(where: { words.contains(Substring($0)) }) else { return }
        context.report(
            rule, at: node, "'\(option)' is set to '0': any certificate is accepted.",
            help: "Leave the option alone, and name the authority with CURLOPT_CAINFO.")
    }
}
