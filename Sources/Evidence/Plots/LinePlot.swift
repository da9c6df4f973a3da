/// Numbers that follow each other, one line for each severity, named at its end.
struct LinePlot {
    let caption: String
    /// Below the points.
    let names: [String]
    let lines: [(name: String, tone: Cell.Tone, values: [Int])]

    private static let (left, top, width, height) = (60, 12, 560, 180)

    var figure: Figure {
        let most = max(1, lines.flatMap(\.values).max() ?? 1)
        let told = lines.map { line in
            "\(line.name): " + zip(names, line.values).map { "\($1) on \($0)" }.joined(separator: ", ")
        }
        return Figure(
            caption: caption + ".", description: told.joined(separator: "; ") + ".",
            svg: SVG.image(
                width: Self.left + Self.width + 110, height: Self.top + Self.height + 34,
                grid(most) + labels + ends(most) + lines.map { drawn($0, most) }))
    }

    private func x(_ index: Int) -> Int { Self.left + (names.count < 2 ? 0 : Self.width * index / (names.count - 1)) }
    private func y(_ value: Int, _ most: Int) -> Int { Self.top + Self.height - Self.height * value / most }

    private func grid(_ most: Int) -> [String] {
        // At most five lines, at round numbers.
        let step = max(1, [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].first { $0 * 5 >= most } ?? (most + 4) / 5)
        return stride(from: 0, through: most, by: step).map { value in
            let y = y(value, most)
            return "<path d=\"M\(Self.left) \(y)h\(Self.width)\" class=\"grid\"/>"
                + SVG.text("\(value)", x: Self.left - 8, y: y + 4, "faint", anchor: "end")
        }
    }

    private var labels: [String] {
        // As many as fit side by side.
        let every = max(1, (names.count + 6) / 7)
        return names.indices.filter { $0 % every == 0 }.map { index in
            SVG.text(names[index], x: x(index), y: Self.top + Self.height + 22, "faint", anchor: "middle")
        }
    }

    private func drawn(_ line: (name: String, tone: Cell.Tone, values: [Int]), _ most: Int) -> String {
        let points = line.values.enumerated().map { (x($0), y($1, most)) }
        let path = points.map { "\($0.0) \($0.1)" }.joined(separator: "L")
        let dots = zip(points, line.values).map { point, value in
            "<circle cx=\"\(point.0)\" cy=\"\(point.1)\" r=\"3.5\" class=\"\(line.tone.rawValue)\"><title>\(line.name): \(value)</title></circle>"
        }
        return "<path d=\"M\(path)\" class=\"line \(line.tone.rawValue)\"/>" + dots.joined()
    }

    /// The names of the lines at their ends, moved apart where they would lie on each other.
    private func ends(_ most: Int) -> [String] {
        var last = Int.min / 2
        return lines.map { ($0, y($0.values.last ?? 0, most)) }.sorted { $0.1 < $1.1 }.map { line, y in
            last = max(y, last + 15)
            return SVG.text(
                "\(line.name) \(line.values.last ?? 0)", x: Self.left + Self.width + 10, y: last + 4, line.tone.rawValue)
        }
    }
}
