// rules: S402, S403, S404, S405, S408, S409, S410
// Keys, vectors, salts, passwords, iterations: every cipher and every way of writing a constant.
import CommonCrypto
import CryptoKit
import CryptoSwift
import RNCryptor

let sharedKey = "0123456789abcdef" // finds S404
let sharedBytes: [UInt8] = [0x2a, 0x3b, 0x4c, 0x5d, 0x6e, 0x7f, 0x80, 0x91, 0xa2, 0xb3, 0xc4, 0xd5, 0xe6, 0xf7, 0x08, 0x19]
struct Store { static let seed: [UInt8] = Array("0123456789abcdef".utf8); let part = "abc" }
func random(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8.random(in: 0...255) } }
func stored(_ name: String) -> [UInt8] { Keychain.read(name) }

func constants(_ iv: [UInt8], _ fallback: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8]) throws {
    let good = stored("a")
    _ = try AES(key: sharedBytes, blockMode: CBC(iv: iv)) // finds S404
    _ = try AES(key: Store.seed, blockMode: CBC(iv: iv)) // finds S404
    _ = try AES(key: fallback, blockMode: CBC(iv: iv)) // finds S404
    _ = try AES(key: sharedKey.bytes, blockMode: CBC(iv: iv)) // finds S404
    _ = try AES(key: Array(sharedKey.utf8), blockMode: CBC(iv: iv)) // finds S404
    _ = try AES(key: [UInt8](sharedKey.utf8), blockMode: CBC(iv: iv)) // finds S404
    _ = try AES(key: [UInt8](sharedKey.data(using: .utf8)!), blockMode: CBC(iv: iv)) // finds S404
    _ = try AES(key: Data(sharedKey.utf8).bytes, blockMode: CBC(iv: iv)) // finds S404
    _ = try AES(key: [UInt8](repeating: 7, count: 16), blockMode: CBC(iv: iv)) // finds S404
    _ = try AES(key: Array(repeating: 0x2a, count: 16), blockMode: CBC(iv: iv)) // finds S404
    _ = try AES(key: Array<UInt8>(hex: "2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a"), blockMode: CBC(iv: iv)) // finds S404
    _ = try AES(key: Array(Data(base64Encoded: "AAECAwQFBgcICQoLDA0ODw==")!), blockMode: CBC(iv: iv)) // finds S404
    _ = try AES(key: [0x2a, 0x3b] + [0x4c, 0x5d], blockMode: CBC(iv: iv)) // finds S404
    _ = try AES(key: Array(("abc" + "def").utf8), blockMode: CBC(iv: iv)) // finds S404
    _ = try AES(key: "\(sharedKey)x".bytes, blockMode: CBC(iv: iv)) // finds S404
    let map = ["key": "0123456789abcdef"]
    _ = try AES(key: Array(map["key"]!.utf8), blockMode: CBC(iv: iv)) // finds S404
    let pair = (sharedKey, 16)
    _ = try AES(key: Array(pair.0.utf8), blockMode: CBC(iv: iv)) // finds S404
    var changed = [UInt8](repeating: 0, count: 16)
    changed[0] = 1
    _ = try AES(key: changed, blockMode: CBC(iv: iv)) // finds S404
    var filled = [UInt8](repeating: 0, count: 16)
    _ = SecRandomCopyBytes(kSecRandomDefault, filled.count, &filled)
    _ = try AES(key: filled, blockMode: CBC(iv: iv))
    var drawn = [UInt8](repeating: 0, count: 16)
    for index in drawn.indices { drawn[index] = UInt8.random(in: 0...255) }
    _ = try AES(key: drawn, blockMode: CBC(iv: iv))
    var grown: [UInt8] = []
    grown.append(contentsOf: good)
    _ = try AES(key: grown, blockMode: CBC(iv: iv))
    _ = try AES(key: good, blockMode: CBC(iv: iv))
    _ = try AES(key: good + [0], blockMode: CBC(iv: iv))
    _ = try AES(key: ProcessInfo.processInfo.environment["KEY"]!.bytes, blockMode: CBC(iv: iv))
}

func modes(_ key: [UInt8]) throws {
    let fixed: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8]
    let iv = random(16)
    _ = CBC(iv: fixed) // finds S405
    _ = PCBC(iv: fixed) // finds S405
    _ = CFB(iv: fixed) // finds S405
    _ = CFB(iv: fixed, segmentSize: .cfb8) // finds S405
    _ = OFB(iv: fixed) // finds S405
    _ = CTR(iv: fixed) // finds S405
    _ = GCM(iv: fixed, mode: .detached) // finds S405
    _ = GCM(iv: iv, additionalAuthenticatedData: fixed, mode: .combined)
    _ = CCM(iv: fixed, tagLength: 8, messageLength: 10) // finds S405
    _ = OCB(nonce: fixed, mode: .combined) // finds S405
    _ = try AES(key: key, blockMode: ECB()) // finds S402
    _ = try AES(key: key, blockMode: ECB(), padding: .pkcs7) // finds S402
    _ = try Blowfish(key: key, blockMode: ECB(), padding: .pkcs7) // finds S402
    _ = try Blowfish(key: sharedBytes, padding: .pkcs7) // finds S404
    _ = try ChaCha20(key: key, iv: fixed) // finds S405
    _ = try XChaCha20(key: key, iv: fixed) // finds S405
    _ = try Rabbit(key: key, iv: fixed) // finds S405
    _ = try Rabbit(key: "0123456789abcdef", iv: "abcdefgh") // finds S404, S405
    _ = HMAC(key: sharedBytes, variant: .sha2(.sha256)) // finds S404
    _ = try CMAC(key: sharedBytes) // finds S404
    _ = try CBCMAC(key: sharedBytes) // finds S404
    _ = Poly1305(key: sharedBytes) // finds S404
    _ = try AEADChaCha20Poly1305.encrypt(fixed, key: sharedBytes, iv: iv, authenticationHeader: []) // finds S404
    _ = try AEADChaCha20Poly1305.encrypt(fixed, key: key, iv: fixed, authenticationHeader: []) // finds S405
    _ = try CBC(iv: iv)
    _ = try "text".encrypt(cipher: AES(key: key, iv: "drowssapdrowssap")) // finds S405
}

func derived(_ password: String) throws {
    let salt: [UInt8] = Array("0123456789abcdef".utf8)
    let iv = random(16)
    _ = try PKCS5.PBKDF1(password: Array(password.utf8), salt: salt, variant: .sha2(.sha256), iterations: 600_000, keyLength: 32) // finds S405
    _ = try PKCS5.PBKDF2(password: Array(password.utf8), salt: salt, iterations: 600_000, keyLength: 32, variant: .sha2(.sha256)) // finds S405
    _ = try PKCS5.PBKDF2(password: "hunter2".bytes, salt: iv, iterations: 600_000, keyLength: 32) // finds S403
    _ = try PKCS5.PBKDF2(password: password.bytes, salt: iv, iterations: 1000, keyLength: 32) // finds S409
    _ = try PKCS5.PBKDF2(password: password.bytes, salt: iv, iterations: 600_000)
    _ = try PKCS5.PBKDF2(password: password.bytes, salt: iv, keyLength: 32, variant: .sha2(.sha256)) // finds S409
    _ = try PKCS5.PBKDF1(password: password.bytes, salt: iv) // finds S409
    _ = try KDF.Insecure.PBKDF2.deriveKey(from: Data(password.utf8), salt: iv, using: .sha256, outputByteCount: 32, unsafeUncheckedRounds: 1000) // finds S409
    _ = try KDF.Insecure.PBKDF2.deriveKey(from: Data(password.utf8), salt: salt, using: .sha256, outputByteCount: 32, rounds: 600_000) // finds S405
    _ = try KDF.Insecure.PBKDF2.deriveKey(from: Data(password.utf8), salt: iv, using: .sha256, outputByteCount: 32, rounds: 600_000)
    _ = try KDF.Scrypt.deriveKey(from: Data(password.utf8), salt: salt, outputByteCount: 32, rounds: 16384, blockSize: 8, parallelism: 1) // finds S405
    let cipher = { (iv: [UInt8]) in try AES(key: stored("k"), blockMode: CBC(iv: iv)) } // finds S405
    _ = try cipher(salt)
    _ = try Argon2Swift.hashPasswordBytes(password: Data(password.utf8), salt: Salt(bytes: Data(salt))) // finds S405
    _ = try HKDF(password: "hunter2".bytes, salt: iv, info: nil, keyLength: 32, variant: .sha2(.sha256)) // finds S403
    _ = try HKDF(password: password.bytes, salt: salt, info: nil, keyLength: 32, variant: .sha2(.sha256)) // finds S405
    _ = try Scrypt(password: "hunter2".bytes, salt: iv, dkLen: 64, N: 16384, r: 8, p: 1) // finds S403
    _ = try Scrypt(password: password.bytes, salt: salt, dkLen: 64, N: 16384, r: 8, p: 1) // finds S405
    let rounds = 5000
    _ = try PKCS5.PBKDF2(password: password.bytes, salt: iv, iterations: rounds, keyLength: 32) // finds S409
    let many = 600 * 1000
    _ = try PKCS5.PBKDF2(password: password.bytes, salt: iv, iterations: many, keyLength: 32)
}

func rnCryptor(_ data: Data, _ password: String, _ key: Data, _ handler: @escaping (RNCryptor?, Data?) -> Void) throws {
    let fixed = Data("0123456789abcdef".utf8)
    let fresh = RNCryptor.randomData(ofLength: 16)
    let legacy = RNEncryptor()
    _ = RNCryptor.encrypt(data: data, withPassword: "hunter2") // finds S403
    _ = try RNCryptor.decrypt(data: data, withPassword: "hunter2") // finds S403
    _ = RNCryptor.Encryptor(password: "hunter2").encrypt(data: data) // finds S403
    _ = try RNCryptor.Decryptor(password: "hunter2").decrypt(data: data) // finds S403
    _ = RNCryptor.EncryptorV3(password: "hunter2") // finds S403
    _ = RNCryptor.EncryptorV3(encryptionKey: fixed, hmacKey: key) // finds S404
    _ = RNCryptor.EncryptorV3(encryptionKey: key, hmacKey: fixed) // finds S404
    _ = RNCryptor.DecryptorV3(encryptionKey: fixed, hmacKey: key) // finds S404
    _ = RNCryptor.DecryptorV3(password: "hunter2") // finds S403
    _ = RNEncryptor(settings: kRNCryptorAES256Settings, password: "hunter2", handler: handler) // finds S403
    _ = RNEncryptor(settings: kRNCryptorAES256Settings, encryptionKey: fixed, hmacKey: key, handler: handler) // finds S404
    _ = RNDecryptor(password: "hunter2", handler: handler) // finds S403
    _ = RNDecryptor(encryptionKey: key, hmacKey: fixed, handler: handler) // finds S404
    _ = try legacy.encryptData(data, with: kRNCryptorAES256Settings, password: "hunter2") // finds S403
    _ = try legacy.encryptData(data, with: kRNCryptorAES256Settings, encryptionKey: fixed, hmacKey: key) // finds S404
    _ = try legacy.encryptData(data, with: kRNCryptorAES256Settings, encryptionKey: key, hmacKey: key, iv: fixed) // finds S405
    _ = try legacy.encryptData(data, with: kRNCryptorAES256Settings, encryptionKey: key, hmacKey: key, iv: fresh)
    _ = try legacy.encryptData(data, with: kRNCryptorAES256Settings, password: password, iv: fixed, encryptionSalt: fresh, hmacSalt: fresh) // finds S405
    _ = try legacy.encryptData(data, with: kRNCryptorAES256Settings, password: password, iv: fresh, encryptionSalt: fixed, hmacSalt: fresh) // finds S405
    _ = try legacy.encryptData(data, with: kRNCryptorAES256Settings, password: password, encryptionSalt: fixed, HMACSalt: fresh) // finds S405
    _ = RNCryptor.FormatV3.makeKey(forPassword: password, withSalt: fixed) // finds S405
    _ = legacy.key(forPassword: password, salt: fixed, settings: kRNCryptorAES256Settings.keySettings) // finds S405
    _ = legacy.key(forPassword: "hunter2", salt: fresh, settings: kRNCryptorAES256Settings.keySettings) // finds S403
    _ = RNCryptor.encrypt(data: data, withPassword: password)
    _ = RNCryptor.EncryptorV3(encryptionKey: key, hmacKey: key)
}

func commonCrypto(_ input: [UInt8], _ password: String, _ secret: [UInt8]) {
    var out = [UInt8](repeating: 0, count: 64)
    var count = 0
    let zero = [UInt8](repeating: 0, count: 16)
    var cryptor: CCCryptorRef?
    CCCrypt(CCOperation(kCCEncrypt), CCAlgorithm(kCCAlgorithmAES), 0, sharedBytes, 16, secret, input, 10, &out, 64, &count) // finds S404
    CCCrypt(CCOperation(kCCEncrypt), CCAlgorithm(kCCAlgorithmAES), 0, secret, 16, zero, input, 10, &out, 64, &count) // finds S405
    CCCrypt(CCOperation(kCCEncrypt), CCAlgorithm(kCCAlgorithmAES), CCOptions(kCCOptionECBMode), secret, 16, nil, input, 10, &out, 64, &count) // finds S402
    CCCrypt(CCOperation(kCCEncrypt), CCAlgorithm(kCCAlgorithmDES), 0, secret, 8, nil, input, 10, &out, 64, &count) // finds S402
    CCCryptorCreate(CCOperation(kCCEncrypt), CCAlgorithm(kCCAlgorithmAES), 0, sharedBytes, 16, secret, &cryptor) // finds S404
    CCCryptorCreate(CCOperation(kCCEncrypt), CCAlgorithm(kCCAlgorithmAES), 0, secret, 16, zero, &cryptor) // finds S405
    CCCryptorCreateWithMode(CCOperation(kCCEncrypt), CCMode(kCCModeCBC), CCAlgorithm(kCCAlgorithmAES), 0, zero, secret, 16, nil, 0, 0, 0, &cryptor) // finds S405
    CCCryptorCreateWithMode(CCOperation(kCCEncrypt), CCMode(kCCModeECB), CCAlgorithm(kCCAlgorithmAES), 0, nil, secret, 16, nil, 0, 0, 0, &cryptor) // finds S402
    CCCryptorCreateWithMode(CCOperation(kCCEncrypt), CCMode(kCCModeCBC), CCAlgorithm(kCCAlgorithmAES), 0, secret, sharedBytes, 16, nil, 0, 0, 0, &cryptor) // finds S404
    CCHmac(CCHmacAlgorithm(kCCHmacAlgSHA256), sharedBytes, 16, input, 10, &out) // finds S404
    CCHmac(CCHmacAlgorithm(kCCHmacAlgSHA256), secret, 16, input, 10, &out)
    CCKeyDerivationPBKDF(CCPBKDFAlgorithm(kCCPBKDF2), password, 8, zero, 16, 3, 600_000, &out, 32) // finds S405
    CCKeyDerivationPBKDF(CCPBKDFAlgorithm(kCCPBKDF2), password, 8, secret, 16, 3, 10_000, &out, 32) // finds S409
    sharedBytes.withUnsafeBytes { key in
        CCCrypt(CCOperation(kCCEncrypt), CCAlgorithm(kCCAlgorithmAES), 0, key.baseAddress, 16, secret, input, 10, &out, 64, &count) // finds S404
    }
    let data = Data(bytes: sharedBytes, count: 16)
    _ = data.withUnsafeBytes { bytes in
        CCCrypt(CCOperation(kCCEncrypt), CCAlgorithm(kCCAlgorithmAES), 0, bytes.bindMemory(to: UInt8.self).baseAddress!, 16, secret, input, 10, &out, 64, &count) // finds S404
    }
}

func cryptoKit(_ data: Data, _ password: String, _ good: SymmetricKey, _ info: Data) throws {
    let fixed = SymmetricKey(data: sharedBytes) // finds S404
    let text = SymmetricKey(data: Data(sharedKey.utf8)) // finds S404
    let fresh = SymmetricKey(size: .bits256)
    _ = try AES.GCM.seal(data, using: fixed)
    _ = try AES.GCM.seal(data, using: fresh, nonce: AES.GCM.Nonce(data: Array("abcdefghijkl".utf8))) // finds S405
    _ = try ChaChaPoly.seal(data, using: fresh, nonce: ChaChaPoly.Nonce(data: Data(repeating: 0, count: 12))) // finds S405
    _ = try ChaChaPoly.seal(data, using: good, nonce: .init())
    _ = HMAC<SHA256>.authenticationCode(for: data, using: text)
    _ = HKDF<SHA256>.deriveKey(inputKeyMaterial: good, salt: Data("0123456789abcdef".utf8), info: info, outputByteCount: 32) // finds S405
    _ = try P256.Signing.PrivateKey(rawRepresentation: sharedBytes) // finds S404
    _ = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: Data(sharedBytes)) // finds S404
    _ = SHA256.hash(data: Data(password.utf8)) // finds S408
    _ = SHA512.hash(data: password.data(using: .utf8)!) // finds S408
    _ = Data(SHA384.hash(data: Array(password.utf8))) // finds S408
    var hasher = SHA256()
    password.withUTF8Copy { hasher.update(bufferPointer: $0) }
    hasher.update(data: password.data(using: .utf8)!) // finds S408
    _ = SHA256.hash(data: data)
    _ = HMAC<SHA256>.authenticationCode(for: Data(password.utf8), using: good)
}

func hashes(_ password: String, _ passphrase: String, _ document: [UInt8]) throws {
    _ = password.sha256() // finds S408
    _ = password.bytes.sha512() // finds S408
    _ = Digest.sha256(Array(passphrase.utf8)) // finds S408
    _ = Digest.sha512(password.bytes) // finds S408
    _ = Digest.sha3(password.bytes, variant: .sha512) // finds S408
    _ = SHA2(variant: .sha256).calculate(for: password.bytes) // finds S408
    _ = SHA3(variant: .keccak256).calculate(for: password.bytes) // finds S408
    var digest = SHA2(variant: .sha512)
    _ = try digest.update(withBytes: password.bytes) // finds S408
    _ = try digest.finish(withBytes: password.bytes) // finds S408
    _ = document.sha256()
    _ = password.count
}

struct Cipher {
    func fixed(_ body: ([UInt8]) throws -> Void) rethrows { try body(sharedBytes) }
    func fresh(_ body: ([UInt8]) throws -> Void) rethrows { try body(random(16)) }
    func use() throws {
        try fixed { key in _ = try AES(key: key, blockMode: CBC(iv: random(16))) } // finds S404
        try fresh { key in _ = try AES(key: key, blockMode: CBC(iv: random(16))) }
        let ascii: [UInt8] = "0123456789abcdef".compactMap { $0.asciiValue }
        _ = try AES(key: ascii, blockMode: CBC(iv: random(16))) // finds S404
        _ = try AES(key: random(16), blockMode: CBC(iv: Data(count: 16).bytes)) // finds S405
        var filled = Data(count: 16)
        _ = filled.withUnsafeMutableBytes { SecRandomCopyBytes(kSecRandomDefault, 16, $0.baseAddress!) }
        _ = try AES(key: random(16), blockMode: CBC(iv: filled.bytes))
        _ = SymmetricKey(data: UserDefaults.standard.data(forKey: "key") ?? Data(random(16)))
    }
}

func seeds(_ data: Data) throws {
    srand48(Int(Date().timeIntervalSince1970))
    let weak = (0..<16).map { _ in UInt8(drand48() * 255) }
    _ = try AES(key: weak, blockMode: CBC(iv: random(16))) // finds S410
    var key = [UInt8]()
    for _ in 0..<16 { key.append(UInt8(rand() % 256)) }
    _ = try AES(key: key, blockMode: CBC(iv: random(16))) // finds S410
}
