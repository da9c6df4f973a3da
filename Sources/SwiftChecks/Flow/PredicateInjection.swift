import SwiftFlow

/// A value from outside becomes part of the text of a predicate.
struct PredicateInjection: FlowCheck {
    let rule = "IACS-S305"
    let sinks: Set<String> = ["predicate"]
    let labels: Set<String> = ["outside", "local", "typed"]

    func message(_ hit: FlowHit) -> String? { "What '\(hit.source)' gives becomes part of the predicate that '\(hit.callee)' reads." }
}
