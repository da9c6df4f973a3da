import Foundation
import Logging

/// The units of the substation: what they send is decoded here.
final class UnitRegistry: @unchecked Sendable { // finds S601
    private var lastSeen: [String: Date] = [:]

    func saw(_ unit: String, at date: Date) {
        lastSeen[unit] = date
    }
}

/// The same with the isolation that the compiler checks.
actor UnitDirectory {
    private var lastSeen: [String: Date] = [:]

    func saw(_ unit: String, at date: Date) {
        lastSeen[unit] = date
    }
}

struct UnitMessage: Decodable {
    let unit: String
    let values: [String: Double]
}

struct UnitDecoder {
    let logger: Logger

    /// A unit that sends nonsense is told so, and the gateway goes on.
    func decode(_ payload: Data) throws -> UnitMessage {
        do {
            return try JSONDecoder().decode(UnitMessage.self, from: payload)
        } catch {
            logger.warning("a unit sent \(payload.count) bytes that are no message: \(error)")
            throw GatewayError.badMessage("\(payload.count) bytes")
        }
    }

    /// One truncated message stops the gateway, and every measurement of the substation with it.
    func decodeFromSerialLine(_ payload: Data) -> UnitMessage {
        try! JSONDecoder().decode(UnitMessage.self, from: payload) // finds S501
    }
}

/// Asks the units for what they do not send by themselves.
struct UnitClient {
    let logger: Logger

    func fetch(_ unit: String, token: String) async throws -> Data {
        guard let address = URL(string: "https://\(unit).substation.local/values") else {
            throw GatewayError.badMessage(unit)
        }
        var request = URLRequest(url: address)
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        logger.debug("asking \(unit)")
        let (data, response) = try await URLSession.shared.data(for: request)
        guard let http = response as? HTTPURLResponse, http.statusCode == 200 else {
            throw GatewayError.badResponse((response as? HTTPURLResponse)?.statusCode ?? 0)
        }
        return data
    }

    /// Units of the first series speak no TLS, and their trouble was hard to find.
    func fetchFromFirstSeries(token: String) async throws -> Data {
        guard let address = URL(string: "http://rtu-first-series.lan/values") else { // finds S701
            throw GatewayError.badMessage("first series")
        }
        var request = URLRequest(url: address)
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") // finds S505
        logger.info("asking with token \(token)") // finds S503
        return try await URLSession.shared.data(for: request).0
    }
}
