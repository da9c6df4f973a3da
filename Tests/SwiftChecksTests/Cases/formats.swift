// rules: S304
// Every function that reads a format.
import Foundation

func remote() -> String { (try? String(contentsOf: URL(string: "https://plant.example/name")!)) ?? "" }

func formats(_ arguments: [CVarArg], _ list: CVaListPointer, _ file: UnsafeMutablePointer<FILE>) {
    let text = remote()
    _ = String(format: text) // finds S304
    _ = String(format: text, 1, 2) // finds S304
    _ = String(format: text, arguments: arguments) // finds S304
    _ = String(format: text, locale: nil) // finds S304
    _ = String(format: text, locale: nil, arguments: arguments) // finds S304
    _ = String(format: "value " + text, 1) // finds S304
    _ = String(format: "value \(text)", 1) // finds S304
    _ = String(format: NSLocalizedString(text, comment: ""), 1) // finds S304
    _ = String.localizedStringWithFormat(text, 1) // finds S304
    _ = NSString(format: text as NSString, 1) // finds S304
    _ = NSString(format: text as NSString, arguments: list) // finds S304
    _ = NSString(format: text as NSString, locale: nil, 1) // finds S304
    _ = NSString.localizedStringWithFormat(text as NSString, 1) // finds S304
    _ = NSMutableString(format: text as NSString, 1) // finds S304
    let mutable = NSMutableString()
    mutable.appendFormat(text as NSString, 1) // finds S304
    _ = NSString("a").appendingFormat(text as NSString, 1) // finds S304
    _ = "a".appendingFormat(text, 1) // finds S304
    NSException.raise(.genericException, format: text, arguments: list) // finds S304
    NSException(name: .genericException, reason: text, userInfo: nil).raise()
    NSLog(text) // finds S304
    NSLogv(text, list) // finds S304
    withVaList(arguments) { NSLogv(text, $0) } // finds S304
    withVaList(arguments) { vprintf(text, $0) } // finds S304
    withVaList(arguments) { vfprintf(file, text, $0) } // finds S304
    withVaList(arguments) { vsnprintf(nil, 0, text, $0) } // finds S304
    withVaList(arguments) { vsprintf(nil, text, $0) } // finds S304
    withVaList(arguments) { vasprintf(nil, text, $0) } // finds S304
    withVaList(arguments) { vdprintf(1, text, $0) } // finds S304
    withVaList(arguments) { vsyslog(1, text, $0) } // finds S304
    vprintf(text, list) // finds S304
    _ = String(format: "%@", text)
    _ = String(format: "%@ %d", text, 1)
    _ = String(format: "%s", locale: .current, text)
    _ = String(format: "%@", arguments: [text])
    _ = "a".appendingFormat("%@", text)
    NSLog("%@", text)
    print(text)
    let chosen = text == "long" ? "%08d" : "%d"
    _ = String(format: chosen, 1)
    _ = String(format: "%\(Int(text) ?? 1)d", 1)
}

func environment() {
    _ = String(format: ProcessInfo.processInfo.environment["FORMAT"] ?? "", 1) // finds S304
    if let format = getenv("FORMAT") { _ = String(format: String(cString: format), 1) } // finds S304
    _ = String(format: "%@", ProcessInfo.processInfo.environment["NAME"] ?? "")
}

func wrapper(_ format: String, _ arguments: CVarArg...) -> String { String(format: format, arguments: arguments) } // finds S304
func harmless(_ format: String, _ arguments: CVarArg...) -> String { String(format: format, arguments: arguments) }

func wrapped() {
    _ = wrapper(remote(), 1)
    _ = harmless("%@", remote())
}

extension String {
    func formatted(_ arguments: CVarArg...) -> String { String(format: self, arguments: arguments) } // finds S304
}
func extended() { _ = remote().formatted(1) }

@objc final class Bridge: NSObject {
    func show(_ message: NSString) { NSLog("%@", message) }
    func show(format message: NSString) { NSLog("\(message)") } // finds S304
    func receive() {
        show(NSString(string: remote()))
        show(format: NSString(string: remote()))
    }
}
