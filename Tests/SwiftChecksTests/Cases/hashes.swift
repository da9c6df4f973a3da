// rules: S401, S309
// Weak hashes of every library, and archives that name their classes.
import CommonCrypto
import Crypto
import CryptoSwift

func hashes(_ data: Data, _ bytes: [UInt8], _ text: String) throws {
    _ = Insecure.MD5.hash(data: data) // finds S401
    _ = Insecure.SHA1.hash(data: data) // finds S401
    _ = Crypto.Insecure.MD5.hash(data: data) // finds S401
    var hasher = Insecure.MD5() // finds S401
    hasher.update(data: data)
    _ = bytes.md5() // finds S401
    _ = text.md5() // finds S401
    _ = data.sha1() // finds S401
    _ = Digest.md5(bytes) // finds S401
    _ = Digest.sha1(bytes) // finds S401
    _ = MD5().calculate(for: bytes) // finds S401
    _ = SHA1().calculate(for: bytes) // finds S401
    var digest = MD5() // finds S401
    _ = try digest.update(withBytes: bytes)
    _ = MD5.hash(data: data) // finds S401
    var out = [UInt8](repeating: 0, count: 20)
    CC_MD5(bytes, 4, &out) // finds S401
    CC_SHA1(bytes, 4, &out) // finds S401
    CC_MD2(bytes, 4, &out) // finds S401
    var context = CC_MD5_CTX()
    CC_MD5_Init(&context) // finds S401
    _ = SHA256.hash(data: data)
    _ = bytes.sha256()
    _ = Digest.sha512(bytes)
    CC_SHA256(bytes, 4, &out)
    _ = text.hashValue
}

func archives(_ data: Data) throws {
    _ = NSKeyedUnarchiver.unarchiveObject(with: data) // finds S309
    _ = NSKeyedUnarchiver.unarchiveObject(withFile: "/tmp/a") // finds S309
    _ = try NSKeyedUnarchiver.unarchiveTopLevelObjectWithData(data) // finds S309
    _ = try NSKeyedUnarchiver.unarchivedObject(ofClass: NSString.self, from: data)
    _ = try NSKeyedUnarchiver.unarchivedObject(ofClasses: [NSArray.self, NSString.self], from: data)
    _ = try NSKeyedUnarchiver.unarchivedObject(ofClasses: [NSArray.self, NSObject.self], from: data) // finds S309
    _ = try NSKeyedUnarchiver.unarchivedObject(ofClass: NSObject.self, from: data) // finds S309
    let reader = try NSKeyedUnarchiver(forReadingFrom: data)
    reader.requiresSecureCoding = false // finds S309
    _ = NSKeyedUnarchiver(forReadingWith: data) // finds S309
}

func secureArchives(_ data: Data) throws {
    let other = try NSKeyedUnarchiver(forReadingFrom: data)
    other.requiresSecureCoding = true
}
