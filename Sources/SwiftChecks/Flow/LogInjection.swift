import SwiftFlow

/// A value from outside is written to a log as it came.
struct LogInjection: FlowCheck {
    let rule = "IACS-S307"
    let sinks: Set<String> = ["log"]
    let labels: Set<String> = ["outside"]

    func message(_ hit: FlowHit) -> String? { "What '\(hit.source)' gives is written to the log by '\(hit.callee)' with its line breaks." }
}
