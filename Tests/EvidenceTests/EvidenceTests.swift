import Catalog
import Foundation
import Reports
import Testing
@testable import Evidence

@Suite struct EvidenceTests {
    @Test func everyRequirementOfTheMatrixIsInTheStandardsData() throws {
        let catalog = try Catalog.builtin()
        for rule in catalog.rules {
            #expect(!rule.iec62443.isEmpty, "\(rule.id) refers to no requirement.")
            for id in rule.iec62443 { #expect(catalog.standards.requirement(id) != nil, "\(rule.id): \(id)") }
        }
        #expect(catalog.standards.mostDangerous.count == 25)
        #expect(catalog.standards.mostDangerous.allSatisfy { catalog.standards.weakness($0) != nil })
        let judged = catalog.standards.requirements.filter { ["4-1", "4-2", "2-4"].contains($0.part) }
        #expect(judged.count == 220)
        #expect(judged.count { catalog.standards.support(of: $0).degree == .direct } == 12)
    }

    @Test(arguments: [
        ("2026-11-23", "2026-11-24", 1), ("2024-02-28", "2024-03-01", 2), ("2026-12-31T23:59:59Z", "2027-01-01", 1),
        ("2000-01-01", "2026-01-01", 9497), ("2026-03-01", "2026-02-28", -1),
    ])
    func daysAreCounted(from: String, to: String, days: Int) throws {
        #expect(try #require(Day(to)) - #require(Day(from)) == days)
    }

    @Test func textCannotLeaveItsPlace() {
        #expect(HTML.escaped("<script>'\"&\u{202E}\u{0}é") == "&lt;script&gt;&#39;&quot;&amp;\u{FFFD}\u{FFFD}é")
    }

    // MARK: - A pack

    /// A log with one finding of each state, at two revisions.
    private func log(open: Int, accepted: Bool, day: String) throws -> SARIFLog {
        let open = (0..<open).map { index in
            """
            {"ruleId": "IACS-C101", "level": "error", "message": {"text": "Message \(index) of '<b>'."},
             "locations": [{"physicalLocation": {"artifactLocation": {"uri": "src/a%20b.c"}, "region": {"startLine": \(index + 5)}},
                            "logicalLocations": [{"fullyQualifiedName": "copy"}]}],
             "codeFlows": [{"threadFlows": [{"locations": [
               {"location": {"physicalLocation": {"artifactLocation": {"uri": "src/net.c"}, "region": {"startLine": 9}}}}]}]}],
             "partialFingerprints": {"iacslint/v1": "f\(index):0"}, "suppressions": []}
            """
        }
        let covered = """
            {"ruleId": "IACS-C102", "level": "warning", "message": {"text": "Covered."},
             "locations": [{"physicalLocation": {"artifactLocation": {"uri": "src/b.c"}, "region": {"startLine": 3}}}],
             "partialFingerprints": {"iacslint/v1": "covered:0"},
             "suppressions": [{"kind": "inSource", "status": "accepted", "justification": "why; by jd",
               "properties": {"reason": "why", "raisedBy": "jd", "expiresOn": "2026-12-01", "rules": ["C102"]}}]}
            """
        let text = """
            {"version": "2.1.0", "runs": [{
             "tool": {"driver": {"name": "iacslint", "version": "9.9", "rules": [
               {"id": "IACS-C101", "name": "BannedFunction", "shortDescription": {"text": "Banned."},
                "defaultConfiguration": {"level": "error"}, "relationships": [
                 {"target": {"id": "4-1/SI-1", "toolComponent": {"name": "IEC 62443"}}},
                 {"target": {"id": "STR31-C", "toolComponent": {"name": "SEI CERT C"}}},
                 {"target": {"id": "CWE-120", "toolComponent": {"name": "CWE"}}}]},
               {"id": "IACS-C102", "relationships": [{"target": {"id": "4-2/CR-3.5", "toolComponent": {"name": "IEC 62443"}}}]}]}},
             "versionControlProvenance": [{"repositoryUri": "https://example.org/rtu", "revisionId": "0123456789abcdef",
               "asOfTimeUtc": "\(day)T08:00:00Z"}],
             "artifacts": [{"location": {"uri": "src/a%20b.c"}, "hashes": {"sha-256": "00ff"},
               "properties": {"lines": 100, "functions": 4, "completeFunctions": 3}}],
             "invocations": [{"executionSuccessful": true, "toolExecutionNotifications": [{"descriptor": {"id": "missingHeader"},
               "message": {"text": "No header."}, "locations": [{"physicalLocation": {"artifactLocation": {"uri": "src/a%20b.c"}}}]}]}],
             "results": [\((open + (accepted ? [covered] : [])).joined(separator: ","))],
             "properties": {"lines": 100, "functions": 4, "completeFunctions": 3, "rulesNotRun": {"IACS-C703": "profile realtime"},
               "attackSurface": [{"direction": "input", "kind": "network", "interface": "recv", "uri": "src/net.c", "line": 9, "symbol": "serve"},
                                 {"direction": "privileged", "kind": "process", "interface": "system", "uri": "src/a%20b.c", "line": 7}]}
            }]}
            """
        return try SARIFLog(reading: Data(text.utf8))
    }

    private func document() throws -> Document {
        let logs = [
            try log(open: 3, accepted: true, day: "2026-10-01"), try log(open: 1, accepted: true, day: "2026-11-01"),
            try log(open: 2, accepted: true, day: "2026-11-20"),
        ]
        let evidence = try #require(Evidence(title: "RTU", logs: logs, catalog: Catalog.builtin(), today: "2026-11-23"))
        return evidence.document
    }

    /// The rows of a table that hold a text, with the column titles.
    private func row(_ table: String, _ text: String) throws -> [String: String] {
        let table = try #require(try document().tables.first { $0.id == table })
        let row = try #require(table.rows.first { $0.contains { $0.text == text } }, "\(table.id) \(text)")
        return Dictionary(zip(table.columns.map(\.title), row.map(\.text))) { first, _ in first }
    }

    @Test func requirementsAreTracedToRulesAndFindings() throws {
        let review = try row("matrix-iec62443", "SI-1")
        #expect(review["Rules that ran"] == "C101" && review["Open"] == "2" && review["State"] == "findings open")
        let input = try row("matrix-iec62443", "CR 3.5")
        #expect(input["Open"] == "0" && input["Accepted"] == "1" && input["State"] == "accepted or known")
        #expect(try row("matrix-iec62443", "SI-2")["State"] == "rule not run")
        #expect(try row("matrix-iec62443", "SM-4")["State"] == "no rule")
        #expect(try row("matrix-iec62443", "SG-7")["State"] == "not by source analysis")
        #expect(try row("matrix-cert", "STR31-C")["Coverage"] == "checked in part")
        #expect(try row("cwe-top25", "CWE-120")["Open"] == "2")
        let table = try #require(try document().tables.first { $0.id == "matrix-cert" })
        #expect(table.rows.count == 122)
    }

    @Test func deviationsHaveAgeAndExpiry() throws {
        let deviation = try row("deviations", "why")
        #expect(deviation["Since"] == "2026-10-01" && deviation["Days"] == "53")
        #expect(deviation["State"] == "expires within 30 days" && deviation["Raised by"] == "jd")
    }

    @Test func theTrendTellsWhatCameAndWent() throws {
        let middle = try row("trend", "2026-11-01")
        #expect(middle["New"] == "0" && middle["Gone"] == "2" && middle["Errors"] == "1")
        #expect(try row("trend", "2026-11-20")["New"] == "1")
    }

    @Test func inputsLeadToFindings() throws {
        let flow = try row("surface-flows", "src/net.c:9")
        #expect(flow["Interface"] == "recv" && flow["Rule"] == "C101" && flow["Reaches"]?.hasPrefix("src/a b.c:") == true)
    }

    @Test func whatDidNotRunAndWhatIsMissingIsSaid() throws {
        #expect(try row("rules", "C703")["State"] == "did not run: profile realtime")
        #expect(try row("not-analysed", "missingHeader")["What is missing"] == "No header.")
        #expect(try row("files", "src/a b.c")["State"] == "in part")
    }

    @Test func theWordingPromisesNothing() throws {
        let text = try Markdown.render(document()).lowercased()
        #expect(text.contains("supports evidence for"))
        for word in ["compliant", "complies", "certified", "conforms"] { #expect(!text.contains(word), "\(word)") }
    }

    @Test func theFormsTellTheSame() throws {
        let document = try document()
        let html = HTML.render(document)
        let json = try JSONSerialization.jsonObject(with: Data(JSON.render(document).utf8)) as? [String: Any]
        let sections = json?["sections"] as? [[String: Any]] ?? []
        let markdown = try Markdown.render(document)
        for table in document.tables {
            let twin = sections.flatMap { $0["tables"] as? [[String: Any]] ?? [] }.first { $0["id"] as? String == table.id }
            #expect((twin?["rows"] as? [[String]])?.count == table.rows.count, "\(table.id)")
            #expect(markdown.contains("### \(table.caption)"))
            if !table.rows.isEmpty { #expect(html.contains("<table id=\"\(table.id)-table\"")) }
        }
        let ids = html.matches(of: /\sid="([^"]+)"/).map { $0.1 }
        #expect(Set(ids).count == ids.count, "an id stands once")
        #expect(!html.contains("<b>'.") && html.contains("&lt;b&gt;"))
        #expect(html.firstMatch(of: /(?:src|href)="https?:/) == nil, "nothing is loaded from a network")
    }

    /// A product with thousands of findings still gives a page that can be mailed.
    @Test func fiveThousandFindingsStayBelowThreeMegabytes() throws {
        let evidence = try #require(Evidence(
            title: "RTU", logs: [log(open: 5000, accepted: true, day: "2026-11-20")], catalog: Catalog.builtin(), today: "2026-11-23"))
        #expect(HTML.render(evidence.document).utf8.count < 3_000_000)
    }
}
