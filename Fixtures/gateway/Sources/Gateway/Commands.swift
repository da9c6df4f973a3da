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
