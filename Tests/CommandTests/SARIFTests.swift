import Foundation
import Testing

/// The SARIF log against the rules of its validator, and against tools of others.
@Suite struct SARIFTests {
    /// The log of a folder of the repository, as the command writes it.
    private func log(_ arguments: [String], in folder: URL = Flaw.repository) throws -> Data {
        Data(try Tool.run(Tool.iacslint, ["check", "--output", "sarif"] + arguments, in: folder).output.utf8)
    }

    private func run(_ data: Data) throws -> [String: Any] {
        let log = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        return try #require((log["runs"] as? [[String: Any]])?.first)
    }

    @Test(arguments: ["full", "github", "gitlab"])
    func keepsTheValidatorsRules(profile: String) throws {
        #expect(try SARIFRules(try log(["Fixtures", "--sarif-profile", profile])).violations == [])
    }

    /// The validator is not there to be passed: it finds what is wrong.
    @Test(arguments: [
        ("\"startColumn\" : 9", "\"startColumn\" : 0"), ("\"uri\" : \"Fixtures/", "\"uri\" : \"/Fixtures/"),
        ("\"ruleIndex\" : ", "\"ruleIndex\" : 9"), ("\"shortDescription\"", "\"short\""),
    ])
    func theRulesFindAFault(replaced: String, by fault: String) throws {
        let text = String(decoding: try log(["Fixtures/gateway"]), as: UTF8.self)
        #expect(try !SARIFRules(Data(text.replacingOccurrences(of: replaced, with: fault).utf8)).violations.isEmpty)
    }

    @Test func suppressedResultsStayOutOfCodeScanning() throws {
        let scratch = try Scratch()
        try scratch.write("a.c", Sample.flawedC.replacing("void set", with: "// iacslint:allow(C101) -- tested\nvoid set"))
        func results(_ profile: String) throws -> [[String: Any]] {
            try run(try log(["--sarif-profile", profile, "."], in: scratch.folder))["results"] as? [[String: Any]] ?? []
        }
        let full = try results("full")
        #expect(full.count == 1)
        let suppression = (full.first?["suppressions"] as? [[String: Any]])?.first
        #expect(suppression?["status"] as? String == "accepted")
        #expect((suppression?["justification"] as? String)?.hasPrefix("tested") == true)
        #expect(try results("github").isEmpty)
        #expect(try results("gitlab").isEmpty)
    }

    @Test func azureAsksForItsPipeline() throws {
        let scratch = try Scratch()
        try scratch.write("a.c", Sample.flawedC)
        let outside = try scratch.check("--output", "sarif", "--sarif-profile", "azure", ".")
        #expect(outside.status == 2)
        #expect(outside.errors.contains("SYSTEM_DEFINITIONID"))
        let job = [
            "SYSTEM_COLLECTIONURI": "https://dev.azure.com/plant/", "SYSTEM_TEAMPROJECT": "rtu", "SYSTEM_DEFINITIONID": "7",
            "BUILD_DEFINITIONNAME": "nightly", "SYSTEM_PHASEID": "0d4c2b54-7f0e-4b4e-9f53-1d6f0a7e62a3",
            "SYSTEM_PHASENAME": "check", "BUILD_SOURCEBRANCH": "refs/heads/main", "BUILD_BUILDID": "42",
        ]
        let inside = try scratch.check("--output", "sarif", "--sarif-profile", "azure", ".", environment: job)
        let details = try run(Data(inside.output.utf8))["automationDetails"] as? [String: Any]
        #expect(details?["id"] as? String == "azuredevops/pipeline/build/plant/rtu/7/0d4c2b54-7f0e-4b4e-9f53-1d6f0a7e62a3/refs/heads/main/42")
        let properties = details?["properties"] as? [String: Any]
        #expect(properties?["azuredevops/pipeline/build/buildDefinitionId"] as? Int == 7)
    }

    @Test func tellsTheRevisionAndNotWhoLogsIn() throws {
        let scratch = try Scratch()
        try scratch.write("a.c", Sample.flawedC)
        try scratch.git("init", "-q", "-b", "release/4")
        try scratch.git("remote", "add", "origin", "https://user:secret@git.example.org/plant/rtu.git")
        try scratch.git("add", ".")
        try scratch.git("commit", "-q", "-m", "first")
        let head = try scratch.git("rev-parse", "HEAD").output.trimmingCharacters(in: .newlines)
        func details() throws -> [String: Any]? {
            (try run(try log(["."], in: scratch.folder))["versionControlProvenance"] as? [[String: Any]])?.first
        }
        let clean = try details()
        #expect(clean?["repositoryUri"] as? String == "https://git.example.org/plant/rtu.git")
        #expect(clean?["revisionId"] as? String == head)
        #expect(clean?["branch"] as? String == "release/4")
        #expect((clean?["properties"] as? [String: Bool])?["uncommittedChanges"] == false)
        try scratch.write("a.c", Sample.flawedC + Sample.soundC)
        #expect((try details()?["properties"] as? [String: Bool])?["uncommittedChanges"] == true)
    }

    @Test func tellsWhereDataEntersAndLeaves() throws {
        let scratch = try Scratch()
        try scratch.write("a.c", """
            long recv(int socket, void *buffer, unsigned long size, int flags);
            int modbus_write_register(void *context, int address, unsigned short value);
            static int setuid(unsigned user) { return user == 0; }
            int serve(int socket) { char byte; return recv(socket, &byte, 1, 0) == 1 && setuid(1); }
            int set(void *context) { return modbus_write_register(context, 7, 1); }

            """)
        try scratch.write("B.swift", "struct Pump { func load() throws -> Data { try Data(contentsOf: place) } }\n")
        let properties = try run(try log(["."], in: scratch.folder))["properties"] as? [String: Any]
        let points = (properties?["attackSurface"] as? [[String: Any]] ?? []).map { point in
            ["direction", "kind", "protocol", "interface", "uri", "line", "symbol"].map { "\(point[$0] ?? "-")" }.joined(separator: " ")
        }
        // A function of the project with the name of a library's is none.
        #expect(points == [
            "input file - Data(contentsOf:) B.swift 1 Pump.load", "input network - recv a.c 4 serve",
            "output fieldbus Modbus modbus_write_register a.c 5 set",
        ])
    }

    @Test func whatTheProjectChangesIsAnOverride() throws {
        let scratch = try Scratch()
        try scratch.write("a.c", Sample.flawedC)
        try scratch.write(".iacslint.yml", "severity: {C101: note}\n")
        let run = try run(try log(["."], in: scratch.folder))
        let overrides = (run["invocations"] as? [[String: Any]])?.first?["ruleConfigurationOverrides"] as? [[String: Any]]
        #expect((overrides?.first?["descriptor"] as? [String: Any])?["id"] as? String == "IACS-C101")
        #expect((overrides?.first?["configuration"] as? [String: Any])?["level"] as? String == "note")
    }

    @Test func whatWasNotAnalysedIsANotification() throws {
        let scratch = try Scratch()
        try scratch.write("a.c", "#include \"missing.h\"\nhandle_t open_port(void) { return PORT; }\n" + Sample.flawedC)
        let data = try log(["."], in: scratch.folder)
        #expect(try SARIFRules(data).violations == [])
        let run = try run(data)
        let notifications = (run["invocations"] as? [[String: Any]])?.first?["toolExecutionNotifications"] as? [[String: Any]]
        #expect(notifications?.contains { ($0["descriptor"] as? [String: Any])?["id"] as? String == "missingHeader" } == true)
    }

    @Test(.enabled(if: Tool.find("sarif") != nil, "make test installs it"))
    func sarifToolsReadIt() throws {
        let tool = try #require(Tool.find("sarif"))
        let scratch = try Scratch()
        try scratch.write("old.sarif", try log(["Fixtures/gateway"]))
        try scratch.write("new.sarif", try log(["Fixtures/gateway", "Fixtures/panel"]))
        let count = (try run(Data(contentsOf: scratch.url("new.sarif")))["results"] as? [Any])?.count ?? 0
        let summary = try Tool.run(tool, ["summary", "new.sarif"], in: scratch.folder)
        #expect(summary.status == 0, "\(summary.errors)")
        let told = summary.output.matches(of: /(?m)^(?:error|warning|note): (\d+)$/).compactMap { Int($0.1) }
        #expect(told.reduce(0, +) == count, "\(summary.output)")
        let diff = try Tool.run(tool, ["diff", "old.sarif", "new.sarif"], in: scratch.folder)
        #expect(diff.status == 0 && diff.output.contains("IACS-"), "\(diff.output)\(diff.errors)")
        let html = try Tool.run(tool, ["html", "-o", "report.html", "new.sarif"], in: scratch.folder)
        #expect(html.status == 0, "\(html.errors)")
        #expect(try scratch.read("report.html").contains("IACS-"))
    }
}
