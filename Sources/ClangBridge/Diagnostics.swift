import CLibclang
import CModel
import Findings
import SourceText

/// The errors of one parse, and what they spoil.
struct Diagnostics {
    struct Entry {
        var shown: CDiagnostic
        /// Index into the unit's files, of the expansion; -1 outside the tree.
        var file: Int32
        /// The header that was not found, when that is the error.
        var missingHeader: String?
    }

    private(set) var all: [Entry] = []

    init(of unit: CXTranslationUnit, libclang: Libclang, map: SourceMap) {
        let functions = libclang.functions
        for index in 0..<functions.getNumDiagnostics(unit) {
            guard let diagnostic = functions.getDiagnostic(unit, index) else { continue }
            defer { functions.disposeDiagnostic(diagnostic) }
            let severity = functions.getDiagnosticSeverity(diagnostic)
            guard severity == CXDiagnostic_Error || severity == CXDiagnostic_Fatal else { continue }
            let place = map.expansion(of: functions.getDiagnosticLocation(diagnostic))
            let message = libclang.string(functions.getDiagnosticSpelling(diagnostic))
            let file = map.index(of: place.file)
            let path = file >= 0
                ? map.files[Int(file)].path : place.file.map { libclang.string(functions.getFileName($0)) } ?? ""
            let line = file >= 0 ? map.files[Int(file)].line(at: place.offset) : 0
            all.append(Entry(
                shown: CDiagnostic(isError: true, path: path, line: line, offset: place.offset, message: message),
                file: file, missingHeader: Diagnostics.missingHeader(in: message)))
        }
    }

    /// `'config.h' file not found` names config.h.
    static func missingHeader(in message: String) -> String? {
        guard message.hasPrefix("'"), message.hasSuffix("' file not found") else { return nil }
        return String(message.dropFirst().dropLast("' file not found".count))
    }

    /// Marks the functions that are not complete: those with an error inside, and those that mention a name that is declared
    /// nowhere. Returns what to report, sorted.
    ///
    /// A header that is missing spoils the functions that need it, no others: what it would have declared is then unknown.
    func mark(_ unit: inout CUnit, unknownNames: Set<String>) -> [Incompleteness] {
        var report: Set<Incompleteness> = []
        for entry in all {
            let owner = unit.functions.indices.first { index in
                let node = unit[unit.functions[index].node]
                return node.file == entry.file && node.range.contains(entry.shown.offset)
            }
            if let owner, unit.functions[owner].isComplete {
                spoil(owner, of: &unit, entry.shown.message)
            } else if owner != nil {
                continue
            }
            report.insert(incompleteness(entry, in: unit, function: owner.map { unit.functions[$0] }))
        }
        guard !unknownNames.isEmpty else { return report.sorted() }
        let mentions = Mentions(of: unknownNames, in: unit.files)
        for index in unit.functions.indices where unit.functions[index].isComplete {
            let node = unit[unit.functions[index].node]
            guard let name = mentions.first(in: node) else { continue }
            spoil(index, of: &unit, "'\(name)' is declared nowhere.")
            let file = unit.files[Int(node.file)]
            report.insert(Incompleteness(
                path: file.path, symbol: unit[unit.functions[index].symbol].name, reason: .parseError,
                message: "'\(name)' is declared nowhere.", line: file.line(at: node.range.start)))
        }
        for index in unit.nodes.indices where mentions.first(in: unit.nodes[index]) != nil {
            unit.nodes[index].flags.insert(.broken)
        }
        return report.sorted()
    }

    private func spoil(_ index: Int, of unit: inout CUnit, _ problem: String) {
        unit.functions[index].isComplete = false
        unit.functions[index].problem = problem
        unit.nodes[Int(unit.functions[index].node.raw)].flags.insert(.broken)
    }

    private func incompleteness(_ entry: Entry, in unit: CUnit, function: CFunction?) -> Incompleteness {
        let isInTree = entry.file >= 0
        let path = isInTree ? entry.shown.path : unit.files[0].path
        let origin = isInTree || entry.shown.path.isEmpty ? "" : " (in '\(entry.shown.path)')"
        let line = isInTree ? entry.shown.line : nil
        if let header = entry.missingHeader {
            return Incompleteness(
                path: path, reason: .missingHeader, message: "The header '\(header)' was not found\(origin).", line: line)
        }
        let name = function.map { unit[$0.symbol].name }
        return Incompleteness(
            path: path, symbol: name, reason: .parseError,
            message: "The parser reports: \(entry.shown.message.prefix { $0 != "\n" })\(origin).", line: line)
    }
}

/// Where names that are declared nowhere stand in the files of a unit; in a comment counts too, which only makes it more careful.
private struct Mentions {
    /// By file, in the order of the text.
    private let places: [[(offset: UInt32, name: String)]]

    init(of names: Set<String>, in files: [SourceFile]) {
        places = files.map { file in
            var places: [(offset: UInt32, name: String)] = []
            var rest = file.bytes[...]
            while let first = rest.first {
                guard first.isIdentifierPart else {
                    rest.removeFirst()
                    continue
                }
                let word = rest.prefix { $0.isIdentifierPart }
                rest = rest[word.endIndex...]
                let name = String(decoding: word, as: UTF8.self)
                if names.contains(name) { places.append((UInt32(word.startIndex), name)) }
            }
            return places
        }
    }

    /// The first one within the node's text.
    func first(in node: Node) -> String? {
        guard node.file >= 0, Int(node.file) < places.count else { return nil }
        let places = places[Int(node.file)]
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle].offset < node.range.start { low = middle + 1 } else { high = middle }
        }
        return low < places.count && places[low].offset < node.range.end ? places[low].name : nil
    }
}
