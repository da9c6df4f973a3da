import SwiftFlow

/// An initialisation vector, nonce or salt that is the same every time.
struct ConstantIV: FlowCheck {
    let rule = "IACS-S405"
    let sinks: Set<String> = ["iv", "key-derivation-salt"]
    let labels: Set<String> = ["constant"]

    func message(_ hit: FlowHit) -> String? {
        guard !hit.source.isEmpty else { return nil }
        let what = hit.sink == "iv" ? "initialisation vector or nonce" : "salt"
        return "The \(what) given to '\(hit.callee)' is the same every time."
    }
}
