import SwiftFlow

/// A value from outside decides where a request goes.
struct RequestForgery: FlowCheck {
    let rule = "IACS-S317"
    let sinks: Set<String> = ["url", "open-url"]
    let labels: Set<String> = ["outside"]

    func message(_ hit: FlowHit) -> String? {
        // What reads an address asks for it only where that was made from text; of any other it is told which file it reads.
        if hit.arguments.first?.label == "contentsOf", !hit.safe.contains("file-address") { return nil }
        return "What '\(hit.source)' gives decides where '\(hit.callee)' goes."
    }
}
