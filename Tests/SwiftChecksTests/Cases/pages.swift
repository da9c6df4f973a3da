// rules: S306, S318, S317
// Scripts and pages: WebKit, UIWebView, JavaScriptCore.
import JavaScriptCore
import WebKit

func remote() -> String { (try? String(contentsOf: URL(string: "https://plant.example/name")!)) ?? "" }
func remoteData() -> Data { (try? Data(contentsOf: URL(string: "https://plant.example/name")!)) ?? Data() }

func scripts(_ view: WKWebView, _ old: UIWebView, _ frame: WKFrameInfo, _ world: WKContentWorld) async throws {
    let text = remote()
    view.evaluateJavaScript(text) // finds S306
    _ = try await view.evaluateJavaScript(text) // finds S306
    view.evaluateJavaScript("a(\(text))") { _, _ in } // finds S306
    view.evaluateJavaScript(text, in: frame, in: world) { _ in } // finds S306
    _ = try await view.evaluateJavaScript(text, in: frame, contentWorld: world) // finds S306
    view.callAsyncJavaScript(text, arguments: [:], in: frame, in: world) { _ in } // finds S306
    _ = try await view.callAsyncJavaScript(text, arguments: [:], in: nil, contentWorld: world) // finds S306
    view.callAsyncJavaScript("show(text)", arguments: ["text": text], in: frame, in: world)
    view.configuration.userContentController.addUserScript(WKUserScript(source: text, injectionTime: .atDocumentStart, forMainFrameOnly: false)) // finds S306
    _ = WKUserScript(source: "a('" + text + "')", injectionTime: .atDocumentStart, forMainFrameOnly: false, in: world) // finds S306
    _ = WKUserScript(source: "a()", injectionTime: .atDocumentStart, forMainFrameOnly: false)
    old.stringByEvaluatingJavaScript(from: text) // finds S306
    old.stringByEvaluatingJavaScript(from: "show()")
    let number = Int(text) ?? 0
    view.evaluateJavaScript("a(\(number))")
    let json = String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    view.evaluateJavaScript("a(\(json))")
    let quoted = String(data: try JSONSerialization.data(withJSONObject: [text]), encoding: .utf8)!
    view.evaluateJavaScript("a(\(quoted)[0])")
}

func contexts(_ context: JSContext, _ machine: JSVirtualMachine, _ reference: JSContextRef) {
    let text = remote()
    context.evaluateScript(text) // finds S306
    context.evaluateScript(text, withSourceURL: URL(string: "https://plant.example")!) // finds S306
    JSContext(virtualMachine: machine)?.evaluateScript("a(" + text + ")") // finds S306
    context.objectForKeyedSubscript("a").call(withArguments: [text])
    context.setObject(text, forKeyedSubscript: "b" as NSString)
    context.evaluateScript("a()")
    JSEvaluateScript(reference, JSStringCreateWithUTF8CString(text), nil, nil, 0, nil) // finds S306
    text.withCString { JSEvaluateScript(reference, JSStringCreateWithUTF8CString($0), nil, nil, 0, nil) } // finds S306
    let wide = JSStringRetain(JSStringCreateWithCharacters(Array(text.utf16), text.utf16.count))
    JSEvaluateScript(reference, wide, nil, nil, 0, nil) // finds S306
    JSCheckScriptSyntax(reference, wide, nil, 0, nil)
}

func content(_ view: WKWebView, _ old: UIWebView, _ title: String) {
    let text = remote()
    let data = remoteData()
    view.loadHTMLString(text, baseURL: nil) // finds S318
    view.loadHTMLString("<html>" + text + "</html>", baseURL: nil) // finds S318
    view.loadHTMLString(text, baseURL: URL(string: "about:blank"))
    view.loadHTMLString(text, baseURL: URL(string: "https://plant.example/")!)
    view.loadHTMLString("<p>ready</p>", baseURL: nil)
    view.loadHTMLString(title, baseURL: nil)
    old.loadHTMLString(text, baseURL: nil) // finds S318
    let base: URL? = nil
    view.loadHTMLString(text, baseURL: base) // finds S318
    view.loadHTMLString(text, baseURL: URL(string: text)) // finds S318
    view.load(data, mimeType: "text/html", characterEncodingName: "utf-8", baseURL: URL(string: text)!) // finds S318
    view.load(data, mimeType: "text/html", characterEncodingName: "utf-8", baseURL: URL(string: "about:blank")!)
    old.load(data, mimeType: "text/html", textEncodingName: "utf-8", baseURL: URL(string: "about:blank")!)
    view.load(URLRequest(url: URL(string: text)!)) // finds S317
    view.load(URLRequest(url: URL(string: "https://plant.example/")!))
    old.loadRequest(URLRequest(url: URL(string: text)!)) // finds S317
    let file = Bundle.main.url(forResource: "help", withExtension: "html")!
    view.loadHTMLString((try? String(contentsOf: file)) ?? "", baseURL: nil)
}

func requests(_ session: URLSession) async throws {
    let url = URL(string: remote())!
    _ = try await session.data(from: url) // finds S317
    _ = try await session.bytes(from: url) // finds S317
    _ = try await session.download(from: url) // finds S317
    _ = try await session.data(for: URLRequest(url: url)) // finds S317
    _ = try await session.upload(for: URLRequest(url: url), from: Data()) // finds S317
    session.dataTask(with: url).resume() // finds S317
    session.dataTask(with: URLRequest(url: url)) { _, _, _ in }.resume() // finds S317
    session.downloadTask(with: url).resume() // finds S317
    session.webSocketTask(with: url).resume() // finds S317
    session.streamTask(withHostName: remote(), port: 80).resume() // finds S317
    _ = try Data(contentsOf: url) // finds S317
    _ = try String(contentsOf: url, encoding: .utf8) // finds S317
    _ = try NSURLConnection.sendSynchronousRequest(URLRequest(url: url), returning: nil) // finds S317
    _ = try await session.data(from: URL(string: "https://plant.example/\(remote())")!)
    var parts = URLComponents(string: "https://plant.example/")!
    parts.queryItems = [URLQueryItem(name: "q", value: remote())]
    _ = try await session.data(from: parts.url!)
    parts.host = remote()
    _ = try await session.data(from: parts.url!) // finds S317
    guard url.host == "plant.example" else { return }
    _ = try await session.data(from: url)
}
