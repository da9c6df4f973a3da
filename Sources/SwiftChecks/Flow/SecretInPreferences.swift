import SwiftFlow

/// A secret in `UserDefaults` or the iCloud key-value store.
struct SecretInPreferences: FlowCheck {
    let rule = "IACS-S502"
    let sinks: Set<String> = ["preferences"]
    let labels: Set<String> = ["secret"]

    func message(_ hit: FlowHit) -> String? { "'\(hit.source)' is kept by '\(hit.callee)' in a property list in clear text." }
}
