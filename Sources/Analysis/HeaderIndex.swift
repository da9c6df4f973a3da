import Foundation

/// Which files include a header, told by name: enough to find a unit through which it can be analysed.
struct HeaderIndex {
    /// The files that include a header of this name, in order of path.
    private var includers: [String: [String]] = [:]

    /// - Parameter files: absolute paths of C files and headers.
    init(files: [String], store: ContentStore) {
        for path in files.sorted() {
            guard case .success(let source) = store.load(path, displayPath: path) else { continue }
            for name in Set(Self.includedNames(in: source.bytes)) { includers[name, default: []].append(path) }
        }
    }

    /// The C file that includes the header over the fewest other headers, the first by path among these.
    func unit(including header: String) -> String? {
        var seen: Set = [header]
        var level = [header]
        while !level.isEmpty {
            let next = level.flatMap { includers[Paths.name(of: $0)] ?? [] }.filter { seen.insert($0).inserted }.sorted()
            if let unit = next.first(where: { $0.hasSuffix(".c") }) { return unit }
            level = next
        }
        return nil
    }

    /// The last parts of the paths in `#include` lines.
    private static func includedNames(in bytes: [UInt8]) -> [String] {
        bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
            var rest = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            guard rest.first == UInt8(ascii: "#") else { return nil }
            rest = rest.dropFirst().drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            guard rest.starts(with: Array("include".utf8)),
                let open = rest.firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "<") })
            else { return nil }
            let path = rest[(open + 1)...].prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: ">") }
            return path.split(separator: UInt8(ascii: "/")).last.map { String(decoding: $0, as: UTF8.self) }
        }
    }
}
