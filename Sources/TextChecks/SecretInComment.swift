import SourceText

/// T103: a secret with its value, a private key, or a token of known form in a comment.
enum SecretInComment: TextCheck {
    static let rule = "IACS-T103"

    static func findings(in text: TextContext) -> [TextFinding] {
        text.file.bytes.withUnsafeBufferPointer { bytes in
            text.segments.filter { $0.kind == .comment }.flatMap { segment in
                let end = min(Int(segment.range.end), bytes.count)
                return findings(in: Slice(base: bytes, bounds: min(Int(segment.range.start), end)..<end))
            }
        }
    }

    /// Bytes of the file, by their offsets in it: comments are most of some files, so they are read in place.
    private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

    private static func findings(in comment: Bytes) -> [TextFinding] {
        // A line of sample code in documentation: its values are made up.
        guard !comment.starts(with: "///  ".utf8) else { return [] }
        if let key = privateKey(in: comment) {
            return [TextFinding(range: ByteRange(key.lowerBound, key.upperBound), message: "The comment holds a private key.")]
        }
        var findings: [TextFinding] = []
        var index = comment.startIndex
        while index < comment.endIndex {
            guard index == comment.startIndex || !isWord(comment[index - 1]), isWord(comment[index]) else {
                index += 1
                continue
            }
            if let end = tokenEnd(comment[index...]), !isPlaceholder(comment[index..<end]) {
                let prefix = String(decoding: comment[index..<index + 4], as: UTF8.self)
                findings.append(TextFinding(
                    range: ByteRange(index, end), message: "The comment holds a token that begins with '\(prefix)'."))
                index = end
            } else if let (name, value) = assignment(comment[index...]), isSecret(value) {
                let name = String(decoding: name, as: UTF8.self)
                findings.append(TextFinding(
                    range: ByteRange(index, value.endIndex), message: "The comment gives '\(name)' a value."))
                index = value.endIndex
            } else {
                index += 1
            }
        }
        return findings
    }

    // MARK: - What a secret looks like

    /// `-----BEGIN RSA PRIVATE KEY-----` with a line of Base64 behind it.
    private static func privateKey(in comment: Bytes) -> Range<Int>? {
        let begin = Array("-----BEGIN ".utf8)
        guard let start = comment.firstIndex(of: begin[0]),
            let first = comment[start...].indices.first(where: { comment[$0...].starts(with: begin) })
        else { return nil }
        let label = comment[(first + begin.count)...].prefix { $0 != UInt8(ascii: "-") }
        guard label.reversed().starts(with: "PRIVATE KEY".utf8.reversed()) else { return nil }
        let body = comment[label.endIndex...].drop { $0 == UInt8(ascii: "-") }.drop { $0 <= 0x20 || "*/".utf8.contains($0) }
        let base64 = body.prefix { isLetterOrDigit($0) || "+/".utf8.contains($0) }
        return base64.count >= 40 ? first..<body.startIndex + 40 : nil
    }

    /// The prefixes of well-known services' tokens, and how many characters stand behind them.
    private static let tokens: [(prefix: [UInt8], rest: Int, isExact: Bool)] = [
        ("AKIA", 16, true), ("ghp_", 36, true), ("gho_", 36, true), ("ghu_", 36, true), ("ghs_", 36, true), ("ghr_", 36, true),
        ("xoxa-", 20, false), ("xoxb-", 20, false), ("xoxp-", 20, false), ("xoxr-", 20, false), ("xoxs-", 20, false),
        ("glpat-", 20, true),
    ].map { (Array($0.0.utf8), $0.1, $0.2) }

    private static func tokenEnd(_ rest: Bytes) -> Int? {
        guard let token = tokens.first(where: { rest.starts(with: $0.prefix) }) else { return nil }
        let body = rest.dropFirst(token.prefix.count).prefix { isWord($0) || $0 == UInt8(ascii: "-") }
        return token.isExact ? (body.count == token.rest ? body.endIndex : nil) : (body.count >= token.rest ? body.endIndex : nil)
    }

    /// Words that name a secret, in lower case; `_` stands for nothing, `_` or `-`.
    private static let names = [
        "password", "passwd", "passphrase", "secret", "api_key", "auth_token", "access_token", "private_key",
    ].map { Array($0.utf8) }

    /// `password = "Tr4nsf0rmer!9"`, with `:` for `=` and with or without quotes: the name, and a value of six bytes or more.
    private static func assignment(_ rest: Bytes) -> (name: Bytes, value: Bytes)? {
        guard let end = names.lazy.compactMap({ nameEnd(rest, $0) }).first else { return nil }
        var tail = rest[end...]
        if let quote = tail.first, "\"'".utf8.contains(quote) { tail = tail.dropFirst() }
        tail = tail.drop { $0 <= 0x20 }
        guard let sign = tail.first, "=:".utf8.contains(sign) else { return nil }
        tail = tail.dropFirst().drop { $0 <= 0x20 }
        if let quote = tail.first, "\"'`".utf8.contains(quote) { tail = tail.dropFirst() }
        let value = tail.prefix { $0 > 0x20 && !"\"'`,;".utf8.contains($0) }
        return value.count >= 6 ? (rest[rest.startIndex..<end], value) : nil
    }

    private static func nameEnd(_ rest: Bytes, _ name: [UInt8]) -> Int? {
        var index = rest.startIndex
        for letter in name {
            if letter == UInt8(ascii: "_") {
                if index < rest.endIndex, "_-".utf8.contains(rest[index]) { index += 1 }
                continue
            }
            guard index < rest.endIndex, lowercased(rest[index]) == letter else { return nil }
            index += 1
        }
        return index
    }

    /// Prose, code and placeholders are no secrets: a value has letters and digits and nothing of an expression.
    private static func isSecret(_ value: Bytes) -> Bool {
        let text = String(decoding: value, as: UTF8.self)
        return value.contains { isLetterOrDigit($0) && !isDigit($0) } && value.contains(where: isDigit)
            && !value.contains { "()<>{}[]$%*\\=".utf8.contains($0) } && !text.contains("://") && !isPlaceholder(value)
            && !isHexNumber(value)
    }

    private static func isPlaceholder(_ value: Bytes) -> Bool {
        let word = String(decoding: value.map(lowercased), as: UTF8.self)
        return ["example", "changeme", "xxx", "placeholder", "dummy", "sample", "your", "redacted", "1234"]
            .contains { word.contains($0) }
    }

    /// `0x1F`, `0xFFFFFFFFu`.
    private static func isHexNumber(_ value: Bytes) -> Bool {
        guard value.starts(with: "0x".utf8) || value.starts(with: "0X".utf8) else { return false }
        let digits = value.dropFirst(2).prefix { isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(lowercased($0)) }
        return digits.count <= 8 && value[digits.endIndex...].allSatisfy { "uUlL".utf8.contains($0) }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isLetterOrDigit(_ byte: UInt8) -> Bool { isDigit(byte) || (0x61...0x7A).contains(byte | 0x20) }
    private static func isWord(_ byte: UInt8) -> Bool { isLetterOrDigit(byte) || byte == UInt8(ascii: "_") }
}
