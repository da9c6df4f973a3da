import Foundation
import SwiftTokens
import Testing

/// Tokens in order, without overlap, ending where the bytes end: with the gaps between them they are the file.
func isLossless(_ bytes: [UInt8]) -> Bool {
    let tokens = tokenize(bytes)
    var position = 0
    for token in tokens {
        guard Int(token.offset) >= position else { return false }
        position = Int(token.end)
    }
    return tokens.last?.kind == .endOfFile && position == bytes.count
}

/// The Swift sources of this package.
func ownSources() -> [[UInt8]] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Sources")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    return (files?.allObjects ?? []).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
        .sorted { $0.path < $1.path }.compactMap { try? [UInt8](Data(contentsOf: $0)) }
}

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

@Suite struct LosslessTests {
    @Test func ownSourcesAreLossless() {
        let sources = ownSources()
        #expect(sources.count > 20)
        for source in sources { #expect(isLossless(source)) }
    }

    @Test func mutationsAreLossless() throws {
        var random = FixedRandom(state: 1)
        let fragments = ["\"", "\"\"\"", "\\(", "(", ")", "{", "}", "/*", "*/", "//", "/", "#", "#/", "`", "<#", "\n", "\0", "\u{FEFF}"]
            .map { Array($0.utf8) } + [[0xFF], [0xC2], [0xE2, 0x80]]
        for source in ownSources().prefix(12) {
            for _ in 0..<20 {
                var bytes = source
                for _ in 0..<3 {
                    let place = Int.random(in: 0...bytes.count, using: &random)
                    let end = min(bytes.count, place + Int.random(in: 0...4, using: &random))
                    bytes.replaceSubrange(place..<end, with: try #require(fragments.randomElement(using: &random)))
                }
                #expect(isLossless(bytes))
            }
        }
    }

    @Test(arguments: ["(", "\"\\(", "/*", "`", "#\"\"\"\n", "#/\n", "<<<<<<< \n", "<#", "x<<#", "\u{201C}", "\0", "\u{FF}", "{\"\\(", "/", "'"])
    func hostileInputIsLossless(_ piece: String) {
        #expect(isLossless(Array(String(repeating: piece, count: 400_000 / piece.utf8.count).utf8)))
    }
}
