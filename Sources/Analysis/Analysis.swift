import Catalog
import Findings
import SourceText

/// What a run found, before the gate.
public struct Analysis: Sendable {
    /// A file that was analysed.
    public struct File: Sendable {
        /// Relative to the root.
        public var path: String
        /// SHA-256 of its bytes, in lower-case hexadecimal digits.
        public var sha256: String
        /// The text, which carets and fingerprints are taken from.
        public var source: SourceFile
        /// C functions with a body in it.
        public var functionCount = 0
        /// Those that were parsed without an error.
        public var completeFunctionCount = 0
        /// Whether a compile database told its flags; nil for what is no C unit.
        public var hasCompileCommand: Bool?
    }

    /// In order of path.
    public var files: [File] = []
    /// The texts of the analysed files, and of others that the paths of findings lead to, by path.
    public var sources: [String: SourceFile] = [:]
    /// As the checks gave them, file by file.
    public var findings: [Finding] = []
    /// Sorted, each told once.
    public var incompleteness: [Incompleteness] = []
    /// Where data crosses the boundary of the program, in order of place.
    public var surface: [SurfacePoint] = []
    /// C functions with a body in the analysed files.
    public var functionCount = 0
    /// Those of them that were parsed without an error.
    public var completeFunctionCount = 0
    /// C functions of which not every path was followed: the limits that keep a run short were reached.
    public var limitedFunctions: [Incompleteness] = []
    /// Parts of the C source that the flow engine takes for anything, by kind.
    public var unknownNodes: [String: Int] = [:]
    /// Headers that no analysed unit includes: only their text was checked.
    public var headersWithoutUnit: [String] = []
}

/// How a run is to be done; what, is told by the `Workspace`.
public struct AnalysisOptions: Sendable {
    public var rules: [Rule]
    /// Threads.
    public var jobs: Int
    /// The folder of `compile_commands.json`, absolute; nil = it is looked for.
    public var compileCommands: String?
    /// Called with the number of files done and of all, from any thread.
    public var progress: (@Sendable (Int, Int) -> Void)?

    public init(
        rules: [Rule], jobs: Int, compileCommands: String? = nil, progress: (@Sendable (Int, Int) -> Void)? = nil
    ) {
        self.rules = rules
        self.jobs = jobs
        self.compileCommands = compileCommands
        self.progress = progress
    }
}
