import SwiftFlow

/// A value from outside decides which file is opened, written or removed.
struct PathTraversal: FlowCheck {
    let rule = "IACS-S303"
    let sinks: Set<String> = ["path", "file-address"]
    let labels: Set<String> = ["outside", "typed"]

    func message(_ hit: FlowHit) -> String? { "What '\(hit.source)' gives decides which file '\(hit.callee)' works on." }
}
