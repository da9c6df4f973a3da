import SwiftFlow

/// A value from outside becomes part of a regular expression.
struct RegexInjection: FlowCheck {
    let rule = "IACS-S316"
    let sinks: Set<String> = ["regex"]
    let labels: Set<String> = ["outside", "local", "typed"]

    func message(_ hit: FlowHit) -> String? {
        // A search takes its text as a pattern only when it is told so.
        if hit.hasArgument("options"), hit.hasArgument("of"),
            !hit.arguments.contains(where: { $0.label == "options" && $0.text.contains("regularExpression") }) {
            return nil
        }
        // A predicate takes one only behind its operator.
        if let format = hit.arguments.first, format.label == "format", !format.text.uppercased().contains("MATCHES") { return nil }
        return "What '\(hit.source)' gives becomes part of the regular expression that '\(hit.callee)' compiles."
    }
}
