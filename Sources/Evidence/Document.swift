/// A report as a value; each renderer gives it one form.
public struct Document: Sendable {
    public var title: String
    /// What is reported on, as name and value.
    public var facts: [Fact]
    public var sections: [Section]

    public struct Fact: Sendable, Encodable {
        public var name: String
        public var value: String

        init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    public struct Section: Sendable {
        /// Short, of letters and hyphens; the address of the section.
        public var id: String
        public var title: String
        public var blocks: [Block]

        init(_ id: String, _ title: String, _ blocks: [Block]) {
            self.id = id
            self.title = title
            self.blocks = blocks
        }
    }

    public enum Block: Sendable {
        case text(String)
        case list([String])
        case facts([Fact])
        case table(DataTable)
        /// Drawn in HTML; the other forms tell its table alone, which stands beside it.
        case figure(Figure)
    }

    var tables: [DataTable] {
        sections.flatMap(\.blocks).compactMap { if case .table(let table) = $0 { table } else { nil } }
    }
}

/// Rows below their columns.
public struct DataTable: Sendable {
    public struct Column: Sendable {
        public enum Kind: Sendable {
            case text
            /// Names of code: paths, functions, digests.
            case code
            case number
            /// One of few values, by which the reader filters.
            case choice
        }

        public var title: String
        public var kind: Kind

        init(_ title: String, _ kind: Kind = .text) {
            self.title = title
            self.kind = kind
        }
    }

    /// Short, of letters and hyphens; also the name of its file of comma-separated values.
    public var id: String
    public var caption: String
    public var columns: [Column]
    public var rows: [[Cell]]

    init(_ id: String, _ caption: String, columns: [Column], rows: [[Cell]]) {
        self.id = id
        self.caption = caption
        self.columns = columns
        self.rows = rows
    }
}

/// The text of a cell, and what it says of the product.
public struct Cell: Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    public enum Tone: String, Sendable { case good, fair, bad, note, faint }

    public var text: String
    public var tone: Tone?

    init(_ text: String, _ tone: Tone? = nil) {
        self.text = text
        self.tone = tone
    }

    init(_ number: Int) { self.init(String(number)) }

    public init(stringLiteral text: String) { self.init(text) }

    /// `error`, `warning` or `note`, in its tone.
    static func level(_ level: String) -> Cell {
        Cell(level, level == "error" ? .bad : level == "warning" ? .fair : .note)
    }
}

/// A drawing with what it shows, in words.
public struct Figure: Sendable {
    public var caption: String
    /// For readers who do not see it.
    public var description: String
    /// The element `svg`, which takes its colours from the page.
    public var svg: String
}
