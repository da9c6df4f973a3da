import SwiftFlow

/// A secret in a log message.
struct SecretInLog: FlowCheck {
    let rule = "IACS-S503"
    let sinks: Set<String> = ["clear-log", "unified-log"]
    let labels: Set<String> = ["secret"]

    func message(_ hit: FlowHit) -> String? {
        // The unified log hides strings unless the format says otherwise.
        if hit.callee == "os_log", hit.position > 0, !hit.literals.contains(where: { $0.contains("{public") }) {
            return nil
        }
        return "The secret '\(hit.source)' is written to the log by '\(hit.callee)'."
    }
}
