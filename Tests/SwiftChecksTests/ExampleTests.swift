import Catalog
import SourceText
import SwiftChecks
import Testing

/// The examples of every Swift and package rule: what is marked is found, and nothing else.
@Suite struct ExampleTests {
    static var rules: [Rule] {
        get throws {
            try Catalog.builtin().rules.filter { $0.languages.contains(.swift) || $0.languages.contains(.package) }
        }
    }

    static func lines(of rule: Rule, in text: String, path: String? = nil) -> [Int] {
        let path = path ?? (rule.languages.contains(.package) ? "Package.swift" : "Sources/App/File.swift")
        let file = SourceFile(path: path, bytes: Array(text.utf8))
        return runSwiftChecks(on: [file], rules: [rule]).map { file.line(at: $0.location.range.start) }
    }

    @Test func theCatalogueHasTheRules() throws {
        #expect(try Self.rules.count >= 16)
    }

    @Test func theExamplesHold() throws {
        for rule in try Self.rules {
            for (number, example) in rule.examples.enumerated() where example.language == "swift" {
                let found = Self.lines(of: rule, in: example.text)
                #expect(found == example.expectedLines, "\(rule.id), example \(number + 1)")
            }
        }
    }
}
