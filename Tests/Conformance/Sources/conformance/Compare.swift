import Foundation
import SwiftOperators
import SwiftParser
import SwiftSyntax
import SwiftTokens
import SwiftTree

/// What issue 3 asks: the share of files with equal tokens, and of nodes that both trees have.
let askedTokenRate = 0.9995
let askedNodeRate = 0.999

func compare(_ files: [SourceBytes]) -> Bool {
    var lossy: [String] = []
    var differing: [(path: String, difference: String)] = []
    var kinds: [String: (common: Int, oursOnly: Int, oracleOnly: Int)] = [:]
    var worst: [(path: String, missing: Int, example: String)] = []
    for file in files {
        let tree = SyntaxTree(parsing: file.bytes)
        if !isLossless(tree.tokens, file.bytes.count) { lossy.append(file.path) }
        let oracle = file.bytes.withUnsafeBufferPointer { Parser.parse(source: $0) }
        if let difference = firstDifference(ourTokens(tree.tokens), oracleTokens(oracle), in: file.bytes) {
            differing.append((file.path, difference))
        }
        let visitor = FactVisitor(viewMode: .sourceAccurate)
        visitor.walk(OperatorTable.standardOperators.foldAll(oracle) { _ in })
        var theirs: [Fact: Int] = [:]
        for fact in visitor.facts { theirs[fact, default: 0] += 1 }
        var wrong: [(Fact, String)] = []
        for fact in ourFacts(tree) {
            if let count = theirs[fact] {
                theirs[fact] = count == 1 ? nil : count - 1
                kinds[fact.kind, default: (0, 0, 0)].common += 1
            } else {
                kinds[fact.kind, default: (0, 0, 0)].oursOnly += 1
                wrong.append((fact, "ours"))
            }
        }
        for (fact, count) in theirs {
            kinds[fact.kind, default: (0, 0, 0)].oracleOnly += count
            wrong.append((fact, "oracle"))
        }
        wrong.sort { ($0.0.start, $0.0.end, $0.0.kind) < ($1.0.start, $1.0.end, $1.0.kind) }
        // One file: everything that differs.
        if files.count == 1 { for (fact, side) in wrong { print(describe(fact, side, file.bytes)) } }
        if let first = wrong.first { worst.append((file.path, wrong.count, describe(first.0, first.1, file.bytes))) }
    }
    print("lossless: \(files.count - lossy.count) of \(files.count) files")
    for path in lossy { print("  LOSSY \(path)") }
    let tokenRate = Double(files.count - differing.count) / Double(max(files.count, 1))
    print("equal tokens: \(files.count - differing.count) of \(files.count) files, \(percent(tokenRate))")
    for (path, difference) in differing.prefix(40) { print("  \(path): \(difference)") }
    var all = (common: 0, wrong: 0)
    for (kind, counts) in kinds.sorted(by: { $0.key < $1.key }) {
        let wrong = max(counts.oursOnly, counts.oracleOnly)
        all = (all.common + counts.common, all.wrong + wrong)
        print(
            "  \(kind): \(percent(Double(counts.common) / Double(counts.common + wrong))) of \(counts.common + wrong)"
                + " (ours only \(counts.oursOnly), oracle only \(counts.oracleOnly))")
    }
    let nodeRate = Double(all.common) / Double(max(all.common + all.wrong, 1))
    print("equal nodes: \(percent(nodeRate))")
    for file in worst.sorted(by: { $0.missing > $1.missing }).prefix(40) {
        print("  \(file.path): \(file.missing) differ, first \(file.example)")
    }
    return lossy.isEmpty && tokenRate >= askedTokenRate && nodeRate >= askedNodeRate
}

func percent(_ rate: Double) -> String { String(format: "%.3f %%", rate * 100) }

private func describe(_ fact: Fact, _ side: String, _ bytes: [UInt8]) -> String {
    let line = bytes[..<fact.start].reduce(1) { $1 == 10 ? $0 + 1 : $0 }
    let text = String(decoding: bytes[fact.start..<min(fact.end, fact.start + 60)], as: UTF8.self)
    return "\(side) \(fact.kind) line \(line) (\(fact.end - fact.start) bytes) [\(fact.detail)] `\(text.prefix { $0 != "\n" })`"
}

/// Prints the tree of each file.
func dump(_ files: [SourceBytes]) {
    for file in files {
        let tree = SyntaxTree(parsing: file.bytes)
        for id in tree.ids {
            let depth = tree.ancestors(of: id).reduce(0) { count, _ in count + 1 }
            print(String(repeating: "  ", count: depth) + "\(tree[id].kind) \(tree.name(of: id) ?? "") `\(tree.text(of: id).prefix { $0 != "\n" }.prefix(50))`")
        }
    }
}
