import Foundation

/// Renders a document for other programs: each table with its columns and rows.
enum JSON {
    static func render(_ document: Document) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let value = Root(
            title: document.title, facts: document.facts,
            sections: document.sections.map { section in
                Section(
                    id: section.id, title: section.title, text: section.blocks.flatMap(\.sentences),
                    facts: section.blocks.flatMap(\.facts), tables: section.blocks.compactMap(\.table))
            })
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }

    private struct Root: Encodable {
        /// Of this form; it changes when a name here does.
        let version = 1
        let title: String
        let facts: [Document.Fact]
        let sections: [Section]
    }

    private struct Section: Encodable {
        let id: String
        let title: String
        let text: [String]
        let facts: [Document.Fact]
        let tables: [Table]
    }

    fileprivate struct Table: Encodable {
        let id: String
        let title: String
        let columns: [String]
        let rows: [[String]]
    }
}

extension Document.Block {
    fileprivate var sentences: [String] {
        switch self {
        case .text(let text): [text]
        case .list(let items): items
        case .facts, .table, .figure: []
        }
    }

    fileprivate var facts: [Document.Fact] { if case .facts(let list) = self { list } else { [] } }

    fileprivate var table: JSON.Table? {
        guard case .table(let table) = self else { return nil }
        return JSON.Table(
            id: table.id, title: table.caption, columns: table.columns.map(\.title), rows: table.rows.map { $0.map(\.text) })
    }
}
