// rules: S304, S305, S306, S316, S317, S318
import JavaScriptCore
import WebKit

final class Page: NSObject, WKScriptMessageHandler {
    let view = WKWebView()
    var pending = ""

    func userContentController(_ controller: WKUserContentController, didReceive message: WKScriptMessage) {
        let text = message.body as? String ?? ""
        view.evaluateJavaScript(text) // finds S306
        view.evaluateJavaScript("show('" + text + "')", completionHandler: nil) // finds S306
        view.evaluateJavaScript("show()")
        _ = WKUserScript(source: text, injectionTime: .atDocumentEnd, forMainFrameOnly: true) // finds S306
        JSContext()?.evaluateScript(text) // finds S306
        view.loadHTMLString(text, baseURL: nil) // finds S318
        view.loadHTMLString(text, baseURL: URL(string: "https://plant.example"))
        view.load(URLRequest(url: URL(string: text)!)) // finds S317
        pending = text
        Task { @MainActor in self.view.evaluateJavaScript(self.pending) } // finds S306
        let format = text
        _ = String(format: format, 1, 2) // finds S304
        _ = String(format: "%@", text)
        _ = NSString(format: format as NSString, 1) // finds S304
        _ = String.localizedStringWithFormat(format, 1) // finds S304
        NSLog(format) // finds S304
        NSLog("%@", format)
        _ = NSPredicate(format: "a == '\(text)'") // finds S305
        _ = NSPredicate(format: "a == %@", text)
        _ = NSPredicate(format: text, argumentArray: []) // finds S305
        _ = NSExpression(format: text) // finds S305
        _ = try? NSRegularExpression(pattern: text) // finds S316
        _ = try? NSRegularExpression(pattern: "^[a-z]+$").firstMatch(in: text, range: NSRange(text.startIndex..., in: text))
        _ = text.range(of: text, options: .regularExpression) // finds S316
        _ = text.range(of: "[a-z]", options: .regularExpression)
        _ = text.replacingOccurrences(of: "a", with: "b")
    }
}

func alamofire() {
    AF.request("https://plant.example/next").responseString { response in
        if case .success(let text) = response.result { AF.request(text) } // finds S317
    }
    AF.request("https://plant.example/next").responseData { response in
        guard let data = response.data else { return }
        system(String(decoding: data, as: UTF8.self))
    }
}
