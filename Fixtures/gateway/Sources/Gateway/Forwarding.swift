import CocoaMQTT
import Foundation
import Network

/// Passes on what the units say.
final class Forwarding {
    let targets = ["images.plant.example", "archive.plant.example"]

    func image(_ message: CocoaMQTTMessage) async throws -> Data {
        guard let url = URL(string: message.string ?? "") else { throw GatewayError.badMessage("no address") }
        return try await URLSession.shared.data(from: url).0 // finds S317
    }

    func knownImage(_ message: CocoaMQTTMessage) async throws -> Data {
        guard let url = URL(string: message.string ?? ""), targets.contains(url.host ?? "") else {
            throw GatewayError.badMessage("no address of ours")
        }
        return try await URLSession.shared.data(from: url).0
    }

    func trace(_ message: CocoaMQTTMessage) {
        let text = message.string ?? ""
        NSLog(text) // finds S304
        print("received \(text)") // finds S307
        NSLog("received %@", text.replacingOccurrences(of: "\n", with: " "))
    }

    func login(_ connection: NWConnection, password: String) {
        connection.send(content: Data(password.utf8), completion: .idempotent) // finds S505
    }

    func login(_ connection: NWConnection, proof: Data) {
        connection.send(content: proof, completion: .idempotent)
    }
}
