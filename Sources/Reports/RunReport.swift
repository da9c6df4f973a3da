import Catalog
import Findings
import SourceText

/// Everything a report tells of one run; the same value gives the same bytes.
public struct RunReport: Sendable {
    /// A file that was analysed.
    public struct File: Sendable {
        /// Relative to the root of the analysis.
        public var path: String
        /// SHA-256 of its bytes, in lower-case hexadecimal digits.
        public var sha256: String
        public var lineCount: Int
        /// C functions with a body.
        public var functionCount: Int
        /// Those that were parsed without an error.
        public var completeFunctionCount: Int
        /// Whether a compile database told its flags; nil where none are needed.
        public var hasCompileCommand: Bool?

        public init(
            path: String, sha256: String, lineCount: Int = 0, functionCount: Int = 0, completeFunctionCount: Int = 0,
            hasCompileCommand: Bool? = nil
        ) {
            self.path = path
            self.sha256 = sha256
            self.lineCount = lineCount
            self.functionCount = functionCount
            self.completeFunctionCount = completeFunctionCount
            self.hasCompileCommand = hasCompileCommand
        }
    }

    /// `0.1.0`
    public var toolVersion: String
    public var catalog: Catalog
    /// The rules that ran, in order of id.
    public var rules: [Rule]
    /// What the gate left, in order; a finding that a deviation covers carries it.
    public var findings: [Finding]
    public var incompleteness: [Incompleteness]
    /// In order of path.
    public var files: [File]
    /// The texts of all files that findings and their paths lead to.
    public var sources: [String: SourceFile]
    public var functionCount: Int
    public var completeFunctionCount: Int
    /// The status the command ends with.
    public var exitCode: Int32
    /// The severities that the project set, by the rule's id.
    public var severities: [String: Severity] = [:]
    /// Where the source comes from; nil outside version control.
    public var provenance: Provenance?
    /// The name under which consumers keep the results of equal runs together.
    public var automation = Automation()
    /// Where data enters and leaves, in order of place.
    public var surface: [SurfacePoint] = []

    public init(
        toolVersion: String, catalog: Catalog, rules: [Rule], findings: [Finding], incompleteness: [Incompleteness],
        files: [File], sources: [String: SourceFile], functionCount: Int, completeFunctionCount: Int, exitCode: Int32
    ) {
        self.toolVersion = toolVersion
        self.catalog = catalog
        self.rules = rules
        self.findings = findings
        self.incompleteness = incompleteness
        self.files = files
        self.sources = sources
        self.functionCount = functionCount
        self.completeFunctionCount = completeFunctionCount
        self.exitCode = exitCode
    }

    /// The findings that no deviation covers and no baseline knows.
    public var openFindings: [Finding] { findings.filter(\.isOpen) }
}
