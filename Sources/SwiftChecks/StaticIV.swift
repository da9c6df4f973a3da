import SwiftTree

/// An initialisation vector, nonce or salt that is the same every time.
struct StaticIV: SwiftCheck {
    let rules = ["IACS-S405"]
    let kinds: [SyntaxKind] = [.call]

    private static let modes: Set<String> = [
        "CBC", "CTR", "GCM", "CFB", "OFB", "PCBC", "CCM", "AES", "ChaCha20", "Blowfish", "Rabbit", "seal", "XChaCha20",
    ]
    private static let derivations: Set<String> = ["PBKDF2", "PBKDF1", "Scrypt", "deriveKey", "hashpw", "bcrypt", "argon2", "BCrypt"]

    func visit(_ call: SyntaxID, _ context: inout SwiftContext) {
        guard let callee = context.tree.calleeName(of: call) else { return }
        var candidates: [(word: String, value: SyntaxID)] = []
        if Self.modes.contains(callee) {
            candidates += ["iv", "nonce"].map { ($0, context.argument($0, of: call)) }
        } else if callee == "Nonce" {
            candidates.append(("nonce", context.argument("data", of: call)))
        } else if Self.derivations.contains(callee) {
            candidates.append(("salt", context.argument("salt", of: call)))
        } else if callee == "CCKeyDerivationPBKDF" {
            candidates.append(("salt", context.argument(3, of: call)))
        } else if callee == "CCCrypt" {
            candidates.append(("iv", context.argument(5, of: call)))
        }
        for (word, value) in candidates where context.isConstantBytes(value) {
            let name = word == "iv" ? "initialisation vector" : word
            context.report("IACS-S405", at: value, "The \(name) given to '\(callee)' is the same every time.")
        }
    }
}
