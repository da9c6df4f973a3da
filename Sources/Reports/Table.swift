import Foundation

/// How a table is written.
public enum TableFormat: String, CaseIterable, Sendable { case table, json, markdown, csv }

/// Rows of text below their headings, for people and for other programs.
public struct Table: Sendable {
    public var headings: [String]
    public var rows: [[String]]

    public init(headings: [String], rows: [[String]]) {
        self.headings = headings
        self.rows = rows
    }

    public func rendered(as format: TableFormat) throws -> String {
        switch format {
        case .table: return columns([headings.map { $0.uppercased() }] + rows)
        case .markdown:
            let lines = [headings, headings.map { _ in "---" }] + rows.map { $0.map(Self.markdownCell) }
            return lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
        case .csv:
            // RFC 4180.
            return ([headings] + rows).map { $0.map(Self.csvCell).joined(separator: ",") + "\r\n" }.joined()
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let objects = rows.map { Dictionary(zip(headings, $0)) { first, _ in first } }
            return String(decoding: try encoder.encode(objects), as: UTF8.self) + "\n"
        }
    }

    /// Columns padded to their widest cell, but for the last.
    private func columns(_ rows: [[String]]) -> String {
        let widths = headings.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.count) }
            let line = cells.joined(separator: "  ")
            return line.prefix(line.count - line.reversed().prefix { $0 == " " }.count) + "\n"
        }.joined()
    }

    private static func markdownCell(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("|", with: "\\|").replacing("\n", with: " ")
    }

    /// A cell that a spreadsheet would take for a formula begins with an apostrophe.
    private static func csvCell(_ text: String) -> String {
        let safe = text.first.map { "=+-@\t\r".contains($0) } == true ? "'" + text : text
        let isPlain = safe.allSatisfy { !",\"\r\n".contains($0) && $0 != "\r\n" }
        return isPlain ? safe : "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
