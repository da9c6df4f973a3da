/// What the name of a value says about it. The last word decides, as the noun that the name is about: `userPassword` is a
/// password, `passwordCount`, `passwordField` and `isPasswordValid` are not.
public enum SecretName {
    public enum Kind: Sendable { case password, token, key, personal }

    /// Words that may stand behind the noun without changing what the value is.
    private static let neutral: Set<String> = ["string", "text", "value", "data", "bytes", "plain", "plaintext", "hex", "raw"]
    /// Words that tell that the value is no longer the secret, or only speaks about it.
    private static let harmless: Set<String> = [
        "hashed", "hash", "encrypted", "sealed", "masked", "redacted", "is", "has", "should", "can", "needs", "show", "shows",
        "public", "missing", "invalid", "expired", "next", "cancellation", "cancel", "no", "forgot", "placeholder", "wrong",
        "push", "device", "notification", "change", "reset", "enter",
    ]
    private static let passwords: Set<String> = ["password", "passwd", "pwd", "passphrase", "passcode", "passwort", "pincode"]
    private static let pinOwners: Set<String> = ["user", "operator", "access", "security", "card", "login", "auth", "unlock"]
    private static let secretHeads: Set<String> = ["secret", "secrets"]
    private static let tokenOwners: Set<String> = ["access", "auth", "authentication", "bearer", "refresh", "session", "api", "oauth", "jwt", "login", "id"]
    private static let keyOwners: Set<String> = ["api", "secret", "private", "encryption", "signing", "aes", "hmac", "master", "crypto", "symmetric", "shared"]

    /// Ends of names that tell of what a person has a right to keep to themselves.
    private static let personal = [
        "credit card", "creditcard", "debit card", "card number", "cvv", "ssn", "social security", "iban", "bank account",
        "passport", "medical record", "medical notes", "medical history", "health record", "diagnosis", "date of birth", "home address",
        "salary", "account no", "license key", "licence key", "driving licence", "tax id", "national id",
    ]
    private static let personalNeutral: Set<String> = ["number", "numbers", "no", "id", "info", "details", "record", "records"]

    /// `nil` for a name that speaks of no secret.
    public static func kind(of name: String) -> Kind? { kind(ofWords: words(of: name)) }

    /// As `kind(of:)`, of a name taken apart already.
    static func kind(ofWords words: [String]) -> Kind? {
        var words = words
        if words.contains(where: harmless.contains) { return nil }
        while let last = words.last, words.count > 1, neutral.contains(last) || last.allSatisfy(\.isNumber) {
            words.removeLast()
        }
        guard let head = words.last else { return nil }
        let phrase = words.joined(separator: " ")
        let shorter = personalNeutral.contains(head) ? words.dropLast().joined(separator: " ") : phrase
        if personal.contains(where: { phrase.hasSuffix($0) || shorter.hasSuffix($0) }) { return .personal }
        let owner = words.dropLast().last ?? ""
        if passwords.contains(head) || head == "code" && ["pin", "pass"].contains(owner) { return .password }
        // Alone it is more often one of a processor's.
        if head == "pin", pinOwners.contains(owner) { return .password }
        if secretHeads.contains(head) || head == "apikey" { return .token }
        if head == "token" || head == "tokens" { return tokenOwners.contains(owner) ? .token : nil }
        if head == "key" {
            if owner == "api" { return .token }
            return keyOwners.contains(owner) ? .key : nil
        }
        return nil
    }

    /// Whether a control of that name takes a secret: `passwordField`.
    static func isInput(_ name: String) -> Bool {
        let words = words(of: name)
        guard let last = words.last, ["field", "input", "box", "text", "entry", "view", "label"].contains(last) else { return false }
        return words.contains(where: passwords.contains) && !words.contains(where: harmless.contains)
    }

    /// `["max", "http", "size"]` of `maxHTTPSize`, `max_http_size` and `max-http-size`.
    public static func words(of name: String) -> [String] {
        let bytes = Array(name.utf8)
        return bytes.allSatisfy { $0 < 0x80 } ? words(ofASCII: bytes) : words(ofText: name)
    }

    private static func words(ofASCII bytes: [UInt8]) -> [String] {
        func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
        func isLower(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
        var words: [String] = []
        var word: [UInt8] = []
        func endWord() {
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word.removeAll(keepingCapacity: true)
        }
        for (index, byte) in bytes.enumerated() {
            guard isUpper(byte) || isLower(byte) || byte >= 0x30 && byte <= 0x39 else {
                endWord()
                continue
            }
            if isUpper(byte), index > 0, !isUpper(bytes[index - 1]) || index + 1 < bytes.count && isLower(bytes[index + 1]) { endWord() }
            word.append(isUpper(byte) ? byte | 0x20 : byte)
        }
        endWord()
        return words
    }

    private static func words(ofText name: String) -> [String] {
        var words: [String] = []
        var word = ""
        let characters = Array(name)
        for (index, character) in characters.enumerated() {
            guard character.isLetter || character.isNumber else {
                if !word.isEmpty { words.append(word.lowercased()) }
                word = ""
                continue
            }
            let startsWord = character.isUppercase && index > 0
                && (!characters[index - 1].isUppercase || (index + 1 < characters.count && characters[index + 1].isLowercase))
            if startsWord, !word.isEmpty {
                words.append(word.lowercased())
                word = ""
            }
            word.append(character)
        }
        if !word.isEmpty { words.append(word.lowercased()) }
        return words
    }
}
