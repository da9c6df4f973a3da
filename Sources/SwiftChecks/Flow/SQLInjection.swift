import SwiftFlow

/// A value from outside becomes part of an SQL text.
struct SQLInjection: FlowCheck {
    let rule = "IACS-S301"
    let sinks: Set<String> = ["sql"]
    let labels: Set<String> = ["outside", "local", "typed"]

    func message(_ hit: FlowHit) -> String? { "What '\(hit.source)' gives becomes part of the SQL text that '\(hit.callee)' runs." }
}
