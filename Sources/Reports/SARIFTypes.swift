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
        let automationDetails: Automation
        let versionControlProvenance: [VersionControl]?
        let originalUriBaseIds: [String: Base]
        let invocations: [Invocation]
        let artifacts: [Artifact]
        let columnKind = "utf16CodeUnits"
        let results: [Result]
        let properties: Coverage
    }

    struct Coverage: Encodable {
        let files: Int
        let lines: Int
        let functions: Int
        let completeFunctions: Int
        /// Why each rule of the catalogue that did not run did not.
        let rulesNotRun: [String: String]
        /// SHA-256 of the descriptors of the rules that ran.
        let ruleSetHash: String
        /// The commit, also where no remote repository is known.
        let revision: String?
        let attackSurface: [SurfacePlace]?
    }

    struct SurfacePlace: Encodable {
        let direction: String
        let kind: String
        let `protocol`: String?
        let interface: String
        let uri: String
        let line: Int
        let symbol: String?
    }

    struct Automation: Encodable {
        let id: String
        let properties: AzurePipeline?
    }

    struct VersionControl: Encodable {
        let repositoryUri: String
        let revisionId: String
        let branch: String?
        let asOfTimeUtc: String
        let mappedTo = RootLocation()
        let properties: Properties

        struct RootLocation: Encodable { let uriBaseId = "%SRCROOT%" }
        struct Properties: Encodable { let uncommittedChanges: Bool }
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
        var ruleConfigurationOverrides: [Override]
        var toolExecutionNotifications: [Notification]

        struct Override: Encodable {
            var descriptor: Place
            var configuration: Configuration
        }
    }

    struct Place: Encodable {
        var id: String
        var index: Int
    }

    struct Notification: Encodable {
        var descriptor: Place
        var level: String
        var message: Message
        var locations: [Location]
    }

    struct Artifact: Encodable {
        var location: ArtifactLocation
        var roles = ["analysisTarget"]
        var hashes: [String: String]
        var sourceLanguage: String?
        var properties: Coverage

        struct Coverage: Encodable {
            let lines: Int
            let functions: Int
            let completeFunctions: Int
            /// Where the flags of a C file come from.
            let flags: String?
        }
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
        let fullyQualifiedName: String
        let kind: String

        /// `Gateway.connect` is a member of a type, `main` is a function.
        init(of symbol: String) {
            fullyQualifiedName = symbol
            kind = symbol.contains(".") ? "member" : "function"
        }
    }

    struct Location: Encodable {
        var id: Int?
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
        var relatedLocations: [Location]?
        var codeFlows: [CodeFlow]?
        var fixes: [Fix]?
        var partialFingerprints: [String: String]
        var suppressions: [Suppression]?
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
        var properties: Record

        /// The deviation's fields one by one.
        struct Record: Encodable {
            let reason: String
            let raisedBy: String?
            let approvedBy: String?
            let expiresOn: String?
            let ticket: String?
            let rules: [String]
        }
    }
}
