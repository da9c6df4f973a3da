import Testing

/// What comes from outside reaches a sink by every way the language has; the marked lines are where it does.
@Suite struct VariantTests {
    static let variants: [(name: String, text: String)] = [
        ("directly", """
            func f(_ session: URLSession, url: URL) async throws {
                let (data, _) = try await session.data(from: url)
                system(String(decoding: data, as: UTF8.self)) // here
            }
            """),
        ("through text", """
            func f(_ session: URLSession, url: URL) async throws {
                let (data, _) = try await session.data(from: url)
                let text = String(data: data, encoding: .utf8)!
                let a = "ls " + text
                let b = "ls \\(text)"
                let c = "ls ".appending(text)
                var d = "ls "
                d += text
                var e = "ls "
                e.append(text)
                system(a) // here
                system(b) // here
                system(c) // here
                system(d) // here
                system(e) // here
                system("ls \\(text.count)")
                system("ls")
            }
            """),
        ("through optionals", """
            func f(_ body: WKScriptMessage, map: [String: String]) {
                if let text = body.body as? String { system(text) } // here
                guard let text = body.body as? String else { return }
                system(text) // here
                let other = (body.body as? String) ?? "none"
                system(other) // here
                switch body.body as? String {
                case .some(let inner): system(inner) // here
                case .none: system("none")
                }
            }
            """),
        ("through collections", """
            func f(_ message: WKScriptMessage) {
                let text = message.body as! String
                let list = ["a", text]
                system(list[1]) // here
                system(list.joined(separator: " ")) // here
                let map = ["safe": "ls", "open": text]
                system(map["open"]!) // here
                system(map["safe"]!)
                for item in list { system(item) } // here
                list.forEach { system($0) } // here
                _ = list.map { item in item.lowercased() }.map { system($0) } // here
                var growing: [String] = []
                growing.append(text)
                system(growing[0]) // here
                var named: [String: String] = [:]
                named["a"] = text
                named["b"] = "ls"
                system(named["a"]!) // here
                system(named["b"]!)
            }
            """),
        ("through tuples and cases", """
            enum Order { case run(command: String, user: String), stop }
            func f(_ message: WKScriptMessage) {
                let text = message.body as! String
                let pair = (command: text, user: "me")
                system(pair.command) // here
                system(pair.user)
                let (command, user) = pair
                system(command) // here
                system(user)
                let order = Order.run(command: text, user: "me")
                if case .run(let c, let u) = order {
                    system(c) // here
                    system(u)
                }
                switch order {
                case let .run(command: c, user: u):
                    system(c) // here
                    system(u)
                case .stop: break
                }
            }
            """),
        ("through properties", """
            struct Job { var command: String; var user = "me" }
            final class Runner {
                var pending = ""
                var name = "ls"
                var whole: String { "sh -c " + pending }
                func receive(_ message: WKScriptMessage) { pending = message.body as! String }
                func run() {
                    system(pending) // here
                    system(whole) // here
                    system(name)
                }
            }
            func f(_ message: WKScriptMessage) {
                let job = Job(command: message.body as! String)
                system(job.command) // here
                system(job.user)
                var other = Job(command: "ls")
                system(other.command)
                other.user = message.body as! String
                system(other.command)
                system(other.user) // here
            }
            """),
        ("through functions", """
            func identity(_ text: String) -> String { text }
            func constant(_ text: String) -> String { "ls" }
            func run(_ text: String) { system(text) } // here
            func change(_ text: inout String, to other: String) { text = other }
            struct Box<T> { let value: T; init(_ value: T) { self.value = value } }
            protocol Executor { func execute(_ command: String) }
            struct Shell: Executor { func execute(_ command: String) { system(command) } } // here
            func f(_ message: WKScriptMessage, executor: any Executor) {
                let text = message.body as! String
                system(identity(text)) // here
                system(identity("ls"))
                system(constant(text))
                run(text)
                executor.execute(text)
                var command = "ls"
                change(&command, to: text)
                system(command) // here
                system(Box(text).value) // here
                func local(_ inner: String) { system(inner) } // here
                local(text)
                let closure = { (inner: String) in system(inner) } // here
                closure(text)
                let captured = { system(text) } // here
                captured()
            }
            """),
        ("through handlers", """
            func load(_ completion: @escaping (String) -> Void) {
                URLSession.shared.dataTask(with: URL(string: "https://a.example")!) { data, response, error in
                    completion(String(data: data!, encoding: .utf8)!)
                }.resume()
            }
            func f() { load { text in system(text) } } // here
            """),
        ("through control flow", """
            func f(_ message: WKScriptMessage, fast: Bool) throws {
                let text = message.body as! String
                var command = "ls"
                if fast { command = text }
                system(command) // here
                command = "ls"
                system(command)
                command = fast ? text : "ls"
                system(command) // here
                let chosen = if fast { text } else { "ls" }
                system(chosen) // here
                var late = "ls"
                defer { system(late) } // here
                for _ in 0..<2 {
                    system(late) // here
                    late = text
                }
                do { late = try check(text) } catch { system(text) } // here
                if fast { return }
                system(text) // here
            }
            func check(_ text: String) throws -> String { text }
            """),
    ]

    @Test(arguments: variants.indices)
    func finds(_ index: Int) throws {
        let variant = Self.variants[index]
        let found = try lines("command", variant.text)
        #expect(found == marked(variant.text), "\(variant.name)")
    }

    @Test func followsHelpersInOtherFiles() throws {
        let text = """
            func f(_ message: WKScriptMessage) {
                let text = Reader().text(of: message)
                system(text) // here
                Runner.run("ls")
            }
            """
        let other = """
            struct Reader { func text(of message: WKScriptMessage) -> String { message.body as! String } }
            enum Runner { static func run(_ text: String) { system(text) } }
            """
        let found = try lines("command", text, other)
        #expect(found == marked(text))
    }

    @Test func isSilentBehindTests() throws {
        let text = """
            let known: Set<String> = ["ls", "df"]
            func f(_ message: WKScriptMessage) {
                let text = message.body as! String
                if known.contains(text) { system(text) }
                if text == "ls" { system(text) }
                switch text {
                case "ls", "df": system(text)
                default: system(text) // here
                }
            }
            func g(_ message: WKScriptMessage) {
                let text = message.body as! String
                guard known.contains(text) else { return }
                system(text)
            }
            func h(_ message: WKScriptMessage) {
                let text = message.body as! String
                guard ["ls", "df"].contains(text) || text == "ps" else { return }
                system(text)
            }
            func i(_ message: WKScriptMessage, other: Bool) {
                let text = message.body as! String
                guard known.contains(text) || other else { return }
                system(text) // here
            }
            """
        #expect(try lines("command", text) == marked(text))
    }
}
