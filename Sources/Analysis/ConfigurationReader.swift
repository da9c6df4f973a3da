import Findings
import Yams

/// Reads `.iacslint.yml`. What it does not understand is an error with its line, never ignored.
struct ConfigurationReader {
    /// As shown in errors.
    let path: String

    func read(_ text: String) throws -> Configuration {
        var result = Configuration()
        result.path = path
        guard let root = try compose(text) else { return result }
        for (key, node) in try entries(of: root, what: "the configuration") {
            guard let known = Configuration.Key(rawValue: key.text) else {
                throw unknown(key, among: Configuration.Key.allCases.map(\.rawValue), what: "key")
            }
            result.lines[known] = key.line
            try read(known, from: node, into: &result)
        }
        return result
    }

    private func read(_ key: Configuration.Key, from node: Node, into result: inout Configuration) throws {
        switch key {
        case .profile: result.profile = try strings(node)
        case .select: result.select = try strings(node)
        case .ignore: result.ignore = try strings(node)
        case .exclude: result.exclude = try strings(node).map { PathPattern($0) }
        case .includePaths: result.includePaths = try strings(node)
        case .defines: result.defines = try strings(node)
        case .compileCommands: result.compileCommands = try string(node)
        case .failOn: result.failOn = try choice(node, what: "severity")
        case .requireComplete:
            guard let value = node.bool else { throw error(node, "Expected true or false.") }
            result.requireComplete = value
        case .severity:
            for (rule, value) in try entries(of: node, what: "'severity'") {
                result.severity[rule.text] = try choice(value, what: "severity")
            }
        case .baseline: result.baseline = try string(node)
        case .approvers: result.approvers = try strings(node)
        case .deviations:
            guard let list = node.sequence else { throw error(node, "Expected a list of deviations.") }
            result.deviations = try list.map(deviation)
        }
    }

    private func deviation(_ node: Node) throws -> Deviation {
        var paths: [PathPattern] = []
        var functions: [String] = []
        var result = Deviation(
            rules: [], scope: .file, reason: "", origin: .configuration(path: path, line: line(node)))
        for (key, value) in try entries(of: node, what: "a deviation") {
            switch key.text {
            case "rules": result.rules = try strings(value)
            case "paths": paths = try strings(value).map { PathPattern($0) }
            case "functions": functions = try strings(value)
            case "reason": result.reason = try string(value)
            case "until": result.until = try day(value)
            case "by": result.by = try string(value)
            case "approved-by": result.approvedBy = try string(value)
            case "ticket": result.ticket = try string(value)
            default: throw unknown(key, among: Self.deviationKeys, what: "key")
            }
        }
        guard !result.rules.isEmpty else { throw error(node, "A deviation names its 'rules'.") }
        guard !paths.isEmpty else { throw error(node, "A deviation names its 'paths'.") }
        guard !result.reason.allSatisfy(\.isWhitespace) else { throw error(node, "A deviation gives its 'reason'.") }
        result.scope = .paths(paths, functions: functions)
        return result
    }

    private static let deviationKeys = ["rules", "paths", "functions", "reason", "until", "by", "approved-by", "ticket"]

    // MARK: - Values

    private func strings(_ node: Node) throws -> [String] {
        guard let list = node.sequence else { return [try string(node)] }
        return try list.map(string)
    }

    private func string(_ node: Node) throws -> String {
        guard case .scalar(let scalar) = node, !scalar.string.isEmpty else { throw error(node, "Expected a text.") }
        return scalar.string
    }

    private func choice<T: RawRepresentable & CaseIterable>(_ node: Node, what: String) throws -> T
    where T.RawValue == String {
        let text = try string(node)
        guard let value = T(rawValue: text) else {
            throw unknown(Key(text: text, line: line(node)), among: T.allCases.map(\.rawValue), what: what)
        }
        return value
    }

    /// A day as `2027-03-01`.
    private func day(_ node: Node) throws -> String {
        let text = try string(node)
        guard Deviation.isDay(text) else {
            throw error(node, "'\(text)' is no day; write it as 2027-03-01.")
        }
        return text
    }

    // MARK: - YAML

    private struct Key {
        var text: String
        var line: Int
    }

    private func compose(_ text: String) throws -> Node? {
        do {
            return try Yams.compose(yaml: text)
        } catch let problem as YamlError {
            switch problem {
            case .scanner(_, let message, let mark, _), .parser(_, let message, let mark, _),
                 .composer(_, let message, let mark, _):
                throw ConfigurationError(path: path, line: mark.line, message: "This is no YAML: \(message).")
            case .duplicatedKeysInMapping(let duplicates, let context):
                let names = duplicates.map { "'\($0)'" }.sorted().joined(separator: ", ")
                throw ConfigurationError(path: path, line: context.mark.line, message: "Given twice: \(names).")
            default:
                throw ConfigurationError(path: path, line: 1, message: "This is no YAML: \(problem).")
            }
        }
    }

    private func entries(of node: Node, what: String) throws -> [(Key, Node)] {
        guard let mapping = node.mapping else { throw error(node, "Expected \(what) to be keys with values.") }
        return try mapping.map { key, value in (Key(text: try string(key), line: line(key)), value) }
    }

    private func line(_ node: Node) -> Int { node.mark?.line ?? 1 }

    private func error(_ node: Node, _ message: String) -> ConfigurationError {
        ConfigurationError(path: path, line: line(node), message: message)
    }

    private func unknown(_ key: Key, among known: [String], what: String) -> ConfigurationError {
        let advice = NearMiss.closest(to: key.text, among: known).map { "Did you mean '\($0)'?" }
            ?? "Known: \(known.joined(separator: ", "))."
        return ConfigurationError(path: path, line: key.line, message: "Unknown \(what) '\(key.text)'. \(advice)")
    }
}
