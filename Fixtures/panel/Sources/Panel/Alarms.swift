import CryptoSwift
import UIKit
import WebKit

/// The list of alarms, and the pages that explain them.
final class Alarms: UIViewController {
    let search = UITextField()
    let page = WKWebView()

    func condition() -> NSPredicate {
        NSPredicate(format: "source CONTAINS '\(search.text ?? "")'") // finds S305
    }

    func boundCondition() -> NSPredicate {
        NSPredicate(format: "source CONTAINS %@", search.text ?? "")
    }

    func highlighted(_ text: String) -> NSRange {
        NSRange(location: 0, length: text.count) // finds S103
    }

    func highlightedWhole(_ text: String) -> NSRange {
        NSRange(location: 0, length: text.utf16.count)
    }

    func userContentController(_ controller: WKUserContentController, didReceive message: WKScriptMessage) {
        guard let text = message.body as? String else { return }
        page.evaluateJavaScript("highlight('\(text)')") // finds S306
        page.loadHTMLString(text, baseURL: nil) // finds S318
        page.loadHTMLString(text, baseURL: URL(string: "about:blank"))
        if let number = Int(text) { page.evaluateJavaScript("highlight(\(number))") }
    }
}

/// What is kept of the operators' passwords.
struct Passwords {
    let rounds = 1_000

    func check(_ password: String) -> String {
        password.sha256() // finds S408
    }

    func quick(_ password: [UInt8], _ salt: [UInt8]) throws -> [UInt8] {
        try PKCS5.PBKDF2(password: password, salt: salt, iterations: rounds).calculate() // finds S409
    }

    func derived(_ password: [UInt8], _ salt: [UInt8]) throws -> [UInt8] {
        try PKCS5.PBKDF2(password: password, salt: salt, iterations: 600_000).calculate()
    }

    func export(_ password: String, to file: URL) throws {
        try password.write(to: file, atomically: true, encoding: .utf8) // finds S504
    }

    func item(_ password: Data) -> [CFString: Any] {
        [kSecValueData: password, kSecAttrAccessible: kSecAttrAccessibleAlways] // finds S411
    }

    func lockedItem(_ password: Data) -> [CFString: Any] {
        [kSecValueData: password, kSecAttrAccessible: kSecAttrAccessibleWhenUnlockedThisDeviceOnly]
    }
}
