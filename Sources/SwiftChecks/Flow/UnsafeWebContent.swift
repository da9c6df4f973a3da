import SwiftFlow

/// A page from outside is shown with the rights of any origin.
struct UnsafeWebContent: FlowCheck {
    let rule = "IACS-S318"
    let sinks: Set<String> = ["web-content"]
    let labels: Set<String> = ["outside", "local"]

    func message(_ hit: FlowHit) -> String? {
        // A page with an origin of its own reaches nothing else.
        guard hit.arguments.contains(where: { $0.label == "baseURL" && $0.text == "nil" }) || !hit.hasArgument("baseURL") else {
            return nil
        }
        return "What '\(hit.source)' gives is shown by '\(hit.callee)' without a base URL, so its scripts may read files."
    }
}
