import SwiftFlow

/// The name of an entry in an archive decides which file is written.
struct ArchiveTraversal: FlowCheck {
    let rule = "IACS-S315"
    let sinks: Set<String> = ["path"]
    let labels: Set<String> = ["archive"]

    func message(_ hit: FlowHit) -> String? { "The name of an archive's entry decides which file '\(hit.callee)' writes; '..' in it leads out of the folder." }
}
