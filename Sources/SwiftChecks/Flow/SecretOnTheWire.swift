import SwiftFlow

/// A secret that leaves the process without encryption, or inside a URL.
struct SecretOnTheWire: FlowCheck {
    let rule = "IACS-S505"
    let sinks: Set<String> = ["transmission"]
    let labels: Set<String> = ["secret"]

    func message(_ hit: FlowHit) -> String? {
        // Parameters are protected as the connection is.
        let hasParameters = hit.position > 0 && ["request", "upload"].contains(hit.callee)
        if hasParameters, !(hit.arguments.first?.text.hasPrefix("http://") ?? false) { return nil }
        return "The secret '\(hit.source)' is sent by '\(hit.callee)' as it is."
    }
}
