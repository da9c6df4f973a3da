import Catalog
import SourceText
import SwiftChecks
import Testing

/// What a product's own models name, and what reaches a sink through another file.
@Suite struct ProductModelTests {
    private static let model = """
        sinks:
          actuator:
            Valve: ["open()", "set(position:)"]
        authorisations:
          any: ["requireOperator(_:)"]
        """

    private static let handler = """
        final class Handler: CocoaMQTTDelegate {
            let valve: Valve
            let access: Access
            func mqtt(_ mqtt: CocoaMQTT, didReceiveMessage message: CocoaMQTTMessage, id: UInt16) {
                valve.open() // finds S705
                drain()
                move(valve, by: message)
                access.requireOperator(message)
                valve.open()
                move(valve)
            }
            private func drain() { valve.set(position: 0) } // finds S705
            private func move(_ valve: Valve) { valve.open() }
            func shutDown() { valve.open() }
        }
        """

    private static let product = """
        final class Valve {
            func open() { log("open") }
            func set(position: Int) { log("set") }
        }
        final class Access {
            func requireOperator(_ message: CocoaMQTTMessage) { check(message) }
        }
        extension Handler {
            func move(_ valve: Valve, by message: CocoaMQTTMessage) {
                valve.set(position: table[Int(message.payload[2])]) // finds S705
                let levels = [1, 2, 3]
                valve.set(position: levels[Int(message.payload[2])]) // finds S509 S705
            }
        }
        """

    private func found(models: SwiftModels, rules: Set<String>) throws -> [String] {
        let rules = try Catalog.builtin().rules.filter { rules.contains($0.shortID) }
        let files = [("Handler.swift", Self.handler), ("Product.swift", Self.product)].map { SourceFile(path: "Sources/App/" + $0, bytes: Array($1.utf8)) }
        return runSwiftChecks(on: files, rules: rules, models: models).map { finding in
            let file = files[finding.location.path.hasSuffix("Handler.swift") ? 0 : 1]
            return "\(finding.location.path.suffix(13)):\(file.line(at: finding.location.range.start)) \(finding.ruleID.suffix(4))"
        }
    }

    private func marked() -> [String] {
        [("Handler.swift", Self.handler), ("Product.swift", Self.product)].flatMap { name, text in
            text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line -> [String] in
                guard let rules = line.firstMatch(of: /finds ([S\d ]+)$/)?.1 else { return [] }
                return rules.split(separator: " ").map { "\(name):\(index + 1) \($0)" }
            }
        }
    }

    @Test func aProductNamesItsActuatorsAndWhatAuthorisesThem() throws {
        let models = try SwiftModels.loading(projectModels: [(".iacslint/models/swift-product.yaml", Self.model)])
        #expect(try found(models: models, rules: ["S509", "S705"]).sorted() == marked().sorted())
    }

    @Test func withoutAModelNothingIsAnActuator() throws {
        #expect(try found(models: .shared, rules: ["S705"]) == [])
    }
}
