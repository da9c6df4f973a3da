import SwiftFlow

/// The name of an entry in an archive decides which file is written.
struct ArchiveTraversal: FlowCheck {
    let rule = "IACS-S315"
    let sinks: Set<String> = ["path", "unpack"]
    let labels: Set<String> = ["archive", "outside"]

    func message(_ hit: FlowHit) -> String? {
        switch (hit.sink, hit.label) {
        case ("path", "archive"):
            "The name of an archive's entry decides which file '\(hit.callee)' writes; '..' in it leads out of the folder."
        case ("unpack", "outside"): "'\(hit.callee)' unpacks what '\(hit.source)' gives, with whatever paths it names."
        default: nil
        }
    }
}
