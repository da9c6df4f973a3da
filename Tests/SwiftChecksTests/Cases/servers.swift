// rules: S301, S302, S303, S304, S307, S316, S317
// Vapor, Hummingbird, SwiftNIO, AsyncHTTPClient.
import AsyncHTTPClient
import Hummingbird
import Logging
import NIOCore
import Vapor

struct Recipe: Content { var name: String; var file: String; var count: Int }

func vapor(_ app: Application) throws {
    app.get("recipe", ":name") { req async throws -> Response in
        let name = try req.parameters.require("name")
        let rows = try await (req.db as! SQLDatabase).raw("SELECT * FROM recipe WHERE name = '\(unsafeRaw: name)'").all() // finds S301
        req.logger.info("asked for \(name)") // finds S307
        req.logger.info("asked for \(rows.count)")
        return req.fileio.streamFile(at: "/srv/recipes/" + name) // finds S303
    }
    app.post("recipe") { req async throws -> Response in
        let recipe = try req.content.decode(Recipe.self)
        let known = ["mix", "fill"].contains(recipe.name)
        guard known else { return Response(status: .badRequest) }
        _ = try await req.client.get(URI(string: recipe.file)) // finds S317
        _ = try Regex(recipe.file) // finds S316
        let path = "/srv/recipes/\(recipe.count)"
        return req.fileio.streamFile(at: path)
    }
    app.get("go") { req -> Response in
        let target: String = try req.query.get(at: "target")
        return req.redirect(to: target) // finds S317
    }
}

func hummingbird(_ router: Router<BasicRequestContext>) {
    router.get("files/:name") { request, context -> Response in
        let name = try context.parameters.require("name")
        let other = request.uri.queryParameters.get("other") ?? "none"
        try FileManager.default.removeItem(atPath: "/srv/" + name) // finds S303
        try FileManager.default.removeItem(atPath: "/srv/" + other) // finds S303
        try FileManager.default.removeItem(atPath: "/srv/all")
        return Response(status: .ok)
    }
}

final class ShellHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    var log = Logger(label: "shell")
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var buffer = unwrapInboundIn(data)
        let line = buffer.readString(length: buffer.readableBytes) ?? ""
        let count = buffer.readInteger(as: UInt16.self) ?? 0
        log.info("received \(line)") // finds S307
        log.info("received \(count)")
        popen(line, "r") // finds S302
        popen("ls \(count)", "r")
        run(["ls", line])
    }
    private func run(_ words: [String]) {
        let process = Process()
        process.arguments = words // finds S302
        try? process.run()
    }
}

func asyncHTTPClient(_ client: HTTPClient) async throws {
    let response = try await client.execute(HTTPClientRequest(url: "https://plant.example/next"), timeout: .seconds(5))
    let body = try await response.body.collect(upTo: 1024)
    let next = String(buffer: body)
    _ = try await client.execute(HTTPClientRequest(url: next), timeout: .seconds(5)) // finds S317
    _ = try await client.get(url: next).get() // finds S317
    let format = "%d " + next
    _ = String(format: format, 1) // finds S304
    guard let host = URL(string: next)?.host, ["plant.example"].contains(host) else { return }
    _ = try await client.get(url: "https://plant.example/a")
}
