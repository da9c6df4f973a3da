/// A place where data crosses the boundary of the program: a call that brings it in, sends it out, or does what needs a
/// privilege.
public struct SurfacePoint: Hashable, Sendable, Comparable {
    public enum Direction: String, Sendable, CaseIterable { case input, output, privileged }

    public var direction: Direction
    /// network, fieldbus, serial, file, environment, console, process, identity, device …
    public var kind: String
    /// `Modbus`, `MQTT`, `HTTP` …; empty where the name tells none.
    public var protocolName: String
    /// The function or type called, as the source writes it.
    public var interface: String
    public var location: Location
    /// The enclosing function or type member.
    public var symbol: String?

    public init(
        direction: Direction, kind: String, protocolName: String, interface: String, location: Location, symbol: String?
    ) {
        self.direction = direction
        self.kind = kind
        self.protocolName = protocolName
        self.interface = interface
        self.location = location
        self.symbol = symbol
    }

    public static func < (a: SurfacePoint, b: SurfacePoint) -> Bool {
        (a.location, a.interface, a.kind, a.direction.rawValue) < (b.location, b.interface, b.kind, b.direction.rawValue)
    }
}
