import SwiftFlow

/// A value from outside decides which command runs, or with which arguments.
struct CommandInjection: FlowCheck {
    let rule = "IACS-S302"
    let sinks: Set<String> = ["command"]
    let labels: Set<String> = ["outside"]

    func message(_ hit: FlowHit) -> String? { "What '\(hit.source)' gives becomes part of the command that '\(hit.callee)' takes." }
}
