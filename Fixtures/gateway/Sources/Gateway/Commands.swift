import CocoaMQTT
import Foundation

/// What the control room asks the gateway's own system to do.
final class Commands {
    private let units = ["plc1", "plc2"]

    func run(_ program: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments // finds S302
        try process.run()
    }

    func receive(_ message: CocoaMQTTMessage) throws {
        guard let unit = message.string else { return }
        if units.contains(unit) { system("/usr/bin/ping -c 1 \(unit)") }
        switch message.topic {
        case "reboot": system("/sbin/reboot")
        case "ping": try run("/bin/sh", ["-c", "ping -c 1 " + unit])
        default: break
        }
    }
}

/// What the control room may move.
protocol Breakers {
    func writeSingleCoil(address: UInt16, value: Bool)
}

protocol Operators {
    func isAuthorized(_ message: CocoaMQTTMessage) -> Bool
}

final class BreakerCommands: CocoaMQTTDelegate {
    let breakers: any Breakers
    let operators: any Operators

    init(breakers: any Breakers, operators: any Operators) {
        self.breakers = breakers
        self.operators = operators
    }

    func mqtt(_ mqtt: CocoaMQTT, didReceiveMessage message: CocoaMQTTMessage, id: UInt16) {
        switch message.topic {
        case "breaker/open": open()
        case "breaker/close": close(message)
        default: break
        }
    }

    private func open() {
        breakers.writeSingleCoil(address: 4, value: true) // finds S705
    }

    private func close(_ message: CocoaMQTTMessage) {
        guard operators.isAuthorized(message) else { return }
        breakers.writeSingleCoil(address: 4, value: false)
    }
}
