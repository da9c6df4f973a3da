import CLibclang
import CModel
import SourceText

/// Places of libclang as ranges of bytes in the files of a unit.
final class SourceMap {
    /// Where a cursor stands: the range of its expansion in one file, and where its characters really are.
    struct Extent {
        var file: Int32
        var range: ByteRange
        var spelling: ByteRange
        var inMacro: Bool
    }

    private(set) var files: [SourceFile]
    private let libclang: Libclang
    private let unit: CXTranslationUnit
    private let root: String
    /// Index into `files` by handle; -1 for a file outside the tree. A file is entered at its first use.
    private var indices: [CXFile: Int32] = [:]

    init(unit: CXTranslationUnit, mainPath: String, main: SourceFile, root: String, libclang: Libclang) {
        self.unit = unit
        self.libclang = libclang
        self.root = root.hasSuffix("/") ? root : root + "/"
        files = [main]
        if let handle = libclang.functions.getFile(unit, mainPath) { indices[handle] = 0 }
    }

    /// The index of a file of the tree; -1 for others.
    func index(of handle: CXFile?) -> Int32 {
        guard let handle else { return -1 }
        if let known = indices[handle] { return known }
        let index = enter(handle)
        indices[handle] = index
        return index
    }

    private func enter(_ handle: CXFile) -> Int32 {
        let path = PathText.normalised(libclang.string(libclang.functions.getFileName(handle)))
        guard path.hasPrefix(root) else { return -1 }
        let relative = String(path.dropFirst(root.count))
        if let same = files.firstIndex(where: { $0.path == relative }) { return Int32(same) }
        guard let bytes = contents(of: handle) else { return -1 }
        files.append(SourceFile(path: relative, bytes: Array(bytes)))
        return Int32(files.count - 1)
    }

    private func contents(of handle: CXFile) -> UnsafeRawBufferPointer? {
        var size = 0
        guard let start = libclang.functions.getFileContents(unit, handle, &size) else { return nil }
        return UnsafeRawBufferPointer(start: start, count: size)
    }

    // MARK: Locations

    struct Place {
        var file: CXFile?
        var offset: UInt32
    }

    /// Where the outermost macro expansion that made the location stands; the location itself outside macros.
    func expansion(of location: CXSourceLocation) -> Place {
        var place = Place(file: nil, offset: 0)
        libclang.functions.getExpansionLocation(location, &place.file, nil, nil, &place.offset)
        return place
    }

    /// The place in the argument of a macro from which the location comes; of a macro's own text, its expansion.
    private func written(_ location: CXSourceLocation) -> Place {
        var place = Place(file: nil, offset: 0)
        libclang.functions.getFileLocation(location, &place.file, nil, nil, &place.offset)
        return place
    }

    /// clang marks a location inside a macro by the highest bit of its number.
    private func isInMacro(_ raw: UInt32) -> Bool { raw & 0x8000_0000 != 0 }

    func extent(of cursor: CXCursor) -> Extent { extent(of: libclang.functions.getCursorExtent(cursor)) }

    func extent(of source: CXSourceRange) -> Extent {
        let first = libclang.functions.getRangeStart(source)
        let last = libclang.functions.getRangeEnd(source)
        let start = expansion(of: first)
        var end = expansion(of: last)
        let file = index(of: start.file)
        let beginsInMacro = isInMacro(source.begin_int_data)
        let endsInMacro = isInMacro(source.end_int_data)
        if endsInMacro, file >= 0, end.file == start.file {
            end.offset = UInt32(clamping: CText.endOfInvocation(in: files[Int(file)].bytes, at: Int(end.offset)))
        }
        let range = ByteRange(start.offset, end.file == start.file ? end.offset : start.offset)
        guard beginsInMacro || endsInMacro else {
            return Extent(file: file, range: range, spelling: range, inMacro: false)
        }
        let from = written(first)
        let to = written(last)
        let isWhole = from.file == to.file && from.file == start.file && from.offset < to.offset
        let spelling = isWhole ? ByteRange(from.offset, min(to.offset, range.end)) : range
        return Extent(file: file, range: range, spelling: spelling, inMacro: beginsInMacro)
    }

    /// The text of an extent in any file, also a system header: of an attribute, which libclang does not expose otherwise.
    func text(of source: CXSourceRange) -> String {
        let start = expansion(of: libclang.functions.getRangeStart(source))
        let end = expansion(of: libclang.functions.getRangeEnd(source))
        guard let handle = start.file, handle == end.file, let bytes = contents(of: handle) else { return "" }
        var last = Int(end.offset)
        if isInMacro(source.end_int_data) || last <= Int(start.offset) {
            last = CText.endOfInvocation(in: bytes, at: Int(start.offset))
        }
        guard Int(start.offset) < last, last <= bytes.count else { return "" }
        return String(decoding: bytes[Int(start.offset)..<last], as: UTF8.self)
    }
}
