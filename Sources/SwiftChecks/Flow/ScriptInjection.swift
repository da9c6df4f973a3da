import SwiftFlow

/// A value from outside becomes part of a script.
struct ScriptInjection: FlowCheck {
    let rule = "IACS-S306"
    let sinks: Set<String> = ["script"]
    let labels: Set<String> = ["outside", "local", "typed"]

    func message(_ hit: FlowHit) -> String? { "What '\(hit.source)' gives becomes part of the script that '\(hit.callee)' runs." }
}
