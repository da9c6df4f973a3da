import SwiftFlow

/// A value from outside is unwrapped by force, converted by `as!`, or tested by what stops the process.
struct CrashOnOutsideData: FlowCheck {
    let rule = "IACS-S501"
    let sinks: Set<String> = ["unwrap"]
    let labels: Set<String> = ["outside"]

    /// What gives nil for hardly anything that can come.
    private static let nearlySafe: Set<String> = [
        "baseAddress", "data", "addingPercentEncoding", "url", "request", "URLComponents", "eventLoop", "channel", "allocator", "context",
        "unwrapInboundIn", "self", "body", "headers", "contentType", "copy", "mutableCopy", "fileURL", "range",
    ]

    func message(_ hit: FlowHit) -> String? {
        // The system hands over no page without a host.
        guard hit.source != "webpageURL" || hit.name != "host" else { return nil }
        // The response to a request over HTTP is one of HTTP.
        // A copy is one of the same class.
        guard hit.callee == "!" || !["copy", "mutableCopy"].contains(hit.name) else { return nil }
        guard hit.callee != "!" || !Self.nearlySafe.contains(hit.name), hit.callee != "as! HTTPURLResponse" else { return nil }
        return "'\(hit.callee)' stops the process when what '\(hit.source)' gives is not as expected."
    }
}
