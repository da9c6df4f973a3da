import Foundation

/// The part of a SARIF 2.1.0 log that is read: by `merge`, `compare` and `report`. Names are the standard's; what a log may
/// leave out is optional here, with the standard's default beside it.
public struct SARIFLog: Decodable, Sendable {
    public var version: String
    public var runs: [Run]

    /// - Throws: `SARIFReadingError`, for what is no JSON, no SARIF, or of another version.
    public init(reading data: Data) throws {
        do {
            self = try JSONDecoder().decode(SARIFLog.self, from: data)
        } catch let error as DecodingError {
            throw SARIFReadingError(description: "This is no SARIF log: \(error.place).")
        }
        guard version == "2.1.0" else {
            throw SARIFReadingError(description: "The log has version '\(version)' of SARIF; 2.1.0 is read.")
        }
    }

    public struct Run: Decodable, Sendable {
        public var tool: Tool
        public var invocations: [Invocation]?
        public var artifacts: [Artifact]?
        public var results: [Result]?
        public var taxonomies: [Component]?
        public var versionControlProvenance: [VersionControl]?
        public var automationDetails: Automation?
        public var properties: [String: Value]?

        public var rules: [Rule] { tool.driver.rules ?? [] }
    }

    public struct Tool: Decodable, Sendable { public var driver: Component }

    public struct Component: Decodable, Sendable {
        public var name: String
        public var version: String?
        public var semanticVersion: String?
        public var rules: [Rule]?
        public var taxa: [Rule]?
    }

    /// A reporting descriptor: a rule, or a taxon of a taxonomy.
    public struct Rule: Decodable, Sendable {
        public var id: String
        public var name: String?
        public var shortDescription: Message?
        public var defaultConfiguration: Configuration?
        public var properties: [String: Value]?
        public var relationships: [Relationship]?
    }

    public struct Configuration: Decodable, Sendable { public var level: String? }

    public struct Relationship: Decodable, Sendable {
        public var target: Target

        public struct Target: Decodable, Sendable {
            public var id: String?
            public var toolComponent: Reference?
        }

        public struct Reference: Decodable, Sendable { public var name: String? }
    }

    public struct Message: Decodable, Sendable { public var text: String? }

    public struct Invocation: Decodable, Sendable {
        public var executionSuccessful: Bool
        public var exitCode: Int?
        public var startTimeUtc: String?
        public var toolExecutionNotifications: [Notification]?
    }

    public struct Notification: Decodable, Sendable {
        public var descriptor: Descriptor?
        public var level: String?
        public var message: Message
        public var locations: [Location]?

        public struct Descriptor: Decodable, Sendable { public var id: String? }
    }

    public struct Artifact: Decodable, Sendable {
        public var location: ArtifactLocation?
        public var hashes: [String: String]?
        public var properties: [String: Value]?
    }

    public struct Result: Decodable, Sendable {
        public var ruleId: String?
        public var ruleIndex: Int?
        public var level: String?
        public var kind: String?
        public var message: Message
        public var locations: [Location]?
        public var relatedLocations: [Location]?
        public var codeFlows: [CodeFlow]?
        public var partialFingerprints: [String: String]?
        public var suppressions: [Suppression]?
        public var baselineState: String?
        public var properties: [String: Value]?
    }

    public struct CodeFlow: Decodable, Sendable {
        public var threadFlows: [ThreadFlow]

        public struct ThreadFlow: Decodable, Sendable { public var locations: [Step] }

        public struct Step: Decodable, Sendable { public var location: Location? }
    }

    public struct Location: Decodable, Sendable {
        public var physicalLocation: PhysicalLocation?
        public var logicalLocations: [LogicalLocation]?
        public var message: Message?
    }

    public struct PhysicalLocation: Decodable, Sendable {
        public var artifactLocation: ArtifactLocation?
        public var region: Region?
    }

    public struct LogicalLocation: Decodable, Sendable {
        public var fullyQualifiedName: String?
        public var name: String?
    }

    public struct ArtifactLocation: Decodable, Sendable {
        public var uri: String?

        /// The URI as a path, its percent-encoding undone.
        public var path: String? { uri.map { $0.removingPercentEncoding ?? $0 } }
    }

    public struct Region: Decodable, Sendable {
        public var startLine: Int?
        public var startColumn: Int?
        public var endLine: Int?
        public var endColumn: Int?
        public var snippet: Message?
    }

    public struct Suppression: Decodable, Sendable {
        public var kind: String
        public var status: String?
        public var justification: String?
        public var location: Location?
        public var properties: [String: Value]?
    }

    public struct VersionControl: Decodable, Sendable {
        public var repositoryUri: String?
        public var revisionId: String?
        public var branch: String?
        public var asOfTimeUtc: String?
        public var properties: [String: Value]?
    }

    public struct Automation: Decodable, Sendable { public var id: String? }

    /// Any JSON, as property bags hold it.
    public enum Value: Codable, Sendable, Hashable {
        case text(String), number(Double), flag(Bool), list([Value]), object([String: Value]), null

        public init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let value = try? container.decode(Bool.self) {
                self = .flag(value)
            } else if let value = try? container.decode(Double.self) {
                self = .number(value)
            } else if let value = try? container.decode(String.self) {
                self = .text(value)
            } else if let value = try? container.decode([Value].self) {
                self = .list(value)
            } else {
                self = .object(try container.decode([String: Value].self))
            }
        }

        public func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let value): try container.encode(value)
            case .number(let value): try container.encode(value)
            case .flag(let value): try container.encode(value)
            case .list(let value): try container.encode(value)
            case .object(let value): try container.encode(value)
            case .null: try container.encodeNil()
            }
        }

        /// An entry of an object.
        public subscript(key: String) -> Value? { object?[key] }

        public var text: String? { if case .text(let value) = self { value } else { nil } }
        public var number: Double? { if case .number(let value) = self { value } else { nil } }
        public var list: [Value]? { if case .list(let value) = self { value } else { nil } }
        public var object: [String: Value]? { if case .object(let value) = self { value } else { nil } }
    }
}

extension SARIFLog.Run {
    /// The rule of a result, by index or else by id.
    public func rule(of result: SARIFLog.Result) -> SARIFLog.Rule? {
        if let index = result.ruleIndex, rules.indices.contains(index) { return rules[index] }
        return rules.first { $0.id == result.ruleId }
    }

    /// The result's own level, else its rule's, else `warning`.
    public func level(of result: SARIFLog.Result) -> String {
        result.level ?? rule(of: result)?.defaultConfiguration?.level ?? "warning"
    }
}

extension SARIFLog.Result {
    /// Path of the first location.
    public var path: String? { locations?.first?.physicalLocation?.artifactLocation?.path }
    /// Line of the first location.
    public var line: Int? { locations?.first?.physicalLocation?.region?.startLine }
    /// The enclosing function or type member of the first location.
    public var symbol: String? {
        locations?.first?.logicalLocations?.first.flatMap { $0.fullyQualifiedName ?? $0.name }
    }
    /// `iacslint/v1`, where iacslint wrote the log.
    public var fingerprint: String? { partialFingerprints?[fingerprintKey] }
    /// Whether a suppression holds: one that is neither under review nor rejected.
    public var isSuppressed: Bool { (suppressions ?? []).contains { ($0.status ?? "accepted") == "accepted" } }
}

/// A file that cannot be read as a SARIF log, and why.
public struct SARIFReadingError: Error, CustomStringConvertible, Sendable {
    public let description: String

    public init(description: String) { self.description = description }
}

extension DecodingError {
    /// `runs.0.tool: what is wrong`
    fileprivate var place: String {
        func text(_ context: Context, _ more: [any CodingKey] = []) -> String {
            let keys = (context.codingPath + more).map { $0.intValue.map(String.init) ?? $0.stringValue }
            return keys.isEmpty ? "not JSON" : keys.joined(separator: ".")
        }
        return switch self {
        case .typeMismatch(_, let context), .valueNotFound(_, let context): "\(text(context)) is of another type"
        case .keyNotFound(let key, let context): "\(text(context, [key])) is missing"
        case .dataCorrupted(let context): "\(text(context))"
        @unknown default: "it cannot be decoded"
        }
    }
}
