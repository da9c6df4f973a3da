/// How consumers tell the results of one kind of run from those of another: SARIF's `automationDetails`.
public struct Automation: Sendable, Hashable {
    /// `category/run`; equal runs of one tool with the same category replace each other.
    public var id: String
    /// What Azure DevOps asks for besides.
    var pipeline: AzurePipeline?

    public init(category: String = "iacslint") { id = category + "/" }

    /// What GitHub Advanced Security for Azure DevOps keeps a log by.
    ///
    /// - Parameter environment: the variables that Azure Pipelines sets for a job.
    /// - Throws: `MissingPipeline` outside of such a job.
    public init(azurePipeline environment: [String: String]) throws {
        var missing: [String] = []
        func value(_ name: String) -> String {
            guard let value = environment[name], !value.isEmpty else {
                missing.append(name)
                return ""
            }
            return value
        }
        let organization = value("SYSTEM_COLLECTIONURI").split(separator: "/").last.map(String.init) ?? ""
        let pipeline = AzurePipeline(
            buildDefinitionId: Int(value("SYSTEM_DEFINITIONID")) ?? 0, buildDefinitionName: value("BUILD_DEFINITIONNAME"),
            phaseId: value("SYSTEM_PHASEID"), phaseName: value("SYSTEM_PHASENAME"))
        let parts = [
            organization, value("SYSTEM_TEAMPROJECT"), value("SYSTEM_DEFINITIONID"), value("SYSTEM_PHASEID"),
            value("BUILD_SOURCEBRANCH"), value("BUILD_BUILDID"),
        ]
        guard missing.isEmpty else { throw MissingPipeline(variables: Set(missing).sorted()) }
        id = AzurePipeline.prefix + parts.joined(separator: "/")
        self.pipeline = pipeline
    }
}

/// A log for Azure DevOps was asked for outside of a pipeline.
public struct MissingPipeline: Error, CustomStringConvertible {
    public let variables: [String]

    public var description: String {
        "The SARIF profile 'azure' is for a job of Azure Pipelines; not set here: \(variables.joined(separator: ", "))."
    }
}

struct AzurePipeline: Sendable, Hashable, Encodable {
    static let prefix = "azuredevops/pipeline/build/"

    var buildDefinitionId: Int
    var buildDefinitionName: String
    var phaseId: String
    var phaseName: String

    enum CodingKeys: String, CodingKey {
        case buildDefinitionId = "azuredevops/pipeline/build/buildDefinitionId"
        case buildDefinitionName = "azuredevops/pipeline/build/buildDefinitionName"
        case phaseId = "azuredevops/pipeline/build/phaseId"
        case phaseName = "azuredevops/pipeline/build/phaseName"
    }
}
