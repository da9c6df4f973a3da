import Foundation
import Security
import WebKit

/// What the service technician does at the panel.
struct Service {
    /// The page with the plant's picture.
    func show(_ view: WKWebView) {
        view.isInspectable = true // finds S801
    }

    func showForDevelopers(_ view: WKWebView) {
        #if DEBUG
        view.isInspectable = true
        #endif
    }

    func keep(_ item: CFDictionary) {
        SecItemAdd(item, nil) // finds S506
    }

    func keepCertainly(_ item: CFDictionary) -> Bool {
        SecItemAdd(item, nil) == errSecSuccess
    }

    func restore(_ recipe: Data, to file: URL) {
        do {
            try recipe.write(to: file)
        } catch {} // finds S507
    }

    func restoreOrSay(_ recipe: Data, to file: URL) {
        do {
            try recipe.write(to: file)
        } catch {
            NSLog("The recipe was not restored: %@", String(describing: type(of: error)))
        }
    }

    func discard(_ recipe: Data, to file: URL) {
        try? recipe.write(to: file) // finds S508
    }

    func firstStep(_ steps: [String]) -> String {
        steps.first.unsafelyUnwrapped // finds S106
    }

    func firstStepIfAny(_ steps: [String]) -> String? { steps.first }
}
