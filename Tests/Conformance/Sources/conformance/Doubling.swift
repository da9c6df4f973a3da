import SwiftTree

/// Unfinished and deeply nested code in growing sizes: the time must grow with the size, not with its square.
///
/// Prints the times for each piece, repeated to three sizes; false when one grows much faster than the size, or when a
/// tree does not cover its file.
func growsLinearly() -> Bool {
    let pieces = [
        "(", "[", "{", "\"\\(", "a<", "f(", "f{", "if a{", "/*", "/", "`", "#\"\"\"\n", "#/\n", "<<<<<<< \n", "<#", "'",
        "#if A\n", "try ", "a?b:", "else if a {} ", "case let ", "@a ", "let x: (", "switch x { case .a: ", "func f() { ",
        "struct S<", "\\.", "\0",
    ]
    var isLinear = true
    for piece in pieces {
        let unit = Array(piece.utf8)
        isLinear = grows(describing(unit), [250_000, 500_000, 1_000_000].map { size in
            (0..<size).map { unit[$0 % unit.count] }
        }) && isLinear
    }
    var random = SplitMix(state: 3)
    isLinear = grows("random bytes", [250_000, 500_000, 1_000_000].map { size in
        (0..<size).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    }) && isLinear
    let line = Array("    func read(_ register: UInt16) async throws -> [UInt8] { try await client.read(register, count: 2) }\n".utf8)
    return grows("code", [12_500_000, 25_000_000, 50_000_000].map { size in
        Array(repeatElement(line, count: size / line.count).joined())
    }) && isLinear
}

private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Four times the bytes take four times as long; sixteen times would be quadratic.
private let limit = 9.0

private func grows(_ name: String, _ files: [[UInt8]]) -> Bool {
    let times = files.map { bytes in
        ContinuousClock().measure {
            let tree = SyntaxTree(parsing: bytes)
            guard Int(tree.nodes[0].endToken) == tree.tokens.count - 1, tree.tokens.last.map({ Int($0.end) }) == bytes.count
            else { preconditionFailure("the tree does not cover the file of '\(name)'") }
        }
    }.map { Double($0.components.seconds) * 1000 + Double($0.components.attoseconds) / 1e15 }
    guard let first = times.first, let last = times.last else { return false }
    let growth = last / max(first, 0.001)
    // Below some milliseconds the machine's own noise is larger than the difference.
    let isLinear = growth <= limit || last < 20
    let columns = times.map { String(Int($0.rounded())) + " ms" }.joined(separator: "  ")
    print("\(name): \(columns)  ×\((growth * 10).rounded() / 10)\(isLinear ? "" : "  NOT LINEAR")")
    return isLinear
}

private func describing(_ bytes: [UInt8]) -> String { String(reflecting: String(decoding: bytes, as: UTF8.self)) }
