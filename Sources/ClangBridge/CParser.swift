import CLibclang
import CModel
import Findings
import Foundation
import SourceText

/// A parsed file, and what could not be parsed of it.
public struct CParseResult: Sendable {
    public var unit: CUnit
    /// Sorted; empty when every function of the unit is complete.
    public var incompleteness: [Incompleteness]
}

/// Parses C files into units of the C model. One parser serves one thread, whose stack must hold `stackBytes`.
public final class CParser {
    /// The stack that clang's recursion needs at the nesting that is let through to it.
    public static let stackBytes = 64 << 20

    private let libclang: Libclang
    private let index: CXIndex

    /// Loads libclang at first use; throws `LibclangError` when there is none that will do.
    public init() throws {
        libclang = try Libclang.loaded()
        guard let index = libclang.functions.createIndex(0, 0) else {
            throw LibclangError(description: "libclang (\(libclang.path)) could not make an index.")
        }
        self.index = index
    }

    deinit { libclang.functions.disposeIndex(index) }

    /// Parses one file.
    ///
    /// - Parameters:
    ///   - path: absolute path of the file.
    ///   - displayPath: its path for reports, relative to the root.
    ///   - arguments: compiler flags that went through the allow-list (`FlagFilter`).
    ///   - unsaved: contents that replace files, by absolute path.
    ///   - root: absolute path of the analysed tree; functions of headers in it are part of the unit.
    ///
    /// Never fails: what could not be parsed is in the result's `incompleteness`.
    public func parse(
        path: String, displayPath: String, arguments: [String], unsaved: [String: [UInt8]], root: String
    ) -> CParseResult {
        guard let bytes = unsaved[path] ?? FileManager.default.contents(atPath: path).map(Array.init) else {
            return failure(displayPath, [], .unreadable, "The file cannot be read.")
        }
        let main = SourceFile(path: displayPath, bytes: bytes)
        if let offset = NestingGuard.excess(in: bytes) {
            let line = main.line(at: UInt32(clamping: offset))
            return failure(
                displayPath, bytes, .limit, "A statement on line \(line) nests more than \(NestingGuard.limit) levels.")
        }
        var buffers = unsaved
        buffers[path] = bytes
        let source = Source(path: path, main: main, buffers: buffers, arguments: arguments, root: root)
        switch attempt(source, Repair()) {
        case .failure(let error):
            return failure(displayPath, bytes, .parserFailure, "The parser gave up (libclang error \(error.code.rawValue)).")
        case .success(let first):
            return result(of: repaired(first, source), source)
        }
    }

    // MARK: - Parsing

    /// What is parsed, and with what.
    private struct Source {
        let path: String
        let main: SourceFile
        var buffers: [String: [UInt8]]
        let arguments: [String]
        let root: String
    }

    /// One parse, with its errors.
    private final class Attempt {
        let unit: CXTranslationUnit
        let map: SourceMap
        let diagnostics: Diagnostics
        let repair: Repair
        private let libclang: Libclang

        init(_ unit: CXTranslationUnit, _ source: Source, _ repair: Repair, _ libclang: Libclang) {
            self.unit = unit
            self.libclang = libclang
            self.repair = repair
            map = SourceMap(unit: unit, mainPath: source.path, main: source.main, root: source.root, libclang: libclang)
            diagnostics = Diagnostics(of: unit, libclang: libclang, map: map)
        }

        deinit { libclang.functions.disposeTranslationUnit(unit) }
    }

    private struct ParserFailure: Error { let code: CXErrorCode }

    /// Headers, types and values are added one after the other; a second round finds what the first made visible.
    private static let repairLimit = 4

    /// The parse without the dialect of another compiler, where that has fewer errors; and what was parsed.
    private func withoutDialect(_ first: Attempt, _ source: Source) -> (Attempt, Source) {
        guard !first.diagnostics.all.isEmpty else { return (first, source) }
        let defined = first.map.files.reduce(into: Set<String>()) { $0.formUnion(Dialect.definedNames(in: $1.bytes)) }
        var blanked = source
        for file in first.map.files {
            let path = file.path == source.main.path ? source.path : PathText.join(source.root, file.path)
            blanked.buffers[path] = Dialect.blanked(file.bytes, keeping: defined) ?? source.buffers[path]
        }
        guard blanked.buffers != source.buffers, case .success(let next) = attempt(blanked, Repair()),
            next.diagnostics.all.count < first.diagnostics.all.count
        else { return (first, source) }
        return (next, blanked)
    }

    /// The parse with stand-ins for what the errors say is missing, as long as that leaves less missing.
    private func repaired(_ attempt: Attempt, _ source: Source) -> Attempt {
        let (first, source) = withoutDialect(attempt, source)
        var best = first
        var repair = Repair()
        for _ in 0..<CParser.repairLimit {
            let before = repair
            repair.add(best.diagnostics, files: best.map.files)
            guard repair != before, case .success(let next) = self.attempt(source, repair),
                Repair.missing(in: next.diagnostics) < Repair.missing(in: best.diagnostics)
            else { break }
            best = next
        }
        return best
    }

    private func attempt(_ source: Source, _ repair: Repair) -> Result<Attempt, ParserFailure> {
        let standIns = repair.inputs(resourceFolder: libclang.resourceFolder)
        let buffers = source.buffers.merging(standIns.unsaved) { own, _ in own }
        let flags = CParser.ownFlags + ["-resource-dir", libclang.resourceFolder] + source.arguments + standIns.flags
        var unit: CXTranslationUnit?
        let error = withUnsavedFiles(buffers) { files in
            withCStrings(flags) { flags in
                libclang.functions.parseTranslationUnit2(
                    index, source.path, flags.baseAddress, Int32(flags.count), files.baseAddress, UInt32(files.count),
                    CXTranslationUnit_KeepGoing.rawValue, &unit)
            }
        }
        guard error == CXError_Success, let unit else { return .failure(ParserFailure(code: error)) }
        return .success(Attempt(unit, source, repair, libclang))
    }

    /// What every parse gets. All of clang's own warnings are off: the rules are ours. What compilers accepted for
    /// decades (implicit declarations, loose pointer conversions) leaves a full tree, so it does not count as an error.
    private static let ownFlags = [
        "-x", "c", "-w", "-ferror-limit=0", "-fno-spell-checking", "-Wno-implicit-function-declaration",
        "-Wno-implicit-int", "-Wno-int-conversion", "-Wno-incompatible-function-pointer-types", "-Wno-return-type",
    ]

    private func failure(
        _ path: String, _ bytes: [UInt8], _ reason: Incompleteness.Reason, _ message: String
    ) -> CParseResult {
        var unit = CUnit()
        unit.files = [SourceFile(path: path, bytes: bytes)]
        let all = ByteRange(0, bytes.count)
        unit.nodes = [Node(kind: .translationUnit, subtreeEnd: 1, range: all, spelling: all)]
        return CParseResult(unit: unit, incompleteness: [Incompleteness(path: path, reason: reason, message: message)])
    }

    private func result(of attempt: Attempt, _ source: Source) -> CParseResult {
        let map = attempt.map
        let types = TypeTable(libclang: libclang)
        let symbols = SymbolTable(libclang: libclang, types: types, map: map)
        let selection = DeclarationSelection(libclang: libclang, map: map)
        let tree = CursorTree(
            of: libclang.functions.getTranslationUnitCursor(attempt.unit), libclang: libclang, keeping: selection.keeps)
        var lowering = Lowering(libclang: libclang, tree: tree, types: types, symbols: symbols, map: map)
        var unit = lowering.run()
        unit.arguments = source.arguments
        unit.decayParameters()
        unit.foldConstants()
        unit.diagnostics = attempt.diagnostics.all.map(\.shown)
        let incompleteness = attempt.diagnostics.mark(&unit, unknownNames: attempt.repair.unknownNames)
        return CParseResult(unit: unit, incompleteness: incompleteness)
    }

    // MARK: - Buffers for C

    private func withUnsavedFiles<Result>(
        _ buffers: [String: [UInt8]], _ body: (UnsafeMutableBufferPointer<CXUnsavedFile>) -> Result
    ) -> Result {
        let paths = buffers.keys.sorted()
        var text: [UInt8] = []
        var starts: [Int] = []
        for path in paths {
            starts.append(text.count)
            text += buffers[path] ?? []
            // libclang wants a terminator behind each buffer.
            text.append(0)
        }
        return text.withUnsafeBytes { text in
            withCStrings(paths) { names in
                var files: [CXUnsavedFile] = []
                for (position, path) in paths.enumerated() {
                    let contents = text.baseAddress?.advanced(by: starts[position]).assumingMemoryBound(to: CChar.self)
                    let length = UInt(buffers[path]?.count ?? 0)
                    files.append(CXUnsavedFile(Filename: names[position], Contents: contents, Length: length))
                }
                return files.withUnsafeMutableBufferPointer { body($0) }
            }
        }
    }

    private func withCStrings<Result>(
        _ strings: [String], _ body: (UnsafeBufferPointer<UnsafePointer<CChar>?>) -> Result
    ) -> Result {
        var text: [CChar] = []
        var starts: [Int] = []
        for string in strings {
            starts.append(text.count)
            text += string.utf8CString
        }
        return text.withUnsafeBufferPointer { text in
            let pointers = starts.map { start in text.baseAddress.map { $0 + start } }
            return pointers.withUnsafeBufferPointer { body($0) }
        }
    }
}
