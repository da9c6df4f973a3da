import SwiftFlow

/// A page from outside is shown with the rights of any origin.
struct UnsafeWebContent: FlowCheck {
    let rule = "IACS-S318"
    let sinks: Set<String> = ["web-content"]
    let labels: Set<String> = ["outside", "local", "typed"]

    func message(_ hit: FlowHit) -> String? {
        // A page with an origin of its own reaches nothing else, unless that comes from outside, too.
        let base = hit.arguments.first { $0.label == "baseURL" }
        guard base.map({ $0.text == "nil" || $0.isLabelled }) ?? true else { return nil }
        if base?.isLabelled ?? false {
            return "What '\(hit.source)' gives is shown by '\(hit.callee)' with a base URL that comes from outside, too."
        }
        return "What '\(hit.source)' gives is shown by '\(hit.callee)' without a base URL, so its scripts may read files."
    }
}
