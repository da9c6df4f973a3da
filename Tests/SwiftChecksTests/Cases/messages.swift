// rules: S301, S302, S303, S305, S403, S406, S407, S505
// MQTTNIO, CocoaMQTT, Network, Core Bluetooth, NIOSSL.
import CocoaMQTT
import CoreBluetooth
import MQTTNIO
import Network
import NIOSSL

enum Command {
    case run(text: String)
    case stop
}

final class Panel: CocoaMQTTDelegate {
    var last: [String: String] = [:]
    var handler: ((String) -> Void)?
    let mqtt = CocoaMQTT(clientID: "panel", host: "broker.lan", port: 8883)

    func connect(_ password: String) {
        mqtt.username = "panel"
        mqtt.password = "st4tion-Nord" // finds S403
        mqtt.allowUntrustCACertificate = true // finds S406
        mqtt.publish("panel/login", withString: password) // finds S505
        mqtt.publish("panel/login", withString: "ready")
        handler = { text in system(text) } // finds S302
    }

    func mqtt(_ mqtt: CocoaMQTT, didReceiveMessage message: CocoaMQTTMessage, id: UInt16) {
        guard let text = message.string else { return }
        last[message.topic] = text
        handler?(text)
        perform(.run(text: text))
        perform(.stop)
        _ = NSPredicate(format: "name == '" + text + "'") // finds S305
        _ = NSPredicate(format: "name == %@", text)
    }

    private func perform(_ command: Command) {
        switch command {
        case .run(let text): system(text) // finds S302
        case .stop: system("stop")
        }
    }

    func replay() {
        for (_, text) in last { system(text) } // finds S302
        system(String(last.count))
    }
}

func mqttNIO(_ client: MQTTClient, _ token: String, _ accessToken: String) async throws {
    client.addPublishListener(named: "commands") { result in
        guard case .success(let packet) = result else { return }
        var buffer = packet.payload
        guard let text = buffer.readString(length: buffer.readableBytes) else { return }
        system(text) // finds S302
        if ["start", "stop"].contains(text) { system(text) }
    }
    try await client.publish(to: "login", payload: ByteBuffer(string: accessToken), qos: .atLeastOnce) // finds S505
    try await client.publish(to: "login", payload: ByteBuffer(string: "here"), qos: .atLeastOnce)
}

func network(_ connection: NWConnection, _ database: OpaquePointer?) {
    connection.receive(minimumIncompleteLength: 1, maximumLength: 100) { data, _, _, _ in
        let text = String(decoding: data ?? Data(), as: UTF8.self)
        sqlite3_exec(database, "DELETE FROM unit WHERE name = '\(text)'", nil, nil, nil) // finds S301
        sqlite3_exec(database, "DELETE FROM unit WHERE id = \(Int(text) ?? 0)", nil, nil, nil)
    }
    connection.receiveMessage { data, _, _, _ in
        try? FileManager.default.removeItem(atPath: String(decoding: data!, as: UTF8.self)) // finds S303
    }
    let options = NWProtocolTLS.Options()
    sec_protocol_options_set_min_tls_protocol_version(options.securityProtocolOptions, .TLSv10) // finds S407
    sec_protocol_options_set_min_tls_protocol_version(options.securityProtocolOptions, .TLSv12)
}

final class Radio: NSObject, CBPeripheralDelegate {
    func peripheral(_ peripheral: CBPeripheral, didUpdateValueFor characteristic: CBCharacteristic, error: Error?) {
        guard let value = characteristic.value, let text = String(data: value, encoding: .utf8) else { return }
        system(text) // finds S302
        system("beep \(value.count)")
    }
}

func nioSSL() {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.certificateVerification = .none // finds S406
    configuration.minimumTLSVersion = .tlsv11 // finds S407
    configuration.certificateVerification = .fullVerification
    configuration.minimumTLSVersion = .tlsv12
}
