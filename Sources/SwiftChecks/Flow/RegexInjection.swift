import SwiftFlow

/// A value from outside becomes part of a regular expression.
struct RegexInjection: FlowCheck {
    let rule = "IACS-S316"
    let sinks: Set<String> = ["regex"]
    let labels: Set<String> = ["outside", "local"]

    func message(_ hit: FlowHit) -> String? { "What '\(hit.source)' gives becomes part of the regular expression that '\(hit.callee)' compiles." }
}
