import SwiftFlow

/// A number from outside is converted or computed with in a type that may be too small for it: the process stops.
struct IntegerTrap: FlowCheck {
    let rule = "IACS-S510"
    let sinks: Set<String> = ["conversion", "arithmetic"]
    let labels: Set<String> = ["outside"]

    /// Integers by their bits, and whether they have a sign.
    private static let integers: [String: (bits: Int, isSigned: Bool)] = [
        "Int8": (8, true), "Int16": (16, true), "Int32": (32, true), "Int64": (64, true), "Int": (64, true),
        "UInt8": (8, false), "UInt16": (16, false), "UInt32": (32, false), "UInt64": (64, false), "UInt": (64, false),
    ]

    func message(_ hit: FlowHit) -> String? {
        hit.sink == "conversion" ? conversion(hit) : arithmetic(hit)
    }

    private func conversion(_ hit: FlowHit) -> String? {
        guard let target = Self.integers[hit.callee] else { return nil }
        if ["Double", "Float", "CGFloat"].contains(hit.type) {
            return "'\(hit.callee)' stops the process when what '\(hit.source)' gives is too large, infinite or no number."
        }
        guard let given = Self.integers[hit.type] else { return nil }
        let fits = given.isSigned == target.isSigned ? given.bits <= target.bits : !given.isSigned && given.bits < target.bits
        return fits ? nil : "'\(hit.callee)' stops the process when what '\(hit.source)' gives does not fit."
    }

    private func arithmetic(_ hit: FlowHit) -> String? {
        // What was widened is far from the bounds of its type, which the engine knows.
        guard Self.integers[hit.type] != nil else { return nil }
        switch hit.callee {
        case "/", "%", "/=", "%=": return "'\(hit.callee)' stops the process when what '\(hit.source)' gives is zero."
        default: break
        }
        return "'\(hit.callee)' stops the process when what '\(hit.source)' gives goes beyond the bounds of '\(hit.type)'."
    }
}
