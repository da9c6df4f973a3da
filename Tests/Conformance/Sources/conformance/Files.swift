import Foundation

struct SourceBytes {
    var path: String
    var bytes: [UInt8]
}

/// The Swift files under some paths, in order of their names; those of builds are left out.
func swiftFiles(under paths: [String]) -> [SourceBytes] {
    var result: [String] = []
    for path in paths {
        if path.hasSuffix(".swift") {
            result.append(path)
            continue
        }
        let files = FileManager.default.enumerator(atPath: path)
        while let file = files?.nextObject() as? String {
            if file.hasSuffix(".swift"), !file.contains(".build/") { result.append(path + "/" + file) }
        }
    }
    return result.sorted().compactMap { path in
        guard let data = FileManager.default.contents(atPath: path), !data.isEmpty else { return nil }
        return SourceBytes(path: path, bytes: [UInt8](data))
    }
}
