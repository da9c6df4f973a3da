import SwiftFlow

/// A number from outside says how much memory to allocate.
struct OutsideAllocation: FlowCheck {
    let rule = "IACS-S105"
    let sinks: Set<String> = ["allocation"]
    let labels: Set<String> = ["outside"]

    private static let small: Set<String> = ["UInt8", "Int8", "UInt16", "Int16"]

    func message(_ hit: FlowHit) -> String? {
        guard !Self.small.contains(hit.type) else { return nil }
        return "What '\(hit.source)' gives decides how much memory '\(hit.callee)' takes."
    }
}
