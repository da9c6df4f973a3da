import Foundation

/// What point names, addresses and messages of the units look like.
enum Patterns {
    static let pointList = /^(\w+;?)+$/ // finds S310
    static let knownPointList = /^\w+(;\w+)*$/

    static let reading = /^\s*[\w.]*\s*\w*=\d+$/ // finds S311
    static let knownReading = /^\s*\w+\s*=\d+$/

    static let archive = /^https:\/\/archive.plant.com\// // finds S314
    static let knownArchive = /^https:\/\/archive\.plant\.com\//

    static func isUpdate(_ address: String) -> Bool {
        address.range(of: "https://update\\.plant\\.com/", options: .regularExpression) != nil // finds S312
    }

    static func isKnownUpdate(_ address: String) -> Bool {
        address.range(of: "^https://update\\.plant\\.com/", options: .regularExpression) != nil
    }

    static func withoutScript(_ message: String) -> String {
        message.replacingOccurrences(of: "<script>.*</script>", with: "", options: .regularExpression) // finds S313
    }

    static func asText(_ message: String) -> String {
        message.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
    }
}
