import CModel

/// A broken algorithm that is chosen by its name or number: `EVP_get_digestbyname("md5")`, `MBEDTLS_MD_SHA1`.
///
/// Calls of functions that are named after the algorithm are the rule's own pattern.
struct WeakAlgorithmName: CCheck {
    let rule: String
    let kinds: [NodeKind] = [.call]
    /// Position of the argument that chooses, by function.
    private let positions: [String: Int]
    /// Names in lower case, without what the library puts before them.
    private let broken: Set<String>
    private let advice: String

    /// What the libraries put before the names of their constants.
    private static let prefixes = [
        "mbedtls_md_", "mbedtls_cipher_", "wc_hash_type_", "psa_alg_", "gcry_md_", "gcry_cipher_", "nid_", "ln_", "sn_",
    ]

    static let hash = WeakAlgorithmName(
        rule: "IACS-C401",
        positions: [
            "EVP_get_digestbyname": 0, "EVP_get_digestbynid": 0, "EVP_MD_fetch": 1, "EVP_Q_digest": 1,
            "mbedtls_md_info_from_type": 0, "mbedtls_md_info_from_string": 0, "wc_Hash": 0, "wc_HashInit": 1,
            "psa_hash_compute": 0, "psa_hash_setup": 1, "gcry_md_hash_buffer": 0, "gcry_md_open": 1,
        ],
        broken: [
            "md2", "md4", "md5", "md5_sha", "md5-sha1", "md5_sha1", "sha", "sha1", "sha-1", "sha_1", "ssl3-md5", "ssl3-sha1",
        ],
        advice: "Choose SHA-256 or better.")

    static let cipher = WeakAlgorithmName(
        rule: "IACS-C402",
        positions: [
            "EVP_get_cipherbyname": 0, "EVP_get_cipherbynid": 0, "EVP_CIPHER_fetch": 1, "mbedtls_cipher_info_from_type": 0,
            "mbedtls_cipher_info_from_string": 0, "gcry_cipher_open": 1, "psa_cipher_encrypt": 1,
            "psa_cipher_encrypt_setup": 2,
        ],
        broken: [
            "des", "des-cbc", "des-ecb", "des_cbc", "des_ecb", "des3", "3des", "des-ede3", "des-ede3-cbc", "des_ede3_cbc", "des_ede3_ecb",
            "des_ede_cbc", "des_ede_ecb", "rc2", "rc2-cbc", "rc4", "arc4", "arc4_128", "arcfour", "bf", "bf-cbc", "blowfish", "aes-128-ecb",
            "aes-192-ecb", "aes-256-ecb", "aes_128_ecb", "aes_192_ecb", "aes_256_ecb", "id-aes128-ecb", "ecb_no_padding",
        ],
        advice: "Choose AES-256-GCM.")

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard let function = unit.libraryCallee(of: node), let position = positions[function] else { return }
        let argument = unit.child(position + 1, of: node)
        guard !argument.isNone, let name = name(argument, unit), broken.contains(Self.withoutPrefix(name.lowercased()))
        else { return }
        context.report(rule, at: node, "'\(function)' is told to use '\(name)', which is broken.", help: advice)
    }

    /// The text of a string, or how a constant is written in the source.
    private func name(_ argument: NodeID, _ unit: CUnit) -> String? {
        if let bytes = unit.stringValue(argument) { return String(decoding: bytes, as: UTF8.self) }
        let inner = unit[unit.strippingCasts(argument)]
        if inner.kind == .declRef, !inner.symbol.isNone, unit[inner.symbol].kind == .enumConstant { return unit[inner.symbol].name }
        return unit[argument].flags.contains(.inMacro) ? unit.text(of: argument) : nil
    }

    private static func withoutPrefix(_ name: String) -> String {
        prefixes.first(where: name.hasPrefix).map { String(name.dropFirst($0.count)) } ?? name
    }
}
