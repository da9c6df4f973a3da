import Findings
import Foundation
import SourceText

/// The bytes of files by absolute path: those of the working tree, except where others were put over them (the index's, or
/// an editor's).
struct ContentStore: Sendable {
    var overlay: [String: [UInt8]] = [:]
    /// Whether the disk counts for nothing: what is not put over it does not exist.
    var isSealed = false

    func bytes(of path: String) -> [UInt8]? {
        if let bytes = overlay[path] { return bytes }
        return isSealed ? nil : FileManager.default.contents(atPath: path).map { [UInt8]($0) }
    }

    /// The names of the files in a folder, in order.
    func names(in folder: String) -> [String] {
        let onDisk = isSealed ? nil : try? FileManager.default.contentsOfDirectory(atPath: folder)
        let above = overlay.keys.filter { Paths.parent(of: $0) == folder }.map(Paths.name)
        return Set((onDisk ?? []) + above).sorted()
    }

    /// A text file, or why it is none.
    func load(_ path: String, displayPath: String) -> Result<SourceFile, Unusable> {
        func unusable(_ reason: Incompleteness.Reason, _ message: String) -> Result<SourceFile, Unusable> {
            .failure(Unusable(problem: Incompleteness(path: displayPath, reason: reason, message: message)))
        }
        var status = stat()
        if overlay[path] == nil, stat(path, &status) == 0, Int(status.st_size) > Limits.fileBytes {
            return unusable(.limit, "The file has \(status.st_size) bytes; the limit is \(Limits.fileBytes).")
        }
        guard let bytes = bytes(of: path) else {
            return unusable(.unreadable, "The file cannot be read: \(String(cString: strerror(errno))).")
        }
        guard bytes.count <= Limits.fileBytes else {
            return unusable(.limit, "The file has \(bytes.count) bytes; the limit is \(Limits.fileBytes).")
        }
        guard !bytes.prefix(Limits.binaryProbeBytes).contains(0) else {
            return unusable(.unreadable, "The file is binary: it holds a NUL byte.")
        }
        return .success(SourceFile(path: displayPath, bytes: bytes))
    }

    struct Unusable: Error {
        var problem: Incompleteness
    }
}
