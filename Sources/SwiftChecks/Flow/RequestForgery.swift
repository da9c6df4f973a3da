import SwiftFlow

/// A value from outside decides where a request goes.
struct RequestForgery: FlowCheck {
    let rule = "IACS-S317"
    let sinks: Set<String> = ["url", "open-url"]
    let labels: Set<String> = ["outside"]

    func message(_ hit: FlowHit) -> String? { "What '\(hit.source)' gives decides where '\(hit.callee)' goes." }
}
