import Foundation
import SwiftTree
import Testing

@Suite struct MutationTests {
    /// A fixed sequence of numbers (SplitMix64), so that a failure comes again.
    struct FixedRandom: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    /// Sources of this package with pieces cut out, doubled and thrown in: every one gives a well-formed tree.
    @Test func brokenSourcesGiveTrees() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/SwiftTree")
        let sources = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .sorted { $0.path < $1.path }.map { [UInt8](try Data(contentsOf: $0)) }
        let pieces = ["{", "}", "(", ")", "[", "]", "<", ">", "\"", "\\(", "#if A\n", "#endif\n", "@a ", "case ", "let ", "func ", "=", ".", ":", ",", "\0"]
            .map { Array($0.utf8) } + [[0xFF]]
        var random = FixedRandom(state: 7)
        for source in sources {
            for _ in 0..<6 {
                var bytes = source
                for _ in 0..<4 {
                    let start = Int.random(in: 0...bytes.count, using: &random)
                    let end = min(bytes.count, start + Int.random(in: 0...40, using: &random))
                    bytes.replaceSubrange(start..<end, with: try #require(pieces.randomElement(using: &random)))
                }
                expectWellFormed(SyntaxTree(parsing: bytes))
            }
        }
    }

    private func expectWellFormed(_ tree: SyntaxTree) {
        let isWellFormed = tree.ids.dropFirst().allSatisfy { id in
            let node = tree[id]
            guard !node.parent.isNone, node.parent < id else { return false }
            let parent = tree[node.parent]
            return parent.firstToken <= node.firstToken && node.firstToken <= node.endToken
                && node.endToken <= parent.endToken && node.subtreeEnd <= parent.subtreeEnd
        }
        #expect(isWellFormed)
        #expect(Int(tree.nodes[0].endToken) == tree.tokens.count - 1)
    }
}
