/// Whether a name says that its value is a secret.
enum SecretName {
    private static let secrets: Set = [
        "password", "passwd", "passphrase", "pwd", "secret", "token", "apikey", "credential", "credentials", "pin",
    ]
    /// Words that make the name tell something about a secret: its length, its place, a question.
    private static let other: Set = [
        "count", "length", "len", "size", "max", "min", "name", "key", "prompt", "label", "title", "field", "path", "file",
        "url", "type", "kind", "is", "has", "valid", "required", "error", "message", "msg", "format", "fmt", "hint", "hash",
        "hashed", "encrypted", "env", "option", "opt", "help", "id", "state", "mode", "policy", "index", "offset", "char",
    ]

    /// A credential: `service_password`, `apiKey`; not `password_length`, `tokenType`.
    static func isCredential(_ name: String) -> Bool {
        let words = words(of: name)
        if words.suffix(2) == ["api", "key"] || words.suffix(2) == ["private", "key"] { return true }
        return words.contains(where: secrets.contains) && !words.contains(where: other.contains)
    }

    /// What must not be guessed: credentials, and `nonce`, `salt`, `iv`, `session_key`, `challenge`.
    static func isUnpredictable(_ name: String) -> Bool {
        let words = words(of: name)
        let random: Set = ["nonce", "salt", "iv", "challenge", "session", "key", "keys"]
        return isCredential(name) || words.last.map(random.contains) == true
    }

    /// The words of `snake_case` and `camelCase`, in lower case.
    static func words(of name: String) -> [String] {
        var words: [String] = []
        var previousIsLower = false
        for character in name {
            if character == "_" {
                words.append("")
                previousIsLower = false
                continue
            }
            if words.isEmpty || character.isUppercase && previousIsLower { words.append("") }
            words[words.count - 1].append(contentsOf: character.lowercased())
            previousIsLower = character.isLowercase || character.isNumber
        }
        return words.filter { !$0.isEmpty }
    }
}
