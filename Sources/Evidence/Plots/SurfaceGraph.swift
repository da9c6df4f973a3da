/// Kinds of input on the left, components in the middle, outputs and privileged actions on the right; a line for what lies in a
/// component.
struct SurfaceGraph {
    let points: [Record.SurfaceRecord]

    private static let limit = 12
    private static let (rowHeight, nodeHeight, nodeWidth, width) = (34, 24, 210, 860)

    private struct Column {
        var names: [String]
        var counts: [String: Int]
        var x: Int
        var style: (String) -> String
    }

    var figure: Figure {
        let inputs = points.filter { $0.direction == "input" }
        let others = points.filter { $0.direction != "input" }
        let left = column(inputs.map(\.kind), x: 0) { _ in "fair" }
        let middle = column(points.map(\.component), x: (Self.width - Self.nodeWidth) / 2) { _ in "plain" }
        let privileged = Set(others.filter { $0.direction == "privileged" }.map(\.kind))
        let right = column(others.map(\.kind), x: Self.width - Self.nodeWidth) { privileged.contains($0) ? "bad" : "note" }
        let rows = max(left.names.count, middle.names.count, right.names.count, 1)
        let edges = self.edges(inputs.map { ($0.kind, $0.component) }, left, middle, rows)
            + self.edges(others.map { ($0.component, $0.kind) }, middle, right, rows)
        return Figure(
            caption: "What enters each component, and what it does. Left: inputs. Right: outputs and privileged actions.",
            description: "The same is told by the table “Inputs, outputs and privileged actions”, by kind and component.",
            svg: SVG.image(
                width: Self.width, height: rows * Self.rowHeight,
                edges + [left, middle, right].flatMap { nodes($0, rows) }))
    }

    private func column(_ names: [String], x: Int, style: @escaping (String) -> String) -> Column {
        let counts = names.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        let order = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        return Column(names: Array(order.prefix(Self.limit)), counts: counts, x: x, style: style)
    }

    /// The middle of a node, its column set in the middle of the picture.
    private func y(_ index: Int, _ column: Column, _ rows: Int) -> Int {
        (rows - column.names.count) * Self.rowHeight / 2 + index * Self.rowHeight + Self.rowHeight / 2
    }

    private func nodes(_ column: Column, _ rows: Int) -> [String] {
        column.names.enumerated().map { index, name in
            let y = y(index, column, rows)
            return "<rect x=\"\(column.x)\" y=\"\(y - Self.nodeHeight / 2)\" width=\"\(Self.nodeWidth)\" "
                + "height=\"\(Self.nodeHeight)\" rx=\"5\" class=\"node \(column.style(name))\"/>"
                + SVG.text(SVG.shortened(name, to: 26), x: column.x + 10, y: y + 4)
                + SVG.text("\(column.counts[name] ?? 0)", x: column.x + Self.nodeWidth - 10, y: y + 4, "number", anchor: "end")
        }
    }

    private func edges(_ pairs: [(String, String)], _ from: Column, _ to: Column, _ rows: Int) -> [String] {
        let counts = pairs.reduce(into: [[String]: Int]()) { $0[[$1.0, $1.1], default: 0] += 1 }
        return from.names.indices.flatMap { start in
            to.names.indices.compactMap { end in
                guard let count = counts[[from.names[start], to.names[end]]] else { return nil }
                let (x1, x2) = (from.x + Self.nodeWidth, to.x)
                let (y1, y2) = (y(start, from, rows), y(end, to, rows))
                let middle = (x1 + x2) / 2
                return "<path d=\"M\(x1) \(y1)C\(middle) \(y1) \(middle) \(y2) \(x2) \(y2)\" class=\"edge\" "
                    + "stroke-width=\"\(min(6, 1 + count / 4))\"/>"
            }
        }
    }
}
