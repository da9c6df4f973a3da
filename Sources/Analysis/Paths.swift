import Foundation

/// Paths as text: absolute ones are normalised without asking the file system, so `..` and `.` never reach a report.
enum Paths {
    static func absolute(_ path: String, from folder: String) -> String {
        let joined = path.hasPrefix("/") ? path : folder + "/" + path
        var parts: [Substring] = []
        for part in joined.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
        return String(path[..<slash])
    }

    static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    static func joined(_ folder: String, _ name: String) -> String { folder == "/" ? "/" + name : folder + "/" + name }

    /// The path relative to a folder above it; unchanged where it lies elsewhere.
    static func relative(_ path: String, to root: String) -> String {
        if path == root { return "." }
        let prefix = root == "/" ? "/" : root + "/"
        return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    }

    /// The deepest folder that holds all of the folders.
    static func common(_ folders: [String]) -> String {
        guard var shared = folders.first?.split(separator: "/") else { return "/" }
        for folder in folders.dropFirst() {
            let other = folder.split(separator: "/")
            shared = zip(shared, other).prefix { $0 == $1 }.map(\.0)
        }
        return "/" + shared.joined(separator: "/")
    }

    /// The path with every symbolic link in it followed, or nil when there is nothing there.
    static func resolved(_ path: String) -> String? {
        guard let buffer = realpath(path, nil) else { return nil }
        defer { free(buffer) }
        return String(cString: buffer)
    }
}
