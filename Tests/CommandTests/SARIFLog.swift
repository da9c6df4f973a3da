import Foundation

/// What the tests read of a SARIF log.
struct SARIFLog: Decodable {
    struct Run: Decodable {
        let results: [Result]
    }
    struct Result: Decodable {
        let ruleId: String
        let message: Message
        let locations: [Location]
        let suppressions: [Suppression]?
    }
    struct Message: Decodable { let text: String }
    struct Suppression: Decodable { let kind: String }
    struct Location: Decodable { let physicalLocation: PhysicalLocation }
    struct PhysicalLocation: Decodable {
        let artifactLocation: ArtifactLocation
        let region: Region
    }
    struct ArtifactLocation: Decodable { let uri: String }
    struct Region: Decodable { let startLine: Int }

    let runs: [Run]

    init(contentsOf url: URL) throws {
        self = try JSONDecoder().decode(SARIFLog.self, from: Data(contentsOf: url))
    }
}
