import SwiftFlow

/// Swift files that data is followed through together.
enum PackageGroups {
    /// Each package by itself, with the packages inside its folder and those that it names by their path: names mean something
    /// else elsewhere. Files in no package, as an app has them, may use all packages beside them; in a large tree they are a
    /// group of their own.
    static func groups(of units: [SwiftUnit]) -> [[SwiftUnit]] {
        let manifests = units.filter { lastPart(of: $0.path) == "Package.swift" }
        guard manifests.count > 1 else { return [units] }
        let folders = Set(manifests.map { folder(of: $0.path) })
        let isAnyLoose = units.contains { outermost(of: folders, containing: folder(of: $0.path)) == nil }
        if isAnyLoose, units.reduce(0, { $0 + $1.size }) <= Limits.joinedValues { return [units] }
        var leaders = Dictionary(uniqueKeysWithValues: folders.map { ($0, outermost(of: folders, containing: $0) ?? $0) })
        for manifest in manifests {
            let own = folder(of: manifest.path)
            for path in manifest.localPackages {
                guard let other = leaders[normalised(own + "/" + path)], let leader = leaders[own], other != leader else { continue }
                for (folder, value) in leaders where value == other { leaders[folder] = leader }
            }
        }
        var groups: [String: [SwiftUnit]] = [:]
        for unit in units {
            let package = outermost(of: folders, containing: folder(of: unit.path))
            groups[package.flatMap { leaders[$0] } ?? "/", default: []].append(unit)
        }
        return groups.keys.sorted().compactMap { groups[$0] }
    }

    private static func lastPart(of path: String) -> Substring { path.split(separator: "/").last ?? "" }

    private static func folder(of path: String) -> String { path.split(separator: "/").dropLast().joined(separator: "/") }

    /// The folder highest up that contains another, or is it.
    private static func outermost(of folders: Set<String>, containing folder: String) -> String? {
        var path = ""
        if folders.contains("") { return "" }
        for part in folder.split(separator: "/") {
            path += path.isEmpty ? String(part) : "/" + part
            if folders.contains(path) { return path }
        }
        return nil
    }

    private static func normalised(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", !parts.isEmpty { parts.removeLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}
