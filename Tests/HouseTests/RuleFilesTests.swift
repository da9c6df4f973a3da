import Foundation
import Testing

/// Every rule is whole: a Markdown file in the fixed form, a check or a pattern behind it, examples that are executed.
@Suite struct RuleFilesTests {
    static let sections = [
        "What it finds", "Why it matters in a control system", "Noncompliant", "Compliant", "How to mend",
        "Known limits", "References",
    ]

    struct RuleFile {
        let path: String
        let id: String
        let name: String
        let isDeclarative: Bool
        let text: String

        /// `C101`
        var shortID: String { String(id.dropFirst("IACS-".count)) }

        init?(_ file: House.File) {
            // Front matter stands between the first two lines of three dashes.
            let parts = file.text.components(separatedBy: "---\n")
            guard parts.count >= 3, parts[0].isEmpty,
                  let id = parts[1].firstMatch(of: /(?m)^id:\s*(\S+)/)?.1,
                  let name = parts[1].firstMatch(of: /(?m)^name:\s*(\S+)/)?.1
            else { return nil }
            path = file.path
            self.id = String(id)
            self.name = String(name)
            isDeclarative = parts[1].firstMatch(of: /(?m)^pattern:/) != nil
            text = parts.dropFirst(2).joined(separator: "---\n")
        }

        /// The text below a heading, to the next one.
        func section(_ title: String) -> String {
            let start = text.components(separatedBy: "\n## \(title)\n")
            return start.count == 2 ? (start[1].components(separatedBy: "\n## ").first ?? "") : ""
        }
    }

    static func ruleFiles() throws -> [RuleFile] {
        try House.files(below: "Rules", endingIn: [".md"])
            .filter { $0.path.wholeMatch(of: /Rules\/[A-Z]\d{3}-[^\/]+\.md/) != nil }
            .map { try #require(RuleFile($0), "\($0.path) has no front matter with id and name.") }
    }

    @Test func aRuleIsNamedAsItsFile() throws {
        for rule in try Self.ruleFiles() {
            #expect(rule.path == "Rules/\(rule.shortID)-\(rule.name).md")
        }
    }

    @Test func idsAndNamesAreUnique() throws {
        let rules = try Self.ruleFiles()
        #expect(Set(rules.map(\.id)).count == rules.count)
        // A Swift rule may share its name with the C rule for the same weakness.
        #expect(Set(rules.map { $0.id.dropLast(3) + $0.name }).count == rules.count)
    }

    @Test func theSectionsStandInTheirOrder() throws {
        for rule in try Self.ruleFiles() {
            let headings = ("\n" + rule.text).matches(of: /\n## ([^\n]+)/).map { String($0.1) }
            #expect(headings == Self.sections, "\(rule.path)")
        }
    }

    @Test func theExamplesCanFail() throws {
        for rule in try Self.ruleFiles() {
            let bad = rule.section("Noncompliant")
            let good = rule.section("Compliant")
            #expect(bad.contains("```") && bad.contains("finds \(rule.shortID)"), "\(rule.path): nothing is marked.")
            #expect(good.contains("```") && !good.contains("finds "), "\(rule.path): no compliant example.")
        }
    }

    @Test func everyRuleHasItsCheck() throws {
        let source = try House.swiftSources().map(\.text).joined()
        for rule in try Self.ruleFiles() where !rule.isDeclarative {
            #expect(source.contains("\"\(rule.id)\""), "\(rule.id) has neither a pattern nor a check.")
        }
    }

    @Test func everyCheckHasItsRule() throws {
        let known = Set(try Self.ruleFiles().map(\.id))
        for file in try House.swiftSources() {
            for match in file.text.matches(of: /"(IACS-[A-Z]\d{3})"/) {
                #expect(known.contains(String(match.1)), "\(file.path) reports \(match.1), which has no file in Rules/.")
            }
        }
    }
}
