// rules: S302, S303, S304, S305, S315
// Answers of clients and entries of archives, through publishers, closures, types that are decoded, and tests of a property.
import Alamofire
import AsyncHTTPClient
import Combine
import Foundation
import Vapor
import ZIPFoundation

struct Recipe: Decodable {
    let name: String
    let steps: [Step]
    struct Step: Decodable { let path: String; let count: Int }
}

func publishers(_ url: URL, _ kept: inout Set<AnyCancellable>) {
    URLSession.shared.dataTaskPublisher(for: url).map(\.data).decode(type: Recipe.self, decoder: JSONDecoder())
        .sink { _ in } receiveValue: { recipe in
            try? FileManager.default.removeItem(atPath: recipe.name) // finds S303
            recipe.steps.forEach { try? FileManager.default.removeItem(atPath: $0.path) } // finds S303
            recipe.steps.forEach { try? FileManager.default.removeItem(atPath: "/tmp/\($0.count)") }
        }
        .store(in: &kept)
}

func alamofire(_ url: URL) async throws {
    AF.request(url).responseDecodable(of: Recipe.self) { response in
        guard let recipe = try? response.result.get() else { return }
        try? FileManager.default.createDirectory(atPath: recipe.name, withIntermediateDirectories: true) // finds S303
    }
    let text = try await AF.request(url).serializingString().value
    _ = String(format: text) // finds S304
    let recipe = try await AF.request(url).serializingDecodable(Recipe.self).value
    _ = NSExpression(format: recipe.name) // finds S305
    _ = NSPredicate(format: "name == %@", recipe.name)
}

func asyncHTTPClient(_ client: HTTPClient) throws {
    let response = try client.get(url: "https://plant.example").wait()
    guard var body = response.body, response.status == .ok else { return }
    system(body.readString(length: body.readableBytes) ?? "") // finds S302
}

func upstream(_ application: Application) {
    application.get("unit", ":id") { request async throws -> String in
        let answer = try await request.client.get("https://plant.example/unit")
        let recipe = try answer.content.decode(Recipe.self)
        try FileManager.default.removeItem(atPath: recipe.name) // finds S303
        guard let id = request.parameters.get("id", as: Int.self) else { throw Abort(.badRequest) }
        try FileManager.default.removeItem(atPath: "/tmp/\(id)")
        guard let name = request.parameters.get("name") else { throw Abort(.badRequest) }
        try FileManager.default.removeItem(atPath: "/tmp/\(name)") // finds S303
        return "removed"
    }
}

func archives(_ archive: Archive) throws {
    try archive.forEach { entry in _ = try archive.extract(entry, to: URL(fileURLWithPath: "/srv/" + entry.path)) } // finds S315
    for entry in archive {
        _ = try archive.extract(entry, to: URL(fileURLWithPath: "/srv/" + entry.path)) // finds S315
    }
    for entry in archive {
        guard !entry.path.contains("..") else { continue }
        _ = try archive.extract(entry, to: URL(fileURLWithPath: "/srv/" + entry.path))
    }
}
