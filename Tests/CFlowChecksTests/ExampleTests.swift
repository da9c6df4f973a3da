import CFlow
import Catalog
import ClangBridge
import Foundation
import SourceText
import Testing
@testable import CFlowChecks

/// The examples in the texts of the rules, parsed by clang, lowered and followed.
@Suite struct ExampleTests {
    static func rules() throws -> [Rule] {
        let known = Set(flowRuleIDs)
        return try Catalog.builtin().rules.filter { known.contains($0.id) }
    }

    @Test func eachFlowRuleIsInTheCatalogue() throws {
        #expect(try Self.rules().map(\.id).sorted() == flowRuleIDs.sorted())
    }

    @Test func everyExampleIsFoundWhereItSaysAndNowhereElse() throws {
        for rule in try Self.rules() {
            for example in rule.examples where example.language == "c" {
                let found = try Flow(example.text).findings(of: [rule])
                #expect(found.map(\.line) == example.expectedLines, "\(rule.id):\n\(example.text)\n\(found)")
            }
        }
    }
}

/// C text through the engine.
struct Flow {
    struct Found: CustomStringConvertible {
        var rule: String
        var line: Int
        var message: String
        var function: String
        var path: [String]

        var description: String { "\(line): \(rule) \(message)" }
    }

    let program: FlowProgram
    let models: Models
    let source: SourceFile

    init(_ text: String) throws {
        let bytes = Array(text.utf8)
        let unit = try CParser().parse(
            path: "/t/a.c", displayPath: "a.c", arguments: ["-std=gnu11"], unsaved: ["/t/a.c": bytes], root: "/t").unit
        models = try Models.builtin()
        program = FlowProgram([lower(unit)], models: models)
        source = SourceFile(path: "a.c", bytes: bytes)
    }

    func findings(of rules: [Rule]) throws -> [Found] {
        let run = FlowRun(program, models: models, rules: rules)
        return mergedFlowFindings(program.functions.flatMap { run.analyse($0).findings }).map { finding in
            Found(
                rule: finding.ruleID, line: source.line(at: finding.location.range.start), message: finding.message,
                function: finding.symbol ?? "", path: finding.path.map { "\(source.line(at: $0.location.range.start)): \($0.message)" })
        }.sorted { ($0.line, $0.rule) < ($1.line, $1.rule) }
    }
}
