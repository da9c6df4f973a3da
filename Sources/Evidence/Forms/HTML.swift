/// Renders a document as one page that loads nothing: style, script and drawings are in it.
enum HTML {
    static func render(_ document: Document) -> String {
        let links = document.sections.map { "<li><a href=\"#\($0.id)\">\(escaped($0.title))</a>" }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
            <link rel="icon" href="data:,">
            <title>\(escaped(document.title))</title>
            <style>
            \(style)
            </style>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the report</a>
            <header>
            <h1>\(escaped(document.title))</h1>
            \(facts(document.facts, style: "head"))
            </header>
            <nav aria-label="Sections">
            <form role="search" onsubmit="return false">
            <label for="search">Search all tables</label>
            <input id="search" type="search" autocomplete="off" placeholder="C101, CR 3.5, path …">
            </form>
            <ol>
            \(links.joined(separator: "\n"))
            </ol>
            </nav>
            <main id="main" tabindex="-1">
            \(document.sections.map(section).joined(separator: "\n"))
            </main>
            <p id="status" role="status" class="unseen"></p>
            <script>
            \(script)
            </script>
            </body>
            </html>

            """
    }

    /// Text with the characters that mean something to HTML replaced; characters that no text should hold become U+FFFD.
    static func escaped(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            // Controls, and marks that would turn the text of a page around.
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                || [0x61C, 0x200E, 0x200F].contains(scalar.value) || (0x202A...0x202E).contains(scalar.value)
                || (0x2066...0x2069).contains(scalar.value):
                result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func section(_ section: Document.Section) -> String {
        """
        <section id="\(section.id)" aria-labelledby="\(section.id)-title">
        <h2 id="\(section.id)-title">\(escaped(section.title))</h2>
        \(section.blocks.map(block).joined(separator: "\n"))
        </section>
        """
    }

    private static func block(_ block: Document.Block) -> String {
        switch block {
        case .text(let text): return "<p>\(escaped(text))</p>"
        case .list(let items): return "<ul>\n" + items.map { "<li>\(escaped($0))</li>\n" }.joined() + "</ul>"
        case .facts(let list): return facts(list, style: "tiles")
        case .table(let table): return self.table(table)
        case .figure(let figure):
            return """
                <figure>
                <figcaption>\(escaped(figure.caption))</figcaption>
                <div class="drawing">\(figure.svg)</div>
                <p class="unseen">\(escaped(figure.description))</p>
                </figure>
                """
        }
    }

    private static func facts(_ facts: [Document.Fact], style: String) -> String {
        let rows = facts.map { "<div><dt>\(escaped($0.name))</dt><dd>\(escaped($0.value))</dd></div>" }
        return "<dl class=\"\(style)\">\n\(rows.joined(separator: "\n"))\n</dl>"
    }

    // MARK: - Tables

    /// End tags that HTML lets out are let out: a product may have thousands of findings.
    private static func table(_ table: DataTable) -> String {
        guard !table.rows.isEmpty else {
            return "<h3>\(escaped(table.caption))</h3>\n<p class=\"faint\">Nothing to list.</p>"
        }
        let heads = table.columns.map { column in
            let kind = switch column.kind {
            case .text: ""
            case .code: " class=code"
            case .number: " class=number"
            case .choice: " data-choice"
            }
            return "<th scope=\"col\"\(kind)><button type=\"button\">\(escaped(column.title))</button>"
        }
        let rows = table.rows.map { cells in
            "<tr>" + zip(cells, table.columns).map { cell, column in
                let styles = [column.kind.style, cell.tone?.rawValue].compactMap { $0 }
                let style = styles.isEmpty ? "" : styles.count == 1 ? " class=\(styles[0])" : " class=\"\(styles.joined(separator: " "))\""
                return "<td\(style)>\(content(cell, column))"
            }.joined()
        }
        return """
            <h3 id="\(table.id)-table-title">\(escaped(table.caption))</h3>
            <div class="filters" id="\(table.id)-filters"></div>
            <div class="scroll" role="region" aria-labelledby="\(table.id)-table-title" tabindex="0">
            <table id="\(table.id)-table" data-name="\(table.id)" aria-labelledby="\(table.id)-table-title">
            <thead><tr>\(heads.joined())</thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            </div>
            """
    }

    /// A word with a tone stands in a pill; paths may break behind their slashes, digests anywhere.
    private static func content(_ cell: Cell, _ column: DataTable.Column) -> String {
        let text = escaped(cell.text)
        if cell.tone != nil, !cell.text.isEmpty { return "<b>\(text)</b>" }
        guard column.kind.breaks else { return text }
        return text.replacing("/", with: "/<wbr>").replacing(/[0-9a-f]{64}/) { match in
            String(match.output.prefix(32)) + "<wbr>" + match.output.dropFirst(32)
        }
    }
}

extension DataTable.Column.Kind {
    fileprivate var style: String? {
        switch self {
        case .text, .choice: nil
        case .code: "code"
        case .number: "number"
        }
    }

    fileprivate var breaks: Bool { if case .code = self { true } else { false } }
}
