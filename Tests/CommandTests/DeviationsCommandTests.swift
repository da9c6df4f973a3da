import Foundation
import Testing

@Suite struct DeviationsCommandTests {
    private func project() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.write("a.c", """
            char *strcpy(char *to, const char *from);
            char name[16];
            // iacslint:allow(C101) until=2090-01-31 by=jdoe approved-by=hb ticket=SEC-1 -- a | b, "c"
            void set_name(const char *text) { strcpy(name, text); }

            """)
        try scratch.write(".iacslint.yml", """
            deviations:
              - rules: [C301]
                paths: [legacy/]
                functions: [print_label]
                reason: Replaced in release 4.

            """)
        return scratch
    }

    @Test func listsAllRecords() throws {
        let scratch = try project()
        let csv = try scratch.iacslint(["deviations", "list", "--format", "csv"])
        #expect(csv.status == 0)
        #expect(csv.output == """
            place,rules,scope,state,until,raised-by,approved-by,ticket,reason\r
            .iacslint.yml:2,C301,legacy/ print_label(),in force,,,,,Replaced in release 4.\r
            a.c:3,C101,statement,in force,2090-01-31,jdoe,hb,SEC-1,"a | b, ""c""\"\r

            """)
        let markdown = try scratch.iacslint(["deviations", "list", "--format", "markdown"]).output
        #expect(markdown.contains("| a.c:3 | C101 | statement | in force | 2090-01-31 | jdoe | hb | SEC-1 | a \\| b, \"c\" |"))
        let json = try scratch.iacslint(["deviations", "list", "--format", "json"]).output
        let records = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: String]]
        #expect(records?.map { $0["rules"] } == ["C301", "C101"])
        #expect(try scratch.iacslint(["deviations", "list"]).output.split(separator: "\n").count == 3)
    }

    @Test func tellsWhatWillHaveExpired() throws {
        let scratch = try project()
        #expect(try scratch.iacslint(["deviations", "expired"]).status == 0)
        #expect(try scratch.iacslint(["deviations", "expired", "--on", "2090-01-31"]).status == 0)
        let run = try scratch.iacslint(["deviations", "expired", "--on", "2090-02-01", "--format", "csv"])
        #expect(run.status == 1)
        #expect(run.output.contains("a.c:3") && !run.output.contains("legacy"))
        #expect(try scratch.iacslint(["deviations", "expired", "--on", "tomorrow"]).status == 2)
    }

    @Test func checkTellsWhatIsOfNoUse() throws {
        let scratch = try project()
        let run = try scratch.iacslint(["deviations", "check", "--format", "csv"])
        #expect(run.status == 1)
        #expect(run.output.contains(".iacslint.yml:2,IACS-M102"), "\(run.output)")
        #expect(!run.output.contains("a.c"))
        try scratch.write(".iacslint.yml", "")
        #expect(try scratch.iacslint(["deviations", "check"]).status == 0)
        try scratch.write("a.c", Sample.soundC + "// iacslint:allow(C101) -- no more\nint x;\n")
        #expect(try scratch.iacslint(["deviations", "check"]).status == 1)
    }
}
