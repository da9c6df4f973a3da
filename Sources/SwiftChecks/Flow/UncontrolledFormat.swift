import SwiftFlow

/// A value from outside is used as a format string.
struct UncontrolledFormat: FlowCheck {
    let rule = "IACS-S304"
    let sinks: Set<String> = ["format"]
    let labels: Set<String> = ["outside", "local", "typed"]

    func message(_ hit: FlowHit) -> String? { "What '\(hit.source)' gives is the format of '\(hit.callee)'." }
}
