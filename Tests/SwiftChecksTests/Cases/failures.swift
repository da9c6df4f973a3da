// rules: S506, S507, S508
// Security, CommonCrypto, CryptoKit, JWTKit, LocalAuthentication, KeychainAccess, NIOSSL.
import CommonCrypto
import CryptoKit
import JWTKit
import KeychainAccess
import Security

enum Failure: Error { case notStored(OSStatus) }

final class Store {
    let keychain = Keychain(service: "panel")

    func add(_ query: CFDictionary) throws {
        SecItemAdd(query, nil) // finds S506
        _ = SecItemUpdate(query, query) // finds S506
        SecItemDelete(query)
        let unread = SecItemAdd(query, nil) // finds S506
        let status = SecItemAdd(query, nil)
        guard status == errSecSuccess else { throw Failure.notStored(status) }
        if SecItemAdd(query, nil) == errSecSuccess { return }
    }

    func keep(_ token: String) throws {
        try? keychain.set(token, key: "token") // finds S506, S508
        try? keychain.remove("token") // finds S508
        _ = keychain.set(token, forKey: "token") // finds S506
        _ = keychain.remove("token")
        if keychain.set(token, forKey: "token") { return }
        try keychain.set(token, key: "token")
        do { try keychain.set(token, key: "token") } catch {} // finds S507
    }

    var status: OSStatus { SecItemAdd([:] as CFDictionary, nil) }
    func added(_ query: CFDictionary) -> OSStatus { SecItemAdd(query, nil) }
    func result(_ query: CFDictionary) -> OSStatus {
        if query.isEmpty { errSecParam } else { SecItemAdd(query, nil) }
    }
    func perform(_ query: CFDictionary) { run { SecItemAdd(query, nil) } }
    private func run(_ body: () -> OSStatus) {}
}

func random() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 16)
    SecRandomCopyBytes(kSecRandomDefault, 16, &bytes) // finds S506
    CCRandomGenerateBytes(&bytes, 16) // finds S506
    let _ = CCRandomGenerateBytes(&bytes, 16) // finds S506
    let status = SecRandomCopyBytes(kSecRandomDefault, 16, &bytes)
    return status == errSecSuccess ? bytes : []
}

func trust(_ trust: SecTrust, _ policy: SecPolicy) -> Bool {
    var error: CFError?
    SecTrustSetPolicies(trust, policy) // finds S506
    _ = SecTrustEvaluateWithError(trust, &error) // finds S506
    return SecTrustEvaluateWithError(trust, &error)
}

func signatures(_ key: P256.Signing.PublicKey, _ signature: P256.Signing.ECDSASignature, _ image: Data, _ code: SymmetricKey) -> Bool {
    _ = key.isValidSignature(signature, for: image) // finds S506
    _ = HMAC<SHA256>.isValidAuthenticationCode(image, authenticating: image, using: code) // finds S506
    return key.isValidSignature(signature, for: image)
}

func token(_ keys: JWTKeyCollection, _ text: String) async throws -> Claims? {
    try? await keys.verify(text, as: Claims.self) // finds S506, S508
    _ = try? await keys.verify(text, as: Claims.self) // finds S506, S508
    _ = try await keys.verify(text, as: Claims.self)
    let claims = try? await keys.verify(text, as: Claims.self)
    return claims
}

func authorise(_ operator: Operator, _ gate: Gate) {
    try? gate.authorize(`operator`) // finds S506, S508
    gate.open()
}

func allowed(_ gate: Gate) -> Bool { (try? gate.authorize()) != nil }
func lastToken(_ keys: Keys, _ text: String) -> Claims? { try? keys.verify(text) }
let lazyToken = { (keys: Keys) in try? keys.verify("") }

func failures(_ result: Result<Data, Error>, _ unit: Unit) {
    switch result {
    case .success(let data): unit.handle(data)
    case .failure: // finds S507
        break
    }
}

func handledFailures(_ result: Result<Data, Error>, _ unit: Unit) {
    switch result {
    case .success(let data): unit.handle(data)
    case .failure(let error): print(error)
    }
    do {
        try unit.write()
    } catch {} // finds S507
    do {
        try unit.write()
    } catch let error as UnitError {
        unit.note(error)
    } catch {
        // A unit that is switched off is none that failed.
    }
    for candidate in unit.addresses {
        do {
            try candidate.open()
            break
        } catch {}
    }
    do { try FileManager.default.removeItem(atPath: unit.path) } catch {}
    try? FileManager.default.removeItem(atPath: unit.path) // finds S508
}

func pause() async {
    try? await Task.sleep(for: .seconds(1))
}
