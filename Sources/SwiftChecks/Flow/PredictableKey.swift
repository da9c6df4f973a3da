import SwiftFlow

/// A key, initialisation vector or salt from random numbers that can be foretold.
struct PredictableKey: FlowCheck {
    let rule = "IACS-S410"
    let sinks: Set<String> = ["key", "iv", "key-derivation-salt", "crypto-password"]
    let labels: Set<String> = ["predictable"]

    func message(_ hit: FlowHit) -> String? {
        "What '\(hit.callee)' takes comes from '\(hit.source)', whose numbers can be foretold."
    }
}
