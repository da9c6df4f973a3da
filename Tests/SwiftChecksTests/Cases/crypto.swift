// rules: S403, S404, S405, S408, S409, S410
import CommonCrypto
import CryptoKit
import CryptoSwift
import RNCryptor

enum Constants {
    static let key = "0123456789abcdef"
    static let iterations = 500
}

func randomBytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8.random(in: 0...255) } }

func cryptoSwift(_ input: String) throws {
    let key: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8]
    let random = randomBytes(16)
    let text = "this string is a constant"
    let mixed = "a" + input
    _ = try AES(key: key, blockMode: CBC(iv: random), padding: .pkcs7) // finds S404
    _ = try AES(key: Array(text.utf8), blockMode: CBC(iv: random)) // finds S404
    _ = try AES(key: Constants.key, iv: input) // finds S404
    _ = try AES(key: mixed, iv: input)
    _ = try AES(key: random, blockMode: CBC(iv: key)) // finds S405
    _ = try AES(key: random, blockMode: GCM(iv: [0, 1, 2])) // finds S405
    _ = try AES(key: random, blockMode: CBC(iv: random))
    _ = try Blowfish(key: key, blockMode: CBC(iv: random), padding: .pkcs7) // finds S404
    _ = try ChaCha20(key: key, iv: random) // finds S404
    _ = try ChaCha20(key: random, iv: key) // finds S405
    _ = try Rabbit(key: key) // finds S404
    _ = try HMAC(key: key) // finds S404
    _ = try HMAC(key: random)
    _ = try PKCS5.PBKDF2(password: random, salt: key, iterations: 600_000) // finds S405
    _ = try PKCS5.PBKDF2(password: key, salt: random, iterations: 600_000) // finds S403
    _ = try PKCS5.PBKDF2(password: random, salt: random, iterations: Constants.iterations) // finds S409
    _ = try PKCS5.PBKDF2(password: random, salt: random, iterations: 600_000)
    _ = try Scrypt(password: random, salt: key, dkLen: 64, N: 16384, r: 8, p: 1) // finds S405
    _ = try HKDF(password: random, salt: key, info: nil) // finds S405
}

func rnCryptor(_ data: Data, _ input: String) {
    let key = Data([1, 2, 3, 4])
    let random = Data(randomBytes(32))
    _ = RNCryptor.encrypt(data: data, withPassword: "hunter2") // finds S403
    _ = RNCryptor.encrypt(data: data, withPassword: input)
    _ = RNCryptor.EncryptorV3(encryptionKey: key, hmacKey: random) // finds S404
    _ = RNCryptor.EncryptorV3(encryptionKey: random, hmacKey: random)
    _ = RNCryptor.Encryptor(password: "hunter2") // finds S403
}

func commonCrypto(_ data: Data, _ input: [UInt8]) {
    let key = "0123456789abcdef"
    var iv = [UInt8](repeating: 0, count: 16)
    CCCrypt(CCOperation(kCCEncrypt), CCAlgorithm(kCCAlgorithmAES), 0, key, 16, input, [], 0, nil, 0, nil) // finds S404
    CCCrypt(CCOperation(kCCEncrypt), CCAlgorithm(kCCAlgorithmAES), 0, input, 16, iv, [], 0, nil, 0, nil) // finds S405
    SecRandomCopyBytes(kSecRandomDefault, 16, &iv)
    CCCrypt(CCOperation(kCCEncrypt), CCAlgorithm(kCCAlgorithmAES), 0, input, 16, iv, [], 0, nil, 0, nil)
    CCKeyDerivationPBKDF(2, "pw", 2, input, 16, 3, 1000, &iv, 16) // finds S403, S409
    CCHmac(2, key, 16, input, 16, &iv) // finds S404
}

func cryptoKit(_ data: Data, _ password: String, _ input: Data) throws {
    let fixed = SymmetricKey(data: "0123456789abcdef0123456789abcdef".data(using: .utf8)!) // finds S404
    _ = HMAC<SHA256>.authenticationCode(for: data, using: SymmetricKey(data: input))
    _ = try AES.GCM.seal(data, using: fixed, nonce: AES.GCM.Nonce(data: Data([0, 1, 2, 3]))) // finds S405
    _ = try AES.GCM.seal(data, using: fixed, nonce: AES.GCM.Nonce())
    _ = SHA256.hash(data: password.data(using: .utf8)!) // finds S408
    _ = SHA256.hash(data: input)
    var hash = SHA512()
    hash.update(data: Data(password.utf8)) // finds S408
    hash.update(data: input)
    _ = password.sha512() // finds S408
}

final class Sealer {
    let key: String
    init(_ key: String) { self.key = key }
    func cipher(_ iv: [UInt8]) throws -> AES { try AES(key: Array(key.utf8), blockMode: CBC(iv: iv)) } // finds S404
}
let sealer = Sealer("0123456789abcdef")
