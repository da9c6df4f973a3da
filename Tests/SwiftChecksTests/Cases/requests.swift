// rules: S505
// What goes with a request: bodies, headers, parameters, messages of web sockets; over TLS and without.
import Alamofire
import AsyncHTTPClient
import Foundation
import Starscream
import Vapor

enum Hosts {
    static let plain = "http://plant.lan"
    static let secured = "https://plant.lan"
}

struct Login {
    let password: String
    let user: String
    private var address: URL { URL(string: Hosts.plain + "/login")! }

    func property() -> URLRequest {
        var request = URLRequest(url: address)
        request.httpBody = Data(password.utf8) // finds S505
        request.httpBody = Data(user.utf8)
        return request
    }

    func handedOver() {
        post(to: URL(string: "http://plant.lan/login")!)
        postSecured(to: URL(string: "https://plant.lan/login")!)
        postSecured(to: URL(string: "http://localhost:8080/login")!)
    }
    private func post(to url: URL) {
        var request = URLRequest(url: url)
        request.httpBody = try? JSONEncoder().encode(["password": password]) // finds S505
    }
    private func postSecured(to url: URL) {
        var request = URLRequest(url: url)
        request.httpBody = try? JSONEncoder().encode(["password": password])
    }
}

func urlSession(_ password: String, _ token: String, _ host: String, _ session: URLSession) async throws {
    var plain = URLRequest(url: URL(string: "http://plant.lan/login")!)
    plain.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") // finds S505
    plain.addValue(token, forHTTPHeaderField: "X-Token") // finds S505
    plain.allHTTPHeaderFields = ["X-Token": token] // finds S505
    plain.setValue("application/json", forHTTPHeaderField: "Content-Type")
    _ = try await session.upload(for: plain, from: Data(password.utf8)) // finds S505
    var secured = URLRequest(url: URL(string: "https://plant.lan/login")!)
    secured.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
    secured.allHTTPHeaderFields = ["X-Token": token]
    secured.httpBody = Data(password.utf8)
    _ = try await session.upload(for: secured, from: Data(password.utf8))
    var built = URLRequest(url: URL(string: "http://\(host)/login")!)
    built.httpBody = Data(password.utf8) // finds S505
    let mutable = NSMutableURLRequest(url: URL(string: "http://plant.lan/")!)
    mutable.httpBody = password.data(using: .utf8) // finds S505
    let socket = session.webSocketTask(with: URL(string: "ws://plant.lan/live")!)
    try await socket.send(.string(password)) // finds S505
    let securedSocket = session.webSocketTask(with: URL(string: "wss://plant.lan/live")!)
    try await securedSocket.send(.string(password))
}

func queries(_ token: String) {
    _ = URL(string: "https://plant.lan/")!.appending(queryItems: [URLQueryItem(name: "token", value: token)]) // finds S505
    var parts = URLComponents(string: "https://plant.lan/")!
    parts.queryItems?.append(URLQueryItem(name: "token", value: token)) // finds S505
    parts.percentEncodedQuery = "token=" + token // finds S505
    _ = URL(string: "https://plant.lan/")!.appending(queryItems: [URLQueryItem(name: "page", value: "1")])
}

func alamofire(_ password: String, _ token: String, _ user: String) {
    let address = "http://plant.lan/login"
    AF.request(address, method: .post, parameters: ["password": password]) // finds S505
    AF.request("http://plant.lan/", method: .post, parameters: ["user": user], headers: ["Authorization": "Bearer \(token)"]) // finds S505
    AF.request("http://plant.lan/", method: .post, parameters: ["password": password], encoder: JSONParameterEncoder.default) // finds S505
    AF.upload(Data(password.utf8), to: "http://plant.lan/") // finds S505
    AF.upload(Data(password.utf8), to: "https://plant.lan/")
    AF.request(Hosts.secured, method: .post, parameters: ["password": password], headers: ["Authorization": "Bearer \(token)"])
    AF.request("http://plant.lan/", method: .post, parameters: ["user": user])
}

func asyncHTTPClient(_ client: HTTPClient, _ password: String, _ token: String) async throws {
    var plain = HTTPClientRequest(url: "http://plant.lan/login")
    plain.body = .bytes(ByteBuffer(string: password)) // finds S505
    plain.headers.add(name: "Authorization", value: token) // finds S505
    plain.headers.add(name: "Accept", value: "*/*")
    var secured = HTTPClientRequest(url: "https://plant.lan/login")
    secured.body = .bytes(ByteBuffer(string: password))
    secured.headers.add(name: "Authorization", value: token)
    _ = try await client.post(url: "http://plant.lan/login", body: .string(password)).get() // finds S505
    _ = try await client.post(url: "https://plant.lan/login", body: .string(password)).get()
    _ = try HTTPClient.Request(url: "http://plant.lan/", method: .POST, headers: [:], body: .string(password)) // finds S505
    _ = try HTTPClient.Request(url: "https://plant.lan/", method: .POST, headers: [:], body: .string(password))
}

func sockets(_ password: String) {
    let plain = WebSocket(request: URLRequest(url: URL(string: "ws://plant.lan/live")!))
    plain.write(string: password) // finds S505
    let secured = WebSocket(request: URLRequest(url: URL(string: "wss://plant.lan/live")!))
    secured.write(string: password)
}
