/// The files of an evidence pack: one report in several forms, its tables, and the coding standard.
public struct EvidencePack: Sendable {
    public struct File: Sendable {
        /// Relative to the folder of the pack.
        public var path: String
        public var text: String
    }

    /// In order of path.
    public let files: [File]

    public init(_ evidence: Evidence) throws {
        let document = evidence.document
        let forms = [
            File(path: "evidence.html", text: HTML.render(document)),
            File(path: "evidence.md", text: try Markdown.render(document)),
            File(path: "evidence.json", text: try JSON.render(document)),
            File(
                path: "coding-standard.md",
                text: CodingStandard(
                    rules: evidence.catalog.rules, standards: evidence.standards, version: evidence.toolVersion).markdown),
        ]
        let tables = try document.tables.map { table in
            File(path: "tables/\(table.id).csv", text: try table.plain.rendered(as: .csv))
        }
        files = (forms + tables).sorted { $0.path < $1.path }
    }
}

extension Evidence {
    var toolVersion: String { record.log.runs.first?.tool.driver.version ?? "" }
}
