import SwiftFlow

/// Something in the plant is moved on behalf of whoever sent a message.
struct UnauthorisedActuator: FlowCheck {
    let rule = "IACS-S705"
    let sinks: Set<String> = ["actuator"]
    let labels: Set<String> = ["unauthorised"]

    func message(_ hit: FlowHit) -> String? {
        "'\(hit.source)' of outside data gets to '\(hit.callee)', and nothing on the way asks whether the sender may."
    }
}
