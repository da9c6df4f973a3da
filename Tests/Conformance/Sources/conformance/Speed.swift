import Catalog
import Findings
import Foundation
import SourceText
import SwiftChecks
import SwiftParser
import SwiftSyntax
import SwiftTokens
import SwiftTree

/// Bytes per second of both front ends over the same files, and of all Swift rules with the flow of data; one thread.
func benchmark(_ files: [SourceBytes]) {
    let bytes = files.reduce(0) { $0 + $1.bytes.count }
    // The best of some rounds: what else runs on the machine only makes a round slower.
    func measure(_ name: String, _ body: () -> Int) -> Double {
        var result = 0
        var best = Duration.seconds(1_000_000)
        for _ in 0..<5 {
            let start = ContinuousClock.now
            result = body()
            best = min(best, ContinuousClock.now - start)
        }
        let seconds = Double(best.components.seconds) + Double(best.components.attoseconds) * 1e-18
        let rate = Double(bytes) / seconds / 1e6
        print("\(name): \(String(format: "%.1f", rate)) MB/s (\(result))")
        return rate
    }
    let oracle = measure("swift-syntax Parser.parse") {
        files.reduce(0) { sum, file in sum + file.bytes.withUnsafeBufferPointer { Parser.parse(source: $0).totalLength.utf8Length } }
    }
    let tokens = measure("tokenize") { files.reduce(0) { $0 + tokenize($1.bytes).count } }
    let tree = measure("tokens and tree") { files.reduce(0) { $0 + SyntaxTree(parsing: $1.bytes).nodes.count } }
    let rules = swiftRules()
    let sources = files.map { SourceFile(path: $0.path, bytes: $0.bytes) }
    let all = measure("all \(rules.count) Swift rules") { runSwiftChecks(on: sources, rules: rules).count }
    print(String(
        format: "against Parser.parse: tokenize %.1f times, tokens and tree %.1f times, all Swift rules %.1f times", tokens / oracle,
        tree / oracle, all / oracle))
    let memory = files.reduce(0) { sum, file in
        let tree = SyntaxTree(parsing: file.bytes)
        return sum + tree.tokens.count * MemoryLayout<Token>.stride + tree.nodes.count * MemoryLayout<SyntaxNode>.stride
    }
    print(String(format: "memory of tokens and tree: %.2f times the file", Double(memory) / Double(bytes)))
}

private func swiftRules() -> [Rule] { ((try? Catalog.builtin())?.rules ?? []).filter { $0.languages.contains(.swift) } }

/// What all Swift rules find.
func findings(in files: [SourceBytes]) -> [Finding] {
    runSwiftChecks(on: files.map { SourceFile(path: $0.path, bytes: $0.bytes) }, rules: swiftRules())
}
