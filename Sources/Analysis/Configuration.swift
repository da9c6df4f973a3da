import Findings

/// What `.iacslint.yml` says, with the line of each key. What it does not name has its default here.
public struct Configuration: Sendable {
    /// The name of the file, looked for from the analysed files' folder up to the root.
    public static let fileName = ".iacslint.yml"

    public enum Key: String, CaseIterable, Sendable {
        case profile, select, ignore, exclude, includePaths = "include-paths", defines
        case compileCommands = "compile-commands", failOn = "fail-on", requireComplete = "require-complete", severity
        case deviations
    }

    /// A deviation record for every file that one of the patterns covers.
    public struct PathDeviation: Sendable {
        public var deviation: Deviation
        /// Relative to the configuration's folder.
        public var paths: [PathPattern]
    }

    /// The file it was read from, relative to the root; nil when there is none.
    public var path: String?
    /// Line of each key that the file sets.
    public var lines: [Key: Int] = [:]

    /// Profiles besides the default: `realtime`, `strict`, `audit` (brings the rules in preview).
    public var profile: [String] = []
    /// Ids, names or prefixes (`C4`) of the rules to run; empty = those of the profiles.
    public var select: [String] = []
    public var ignore: [String] = []
    public var exclude: [PathPattern] = []
    /// Folders searched for headers, relative to the root.
    public var includePaths: [String] = []
    /// `NAME` or `NAME=VALUE`.
    public var defines: [String] = []
    /// The folder of `compile_commands.json`, relative to the root.
    public var compileCommands: String?
    public var failOn: Severity = .warning
    /// Whether one function that was not analysed completely makes the run fail.
    public var requireComplete = false
    /// Severity by rule as the project wants it.
    public var severity: [String: Severity] = [:]
    public var deviations: [PathDeviation] = []

    public init() {}

    /// The value of a key as YAML on one line.
    public func value(of key: Key) -> String {
        func list(_ values: [String]) -> String { "[" + values.joined(separator: ", ") + "]" }
        switch key {
        case .profile: return list(profile)
        case .select: return list(select)
        case .ignore: return list(ignore)
        case .exclude: return list(exclude.map(\.text))
        case .includePaths: return list(includePaths)
        case .defines: return list(defines)
        case .compileCommands: return compileCommands ?? "null"
        case .failOn: return failOn.rawValue
        case .requireComplete: return String(requireComplete)
        case .severity:
            return "{" + severity.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.rawValue)" }
                .joined(separator: ", ") + "}"
        case .deviations:
            return list(deviations.map { entry in
                "{rules: \(list(entry.deviation.rules)), paths: \(list(entry.paths.map(\.text)))}"
            })
        }
    }
}

extension Configuration {
    /// Where the value of a key comes from: the file with the line, or `default`.
    public func origin(of key: Key) -> String {
        guard let path, let line = lines[key] else { return "default" }
        return "\(path):\(line)"
    }
}

/// A configuration that cannot be used: where, and why.
public struct ConfigurationError: Error, CustomStringConvertible {
    public var path: String
    public var line: Int
    public var message: String

    public var description: String { "\(path):\(line): \(message)" }
}
