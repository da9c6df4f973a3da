// rules: S403, S404, S405, S408, S409, S411, S502, S503, S504
// Argon2, RNCryptor's salts, CommonCrypto digests, Security, FMDB, swift-log.
import Argon2Swift
import CommonCrypto
import FMDB
import Logging
import RNCryptor
import Security

func argon2(_ password: String, _ salt: Salt) throws {
    _ = try Argon2Swift.hashPasswordString(password: password, salt: salt)
    _ = try Argon2Swift.hashPasswordString(password: password, salt: Salt(bytes: Data("constant salt 16".utf8))) // finds S405
    _ = try Argon2Swift.hashPasswordString(password: password, salt: Salt.newSalt())
}

func rnCryptor(_ data: Data, _ password: String, _ salt: Data) {
    _ = RNCryptor.FormatV3.makeKey(forPassword: password, withSalt: salt)
    _ = RNCryptor.FormatV3.makeKey(forPassword: password, withSalt: Data([1, 2, 3, 4, 5, 6, 7, 8])) // finds S405
    _ = RNCryptor.FormatV3.makeKey(forPassword: "plant-2024", withSalt: salt) // finds S403
}

func commonCrypto(_ password: String, _ firmware: [UInt8]) {
    var digest = [UInt8](repeating: 0, count: 32)
    CC_SHA256(password, 8, &digest) // finds S408
    CC_SHA256(firmware, 8, &digest)
    CCKeyDerivationPBKDF(2, password, 8, firmware, 16, 3, 5_000, &digest, 32) // finds S409
    CCKeyDerivationPBKDF(2, password, 8, firmware, 16, 3, 600_000, &digest, 32)
}

func security(_ stored: Data, _ attributes: CFDictionary) {
    let bytes: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8]
    _ = SecKeyCreateWithData(Data(bytes) as CFData, attributes, nil) // finds S404
    _ = SecKeyCreateWithData(stored as CFData, attributes, nil)
    var item: [CFString: Any] = [kSecClass: kSecClassGenericPassword, kSecValueData: stored]
    item[kSecAttrAccessible] = kSecAttrAccessibleAlways // finds S411
    item[kSecAttrAccessible] = kSecAttrAccessibleWhenUnlockedThisDeviceOnly
    SecItemAdd(item as CFDictionary, nil)
}

func fmdb(_ db: FMDatabase, _ password: String, _ shift: String) throws {
    try db.executeUpdate("INSERT INTO user VALUES (?)", values: [password]) // finds S504
    try db.executeUpdate("INSERT INTO user VALUES (?)", values: [shift])
}

struct Login {
    let log = Logger(label: "login")
    let password: String
    var isPasswordValid: Bool { password.count > 8 }

    func open(_ user: String, _ apiToken: String) {
        log.info("user \(user), \(password)") // finds S503
        log.info("user \(user), \(isPasswordValid)")
        log.error("token", metadata: ["token": "\(apiToken)"]) // finds S503
        log.debug("token \(hash(apiToken))")
        var child = log
        child[metadataKey: "token"] = "\(apiToken)" // finds S503
        child[metadataKey: "user"] = "\(user)"
        UserDefaults.standard.set(describe(), forKey: "login") // finds S502
    }

    private func describe() -> [String: String] { ["secret": password] }
    private func hash(_ text: String) -> String { String(text.hashValue) }
}
