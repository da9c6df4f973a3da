import Reports

/// Renders a document as Markdown; drawings are left to the tables beside them.
enum Markdown {
    static func render(_ document: Document) throws -> String {
        let parts = ["# \(document.title)\n", facts(document.facts)]
            + (try document.sections.flatMap { section in
                ["## \(section.title)\n"] + (try section.blocks.compactMap(block))
            })
        return parts.joined(separator: "\n")
    }

    private static func block(_ block: Document.Block) throws -> String? {
        switch block {
        case .text(let text): text + "\n"
        case .list(let items): items.map { "- \($0)\n" }.joined()
        case .facts(let list): facts(list)
        case .table(let table):
            "### \(table.caption)\n\n" + (table.rows.isEmpty ? "Nothing to list.\n" : try table.plain.rendered(as: .markdown))
        case .figure: nil
        }
    }

    private static func facts(_ facts: [Document.Fact]) -> String {
        facts.map { "- \($0.name): \($0.value)\n" }.joined()
    }
}

extension DataTable {
    /// For the forms that have no tones.
    var plain: Table { Table(headings: columns.map(\.title), rows: rows.map { $0.map(\.text) }) }
}
