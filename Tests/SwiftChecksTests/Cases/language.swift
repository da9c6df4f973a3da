// rules: S302
// What comes from outside, by every way the language has. `take()` is outside; `system` is where it must not go.
import Combine
import Foundation

func take() -> String { (try? String(contentsOf: URL(string: "https://plant.example/name")!)) ?? "" }
func takeData() async throws -> Data { try await URLSession.shared.data(from: URL(string: "https://plant.example/name")!).0 }

final class Props {
    static var last = ""
    static let fixed = "ls"
    lazy var lazyOne: String = take()
    lazy var lazyTwo: String = { take() + "x" }()
    var stored: String = take()
    var clean = "ls"
    var observed = "" { didSet { system(observed) } } // finds S302
    var watched = "" { willSet { system(newValue) } } // finds S302
    var quiet = "" { didSet { system("ls") } }
    var backing = ""
    var computed: String {
        get { backing }
        set { backing = newValue }
    }
    var optional: String?
    subscript(index: Int) -> String { get { backing } set { backing = newValue } }
    init() { optional = take() }
    convenience init(text: String) { self.init(); clean = "df" }

    func run() {
        Props.last = take()
        system(Props.last) // finds S302
        system(Props.fixed)
        system(lazyOne) // finds S302
        system(lazyTwo) // finds S302
        system(stored) // finds S302
        system(clean)
        observed = take()
        watched = take()
        quiet = take()
        computed = take()
        system(computed) // finds S302
        system(backing) // finds S302
        if let optional { system(optional) } // finds S302
        if let text = self.optional { system(text) } // finds S302
        guard let optional = optional else { return }
        system(optional) // finds S302
        self[0] = take()
        system(self[0]) // finds S302
    }
}

class Base {
    var command: String { "ls" }
    func make() -> String { "ls" }
    func use() { system(command) } // finds S302
    func template() { system(make()) } // finds S302
    class func build() -> String { "ls" }
}
final class Derived: Base {
    override var command: String { take() }
    override func make() -> String { super.make() + take() }
    func other() { system(super.make()) }
}
func dispatch(_ base: Base, _ derived: Derived) {
    system(base.make()) // finds S302
    system(derived.make()) // finds S302
    system(Base.build())
}

protocol Source { var text: String { get }; func fetch() -> String }
extension Source { func fetch() -> String { text } ; var upper: String { text.uppercased() } }
struct Remote: Source { var text: String { take() } }
struct Local: Source { var text: String { "ls" } }
func generic<S: Source>(_ source: S) { system(source.fetch()) } // finds S302
func existential(_ source: any Source) { system(source.upper) } // finds S302
func opaque() -> some Source { Remote() }
func concrete(_ remote: Remote, _ local: Local) {
    system(remote.fetch()) // finds S302
    system(local.text)
    system(opaque().text) // finds S302
}

struct Box<Value> { var value: Value; func map<T>(_ f: (Value) -> T) -> Box<T> { Box<T>(value: f(value)) } }
struct Pair<A, B> { let a: A; let b: B; func swapped() -> Pair<B, A> { Pair<B, A>(a: b, b: a) } }
func first<A, B>(_ a: A, _ b: B) -> A { a }
func identity<T>(_ value: T) -> T { value }
func generics() {
    system(Box(value: take()).value) // finds S302
    system(Box(value: take()).map { $0 + "x" }.value) // finds S302
    system(Box(value: "ls").map { $0 + "x" }.value)
    let pair = Pair(a: take(), b: "ls").swapped()
    system(pair.b) // finds S302
    system(pair.a)
    system(first(take(), "ls")) // finds S302
    system(first("ls", take()))
    system(identity(take())) // finds S302
}

enum Message { case text(String), pair(name: String, value: String), none; indirect case nested(Message)
    var content: String { switch self { case .text(let t): t; case .pair(_, let v): v; case .none: ""; case .nested(let m): m.content } }
    static func parse(_ text: String) -> Message { text.isEmpty ? .none : .pair(name: "ls", value: text) }
}
func payloads() {
    let message = Message.parse(take())
    if case .pair(let name, let value) = message {
        system(name)
        system(value) // finds S302
    }
    if case let .pair(name, value) = message, !name.isEmpty { system(value) } // finds S302
    guard case .text(let t) = Message.text(take()) else { return }
    system(t) // finds S302
    system(message.content) // finds S302
    for case .text(let item) in [Message.text(take()), .none] { system(item) } // finds S302
    while case .text(let item) = Message.text(take()) { system(item); break } // finds S302
    switch (message, 1) {
    case (.pair(_, let v), _): system(v) // finds S302
    default: break
    }
    let result: Result<String, Error> = .success(take())
    switch result { case .success(let v): system(v); case .failure(let e): print(e) } // finds S302
    if let v = try? result.get() { system(v) } // finds S302
    _ = result.map { system($0) } // finds S302
}

func collections() {
    let text = take()
    let words = text.split(separator: " ").map(String.init)
    system(words[0]) // finds S302
    system(words.joined()) // finds S302
    system(words.dropFirst().joined(separator: " ")) // finds S302
    system(words.first ?? "ls") // finds S302
    if let last = words.last { system(last) } // finds S302
    system(words.reduce("") { $0 + $1 }) // finds S302
    system(words.reduce(into: "") { $0 += $1 }) // finds S302
    system(words.filter { !$0.isEmpty }.sorted().joined()) // finds S302
    system(words.compactMap { $0.isEmpty ? nil : $0 }[0]) // finds S302
    system(words.flatMap { [$0] }[0]) // finds S302
    system(words.map { $0.count }.description)
    system(words.map { _ in "ls" }[0])
    words.enumerated().forEach { index, word in system(word) } // finds S302
    for (index, word) in words.enumerated() { system(index == 0 ? "ls" : word) } // finds S302
    for (a, _) in zip(words, ["x"]) { system(a) } // finds S302
    var set = Set<String>()
    set.insert(text)
    for item in set { system(item) } // finds S302
    var map: [String: [String]] = [:]
    map["a", default: []].append(text)
    system(map["a"]![0]) // finds S302
    var plain = ["a": "ls"]
    plain["b"] = text
    system(plain["a"]!)
    system(plain["b"]!) // finds S302
    plain["b"] = "ls"
    system(plain["b"]!)
    for (_, value) in ["k": text] { system(value) } // finds S302
    let nested = ["outer": ["inner": text]]
    system(nested["outer"]!["inner"]!) // finds S302
    system(nested["outer"]?["inner"] ?? "") // finds S302
    let grouped = Dictionary(grouping: words, by: { $0.count })
    system(grouped[1]![0]) // finds S302
    let keyed = Dictionary(uniqueKeysWithValues: words.map { ($0, $0) })
    system(keyed["a"]!) // finds S302
    var array = ["ls"]
    array += [text]
    system(array[1]) // finds S302
    array.insert(text, at: 0)
    array.removeAll()
    array = ["ls"]
    system(array[0])
    let lazy = words.lazy.map { $0 + "" }.first ?? ""
    system(lazy) // finds S302
    var iterator = words.makeIterator()
    while let next = iterator.next() { system(next) } // finds S302
    system(words.max()!) // finds S302
    system(String(words.count))
    let chunk = words[1...].joined()
    system(chunk) // finds S302
    let (head, tail) = (words.first!, "ls")
    system(head) // finds S302
    system(tail)
}

func texts() {
    let text = take()
    let block = """
        run \(text)
        """
    system(block) // finds S302
    system(String(text.dropLast(2))) // finds S302
    system(String(text.prefix(3))) // finds S302
    system(String(text[text.startIndex...])) // finds S302
    system(String(text.reversed())) // finds S302
    system(text.replacingOccurrences(of: "a", with: "b")) // finds S302
    system("a%@".replacingOccurrences(of: "%@", with: text)) // finds S302
    system(String(format: "%@", text)) // finds S302
    system(String(describing: text)) // finds S302
    system([text, "b"].joined(separator: ",")) // finds S302
    system(text.components(separatedBy: ",")[0]) // finds S302
    system(text + "" + "b") // finds S302
    system(String(decoding: Data(text.utf8), as: UTF8.self)) // finds S302
    system(String(data: text.data(using: .utf8)!, encoding: .utf8)!) // finds S302
    system(String(bytes: Array(text.utf8), encoding: .utf8)!) // finds S302
    system(String(text.map { $0 })) // finds S302
    system((text as NSString).appending("x")) // finds S302
    system((text as NSString) as String) // finds S302
    system(NSString(string: text) as String) // finds S302
    system((text as NSString).substring(from: 1)) // finds S302
    system(text.removingPercentEncoding!) // finds S302
    system(text.trimmingCharacters(in: .whitespaces).lowercased()) // finds S302
    system(String(text.utf8)!) // finds S302
    system(text.applying { $0 }) // finds S302
    system(String(repeating: text, count: 2)) // finds S302
    system(String(text.unicodeScalars.map(Character.init))) // finds S302
    system(String(cString: text.cString(using: .utf8)!)) // finds S302
    system(text.isEmpty ? "a" : "b")
    system(String(text.count))
    system("\(text.hashValue)")
    system(text == "a" ? text : "b")
    var buffer = ""
    buffer.append("run ")
    buffer.append(contentsOf: text)
    print("x", to: &buffer)
    system(buffer) // finds S302
    var mutable = NSMutableString(string: "a")
    mutable.append(text)
    system(mutable as String) // finds S302
    let attributed = NSAttributedString(string: text)
    system(attributed.string) // finds S302
}
extension String { func applying(_ f: (String) -> String) -> String { f(self) } }
