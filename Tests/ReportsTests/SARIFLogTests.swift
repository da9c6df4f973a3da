import Foundation
import Reports
import Testing

/// Logs as other tools may write them: with little in them, or wrong.
@Suite struct SARIFLogTests {
    private func log(_ text: String) throws -> SARIFLog { try SARIFLog(reading: Data(text.utf8)) }

    @Test func readsWhatALogMayLeaveOut() throws {
        let run = try #require(try log("""
            {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "other", "rules": [
              {"id": "R1", "defaultConfiguration": {"level": "error"}, "properties": {"tags": ["a"], "security-severity": "7.5"}}]}},
              "results": [
              {"ruleIndex": 0, "message": {"text": "M"}, "locations": [{"physicalLocation": {
                "artifactLocation": {"uri": "src/a%20b.c"}, "region": {"startLine": 3}},
                "logicalLocations": [{"name": "f"}]}]},
              {"ruleId": "R2", "message": {"text": "N"}, "suppressions": [{"kind": "inSource", "status": "rejected"}]},
              {"ruleId": "R2", "message": {"text": "O"}, "suppressions": [{"kind": "inSource"}]}]}]}
            """).runs.first)
        let results = run.results ?? []
        #expect(results.map(run.level) == ["error", "warning", "warning"])
        #expect(results.map(\.isSuppressed) == [false, false, true])
        #expect(results[0].path == "src/a b.c" && results[0].line == 3 && results[0].symbol == "f")
        #expect(run.rule(of: results[0])?.properties?["security-severity"]?.text == "7.5")
        #expect(run.rule(of: results[0])?.properties?["tags"]?.list == [.text("a")])
    }

    @Test(arguments: [
        ("no JSON", "not JSON"), ("[]", "another type"), ("{\"version\": \"2.1.0\"}", "runs is missing"),
        ("{\"version\": \"2.0.0\", \"runs\": []}", "version '2.0.0'"),
        ("{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {}}}]}", "driver.name is missing"),
        (String(repeating: "[", count: 100_000), "no SARIF log"),
    ])
    func saysWhatIsWrong(text: String, message: String) throws {
        let error = #expect(throws: SARIFReadingError.self) { try log(text) }
        #expect(error?.description.contains(message) == true, "\(String(describing: error))")
    }
}
