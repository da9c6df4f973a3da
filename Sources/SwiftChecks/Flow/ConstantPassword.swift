import SwiftFlow

/// A password that stands in the source and is given to a cipher or a login.
struct ConstantPassword: FlowCheck {
    let rule = "IACS-S403"
    let sinks: Set<String> = ["crypto-password"]
    let labels: Set<String> = ["constant"]

    func message(_ hit: FlowHit) -> String? {
        hit.source.isEmpty ? nil : "The password given to '\(hit.callee)' stands in the source."
    }
}
