import SwiftFlow

/// A number from outside says where in a collection to look.
struct OutsideIndex: FlowCheck {
    let rule = "IACS-S509"
    let sinks: Set<String> = ["index"]
    let labels: Set<String> = ["outside"]

    /// Names of tables with an element for every byte.
    private static let tables: Set<String> = ["table", "tables", "lookup", "lut", "map", "crc", "alphabet", "digits", "hex", "sbox", "chars", "characters"]

    func message(_ hit: FlowHit) -> String? {
        if SecretName.words(of: hit.base).contains(where: Self.tables.contains) { return nil }
        return "What '\(hit.source)' gives decides where '\(hit.callee)' looks; beyond the end the process stops."
    }
}
