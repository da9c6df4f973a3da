import Foundation
import Testing

/// A flaw at a line of Fixtures/: one that a comment there promises, or one that the command found.
struct Flaw: Hashable, Comparable, CustomStringConvertible {
    /// Relative to Fixtures/.
    let path: String
    let line: Int
    /// `C101`
    let rule: String

    var description: String { "\(path):\(line) \(rule)" }

    static func < (a: Flaw, b: Flaw) -> Bool { (a.path, a.line, a.rule) < (b.path, b.line, b.rule) }

    /// This package's root.
    static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// What `// finds C101` and `// finds C101 C301` at the end of a line promise, in all files of Fixtures/.
    static func promised() throws -> Set<Flaw> {
        let base = repository.appendingPathComponent("Fixtures")
        let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
        var flaws: Set<Flaw> = []
        for name in names where [".c", ".h", ".swift"].contains(where: name.hasSuffix) {
            let text = try String(contentsOf: base.appendingPathComponent(name), encoding: .utf8)
            for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                guard let rules = line.firstMatch(of: /\/\/ finds ([A-Z]\d{3}(?: [A-Z]\d{3})*)$/)?.1 else { continue }
                flaws.formUnion(rules.split(separator: " ").map { Flaw(path: name, line: index + 1, rule: String($0)) })
            }
        }
        return flaws
    }

    /// What the command finds in Fixtures/ with these arguments; accepted findings left out.
    static func found(_ arguments: [String] = []) throws -> Set<Flaw> {
        let scratch = try Scratch()
        let log = scratch.url("findings.sarif")
        let run = try Tool.run(
            Tool.iacslint, ["check", "Fixtures", "--output", "sarif=\(log.path)"] + arguments, in: repository)
        #expect(run.status <= 1, "\(run.output)\(run.errors)")
        let results = try SARIFLog(contentsOf: log).runs.flatMap(\.results)
        return Set(results.filter { ($0.suppressions ?? []).isEmpty }.compactMap { result in
            guard let place = result.locations.first?.physicalLocation else { return nil }
            let path = place.artifactLocation.uri.components(separatedBy: "Fixtures/").last ?? ""
            let rule = result.ruleId.replacingOccurrences(of: "IACS-", with: "")
            return Flaw(path: path, line: place.region.startLine, rule: rule)
        })
    }
}
