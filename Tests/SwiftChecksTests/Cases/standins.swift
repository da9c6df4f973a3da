// rules: S301, S302, S303, S404, S502, S503
// The libraries' types as empty stand-ins: what the models say of them holds.
struct URL { init?(string: String) {}; init(fileURLWithPath: String) {}; var path: String { "" } }
extension String { init(contentsOf: URL) throws { self.init() } }
class FileManager { static let `default` = FileManager(); func removeItem(atPath: String) throws {} }
class Process { var arguments: [String]?; func run() throws {} }
class Connection { init(_ path: String) throws {}; func execute(_ sql: String) throws {} }
class UserDefaults { static let standard = UserDefaults(); func set(_ value: Any?, forKey: String) {} }
class AES { init(key: [UInt8], iv: [UInt8]) throws {} }
func NSLog(_ format: String, _ arguments: Any...) {}
class UITextField { var text: String? }

func f(_ password: String, _ field: UITextField) throws {
    let remote = try String(contentsOf: URL(string: "https://plant.example")!)
    try FileManager.default.removeItem(atPath: remote) // finds S303
    let process = Process()
    process.arguments = ["-c", remote] // finds S302
    try Connection("a").execute("SELECT " + remote) // finds S301
    try Connection("a").execute("SELECT \(field.text!)") // finds S301
    UserDefaults.standard.set(password, forKey: "a") // finds S502
    NSLog("%@", password) // finds S503
    _ = try AES(key: Array("0123456789abcdef".utf8), iv: []) // finds S404
}
