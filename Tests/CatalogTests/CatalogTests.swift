import Documents
import Foundation
import Testing
@testable import Catalog

@Suite struct CatalogTests {
    @Test func everyBuiltInRuleIsValid() throws {
        let rules = try Catalog.builtin().rules
        #expect(rules.contains { $0.id == "IACS-T101" })
        #expect(rules.map(\.id) == rules.map(\.id).sorted())
        for file in Catalog.embeddedRules {
            let rule = try RuleReader(path: file.path, standards: .builtin).read(Self.source(file))
            #expect(rule.text == file.text)
        }
    }

    @Test func whatIsEmbeddedIsWhatTheFilesSay() throws {
        let documents = embeddedCatalog.filter { !$0.document.isEmpty }
        #expect(documents.count > 140)
        for file in documents {
            let source = try Self.source(file)
            let yaml = file.path.hasSuffix(".yaml") ? source : try #require(FrontMatter(of: source)).yaml
            #expect(try Node(yaml: yaml)?.packed == file.document, "\(file.path)")
            #expect(try file.root().packed == file.document, "\(file.path)")
        }
    }

    private static func source(_ file: EmbeddedFile) throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: root.appendingPathComponent("Rules/" + file.path), encoding: .utf8)
    }

    @Test func aProjectAddsRules() throws {
        let file = (path: "bus.md", text: RuleReaderTests.good)
        let catalog = try Catalog.loading(projectRules: [file])
        #expect(catalog.rule(matching: "acme-c901")?.name == "no-legacy-bus")
        #expect(throws: CatalogError.self) { try Catalog.loading(projectRules: [file, file]) }
    }

    @Test func aRuleIsFoundByAnyOfItsNames() throws {
        let catalog = try Catalog.builtin()
        for word in ["T101", "IACS-T101", "iacs-t101", "bidirectional-control", "Bidirectional-Control"] {
            #expect(catalog.rule(matching: word)?.id == "IACS-T101")
        }
        #expect(catalog.suggestions(for: "bidirectional-contrl") == ["bidirectional-control"])
        #expect(catalog.suggestions(for: "gibberish-that-nobody-meant").isEmpty)
    }

    @Test(arguments: [
        ("CWE-120", "CWE-120"), ("120", "CWE-120"), ("cwe 120", "CWE-120"), ("STR31-C", "STR31-C"), ("str31", "STR31-C"),
        ("SI-2", "4-1 SI-2"), ("4-1 SI-2", "4-1 SI-2"), ("IEC 62443-4-1 SI-2", "4-1 SI-2"), ("CR 3.5", "4-2 CR 3.5"),
        ("cr3.5", "4-2 CR 3.5"), ("SP.03.10", "2-4 SP.03.10 BR,2-4 SP.03.10 RE(1),2-4 SP.03.10 RE(3)"), ("C99999", ""),
        ("", ""),
    ])
    func aKeyIsResolved(key: String, topics: String) throws {
        let names = try Catalog.builtin().resolve(key).map { topic in
            switch topic {
            case .rule(let rule): rule.id
            case .weakness(let weakness): weakness.id
            case .codingRule(let rule): rule.id
            case .requirement(let requirement): requirement.id
            }
        }
        #expect(names.joined(separator: ",") == topics)
    }

    @Test func theMappingTellsItsLayer() throws {
        let standards = Standards.builtin
        let validation = try #require(standards.requirement("4-2 CR 3.5"))
        #expect(standards.layer(of: validation, cwe: [787]) == .mitre)
        #expect(standards.layer(of: validation, cwe: [120]) == .inherited)
        #expect(standards.layer(of: validation, cwe: [676]) == .project)
        #expect(standards.requirement("2-4 SP.03.10")?.id == "2-4 SP.03.10 BR")
        #expect(standards.weaknesses.count > 350 && standards.codingRules.count > 300 && standards.requirements.count == 273)
    }
}
