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

    /// Marks the functions that the errors spoil: those with an error inside, and all when a header is missing, for what
    /// it would have defined is unknown everywhere. Returns what to report, sorted.
    func mark(_ unit: inout CUnit) -> [Incompleteness] {
        var report: Set<Incompleteness> = []
        let missing = all.compactMap(\.missingHeader)
        for entry in all {
            let owner = unit.functions.indices.first { index in
                let node = unit[unit.functions[index].node]
                return node.file == entry.file && node.range.contains(entry.shown.offset)
            }
            if let owner, unit.functions[owner].isComplete {
                unit.functions[owner].isComplete = false
                unit.functions[owner].problem = entry.shown.message
                unit.nodes[Int(unit.functions[owner].node.raw)].flags.insert(.broken)
            } else if owner != nil {
                continue
            }
            report.insert(incompleteness(entry, in: unit, function: owner.map { unit.functions[$0] }))
        }
        if let first = missing.first {
            for index in unit.functions.indices where unit.functions[index].isComplete {
                unit.functions[index].isComplete = false
                unit.functions[index].problem = "The header '\(first)' was not found."
            }
        }
        return report.sorted()
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
