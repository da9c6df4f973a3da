// rules: S106, S107, S801
// WebKit, GRDB, unmanaged references.
import Foundation
import GRDB
import WebKit

func show(_ view: WKWebView, _ isDebug: Bool) {
    view.isInspectable = true // finds S801
    view.configuration.preferences.setValue(true, forKey: "developerExtrasEnabled") // finds S801
    view.isInspectable = false
    view.isInspectable = isDebug
    #if DEBUG
    view.isInspectable = true
    #else
    view.isInspectable = true // finds S801
    #endif
    if isDebug { view.isInspectable = true }
    if #available(iOS 16.4, *) { view.isInspectable = true } // finds S801
}

func database() -> Configuration {
    var configuration = Configuration()
    configuration.publicStatementArguments = true // finds S801
    #if DEBUG
    configuration.publicStatementArguments = true
    #endif
    return configuration
}

struct Switches {
    static let bypassAuthentication = true // finds S801
    var skipLogin = false
    var ignoresPermissions = true // finds S801
    let disableAnimations = true
}

func start() {
    open(skipSignatureCheck: true) // finds S801
    open(skipSignatureCheck: false)
    setenv("CFNETWORK_DIAGNOSTICS", "3", 1) // finds S801
    setenv("TZ", "UTC", 1)
}

func references(_ object: Session, _ context: UnsafeMutableRawPointer) {
    Unmanaged.passUnretained(object).release() // finds S107
    _ = Unmanaged.passUnretained(object).takeRetainedValue() // finds S107
    let reference = Unmanaged<Session>.fromOpaque(context)
    let first = reference.takeRetainedValue()
    let second = reference.takeRetainedValue() // finds S107
    let other = Unmanaged<Session>.fromOpaque(context)
    _ = other.takeUnretainedValue()
    other.release()
    let kept = Unmanaged.passRetained(object)
    if first === second {
        kept.release()
    } else {
        _ = kept.takeRetainedValue()
    }
    _ = object.name.unsafelyUnwrapped // finds S106
}
