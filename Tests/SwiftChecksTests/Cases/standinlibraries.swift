// rules: S301, S302, S303, S304, S305, S306, S308, S315, S316, S318, S402, S403, S404, S405, S408, S409, S502, S503, S504, S505
// The libraries' types as stand-ins in the same file, in the forms that such stand-ins take.
class NSObject {}
protocol NSCopying {}
protocol CVarArg {}
typealias CVaListPointer = OpaquePointer
typealias unichar = UInt16
struct Locale { static let current = Locale() }

class NSString: NSObject, NSCopying {
    init(string aString: String) {}
    convenience init(format: NSString, _ args: any CVarArg...) { self.init(string: "") }
    convenience init(format: NSString, arguments: CVaListPointer) { self.init(string: "") }
    convenience init(contentsOfFile path: String, encoding enc: UInt) throws { self.init(string: "") }
    class func localizedStringWithFormat(_ format: NSString, _ args: any CVarArg...) -> Self { (nil as Self?)! }
    func appendingFormat(_ format: NSString, _ args: any CVarArg...) -> NSString { NSString(string: "") }
    func write(toFile path: String, atomically useAuxiliaryFile: Bool, encoding enc: UInt) throws {}
    var length: Int { get { return 0 } }
}
extension String: CVarArg {
    struct Encoding { static let utf8 = Encoding() }
    init(contentsOf: URL) throws { let data = ""; self.init(data) }
    init(contentsOf: URL, encoding: Encoding) throws { self.init("") }
    init(contentsOfFile path: String) throws { self.init("") }
    init(format: String, _ arguments: CVarArg...) { self.init() }
    init(format: String, arguments: [CVarArg]) { self.init() }
    init(format: String, locale: Locale?, _ args: CVarArg...) { self.init() }
    init(format: String, locale: Locale?, arguments: [CVarArg]) { self.init() }
    static func localizedStringWithFormat(_ format: String, _ arguments: CVarArg...) -> String { return "" }
    func appendingFormat<T>(_ format: T, _ arguments: CVarArg...) -> String where T: StringProtocol { return "" }
    func data(using encoding: Encoding, allowLossyConversion: Bool = false) -> Data? { return nil }
    func write(to: URL, atomically: Bool, encoding: Encoding) throws {}
    func range(of: String, options: Int = 0) -> Range<String.Index>? { nil }
}
struct URL {
    init?(string: String) {}
    init?(string: String, relativeTo: URL?) {}
    init(fileURLWithPath: String) {}
    var path: String { get { return "" } }
    func appendingPathComponent(_ pathComponent: String) -> URL { return self }
}
struct URLRequest { init(url: URL) {} }
struct Data {
    struct WritingOptions: OptionSet { let rawValue: Int }
    struct ReadingOptions: OptionSet { let rawValue: Int }
    init<S>(_ elements: S) {}
    init(contentsOf: URL, options: ReadingOptions = []) throws {}
    func write(to: URL, options: WritingOptions = []) throws {}
    var count: Int { 0 }
}
class NSData: NSObject { init?(contentsOfFile path: String) {} ; func write(to url: URL, atomically: Bool) -> Bool { return true } }
class FileManager: NSObject {
    class var `default`: FileManager { get { return FileManager() } }
    func removeItem(atPath path: String) throws {}
    func removeItem(at URL: URL) throws {}
    func copyItem(at srcURL: URL, to dstURL: URL) throws {}
    func contents(atPath path: String) -> Data? { return nil }
    func createFile(atPath path: String, contents data: Data?, attributes attr: [Int: Any]? = nil) -> Bool { true }
    func unzipItem(at: URL, to: URL) throws {}
}
class Process: NSObject { var executableURL: URL? { get { nil } set {} }; var launchPath: String?; var arguments: [String]? = nil
    class func run(_ url: URL, arguments: [String], terminationHandler: ((Process) -> Void)? = nil) throws -> Process { return Process() }
    func run() throws {} }
class NSPredicate { init(format: String, argumentArray: [Any]?) {}; init(format: String, _ args: CVarArg...) {}; init(value: Bool) {} }
class NSRegularExpression { struct Options: OptionSet { let rawValue: Int; static var caseInsensitive: Options { Options(rawValue: 1) } }
    init(pattern: String, options: Options = []) throws {} }
class UserDefaults: NSObject { class var standard: UserDefaults { get { return UserDefaults() } }; func set(_ value: Any?, forKey defaultName: String) {} }
class NSUbiquitousKeyValueStore: NSObject { class var `default`: NSUbiquitousKeyValueStore { get { NSUbiquitousKeyValueStore() } }; func set(_ value: Any?, forKey key: String) {} }
class WKNavigation {}
class WKWebView { func evaluateJavaScript(_ javaScriptString: String, completionHandler: ((Any?, Error?) -> Void)? = nil) {}
    func loadHTMLString(_ string: String, baseURL: URL?) -> WKNavigation? { return nil } ; func load(_ request: URLRequest) -> WKNavigation? { nil } }
class JSContext { func evaluateScript(_ script: String!) -> Any! { return 0 } }
class XMLParser { init?(data: Data) {}; var shouldResolveExternalEntities: Bool { get { return false } set {} } }
class UITextField { var text: String? { get { nil } set {} } }
class NSManagedObject: NSObject { func setValue(_ value: Any?, forKey key: String) {}; func setPrimitiveValue(_ value: Any?, forKey key: String) {} }
class RealmSwiftObject {}
typealias Object = RealmSwiftObject
class Account: Object { override init() { data = "" }; var data: String; var password: String = "" }
class Entity: NSManagedObject { var value: String { get { "" } set {} } }
struct Session { static let `default` = Session(); func request(_ convertible: String, method: Int = 0, parameters: [String: String]? = nil) -> Int { return 0 } }
let AF = Session.default
class NWConnection { func send(content: Data?, completion: Int) {} }
class Connection { init(_ path: String) throws {}; func execute(_ SQL: String) throws {}; func run(_ statement: String, _ bindings: Any?...) throws -> Statement { return Statement(self, "") }
    func prepare(_ statement: String, _ bindings: Any?...) throws -> Statement { return Statement(self, "") }; func scalar(_ s: String, _ b: Any?...) throws -> Any? { nil } }
class Statement { init(_ connection: Connection, _ SQL: String) {}; func run(_ bindings: Any?...) throws -> Statement { return self } }
protocol BlockMode {}
protocol Cipher {}
enum Padding { case pkcs7, noPadding }
struct CBC: BlockMode { init(iv: Array<UInt8>) {} }
struct GCM: BlockMode { enum Mode { case combined, detached }; init(iv: Array<UInt8>, additionalAuthenticatedData: Array<UInt8>? = nil, tagLength: Int = 16, mode: Mode = .detached) { self.init(iv: iv) }; init(iv: Array<UInt8>) {} }
struct ECB: BlockMode { init() {} }
final class AES: Cipher { init(key: Array<UInt8>, blockMode: BlockMode, padding: Padding = .pkcs7) throws {}
    convenience init(key: String, iv: String, padding: Padding = .pkcs7) throws { try self.init(key: [], blockMode: CBC(iv: []), padding: padding) } }
final class HMAC { enum Variant { case md5, sha256 }; init(key: Array<UInt8>, variant: HMAC.Variant = .md5) {}
    convenience init(key: String, variant: HMAC.Variant = .md5) throws { self.init(key: [], variant: variant) } }
enum PKCS5 {}
extension PKCS5 { struct PBKDF2 { init(password: Array<UInt8>, salt: Array<UInt8>, iterations: Int = 4096, keyLength: Int? = nil, variant: HMAC.Variant = .sha256) throws {} } }
enum RNCryptor { static func encrypt(data: Data, withPassword password: String) -> Data { return data }
    static func randomData(ofLength length: Int) -> Data { return Data(0) }
    final class EncryptorV3 { init(encryptionKey: Data, hmacKey: Data) {} } }
func sqlite3_exec(_ db: OpaquePointer?, _ sql: UnsafePointer<CChar>?, _ callback: Int?, _ a: Int?, _ b: Int?) -> Int32 { return 0 }
func sqlite3_prepare_v2(_ db: OpaquePointer?, _ sql: UnsafePointer<CChar>?, _ n: Int32, _ s: Int?, _ t: Int?) -> Int32 { return 0 }
func NSLog(_ format: String, _ args: CVarArg...) {}
func withVaList<R>(_ args: [CVarArg], _ body: (CVaListPointer) -> R) -> R { fatalError() }
func vprintf(_ format: UnsafePointer<CChar>, _ args: CVaListPointer) -> Int32 { return 0 }
extension Array where Element == UInt8 { init(hex: String) { self.init() } }
extension String { var bytes: Array<UInt8> { return [] }; func sha512() -> String { return "" } }
struct SHA256 { static func hash<D>(data: D) -> [UInt8] { return [] }; mutating func update<D>(data: D) {} }
struct Zip { static func unzipFile(_ zipFilePath: URL, destination: URL, overwrite: Bool, password: String?) throws {} }

func database(_ db: Connection, _ raw: OpaquePointer?) throws {
    let remote = try String(contentsOf: URL(string: "https://plant.example")!)
    let clean = "SELECT 1"
    try db.execute("SELECT " + remote) // finds S301
    _ = try db.prepare("SELECT \(remote)") // finds S301
    _ = try db.run("SELECT ?", remote)
    _ = try db.scalar("SELECT " + remote) // finds S301
    _ = Statement(db, "SELECT " + remote) // finds S301
    _ = sqlite3_exec(raw, "SELECT " + remote, nil, nil, nil) // finds S301
    _ = sqlite3_prepare_v2(raw, "SELECT " + remote, -1, nil, nil) // finds S301
    try db.execute(clean)
}

func filesAndFormats(_ args: [CVarArg]) throws {
    let remote = try String(contentsOf: URL(string: "https://plant.example")!, encoding: .utf8)
    try FileManager.default.removeItem(at: URL(fileURLWithPath: remote)) // finds S303
    try FileManager.default.copyItem(at: URL(fileURLWithPath: "/tmp/a"), to: URL(fileURLWithPath: remote)) // finds S303
    _ = FileManager.default.contents(atPath: remote) // finds S303
    try Data(0).write(to: URL(fileURLWithPath: remote), options: []) // finds S303
    _ = try Data(contentsOf: URL(fileURLWithPath: "/a").appendingPathComponent(remote)) // finds S303
    try "a".write(to: URL(fileURLWithPath: remote), atomically: true, encoding: .utf8) // finds S303
    _ = NSData(contentsOfFile: remote) // finds S303
    try NSString(string: "a").write(toFile: remote, atomically: true, encoding: 4) // finds S303
    _ = String(format: remote, 1) // finds S304
    _ = String(format: remote, arguments: args) // finds S304
    _ = String(format: remote, locale: nil, arguments: args) // finds S304
    _ = String.localizedStringWithFormat(remote) // finds S304
    _ = NSString(format: NSString(string: remote), "a") // finds S304
    _ = NSString.localizedStringWithFormat(NSString(string: remote)) // finds S304
    _ = "a".appendingFormat(remote, 1) // finds S304
    NSLog(remote) // finds S304
    _ = withVaList([1]) { vprintf(remote, $0) } // finds S304
    NSLog("%@", remote)
    _ = try NSRegularExpression(pattern: remote) // finds S316
    _ = NSPredicate(format: remote) // finds S305
    _ = NSPredicate(format: "a == \(remote)", argumentArray: nil) // finds S305
    let p = Process()
    p.arguments = ["-c", remote] // finds S302
    p.launchPath = remote // finds S302
    p.executableURL = URL(fileURLWithPath: remote) // finds S302
    _ = try Process.run(URL(fileURLWithPath: "/bin/sh"), arguments: ["-c", remote]) // finds S302
    WKWebView().evaluateJavaScript(remote) // finds S306
    _ = JSContext().evaluateScript("a(" + remote + ")") // finds S306
    _ = WKWebView().loadHTMLString(remote, baseURL: nil) // finds S318
    _ = WKWebView().loadHTMLString(remote, baseURL: URL(string: "https://plant.example"))
}

func xml(_ data: Data) {
    let parser = XMLParser(data: data) // finds S308
    parser?.shouldResolveExternalEntities = true
    let other = XMLParser(data: data)
    other?.shouldResolveExternalEntities = false
}

func secrets(_ password: String, _ account: Account, _ entity: Entity, _ connection: NWConnection, _ db: Connection) throws {
    UserDefaults.standard.set(password, forKey: "a") // finds S502
    NSUbiquitousKeyValueStore.default.set(password, forKey: "a") // finds S502
    entity.setValue(password, forKey: "a") // finds S504
    entity.setPrimitiveValue(password, forKey: "a") // finds S504
    entity.value = password // finds S504
    account.data = password // finds S504
    account.password = password // finds S504
    account.data = "none"
    _ = try db.run("INSERT INTO a VALUES (?)", password) // finds S504
    connection.send(content: password.data(using: .utf8), completion: 0) // finds S505
    _ = URL(string: "http://plant.example/?p=" + password) // finds S505
    _ = AF.request("http://plant.example/?p=\(password)") // finds S505
    NSLog("%@", password) // finds S503
    print(password) // finds S503
    _ = SHA256.hash(data: password.data(using: .utf8)!) // finds S408
    _ = password.sha512() // finds S408
    print(password.count)
}

func keys(_ random: [UInt8], _ text: String, _ data: Data) throws {
    let key: [UInt8] = [0x2a, 0x3a, 0x80, 0x05, 0xaf, 0x46, 0x58, 0x2d]
    let constant = "this string is constant"
    _ = try AES(key: key, blockMode: CBC(iv: random)) // finds S404
    _ = try AES(key: constant, iv: text) // finds S404
    _ = try AES(key: text, iv: constant) // finds S405
    _ = try AES(key: random, blockMode: CBC(iv: key), padding: .pkcs7) // finds S405
    _ = try AES(key: random, blockMode: GCM(iv: key, mode: .combined)) // finds S405
    _ = try AES(key: random, blockMode: ECB()) // finds S402
    _ = HMAC(key: key) // finds S404
    _ = try HMAC(key: constant, variant: .sha256) // finds S404
    _ = try PKCS5.PBKDF2(password: Array(constant.utf8), salt: random, iterations: 600_000) // finds S403
    _ = try PKCS5.PBKDF2(password: random, salt: Array(constant.utf8), iterations: 600_000) // finds S405
    _ = try PKCS5.PBKDF2(password: random, salt: random, iterations: 1024) // finds S409
    _ = RNCryptor.encrypt(data: data, withPassword: constant) // finds S403
    _ = RNCryptor.EncryptorV3(encryptionKey: Data(key), hmacKey: RNCryptor.randomData(ofLength: 32)) // finds S404
    _ = try AES(key: Array(hex: "2a3a80"), blockMode: CBC(iv: random)) // finds S404
    _ = try AES(key: random, blockMode: CBC(iv: random))
}

func archives(_ url: URL) throws {
    let remote = URL(string: try String(contentsOf: URL(string: "https://plant.example")!))!
    try FileManager.default.unzipItem(at: remote, to: url) // finds S315
    try Zip.unzipFile(remote, destination: url, overwrite: true, password: nil) // finds S315
}
