import Foundation
import Testing

@Suite struct CheckTests {
    @Test func theSameBytesForAnyNumberOfThreads() throws {
        let scratch = try Scratch()
        for index in 0..<12 {
            try scratch.write("src/f\(index).c", "#include \"shared.h\"\n" + Sample.flawedC)
            try scratch.write("Sources/F\(index).swift", Sample.flawedSwift)
        }
        try scratch.write("src/shared.h", "char *strcat(char *, const char *);\nstatic inline void j(char *a) { strcat(a, a); }\n")
        for format in ["text", "sarif", "json"] {
            let one = try scratch.check("--jobs", "1", "--output", format, ".")
            let two = try scratch.check("--jobs", "2", "--output", format, ".")
            #expect(one.status == 1)
            #expect(one.output == two.output)
            #expect(one.output.components(separatedBy: "'strcat'").count == two.output.components(separatedBy: "'strcat'").count)
        }
    }

    /// A flaw in a header that many units include is one finding.
    @Test func aSharedHeaderIsToldOnce() throws {
        let scratch = try Scratch()
        try scratch.write("shared.h", "char *strcat(char *, const char *);\nstatic inline void j(char *a) { strcat(a, a); }\n")
        try scratch.write("a.c", "#include \"shared.h\"\n")
        try scratch.write("b.c", "#include \"shared.h\"\n")
        let run = try scratch.check("--output", "json", "--select", "C101", ".")
        #expect(run.output.components(separatedBy: "\"IACS-C101\"").count - 1 == 1, "\(run.output)")
    }

    /// A header alone is analysed through a unit that includes it, over another header here.
    @Test func aHeaderIsAnalysedThroughItsUnit() throws {
        let scratch = try Scratch()
        try scratch.write("inner.h", "char *strcat(char *, const char *);\nstatic inline void j(char *a) { strcat(a, a); }\n")
        try scratch.write("outer.h", "#include \"inner.h\"\n")
        try scratch.write("a.c", "#include \"outer.h\"\n" + Sample.flawedC)
        try scratch.write("alone.h", "int x;\n")
        try scratch.git("init", "-q")
        let run = try scratch.check("inner.h", "alone.h")
        #expect(run.status == 1)
        #expect(run.output.contains("inner.h:2"))
        #expect(!run.output.contains("a.c:"), "only what was asked for is told")
    }

    @Test func excludesHoldForNamedFiles() throws {
        let scratch = try Scratch()
        try scratch.write(".iacslint.yml", "exclude: [third-party/]\n")
        try scratch.write("third-party/a.c", Sample.flawedC)
        #expect(try scratch.check("third-party/a.c").status == 0)
        #expect(try scratch.check(".").status == 0)
    }

    @Test func standardInputTakesThePlaceOfAFile() throws {
        let scratch = try Scratch()
        try scratch.write("a.c", Sample.flawedC)
        #expect(try scratch.check("--stdin-filename", "a.c", input: Sample.soundC).status == 0)
        let run = try scratch.check("--stdin-filename", "new.c", input: Sample.flawedC)
        #expect(run.status == 1)
        #expect(run.output.contains("new.c:3"))
    }

    @Test func theThresholdDecides() throws {
        let scratch = try Scratch()
        try scratch.write("a.c", Sample.flawedC)
        try scratch.write(".iacslint.yml", "severity: {C101: note}\n")
        #expect(try scratch.check("--select", "C101", ".").status == 0)
        #expect(try scratch.check("--select", "C101", "--fail-on", "note", ".").status == 1)
    }

    @Test func reportsGoToFilesWholeAndStandardOutputStaysClean() throws {
        let scratch = try Scratch()
        try scratch.write("a.c", Sample.flawedC)
        let run = try scratch.check("--output", "sarif=out/deep/report.sarif", "--output", "json=out/report.jsonl", ".")
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        let report = try JSONSerialization.jsonObject(with: Data(contentsOf: scratch.url("out/deep/report.sarif")))
        #expect((report as? [String: Any])?["version"] as? String == "2.1.0")
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url("out").path).sorted() == ["deep", "report.jsonl"])
        #expect(try scratch.check("--output", "json=a.c/report", ".").status == 2)
    }

    @Test func quietAndCleanSaysNothing() throws {
        let scratch = try Scratch()
        try scratch.write("a.c", Sample.soundC)
        let loud = try scratch.check(".")
        #expect(loud.status == 0)
        #expect(loud.output.split(separator: "\n").count == 1)
        let run = try scratch.check("-q", ".")
        #expect(run.status == 0)
        #expect(run.output.isEmpty && run.errors.isEmpty)
    }

    /// libclang named by the environment is taken or refused: one that is none fails C, and nothing else.
    @Test func libclangIsNotLoadedForSwift() throws {
        let scratch = try Scratch()
        try scratch.write("F.swift", Sample.flawedSwift)
        try scratch.write("a.c", Sample.soundC)
        let environment = ["IACSLINT_LIBCLANG": scratch.url("a.c").path]
        #expect(try scratch.check("F.swift", environment: environment).status == 1)
        #expect(try scratch.check("--select", "S", ".", environment: environment).status == 1)
        let run = try scratch.check("a.c", environment: environment)
        #expect(run.status == 3)
        #expect((run.output + run.errors).contains("libclang"))
    }

    @Test func symbolicLinksMakeNoLoop() throws {
        let scratch = try Scratch()
        try scratch.write("src/a.c", Sample.flawedC)
        try FileManager.default.createSymbolicLink(atPath: scratch.url("src/loop").path, withDestinationPath: "..")
        let run = try scratch.check("--output", "json", "--select", "C101", ".")
        #expect(run.output.components(separatedBy: "\"IACS-C101\"").count - 1 == 1)
    }
}
