import Foundation
import Reports
import Testing

/// Against the vectors of GitHub's own tests, and three of ours.
@Suite struct LineHashTests {
    struct Vectors: Decodable {
        struct Vector: Decodable {
            let text: String
            let hashes: [String]
        }
        let vectors: [Vector]
    }

    @Test func linesHashAsOnGitHub() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/primaryLocationLineHash_vectors.json")
        let vectors = try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: file)).vectors
        #expect(vectors.count == 11)
        for vector in vectors {
            #expect(primaryLocationLineHashes(of: vector.text) == vector.hashes, "\(vector.text.debugDescription)")
        }
    }
}
