import Findings

/// What `.iacslint.yml` says, with the line of each key. What it does not name has its default here.
public struct Configuration: Sendable {
    /// The name of the file, looked for from the analysed files' folder up to the root.
    public static let fileName = ".iacslint.yml"

    /// Where the baseline is when no other place is named, relative to the root.
    public static let baselineName = ".iacslint/baseline.jsonl"

    public enum Key: String, CaseIterable, Sendable {
        case profile, select, ignore, exclude, includePaths = "include-paths", defines
        case compileCommands = "compile-commands", failOn = "fail-on", requireComplete = "require-complete", severity
        case baseline, approvers, deviations
    }

    /// What the project makes of a rule.
    public enum Level: String, CaseIterable, Sendable { case off, note, warning, error }

    /// The file it was read from, relative to the root; nil when there is none.
    public var path: String?
    /// Line of each key that the file sets.
    public var lines: [Key: Int] = [:]

    /// Names of profiles: `strict`, `realtime`, `SL-2`; empty = the default.
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
    /// By rule or group of rules, as the project wants it.
    public var severity: [String: Level] = [:]
    /// The baseline's file, relative to the root; nil = `baselineName`, where that exists.
    public var baseline: String?
    /// Who may approve a deviation; empty = approval is not asked for.
    public var approvers: [String] = []
    public var deviations: [Deviation] = []

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
        case .baseline: return baseline ?? "null"
        case .approvers: return list(approvers)
        case .deviations:
            return list(deviations.map { "{rules: \(list($0.rules)), paths: \(list($0.paths))}" })
        }
    }
}

extension Deviation {
    /// The patterns of a record in the configuration.
    var paths: [String] {
        if case .paths(let patterns, _) = scope { patterns.map(\.text) } else { [] }
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
