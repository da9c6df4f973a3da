import Foundation
import Testing

/// The formats for people and for other tools, each read back by what its readers use.
@Suite struct FormatsTests {
    /// A path, a name and a reason with what each format has to escape.
    private func run(_ format: String) throws -> String {
        let scratch = try Scratch()
        try scratch.write("src a,b/ä%.c", Sample.flawedC)
        try scratch.write("accepted.c", Sample.flawedC.replacing(
            "void set", with: "// iacslint:allow(C101) -- =1+1, \"<&>\" checked by the caller\nvoid set"))
        try scratch.write("sound.c", Sample.soundC)
        try scratch.write("partial.c", "#include \"missing.h\"\nhandle_t open_port(void) { return PORT; }\n")
        return try scratch.check("--output", format, ".").output
    }

    @Test func conciseIsALineForEachOpenFinding() throws {
        let lines = try run("concise").split(separator: "\n")
        #expect(lines.count == 1)
        #expect(lines.first?.wholeMatch(of: /src a,b\/ä%\.c:3:\d+: error\[IACS-C101\]: .*'strcpy'.*\./) != nil, "\(lines)")
    }

    @Test func textTellsWhatWasNotAnalysed() throws {
        let text = try run("text")
        #expect(text.contains("Not analysed completely: "))
        #expect(text.contains("partial.c:1: The header 'missing.h' was not found."))
        #expect(text.split(separator: "\n").last?.contains("1 finding (1 error)") == true)
    }

    @Test func gitHubAnnotates() throws {
        let lines = try run("github").split(separator: "\n")
        #expect(lines.count == 1)
        #expect(lines.first?.hasPrefix("::error file=src a%2Cb/ä%25.c,line=3,endLine=3,col=") == true, "\(lines)")
    }

    @Test func gitLabReadsItsIssues() throws {
        let issues = try JSONSerialization.jsonObject(with: Data(try run("gitlab").utf8)) as? [[String: Any]]
        #expect(issues?.count == 1)
        let issue = try #require(issues?.first)
        #expect(issue["severity"] as? String == "critical")
        #expect((issue["fingerprint"] as? String)?.isEmpty == false)
        let location = issue["location"] as? [String: Any]
        #expect(location?["path"] as? String == "src a,b/ä%.c")
        #expect((location?["lines"] as? [String: Int])?["begin"] == 3)
    }

    @Test func jUnitIsXMLWithAllOutcomes() throws {
        let scratch = try Scratch()
        try scratch.write("junit.xml", try run("junit"))
        try scratch.write("read.py", """
            import xml.etree.ElementTree as tree
            root = tree.parse("junit.xml").getroot()
            cases = list(root.iter("testcase"))
            assert int(root.get("tests")) == len(cases)
            print(len(list(root.iter("failure"))), root.get("failures"), root.get("errors") == str(len(list(root.iter("error")))))
            print(next(root.iter("skipped")).get("message"))
            print([case.get("name") for case in cases if case.get("file") == "sound.c"])
            """)
        let read = try Tool.run(URL(fileURLWithPath: "/usr/bin/env"), ["python3", "read.py"], in: scratch.folder)
        #expect(read.output == "1 1 True\n=1+1, \"<&>\" checked by the caller\n['no findings']\n", "\(read.output)\(read.errors)")
    }

    @Test func csvIsReadBackAndHoldsNoFormula() throws {
        let scratch = try Scratch()
        try scratch.write("findings.csv", try run("csv"))
        try scratch.write("read.py", """
            import csv
            for row in csv.DictReader(open("findings.csv", newline="", encoding="utf-8")):
                print(row["path"], row["state"], row["deviation"], sep="|")
            """)
        let read = try Tool.run(URL(fileURLWithPath: "/usr/bin/env"), ["python3", "read.py"], in: scratch.folder)
        #expect(read.output == """
            accepted.c|accepted|'=1+1, "<&>" checked by the caller
            src a,b/ä%.c|open|

            """, "\(read.output)\(read.errors)")
    }

    /// A device or a pipe is written to, rather than replaced by a file; a symbolic link goes on to point to its file.
    @Test func whatIsNoFileStaysWhatItIs() throws {
        let scratch = try Scratch()
        try scratch.write("a.c", Sample.flawedC)
        try #require(mkfifo(scratch.url("pipe").path, 0o600) == 0)
        let reader = open(scratch.url("pipe").path, O_RDONLY | O_NONBLOCK)
        try #require(reader >= 0)
        defer { close(reader) }
        try scratch.write("report.txt", "old")
        try FileManager.default.createSymbolicLink(atPath: scratch.url("link").path, withDestinationPath: "report.txt")
        #expect(try scratch.check("a.c", "--output", "concise=pipe", "--output", "concise=link").status == 1)
        var status = stat()
        #expect(stat(scratch.url("pipe").path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
        var bytes = [UInt8](repeating: 0, count: 64 * 1024)
        let count = read(reader, &bytes, bytes.count)
        #expect(String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self).contains("IACS-C101"))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.url("link").path) == "report.txt")
        #expect(try scratch.read("report.txt").contains("IACS-C101"))
    }

    /// One output that cannot be written leaves none that looks finished.
    @Test func severalOutputsInOneRun() throws {
        let scratch = try Scratch()
        try scratch.write("a.c", Sample.flawedC)
        let run = try scratch.check("--output", "concise", "--output", "junit=out/a.xml", "--output", "csv=out/a.csv", ".")
        #expect(run.status == 1)
        #expect(run.output.hasPrefix("a.c:3:"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url("out").path).sorted() == ["a.csv", "a.xml"])
    }
}
