import Foundation
import Testing

/// The evidence page in a real browser, without a window.
@Suite(.serialized, .enabled(if: Browser.tool != nil, "Chromium is not installed: apt-get install chromium"))
struct EvidencePageTests {
    @Test func filtersSortingAndSearchWork() throws {
        let page = try Page()
        let all = try page.rows(of: "findings")
        #expect(all.count > 20 && all.allSatisfy { !$0.isHidden })

        let shown = try page.rows(of: "findings", at: "findings.Severity=error").filter { !$0.isHidden }
        let errors = all.filter { $0.text.contains(">error<") }
        #expect(shown.count == errors.count && errors.count < all.count)

        let part = try page.rows(of: "matrix-iec62443", at: "matrix-iec62443.Part=4-2&q=input+validation")
        #expect(part.count == 220)
        #expect(part.filter { !$0.isHidden }.map { $0.text.contains("CR 3.5") } == [true])

        let sorted = try page.rows(of: "findings", at: "findings.sort=-Rule").map { $0.text.prefix(12) }
        #expect(sorted.first != all.map { $0.text.prefix(12) }.first)
        #expect(sorted.first?.contains(/<td>T\d{3}/) == true, "\(sorted.first ?? "")")
    }

    @Test func theConsoleIsSilentAndThePageIsDrawn() throws {
        let page = try Page()
        let run = try page.browse(["--enable-logging=stderr", "--screenshot=page.png", "--window-size=1400,2000"])
        #expect(!run.errors.contains("CONSOLE"), "\(run.errors)")
        // A blank page compresses to a few kilobytes.
        #expect(try Data(contentsOf: page.scratch.url("page.png")).count > 50_000)
    }

    @Test func thePagePrints() throws {
        let page = try Page()
        _ = try page.browse(["--print-to-pdf=page.pdf", "--no-pdf-header-footer"])
        let pdf = try Data(contentsOf: page.scratch.url("page.pdf"))
        #expect(pdf.starts(with: Array("%PDF".utf8)))
        let pages = String(decoding: pdf, as: UTF8.self).matches(of: /\/Type ?\/Page\b/).count
        #expect(pages > 10, "\(pages) pages")
    }

    /// A log that somebody else wrote cannot run a script in the page.
    @Test func namesFromTheLogStayText() throws {
        let scratch = try Scratch()
        try scratch.write("log.sarif", """
            {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x", "rules": [{"id": "A</script><script>console.error(1)//"}]}},
             "results": [{"ruleId": "A</script><script>console.error(1)//", "message": {"text": "<img src=x onerror=console.error(2)>"}}]}]}
            """)
        #expect(try scratch.iacslint(["report", "log.sarif", "-o", "pack"]).status == 0)
        let run = try Browser.run(["--enable-logging=stderr", "--dump-dom"], scratch.url("pack/evidence.html"), in: scratch.folder)
        #expect(!run.errors.contains("CONSOLE"), "\(run.errors)")
        #expect(run.output.contains("&lt;img src=x"))
    }
}

/// The report on Fixtures.
private struct Page {
    struct Row {
        var isHidden: Bool
        var text: Substring
    }

    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        _ = try Tool.run(
            Tool.iacslint, ["check", "Fixtures", "--output", "sarif=\(scratch.url("log.sarif").path)"], in: Flaw.repository)
        let run = try scratch.iacslint(["report", "log.sarif", "-o", "pack", "--title", "RTU"])
        #expect(run.status == 0, "\(run.errors)")
    }

    /// - Parameter state: what stands behind `#` in the address.
    func browse(_ options: [String], at state: String = "") throws -> Run {
        try Browser.run(options, scratch.url("pack/evidence.html"), state: state, in: scratch.folder)
    }

    /// The rows of a table's body after the page's script has run.
    func rows(of table: String, at state: String = "") throws -> [Row] {
        let page = try browse(["--dump-dom"], at: state).output
        let start = try #require(page.range(of: "<table id=\"\(table)-table\""))
        let rest = page[start.upperBound...]
        let body = try #require(rest.range(of: "<tbody>"))
        let end = try #require(rest.range(of: "</tbody>"))
        return rest[body.upperBound..<end.lowerBound].components(separatedBy: "<tr").dropFirst().map { row in
            Row(isHidden: row.hasPrefix(" hidden"), text: row.drop { $0 != ">" }.dropFirst())
        }
    }
}

private enum Browser {
    static let tool = ["chromium", "chromium-browser", "google-chrome"].lazy.compactMap(Tool.find).first

    static func run(_ options: [String], _ page: URL, state: String = "", in folder: URL) throws -> Run {
        let tool = try #require(Self.tool)
        let address = page.absoluteString + (state.isEmpty ? "" : "#" + state)
        return try Tool.run(
            tool,
            // No sandbox: it needs rights that a container does not give to root, and the page is our own.
            ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--user-data-dir=\(folder.path)/profile"]
                + options + [address],
            in: folder)
    }
}
