/// What the name of a value says about it. The last word decides, as the noun that the name is about: `userPassword` is a
/// password, `passwordCount`, `passwordField` and `isPasswordValid` are not.
public enum SecretName {
    public enum Kind: Sendable { case password, token, key, personal }

    /// What a word says about the name it stands in.
    private struct Marks: OptionSet {
        var rawValue: UInt8
        /// May stand behind the noun without changing what the value is.
        static let neutral = Marks(rawValue: 1)
        /// The value is no longer the secret, or only speaks about it.
        static let harmless = Marks(rawValue: 2)
        static let password = Marks(rawValue: 4)
        static let pinOwner = Marks(rawValue: 8)
        static let secretHead = Marks(rawValue: 16)
        static let tokenOwner = Marks(rawValue: 32)
        static let keyOwner = Marks(rawValue: 64)
        static let personalNeutral = Marks(rawValue: 128)
    }

    private static let marks: [String: Marks] = {
        let lists: [(Marks, [String])] = [
            (.neutral, ["string", "text", "value", "data", "bytes", "plain", "plaintext", "hex", "raw"]),
            (.harmless, [
                "hashed", "hash", "encrypted", "sealed", "masked", "redacted", "is", "has", "should", "can", "needs", "show", "shows",
                "public", "missing", "invalid", "expired", "next", "cancellation", "cancel", "no", "forgot", "placeholder", "wrong",
                "push", "device", "notification", "change", "reset", "enter",
            ]),
            (.password, ["password", "passwd", "pwd", "passphrase", "passcode", "passwort", "pincode"]),
            (.pinOwner, ["user", "operator", "access", "security", "card", "login", "auth", "unlock"]),
            (.secretHead, ["secret", "secrets", "apikey"]),
            (.tokenOwner, ["access", "auth", "authentication", "bearer", "refresh", "session", "api", "oauth", "jwt", "login", "id"]),
            (.keyOwner, ["api", "secret", "private", "encryption", "signing", "aes", "hmac", "master", "crypto", "symmetric", "shared"]),
            (.personalNeutral, ["number", "numbers", "no", "id", "info", "details", "record", "records"]),
        ]
        return lists.reduce(into: [:]) { marks, list in
            for word in list.1 { marks[word, default: []].formUnion(list.0) }
        }
    }()

    /// Ends of names that tell of what a person has a right to keep to themselves.
    private static let personal = [
        "credit card", "creditcard", "debit card", "card number", "cvv", "ssn", "social security", "iban", "bank account",
        "passport", "medical record", "medical notes", "medical history", "health record", "diagnosis", "date of birth", "home address",
        "salary", "account no", "license key", "licence key", "driving licence", "tax id", "national id",
    ]
    /// The last two bytes of these: most names end in none of them, and are done with.
    private static let personalTails = Set(personal.map(tail))

    private static func tail(_ text: String) -> UInt16 { text.utf8.suffix(2).reduce(0) { $0 << 8 | UInt16($1) } }

    /// `nil` for a name that speaks of no secret.
    public static func kind(of name: String) -> Kind? { kind(ofWords: words(of: name)) }

    /// As `kind(of:)`, of a name taken apart already.
    static func kind(ofWords words: [String]) -> Kind? {
        let marks = words.map { Self.marks[$0] ?? [] }
        guard !marks.contains(where: { $0.contains(.harmless) }) else { return nil }
        var end = words.count
        while end > 1, marks[end - 1].contains(.neutral) || words[end - 1].allSatisfy(\.isNumber) { end -= 1 }
        guard end > 0 else { return nil }
        let head = words[end - 1]
        if isPersonal(words[..<end]) || marks[end - 1].contains(.personalNeutral) && isPersonal(words[..<(end - 1)]) { return .personal }
        let owner = end > 1 ? words[end - 2] : ""
        let ownerMarks = end > 1 ? marks[end - 2] : []
        if marks[end - 1].contains(.password) || head == "code" && ["pin", "pass"].contains(owner) { return .password }
        // Alone it is more often one of a processor's.
        if head == "pin", ownerMarks.contains(.pinOwner) { return .password }
        if marks[end - 1].contains(.secretHead) { return .token }
        if head == "token" || head == "tokens" { return ownerMarks.contains(.tokenOwner) ? .token : nil }
        if head == "key" {
            if owner == "api" { return .token }
            return ownerMarks.contains(.keyOwner) ? .key : nil
        }
        return nil
    }

    private static func isPersonal(_ words: ArraySlice<String>) -> Bool {
        guard let last = words.last, personalTails.contains(tail(last)) else { return false }
        return personal.contains(where: words.joined(separator: " ").hasSuffix)
    }

    /// Whether a control of that name takes a secret: `passwordField`.
    static func isInput(_ name: String) -> Bool {
        let words = words(of: name)
        guard let last = words.last, ["field", "input", "box", "text", "entry", "view", "label"].contains(last) else { return false }
        let marks = words.map { Self.marks[$0] ?? [] }
        return marks.contains { $0.contains(.password) } && !marks.contains { $0.contains(.harmless) }
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
