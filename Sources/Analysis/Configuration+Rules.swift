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
        for deviation in deviations {
            guard case .configuration(_, let line) = deviation.origin else { continue }
            try validate(.deviations, line: line) { _ = try RuleSelection(select: deviation.rules).rules(of: catalog) }
        }
    }

    /// The rules that run where the command line says nothing.
    public func selection(in catalog: Catalog) throws -> RuleSelection {
        let off = try levels(in: catalog).filter { $0.value == .off }.keys.sorted()
        return RuleSelection(profiles: profile, select: select, ignore: ignore + off)
    }

    /// The least severity that fails: what is configured, else the strictest of the profiles.
    public func threshold(profiles: [Profile]) -> Severity {
        lines[.failOn] == nil ? profiles.map(\.failOn).min() ?? failOn : failOn
    }

    /// Whether an incomplete function fails the run: what is configured, else whether one of the profiles demands it.
    public func demandsComplete(profiles: [Profile]) -> Bool {
        lines[.requireComplete] == nil ? profiles.contains(where: \.requiresComplete) : requireComplete
    }

    /// The severities by id of rule.
    public func severities(in catalog: Catalog) throws -> [String: Severity] {
        try levels(in: catalog).compactMapValues { Severity(rawValue: $0.rawValue) }
    }

    /// The levels by id of rule.
    private func levels(in catalog: Catalog) throws -> [String: Level] {
        var result: [String: Level] = [:]
        // Groups first, so that what is said of one rule alone wins.
        for (selector, value) in severity.sorted(by: { ($0.key.count, $0.key) < ($1.key.count, $1.key) }) {
            for id in try RuleSelection.ids(selector, in: catalog) { result[id] = value }
        }
        return result
    }
}
