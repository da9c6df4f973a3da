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
        let flags = CParser.ownFlags + ["-resource-dir", libclang.resourceFolder] + arguments
        var translationUnit: CXTranslationUnit?
        let error = withUnsavedFiles(buffers) { files in
            withCStrings(flags) { flags in
                libclang.functions.parseTranslationUnit2(
                    index, path, flags.baseAddress, Int32(flags.count), files.baseAddress, UInt32(files.count),
                    CXTranslationUnit_KeepGoing.rawValue, &translationUnit)
            }
        }
        guard error == CXError_Success, let translationUnit else {
            return failure(displayPath, bytes, .parserFailure, "The parser gave up (libclang error \(error.rawValue)).")
        }
        defer { libclang.functions.disposeTranslationUnit(translationUnit) }
        return result(of: translationUnit, path: path, main: main, arguments: arguments, root: root)
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

    private func result(
        of translationUnit: CXTranslationUnit, path: String, main: SourceFile, arguments: [String], root: String
    ) -> CParseResult {
        let functions = libclang.functions
        let map = SourceMap(unit: translationUnit, mainPath: path, main: main, root: root, libclang: libclang)
        let types = TypeTable(libclang: libclang)
        let symbols = SymbolTable(libclang: libclang, types: types, map: map)
        let selection = DeclarationSelection(libclang: libclang, map: map)
        let tree = CursorTree(
            of: functions.getTranslationUnitCursor(translationUnit), libclang: libclang, keeping: selection.keeps)
        var lowering = Lowering(libclang: libclang, tree: tree, types: types, symbols: symbols, map: map)
        var unit = lowering.run()
        unit.arguments = arguments
        unit.foldConstants()
        let diagnostics = Diagnostics(of: translationUnit, libclang: libclang, map: map)
        unit.diagnostics = diagnostics.all.map(\.shown)
        let incompleteness = diagnostics.mark(&unit)
        return CParseResult(unit: unit, incompleteness: incompleteness)
    }

    // MARK: Buffers for C

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
