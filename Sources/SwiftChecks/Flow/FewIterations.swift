import SwiftFlow

/// A password is turned into a key with too few iterations.
struct FewIterations: FlowCheck {
    let rule = "IACS-S409"
    let sinks: Set<String> = ["iterations"]
    let labels: Set<String> = ["constant"]

    /// For PBKDF2 with HMAC-SHA-512, OWASP Password Storage Cheat Sheet of 2021.
    private static let minimum = 120_000

    func message(_ hit: FlowHit) -> String? {
        guard let count = Int(hit.source.filter { $0 != "_" }), count < Self.minimum else { return nil }
        return "'\(hit.callee)' derives the key with \(count) iterations, fewer than \(Self.minimum)."
    }
}
