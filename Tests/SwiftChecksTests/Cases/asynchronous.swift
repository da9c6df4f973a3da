// rules: S302
import Combine
import Foundation
import SwiftUI

func take() -> String { (try? String(contentsOf: URL(string: "https://plant.example/name")!)) ?? "" }

func control(_ flag: Bool, _ number: Int) throws {
    let text = take()
    var a = "ls"
    if flag { a = text } else { a = "df" }
    system(a) // finds S302
    a = "ls"
    system(a)
    let b = number > 1 ? text : "ls"
    system(b) // finds S302
    let c: String
    switch number { case 0: c = text; case 1: c = "ls"; default: c = "df" }
    system(c) // finds S302
    let d: String? = flag ? text : nil
    system(d ?? "ls") // finds S302
    system(d!) // finds S302
    var e = "ls"
    while e.count < 10 { e += text }
    system(e) // finds S302
    var f = "ls"
    repeat { f = text } while flag
    system(f) // finds S302
    do { let g = try may(text); system(g) } catch { system("\(error)") } // finds S302
    let h = try? may(text)
    if let h { system(h) } // finds S302
    let i = (try? may(text)) ?? "ls"
    system(i) // finds S302
    var j = "ls"
    defer { system(j) } // finds S302
    j = text
    label: for k in 0..<3 { if k == 1 { break label }; system(text) } // finds S302
    let l = { () -> String in text }()
    system(l) // finds S302
    let m = if flag { text } else { "ls" }
    system(m) // finds S302
    let n = switch number { case 0: text; default: "ls" }
    system(n) // finds S302
    guard flag, let o = d, !o.isEmpty else { return }
    system(o) // finds S302
    guard text != "a" else { system(text); return }
    system(text) // finds S302
    inout1(&a)
    system(a) // finds S302
    var p = "ls"
    swap(&p, &a)
    system(p) // finds S302
    fallthrough1(number, text)
    outer(text) { system($0) } // finds S302
}
func may(_ text: String) throws -> String { guard !text.isEmpty else { throw URLError(.badURL) }; return text }
func inout1(_ text: inout String) { text = take() }
func fallthrough1(_ n: Int, _ t: String) { switch n { case 0: fallthrough; case 1: system(t); default: system("ls") } } // finds S302
func outer(_ text: String, _ body: (String) -> Void) { inner(text, body) }
func inner(_ text: String, _ body: (String) -> Void) { body(text) }

infix operator <+>
func <+> (a: String, b: String) -> String { a + " " + b }
prefix operator ^^
prefix func ^^ (a: String) -> String { a.lowercased() }
struct Cmd { var text: String; static func + (a: Cmd, b: Cmd) -> Cmd { Cmd(text: a.text + b.text) } }
func operators() {
    system("ls" <+> take()) // finds S302
    system(^^take()) // finds S302
    system((Cmd(text: "a") + Cmd(text: take())).text) // finds S302
    system((Cmd(text: "a") + Cmd(text: "b")).text)
}

final class Stored {
    var handlers: [(String) -> Void] = []
    var single: ((String) -> Void)?
    var named: [String: (String) -> Void] = [:]
    func add(_ handler: @escaping (String) -> Void) { handlers.append(handler) }
    func setUp() {
        add { system($0) } // finds S302
        single = { text in system(text) } // finds S302
        named["a"] = { system($0) } // finds S302
        single = shell
    }
    func shell(_ text: String) { system(text) } // finds S302
    func fire() {
        handlers.forEach { $0(take()) }
        for handler in handlers { handler(take()) }
        single?(take())
        named["a"]?(take())
    }
}

func asynchronous(_ stream: AsyncStream<String>) async throws {
    for try await line in URL(string: "https://plant.example")!.lines { system(line) } // finds S302
    let (bytes, _) = try await URLSession.shared.bytes(from: URL(string: "https://plant.example")!)
    for try await line in bytes.lines { system(line) } // finds S302
    let task = Task { take() }
    system(await task.value) // finds S302
    let detached = Task.detached { () -> String in take() }
    system(await detached.value) // finds S302
    async let later = take()
    system(await later) // finds S302
    let all = await withTaskGroup(of: String.self) { group -> [String] in
        group.addTask { take() }
        var result: [String] = []
        for await item in group { result.append(item) }
        return result
    }
    system(all[0]) // finds S302
    let value = await withCheckedContinuation { (c: CheckedContinuation<String, Never>) in c.resume(returning: take()) }
    system(value) // finds S302
    let made = AsyncStream<String> { continuation in continuation.yield(take()) }
    for await item in made { system(item) } // finds S302
    await MainActor.run { _ = system(take()) } // finds S302
    DispatchQueue.main.async { system(take()) } // finds S302
    let synced = DispatchQueue.main.sync { take() }
    system(synced) // finds S302
}

actor Keeper {
    private var text = ""
    func keep(_ new: String) { text = new }
    func show() -> String { text }
}
func actors(_ keeper: Keeper) async {
    await keeper.keep(take())
    system(await keeper.show()) // finds S302
}

final class Model: ObservableObject {
    @Published var text = ""
    var bag: Set<AnyCancellable> = []
    let subject = PassthroughSubject<String, Never>()
    func bind() {
        URLSession.shared.dataTaskPublisher(for: URL(string: "https://plant.example")!)
            .map { String(decoding: $0.data, as: UTF8.self) }
            .sink(receiveCompletion: { _ in }, receiveValue: { system($0) }) // finds S302
            .store(in: &bag)
        $text.sink { system($0) }.store(in: &bag) // finds S302
        subject.send(take())
        subject.sink { system($0) }.store(in: &bag) // finds S302
        Just(take()).map { $0 + "x" }.sink { system($0) }.store(in: &bag) // finds S302
        Just("ls").sink { system($0) }.store(in: &bag)
        text = take()
    }
}

struct Panel: View {
    @State private var command = ""
    @Binding var bound: String
    @AppStorage("c") var saved = ""
    var body: some View {
        VStack {
            Text("a").onOpenURL { url in system(url.absoluteString) } // finds S302
            Text("b").onContinueUserActivity("a") { activity in system(activity.webpageURL!.absoluteString) } // finds S302
            Button("c") { system("ls") }
        }
    }
}

protocol ReaderDelegate: AnyObject { func reader(_ reader: Reader, got text: String) }
final class Reader { weak var delegate: ReaderDelegate?; func read() { delegate?.reader(self, got: take()) } }
final class Owner: ReaderDelegate { func reader(_ reader: Reader, got text: String) { system(text) } } // finds S302

func notifications() {
    NotificationCenter.default.post(name: .init("a"), object: nil, userInfo: ["text": take()])
}

struct Order: Codable { var name: String; var count: Int; var parts: [Part]; var note: String? }
struct Part: Codable { let id: Int; let label: String }
func json() async throws {
    let (data, _) = try await URLSession.shared.data(from: URL(string: "https://plant.example")!)
    let order = try JSONDecoder().decode(Order.self, from: data)
    system(order.name) // finds S302
    system("\(order.count)")
    system(order.parts[0].label) // finds S302
    for part in order.parts { system(part.label); system("\(part.id)") } // finds S302
    if let note = order.note { system(note) } // finds S302
    let list = try JSONDecoder().decode([Order].self, from: data)
    list.forEach { system($0.name) } // finds S302
    let any = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    system(any?["name"] as? String ?? "") // finds S302
    if let object = try JSONSerialization.jsonObject(with: data) as? [String: Any], let inner = object["a"] as? [String: String], let text = inner["b"] { system(text) } // finds S302
    let map = order.name.map { $0 }
    system(String(map)) // finds S302
    let keyPath = \Order.name
    system(order[keyPath: keyPath]) // finds S302
    system(order[keyPath: \.name]) // finds S302
    let names = list.map(\.name)
    system(names[0]) // finds S302
    let plist = try PropertyListSerialization.propertyList(from: data, format: nil) as! [String: String]
    system(plist["a"]!) // finds S302
}

func urls() async throws {
    let url = URL(string: take())!
    system(url.path) // finds S302
    system(url.lastPathComponent) // finds S302
    system(url.host!) // finds S302
    system(url.query ?? "") // finds S302
    system(url.appendingPathComponent("a").path) // finds S302
    let parts = URLComponents(url: url, resolvingAgainstBaseURL: false)!
    system(parts.queryItems!.first { $0.name == "c" }!.value!) // finds S302
    for item in parts.queryItems ?? [] { system(item.value ?? "") } // finds S302
    system("\(url.port ?? 80)")
    var built = URLComponents()
    built.host = take()
    system(built.url!.absoluteString) // finds S302
    let item = URLQueryItem(name: "a", value: take())
    system(item.value!) // finds S302
    let request = URLRequest(url: url)
    system(request.url!.absoluteString) // finds S302
}

final class Link: NSObject, UIApplicationDelegate {
    func application(_ app: UIApplication, open url: URL, options: [UIApplication.OpenURLOptionsKey: Any] = [:]) -> Bool {
        guard let name = url.pathComponents.last else { return false }
        system(name) // finds S302
        let parameters = parse(url)
        system(parameters["a"]!) // finds S302
        return true
    }
    private func parse(_ url: URL) -> [String: String] {
        var result: [String: String] = [:]
        URLComponents(url: url, resolvingAgainstBaseURL: false)?.queryItems?.forEach { result[$0.name] = $0.value }
        return result
    }
}

func selfCopy() {
    struct Request { var name = ""; var path: String; init(path: String) { self.path = path }
        func with(name: String) -> Request { var copy = self; copy.name = name; return copy }
        mutating func set(_ text: String) { name = text } }
    let request = Request(path: "a").with(name: take())
    system(request.name) // finds S302
    system(request.path)
    var other = Request(path: "a")
    other.set(take())
    system(other.name) // finds S302
    other.set("ls")
    system(other.path)
}

func casts(_ any: Any) {
    let value: Any = take()
    if let text = value as? String { system(text) } // finds S302
    system(value as! String) // finds S302
    switch value { case let text as String: system(text); default: break } // finds S302
    if let number = value as? Int { system("\(number)") }
    let boxed = value as AnyObject
    system(boxed.description) // finds S302
}
