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
        // Most names speak of no secret, and their last word alone tells.
        guard let kind = kind(ofNounIn: words), !words.contains(where: { marks(of: $0).contains(.harmless) }) else { return nil }
        return kind
    }

    private static func marks(of word: String) -> Marks { marks[word] ?? [] }

    private static func isNumber(_ word: String) -> Bool {
        // Letters of ASCII are what words nearly always begin with.
        guard let first = word.utf8.first, first < UInt8(ascii: "A") || first >= 0x80 else { return false }
        return word.allSatisfy(\.isNumber)
    }

    private static func kind(ofNounIn words: [String]) -> Kind? {
        guard var head = words.last else { return nil }
        var end = words.count
        var headMarks = marks(of: head)
        while end > 1, headMarks.contains(.neutral) || isNumber(head) {
            end -= 1
            head = words[end - 1]
            headMarks = marks(of: head)
        }
        if isPersonal(words[..<end]) || headMarks.contains(.personalNeutral) && isPersonal(words[..<(end - 1)]) { return .personal }
        let owner = end > 1 ? words[end - 2] : ""
        if headMarks.contains(.password) { return .password }
        if headMarks.contains(.secretHead) { return .token }
        switch head {
        case "code": return owner == "pin" || owner == "pass" ? .password : nil
        // Alone it is more often one of a processor's.
        case "pin": return marks(of: owner).contains(.pinOwner) ? .password : nil
        case "token", "tokens": return marks(of: owner).contains(.tokenOwner) ? .token : nil
        case "key": return owner == "api" ? .token : marks(of: owner).contains(.keyOwner) ? .key : nil
        default: return nil
        }
    }

    private static func isPersonal(_ words: ArraySlice<String>) -> Bool {
        guard let last = words.last, personalTails.contains(tail(last)) else { return false }
        return personal.contains(where: words.joined(separator: " ").hasSuffix)
    }

    /// Whether a control of that name takes a secret: `passwordField`.
    static func isInput(_ name: String) -> Bool {
        let words = words(of: name)
        guard let last = words.last, ["field", "input", "box", "text", "entry", "view", "label"].contains(last) else { return false }
        let marks = words.map(marks(of:))
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
        let lowercase = bytes.map { isUpper($0) ? $0 | 0x20 : $0 }
        var words: [String] = []
        words.reserveCapacity(4)
        var start = 0
        func endWord(at end: Int) {
            if end > start { words.append(String(decoding: lowercase[start..<end], as: UTF8.self)) }
            start = end
        }
        for (index, byte) in bytes.enumerated() {
            guard isUpper(byte) || isLower(byte) || byte >= 0x30 && byte <= 0x39 else {
                endWord(at: index)
                start = index + 1
                continue
            }
            if isUpper(byte), index > 0, !isUpper(bytes[index - 1]) || index + 1 < bytes.count && isLower(bytes[index + 1]) { endWord(at: index) }
        }
        endWord(at: bytes.count)
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
