// rules: S301, S302, S303, S304, S305, S306, S316, S317, S318, S403, S404, S405, S502, S503, S504, S505
// What is harmless, by each of the ways in which it is made so; a flaw here and there shows that the ways are looked at.
import Foundation

func take() -> String { (try? String(contentsOf: URL(string: "https://plant.example/name")!)) ?? "" }
let allowed: Set<String> = ["a", "b"]
let commands = ["start": "/bin/start", "stop": "/bin/stop"]
enum Mode: String, CaseIterable { case on, off }
struct Range2 { var low: Int; var high: Int }

func isAllowed(_ text: String) -> Bool { allowed.contains(text) }
func validated(_ text: String) throws -> String { guard isAllowed(text) else { throw URLError(.badURL) }; return text }
func check(_ text: String) throws { guard allowed.contains(text) else { throw URLError(.badURL) } }
func validateName(_ text: String) throws { if text.contains("/") { throw URLError(.badURL) } }
func sanitizedFileName(_ text: String) -> String { text.filter { $0.isLetter } }

func numbers(_ db: OpaquePointer?) {
    let text = take()
    guard let number = Int(text) else { return }
    sqlite3_exec(db, "SELECT \(number)", nil, nil, nil)
    sqlite3_exec(db, "SELECT " + String(number), nil, nil, nil)
    sqlite3_exec(db, "SELECT \(Double(text) ?? 0)", nil, nil, nil)
    sqlite3_exec(db, "SELECT \(text.count)", nil, nil, nil)
    sqlite3_exec(db, "SELECT \(UInt8(text, radix: 16) ?? 0)", nil, nil, nil)
    sqlite3_exec(db, "SELECT '\(UUID(uuidString: text)?.uuidString ?? "")'", nil, nil, nil)
    sqlite3_exec(db, "SELECT \(text.isEmpty)", nil, nil, nil)
    sqlite3_exec(db, String(format: "SELECT %d", Int(text) ?? 0), nil, nil, nil)
    let parts = text.split(separator: ",").compactMap { Int($0) }
    sqlite3_exec(db, "SELECT \(parts[0])", nil, nil, nil)
    let total = parts.reduce(0, +)
    sqlite3_exec(db, "SELECT \(total)", nil, nil, nil)
    for part in parts { sqlite3_exec(db, "SELECT \(part)", nil, nil, nil) }
    let range = Range2(low: Int(text) ?? 0, high: 2)
    sqlite3_exec(db, "SELECT \(range.low)", nil, nil, nil)
    let date = ISO8601DateFormatter().date(from: text)
    sqlite3_exec(db, "SELECT \(date?.timeIntervalSince1970 ?? 0)", nil, nil, nil)
    sqlite3_exec(db, "SELECT '\(text)'", nil, nil, nil) // finds S301
}

func allowLists() throws {
    let text = take()
    if allowed.contains(text) { system(text) }
    if isAllowed(text) { system(text) }
    guard isAllowed(text) || text == "c" else {
        system(text) // finds S302
        return
    }
    system(text)
}

func validators() throws {
    let first = take()
    try validateName(first)
    system(first)
    let second = take()
    if let command = commands[second] { system(command) }
    if let mode = Mode(rawValue: second) { system(mode.rawValue) }
    if Mode.allCases.map(\.rawValue).contains(second) { system(second) }
    let third = allowed.first { $0 == second } ?? "a"
    system(third)
    guard second.range(of: "^[a-z]+$", options: .regularExpression) != nil else { return }
    system(second)
}

func patterns() {
    let text = take()
    guard text.wholeMatch(of: /[a-z]+/) != nil else { return }
    system(text)
    let other = take()
    guard let match = other.wholeMatch(of: /[a-z]+/) else { return }
    system(String(match.output))
    system(other)
    let third = take()
    if third.contains(where: { !$0.isLetter }) { return }
    system(third)
}

func overwritten(_ flag: Bool) {
    var text = take()
    text = "ls"
    system(text)
    var list = [take()]
    list = ["ls"]
    system(list[0])
    struct Box { var text: String }
    var box = Box(text: take())
    box.text = "ls"
    system(box.text)
    var map = ["a": take()]
    map["a"] = "ls"
    system(map["a"]!)
    let chosen: String
    if flag { chosen = "a" } else { chosen = "b" }
    system(chosen)
    text = take()
    if flag { text = "ls" }
    system(text) // finds S302
    switch take() {
    case "a": system("a")
    case let other where allowed.contains(other): system(other)
    default: system("b")
    }
}

func paths(_ root: URL, _ data: Data) throws {
    let name = take()
    try data.write(to: root.appendingPathComponent(sanitizedFileName(name)))
    try data.write(to: root.appendingPathComponent(URL(fileURLWithPath: name).lastPathComponent))
    try data.write(to: root.appendingPathComponent((name as NSString).lastPathComponent))
    try data.write(to: root.appendingPathComponent(String(name.hashValue)))
    let target = root.appendingPathComponent(name).standardizedFileURL
    if target.path.hasPrefix(root.path + "/") { try data.write(to: target) }
    guard target.path.starts(with: root.path) else { throw URLError(.badURL) }
    try data.write(to: target)
    let resolved = root.appendingPathComponent(name).resolvingSymlinksInPath()
    if !resolved.path.hasPrefix(root.path) { return }
    try data.write(to: resolved)
    if name.contains("/") || name.contains("..") { return }
    try data.write(to: root.appendingPathComponent(name))
    guard let file = Bundle.main.url(forResource: "a", withExtension: "txt") else { return }
    _ = try String(contentsOf: file)
    let other = take()
    try data.write(to: root.appendingPathComponent(other)) // finds S303
}

func escaping(_ view: WKWebView, _ db: OpaquePointer?) throws {
    let text = take()
    view.evaluateJavaScript("show(\(escapedForScript(text)))")
    view.loadHTMLString(text.htmlEscaped, baseURL: nil)
    _ = try Regex(NSRegularExpression.escapedPattern(for: text))
    _ = String(format: "%@", text)
    NSLog("%@", text)
    let predicate = NSPredicate(format: "a == %@ AND b == %d", text, 1)
    _ = predicate
    view.loadHTMLString("<p>\(text.count)</p>", baseURL: nil)
    view.evaluateJavaScript("show(\(Int(text) ?? 0))")
    view.evaluateJavaScript("show('\(text)')") // finds S306
}
func escapedForScript(_ text: String) -> String { text.replacingOccurrences(of: "'", with: "\\'") }
extension String { var htmlEscaped: String { replacingOccurrences(of: "<", with: "&lt;") } }

struct Account { var name: String; var password: String; var passwordHash: String }
func secrets(_ account: Account, _ url: URL) throws {
    let hashed = SHA256.hash(data: Data(account.password.utf8))
    print(hashed)
    let sealed = try AES.GCM.seal(Data(account.password.utf8), using: key()).combined!
    try sealed.write(to: url)
    UserDefaults.standard.set(sealed, forKey: "a")
    print("password: \(mask(account.password))")
    print("has password: \(!account.password.isEmpty)")
    print(account.password == "" ? "none" : "some")
    let isPasswordValid = account.password.count > 8
    print(isPasswordValid)
    let passwordLabel = "Password"
    print(passwordLabel)
    let strength = passwordStrength(account.password)
    print(strength)
    print(account.passwordHash, account.name)
    let error = PasswordError.tooShort
    print(error)
    UserDefaults.standard.set(true, forKey: "hasPassword")
    UserDefaults.standard.removeObject(forKey: "password")
    let tokens = text().split(separator: " ")
    print(tokens)
    var token = 0
    token += 1
    print(token)
    let secretCount = 3
    print(secretCount)
    print(account.password) // finds S503
}
enum PasswordError: Error { case tooShort }
func passwordStrength(_ password: String) -> Int { password.count / 4 }
func mask(_ text: String) -> String { String(repeating: "*", count: text.count) }
func key() -> SymmetricKey { SymmetricKey(size: .bits256) }
func text() -> String { "a b" }

func constants(_ data: Data, _ load: () -> [UInt8]) throws {
    let empty: [UInt8] = []
    var key = empty
    key.append(contentsOf: load())
    _ = try AES(key: key, blockMode: CBC(iv: AES.randomIV(16)))
    let name = "plant-key"
    let stored = try Keychain.shared.get(name)
    _ = try AES(key: Array(stored.utf8), blockMode: CBC(iv: AES.randomIV(16)))
    let environment = ProcessInfo.processInfo.environment["PLANT_KEY"] ?? ""
    _ = try AES(key: Array(environment.utf8), blockMode: CBC(iv: AES.randomIV(16)))
    _ = SymmetricKey(data: try Data(contentsOf: URL(fileURLWithPath: "/run/secrets/key")))
    let password = UserDefaults.standard.string(forKey: "hint") ?? ""
    _ = password
    var iv = [UInt8](repeating: 0, count: 16)
    arc4random_buf(&iv, 16)
    _ = CBC(iv: iv)
    var other = Data(count: 16)
    _ = other.withUnsafeMutableBytes { SecRandomCopyBytes(kSecRandomDefault, 16, $0.baseAddress!) }
    _ = try AES.GCM.Nonce(data: other)
    let placeholder = "<password>"
    login(user: "a", password: placeholder)
    login(user: "a", password: "")
    _ = try AES(key: Array("0123456789abcdef".utf8), blockMode: CBC(iv: iv)) // finds S404
}
func login(user: String, password: String) {}

func requests(_ session: URLSession) async throws {
    let text = take()
    _ = try await session.data(from: URL(string: "https://plant.example/units/\(text)")!)
    _ = try await session.data(from: URL(string: "https://plant.example/?q=" + text)!)
    guard let url = URL(string: text), let host = url.host, allowed.contains(host) else { return }
    _ = try await session.data(from: url)
    let other = URL(string: take())!
    _ = try await session.data(from: other) // finds S317
}
