import SwiftFlow

/// A secret written to a file or database in clear text.
struct SecretInFile: FlowCheck {
    let rule = "IACS-S504"
    let sinks: Set<String> = ["file-storage", "database-storage"]
    let labels: Set<String> = ["secret"]

    func message(_ hit: FlowHit) -> String? { "The secret '\(hit.source)' is stored in clear text by '\(hit.callee)'." }
}
