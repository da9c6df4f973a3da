import Catalog
import Findings

extension Configuration {
    /// - Throws: `ConfigurationError` at the key that names a rule or profile which the catalogue does not have.
    public func validateRules(in catalog: Catalog) throws {
        func validate(_ key: Key, line: Int? = nil, _ body: () throws -> Void) throws {
            do {
                try body()
            } catch {
                throw ConfigurationError(path: path ?? Self.fileName, line: line ?? lines[key] ?? 1, message: "\(error)")
            }
        }
        try validate(.profile) { _ = try RuleSelection(profiles: profile).rules(of: catalog) }
        try validate(.select) { _ = try RuleSelection(select: select).rules(of: catalog) }
        try validate(.ignore) { _ = try RuleSelection(ignore: ignore).rules(of: catalog) }
        try validate(.severity) { _ = try RuleSelection(select: severity.keys.sorted()).rules(of: catalog) }
        for entry in deviations {
            guard case .configuration(_, let line) = entry.deviation.origin else { continue }
            try validate(.deviations, line: line) { _ = try RuleSelection(select: entry.deviation.rules).rules(of: catalog) }
        }
    }

    /// The severities by id of rule.
    public func severities(in catalog: Catalog) throws -> [String: Severity] {
        var result: [String: Severity] = [:]
        // Groups first, so that what is said of one rule alone wins.
        for (selector, value) in severity.sorted(by: { ($0.key.count, $0.key) < ($1.key.count, $1.key) }) {
            for id in try RuleSelection.ids(selector, in: catalog) { result[id] = value }
        }
        return result
    }
}
