import Findings
import SourceText

/// What is known of the functions and types through which data crosses the boundary of a program: `Rules/surface.tsv`.
public struct AttackSurface: Sendable {
    /// One function or type.
    public struct Interface: Sendable, Hashable {
        public var direction: SurfacePoint.Direction
        public var kind: String
        /// Empty where the name tells none.
        public var protocolName: String

        /// A place where it is used.
        public func point(_ name: String, at location: Location, in symbol: String?) -> SurfacePoint {
            SurfacePoint(
                direction: direction, kind: kind, protocolName: protocolName, interface: name, location: location,
                symbol: symbol)
        }
    }

    /// C functions by name.
    public let c: [String: Interface]
    /// Swift names: `URLSession`, `Data(contentsOf:)`, `ProcessInfo.environment`, `func channelRead`.
    public let swift: [String: Interface]

    /// What the binary carries, read when it is first asked for.
    public static let builtin = AttackSurface(
        table: embeddedCatalog.first { $0.path == "surface.tsv" }?.text ?? "")

    init(table: String) {
        var interfaces: [String: [String: Interface]] = [:]
        for cells in table.rows(columns: 5) {
            guard let direction = SurfacePoint.Direction(rawValue: cells[2]) else { continue }
            interfaces[cells[0], default: [:]][cells[1]] = Interface(
                direction: direction, kind: cells[3], protocolName: cells[4])
        }
        c = interfaces["c"] ?? [:]
        swift = interfaces["swift"] ?? [:]
    }
}
