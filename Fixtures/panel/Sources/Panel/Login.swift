import CommonCrypto
import Foundation
import Security

/// The operator's login at the panel.
struct Login {
    let service = "panel.operator"

    enum Failure: Error {
        case keychain(OSStatus)
        case cipher(CCCryptorStatus)
    }

    /// Keeps the password in the keychain, readable on this panel while it is unlocked.
    func remember(_ password: Data, of user: String) throws {
        let item: [CFString: Any] = [
            kSecClass: kSecClassGenericPassword,
            kSecAttrService: service,
            kSecAttrAccount: user,
            kSecValueData: password,
            kSecAttrAccessible: kSecAttrAccessibleWhenUnlockedThisDeviceOnly,
        ]
        let status = SecItemAdd(item as CFDictionary, nil)
        guard status == errSecSuccess else { throw Failure.keychain(status) }
    }

    /// The name is no secret.
    func rememberUser(_ user: String) {
        UserDefaults.standard.set(user, forKey: "lastUser")
    }

    /// A property list that every backup holds in clear.
    func rememberForNightShift(_ password: String) {
        UserDefaults.standard.set(password, forKey: "nightShiftPassword") // finds S502
    }

    /// The card readers of the old control room understand this cipher alone.
    func cardBlock(_ block: [UInt8], key: [UInt8]) throws -> [UInt8] {
        var output = [UInt8](repeating: 0, count: block.count)
        var written = 0
        let status = CCCrypt(
            CCOperation(kCCEncrypt), CCAlgorithm(kCCAlgorithmDES), CCOptions(0), // finds S402
            key, key.count, nil, block, block.count, &output, output.count, &written)
        guard status == kCCSuccess else { throw Failure.cipher(status) }
        return output
    }

    func cardBlock(_ block: [UInt8], key: [UInt8], iv: [UInt8]) throws -> [UInt8] {
        var output = [UInt8](repeating: 0, count: block.count + kCCBlockSizeAES128)
        var written = 0
        let status = CCCrypt(
            CCOperation(kCCEncrypt), CCAlgorithm(kCCAlgorithmAES), CCOptions(kCCOptionPKCS7Padding),
            key, key.count, iv, block, block.count, &output, output.count, &written)
        guard status == kCCSuccess else { throw Failure.cipher(status) }
        return Array(output.prefix(written))
    }
}
