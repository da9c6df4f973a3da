import SwiftFlow

/// A password is hashed by a function made to be fast.
struct FastPasswordHash: FlowCheck {
    let rule = "IACS-S408"
    let sinks: Set<String> = ["fast-hash"]
    let labels: Set<String> = ["secret"]

    func message(_ hit: FlowHit) -> String? {
        guard SecretName.kind(of: hit.source) == .password else { return nil }
        return "The password '\(hit.source)' is hashed by '\(hit.receiver.isEmpty || hit.callee != "hash" ? hit.callee : hit.receiver)', which tries billions of guesses a second."
    }
}
