/// The part of SARIF 2.1.0 (OASIS, errata 01) that is written; names are the standard's.
enum SARIF {
    struct Log: Encodable {
        let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
        let version = "2.1.0"
        let runs: [Run]

        enum CodingKeys: String, CodingKey { case schema = "$schema", version, runs }
    }

    struct Run: Encodable {
        let tool: Tool
        let taxonomies: [Component]
        let originalUriBaseIds: [String: Base]
        let invocations: [Invocation]
        let artifacts: [Artifact]
        let columnKind = "utf16CodeUnits"
        let results: [Result]
        let properties: Coverage
    }

    struct Coverage: Encodable {
        let functions: Int
        let completeFunctions: Int
    }

    struct Tool: Encodable { let driver: Component }

    struct Component: Encodable {
        var name: String
        var guid: String
        var fullName: String?
        var organization: String?
        var version: String?
        var semanticVersion: String?
        var informationUri: String?
        var isComprehensive: Bool
        var shortDescription: Message?
        var rules: [Descriptor]?
        var notifications: [Descriptor]?
        var supportedTaxonomies: [Reference]?
        var taxa: [Descriptor]?
    }

    struct Descriptor: Encodable {
        var id: String
        var name: String?
        var shortDescription: Message?
        var fullDescription: Message?
        var help: Message?
        var helpUri: String?
        var defaultConfiguration: Configuration?
        var relationships: [Relationship]?
        var properties: RuleProperties?
    }

    struct Configuration: Encodable {
        var level: String
        var rank: Double?
    }

    struct RuleProperties: Encodable {
        var precision: String
        var problemSeverity: String
        var securitySeverity: String
        var tags: [String]

        enum CodingKeys: String, CodingKey {
            case precision, tags
            case problemSeverity = "problem.severity"
            case securitySeverity = "security-severity"
        }
    }

    struct Reference: Encodable {
        var name: String
        var guid: String
    }

    struct Target: Encodable {
        var id: String
        var toolComponent: Reference
    }

    struct Relationship: Encodable {
        var target: Target
        var kinds: [String]
        var description: Message?
    }

    struct Message: Encodable {
        var text: String
        var markdown: String?
    }

    struct Base: Encodable { var description: Message }

    struct Invocation: Encodable {
        var executionSuccessful: Bool
        var exitCode: Int32
        var toolExecutionNotifications: [Notification]
    }

    struct Notification: Encodable {
        var descriptor: Place
        var level: String
        var message: Message
        var locations: [Location]

        struct Place: Encodable {
            var id: String
            var index: Int
        }
    }

    struct Artifact: Encodable {
        var location: ArtifactLocation
        var roles = ["analysisTarget"]
        var hashes: [String: String]
    }

    struct ArtifactLocation: Encodable {
        var uri: String
        var uriBaseId = "%SRCROOT%"
    }

    struct Region: Encodable {
        var startLine: Int
        var startColumn: Int?
        var endLine: Int?
        var endColumn: Int?
        var snippet: Message?
    }

    struct PhysicalLocation: Encodable {
        var artifactLocation: ArtifactLocation
        var region: Region?
    }

    struct LogicalLocation: Encodable {
        var fullyQualifiedName: String
        var kind = "function"
    }

    struct Location: Encodable {
        var physicalLocation: PhysicalLocation
        var logicalLocations: [LogicalLocation]?
        var message: Message?
    }

    struct Result: Encodable {
        var ruleId: String
        var ruleIndex: Int?
        var level: String
        var rank: Double?
        var message: Message
        var locations: [Location]
        var codeFlows: [CodeFlow]?
        var fixes: [Fix]?
        var partialFingerprints: [String: String]
        var suppressions: [Suppression]
        var baselineState: String?
    }

    struct CodeFlow: Encodable {
        struct ThreadFlow: Encodable { var locations: [Step] }
        struct Step: Encodable {
            var location: Location
            var importance: String
            var nestingLevel: Int
        }

        var threadFlows: [ThreadFlow]
    }

    struct Fix: Encodable {
        struct Change: Encodable {
            var artifactLocation: ArtifactLocation
            var replacements: [Replacement]
        }
        struct Replacement: Encodable {
            var deletedRegion: Region
            var insertedContent: Message
        }

        var description: Message
        var artifactChanges: [Change]
    }

    struct Suppression: Encodable {
        var kind: String
        var status = "accepted"
        var justification: String
        var location: Location
    }
}
