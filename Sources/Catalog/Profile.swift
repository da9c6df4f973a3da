import Findings

/// A named choice of rules, with what a run by them demands where neither the configuration nor the command line says so.
public struct Profile: Sendable {
    public let name: String
    /// One sentence, for people.
    public let summary: String
    /// The least severity that fails.
    public let failOn: Severity
    /// Whether one function that was not analysed completely makes the run fail.
    public let requiresComplete: Bool
    private let includes: @Sendable (Rule, () -> Standards) -> Bool

    /// Whether the profile brings a rule. Deprecated rules run only when they are selected by name. The standards are read only where the
    /// profile asks for them.
    public func contains(_ rule: Rule, standards: @autoclosure () -> Standards) -> Bool {
        rule.status != .deprecated && includes(rule, standards)
    }

    static let defaultName = "default"

    /// The profiles that the product knows by itself.
    static let builtin: [Profile] = [
        Profile(
            name: defaultName, summary: "The stable rules that name no profile.", failOn: .warning, requiresComplete: false
        ) { rule, _ in isDefault(rule) },
        adding("strict", "The default, and rules that restrict the language.", failOn: .note),
        adding("realtime", "The default, and rules for code with deadlines.", failOn: .warning),
        Profile(
            name: "hook", summary: "Of the default, what is worth stopping a commit for.", failOn: .warning,
            requiresComplete: false
        ) { rule, _ in
            isDefault(rule) && rule.severity >= .warning && [.veryHigh, .high].contains(rule.precision)
        },
        Profile(
            name: "audit", summary: "Everything, the rules in preview and of all profiles too.", failOn: .warning,
            requiresComplete: false
        ) { _, _ in true },
        securityLevel(1, failOn: .error, requiresComplete: false),
        securityLevel(2, failOn: .warning, requiresComplete: false),
        securityLevel(3, failOn: .warning, requiresComplete: true),
        securityLevel(4, failOn: .note, requiresComplete: true),
    ]

    /// A profile of the default rules and those that name it.
    static func adding(_ name: String, _ summary: String, failOn: Severity) -> Profile {
        Profile(name: name, summary: summary, failOn: failOn, requiresComplete: false) { rule, _ in
            isDefault(rule) || rule.status == .stable && rule.profiles.contains(name)
        }
    }

    /// The stable rules of requirements that IEC 62443-4-2 asks for at a security level, whatever their profiles; and those
    /// that stand for part 4-1 alone, which every level asks for (CCSC 4).
    private static func securityLevel(_ level: Int, failOn: Severity, requiresComplete: Bool) -> Profile {
        let demand = ["errors fail", "warnings fail", "warnings fail, and an incomplete analysis", "notes fail, and an incomplete analysis"]
        return Profile(
            name: "SL-\(level)", summary: "What IEC 62443-4-2 asks for at security level \(level): \(demand[level - 1]).",
            failOn: failOn, requiresComplete: requiresComplete
        ) { rule, standards in
            let levels = rule.iec62443.filter { $0.hasPrefix("4-2 ") }.map { standards().securityLevel(of: $0) ?? 1 }
            return rule.status == .stable && (levels.isEmpty || levels.contains { $0 <= level })
        }
    }

    private static func isDefault(_ rule: Rule) -> Bool { rule.status == .stable && rule.profiles.isEmpty }
}

extension Catalog {
    /// The built-in profiles, and those that only a project's own rules name.
    public var profiles: [Profile] {
        let known = Set(Profile.builtin.map(\.name))
        let own = Set(rules.flatMap(\.profiles)).subtracting(known).sorted()
        return Profile.builtin + own.map { .adding($0, "The default, and the project's rules of this profile.", failOn: .warning) }
    }

    /// The profiles of these names, the default where there is none; nil for a name that nobody knows.
    public func profiles(named names: [String]) -> [Profile]? {
        let found = (names.isEmpty ? [Profile.defaultName] : names).compactMap { name in profiles.first { $0.name == name } }
        return found.count == max(names.count, 1) ? found : nil
    }
}
