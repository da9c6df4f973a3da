import Foundation
import MQTTNIO
import NIOSSL

/// The connections to the control room's broker and to the broker in the substation.
struct Broker {
    let host: String
    let credentials: Credentials

    struct Credentials {
        let user: String
        let password: String

        /// From the service's environment, which systemd fills from the sealed store.
        static func fromEnvironment() throws -> Credentials {
            let environment = ProcessInfo.processInfo.environment
            guard let user = environment["BROKER_USER"], let password = environment["BROKER_PASSWORD"] else {
                throw GatewayError.notConfigured("BROKER_USER, BROKER_PASSWORD")
            }
            return Credentials(user: user, password: password)
        }

        /// What the substation's broker was delivered with.
        static func asDelivered() -> Credentials {
            Credentials(user: "gateway", password: "gw-Umspannwerk-7") // finds S403
        }
    }

    /// The control room's certificate is signed by the utility's own authority.
    func controlRoomTLS(authorities: String) throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .file(authorities)
        configuration.minimumTLSVersion = .tlsv12
        configuration.certificateVerification = .fullVerification
        return configuration
    }

    /// The substation's broker has a certificate of its own making and firmware of 2011.
    func substationTLS() -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv1 // finds S407
        configuration.certificateVerification = .none // finds S406
        return configuration
    }

    func connect(authorities: String) async throws -> MQTTClient {
        let client = MQTTClient(
            host: host, port: 8883, identifier: "gateway", eventLoopGroupProvider: .createNew,
            configuration: .init(
                timeout: .seconds(10), userName: credentials.user, password: credentials.password, useSSL: true,
                tlsConfiguration: .niossl(try controlRoomTLS(authorities: authorities))))
        try await client.connect()
        return client
    }

    /// The broker on the service technician's desk.
    func connectToBench() async throws -> MQTTClient {
        let client = MQTTClient(host: "bench.lan", port: 1883, identifier: "gateway", eventLoopGroupProvider: .createNew) // finds S702 S703
        try await client.connect()
        return client
    }
}

enum GatewayError: Error {
    case notConfigured(String)
    case badMessage(String)
    case badResponse(Int)
}
