import Foundation
import Testing

/// The product in Fixtures/ has one flaw of each rule beside code that does the same safely. The command finds the flaws
/// that are marked, and nothing else.
@Suite struct FixturesTests {
    /// Rules that run only when they are asked for; each is tested by itself.
    static let onRequest: Set = ["C703"]

    /// compile_commands.json has no comments, so its flaw is told here.
    static let build = Flaw(path: "rtu-firmware/compile_commands.json", line: 2, rule: "B101")

    /// Ids of the rules in Rules/.
    static func catalogue() throws -> Set<String> {
        Set(try FileManager.default.contentsOfDirectory(atPath: Flaw.repository.path + "/Rules")
            .compactMap { $0.firstMatch(of: /^([A-Z]\d{3})-.*\.md$/).map { String($0.1) } })
    }

    @Test func findsWhatIsMarkedAndNothingElse() throws {
        let rules = try Self.catalogue().subtracting(Self.onRequest)
        let promised = try Flaw.promised().union([Self.build]).filter { rules.contains($0.rule) }
        let found = try Flaw.found()
        #expect(promised.subtracting(found).sorted() == [], "missed")
        #expect(found.subtracting(promised).sorted() == [], "false alarms")
    }

    @Test(arguments: onRequest) func findsOnRequest(rule: String) throws {
        let promised = try Flaw.promised().filter { $0.rule == rule }
        #expect(!promised.isEmpty)
        #expect(try Flaw.found(["--select", rule]) == promised)
    }

    @Test func everyRuleHasAFlawToShow() throws {
        let shown = Set(try Flaw.promised().map(\.rule) + [Self.build.rule])
        #expect(try Self.catalogue().subtracting(shown).sorted() == [])
    }

    @Test(.enabled(if: Tool.find("check-jsonschema") != nil, "make test installs it"))
    func theLogIsValidSARIF() throws {
        let tool = try #require(Tool.find("check-jsonschema"))
        let scratch = try Scratch()
        let log = scratch.url("findings.sarif")
        _ = try Tool.run(
            Tool.iacslint, ["check", "Fixtures", "--output", "sarif=\(log.path)"], in: Flaw.repository)
        let schema = Flaw.repository.path + "/Tests/Support/sarif-schema-2.1.0.json"
        let run = try Tool.run(tool, ["--schemafile", schema, log.path], in: scratch.folder)
        #expect(run.status == 0, "\(run.output)\(run.errors)")
    }
}
