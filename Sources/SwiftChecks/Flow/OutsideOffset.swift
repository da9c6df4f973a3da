import SwiftFlow

/// A number from outside says where in unsafe memory to look, or how much of it.
struct OutsideOffset: FlowCheck {
    let rule = "IACS-S104"
    let sinks: Set<String> = ["length"]
    let labels: Set<String> = ["outside"]

    func message(_ hit: FlowHit) -> String? {
        "What '\(hit.source)' gives decides which memory '\(hit.callee)' works on, and nothing checks it."
    }
}
