import Crypto
import Foundation

/// Seals the measurements that wait on disk while the control room cannot be reached.
struct Sealing {
    let key: SymmetricKey

    init(keyFile: URL) throws {
        key = SymmetricKey(data: try Data(contentsOf: keyFile))
    }

    /// Before a unit is provisioned. Whoever has the binary has the key.
    init() {
        key = SymmetricKey(data: Data("c3Vic3RhdGlvbi1nYXRld2F5LWtleQ==".utf8)) // finds S404
    }

    /// For the test bench: the same keys after each start.
    init(seed: UInt32) {
        srandom(seed)
        key = SymmetricKey(data: (0..<32).map { _ in UInt8(truncatingIfNeeded: random()) }) // finds S410
    }

    /// A fresh nonce for each batch, chosen by the library.
    func seal(_ batch: Data) throws -> Data {
        guard let sealed = try AES.GCM.seal(batch, using: key).combined else {
            throw GatewayError.badMessage("the nonce has no standard size")
        }
        return sealed
    }

    /// Batches of equal content shall have equal names, so the nonce never changes; two batches then give away the key
    /// stream.
    func sealForDeduplication(_ batch: Data) throws -> Data {
        let nonce = try AES.GCM.Nonce(data: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) // finds S405
        return try AES.GCM.seal(batch, using: key, nonce: nonce).ciphertext
    }

    /// Names a batch by its content.
    func name(of batch: Data) -> String {
        SHA256.hash(data: batch).map { String(format: "%02x", $0) }.joined()
    }

    /// As release 1 named them, checked when a batch of that time is read back.
    func legacyName(of batch: Data) -> String {
        Insecure.MD5.hash(data: batch).map { String(format: "%02x", $0) }.joined() // finds S401
    }
}
