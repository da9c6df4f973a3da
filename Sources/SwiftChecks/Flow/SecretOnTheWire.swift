import SwiftFlow

/// A secret that leaves the process without encryption, or inside a URL.
struct SecretOnTheWire: FlowCheck {
    let rule = "IACS-S505"
    let sinks: Set<String> = ["transmission", "request"]
    let labels: Set<String> = ["secret"]

    func message(_ hit: FlowHit) -> String? {
        guard hit.sink == "request" else { return "The secret '\(hit.source)' is sent by '\(hit.callee)' as it is." }
        return hit.isClear ? "The secret '\(hit.source)' goes with a request to an address without TLS by '\(hit.callee)'." : nil
    }
}
