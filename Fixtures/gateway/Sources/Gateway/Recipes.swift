import Foundation
import Vapor
import ZIPFoundation

/// Recipes and project archives that the engineering station sends over HTTP.
struct Recipes {
    let folder = URL(fileURLWithPath: "/var/lib/gateway/recipes")

    func remove(_ request: Request) throws {
        let name = try request.parameters.require("recipe")
        try FileManager.default.removeItem(atPath: folder.path + "/" + name) // finds S303
    }

    func read(_ request: Request) throws -> Data {
        let name = try request.parameters.require("recipe")
        let file = folder.appendingPathComponent(name).standardizedFileURL
        guard file.path.hasPrefix(folder.path + "/") else { throw Abort(.notFound) }
        return try Data(contentsOfFile: file.path)
    }

    func find(_ request: Request) throws -> Regex<AnyRegexOutput> {
        try Regex(request.parameters.require("filter")) // finds S316
    }

    func findText(_ request: Request, in names: [String]) throws -> [String] {
        let filter = try request.parameters.require("filter")
        return names.filter { $0.hasPrefix(filter) }
    }

    func unpack(_ archive: Archive) throws {
        for item in archive {
            let entry: Entry = item
            let file = folder.appendingPathComponent(entry.path)
            try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true) // finds S315
        }
    }

    func unpackInside(_ archive: Archive) throws {
        for item in archive {
            let entry: Entry = item
            let file = folder.appendingPathComponent(entry.path).standardizedFileURL
            guard file.path.hasPrefix(folder.path + "/") else { continue }
            try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
        }
    }

    /// The old engineering station sends recipes as XML, with entities for common parts.
    func parse(_ data: Data) -> XMLParser {
        let parser = XMLParser(data: data) // finds S308
        parser.shouldResolveExternalEntities = true
        return parser
    }

    func parseAlone(_ data: Data) -> XMLParser {
        let parser = XMLParser(data: data)
        parser.shouldResolveExternalEntities = false
        return parser
    }

    func restore(_ data: Data) -> Any? {
        NSKeyedUnarchiver.unarchiveObject(with: data) // finds S309
    }

    func restoreRecipe(_ data: Data) throws -> Recipe? {
        try NSKeyedUnarchiver.unarchivedObject(ofClass: Recipe.self, from: data)
    }
}
