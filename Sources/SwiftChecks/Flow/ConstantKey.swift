import SwiftFlow

/// A cryptographic key that stands in the source, by whatever way it gets to the cipher.
struct ConstantKey: FlowCheck {
    let rule = "IACS-S404"
    let sinks: Set<String> = ["key"]
    let labels: Set<String> = ["constant"]

    func message(_ hit: FlowHit) -> String? {
        hit.source.isEmpty ? nil : "The key given to '\(hit.callee)' stands in the source."
    }
}
