import Catalog
import Findings

/// A rule that nobody knows, with what was probably meant.
public struct UnknownRule: Error, CustomStringConvertible {
    public let description: String

    init(_ selector: String, in catalog: Catalog) {
        let advice = catalog.suggestions(for: selector).first.map { "Did you mean '\($0)'?" }
            ?? "`iacslint rules` lists them."
        description = "Unknown rule '\(selector)'. \(advice)"
    }
}

/// Which rules of a catalogue run.
public struct RuleSelection: Sendable {
    /// In addition to the default.
    public var profiles: [String]
    /// Ids (the prefix `IACS-` may be left out), names, prefixes of ids (`C`, `C4`) or `all`; empty = those of the profiles.
    public var select: [String]
    public var ignore: [String]

    public init(profiles: [String] = [], select: [String] = [], ignore: [String] = []) {
        self.profiles = profiles
        self.select = select
        self.ignore = ignore
    }

    /// The rules, in the catalogue's order.
    public func rules(of catalog: Catalog) throws -> [Rule] {
        for profile in profiles where !Self.profiles(of: catalog).contains(profile) {
            throw UnknownProfile(profile, in: catalog)
        }
        var chosen: Set<String> = []
        if select.isEmpty {
            chosen = Set(catalog.rules.filter(isInProfiles).map(\.id))
        } else {
            for selector in select { chosen.formUnion(try Self.ids(selector, in: catalog, where: isInProfiles)) }
        }
        for selector in ignore { chosen.subtract(try Self.ids(selector, in: catalog) { _ in true }) }
        return catalog.rules.filter { chosen.contains($0.id) }
    }

    /// Rules in preview come with the profile `audit`; others with any of their profiles, or always when they name none.
    private func isInProfiles(_ rule: Rule) -> Bool {
        switch rule.status {
        case .stable: rule.profiles.isEmpty || rule.profiles.contains(where: profiles.contains)
        case .preview: profiles.contains(Self.audit)
        case .deprecated: false
        }
    }

    /// The ids that a selector names. One that names a rule gets it whatever its status; of a group, those that `isWanted`.
    public static func ids(
        _ selector: String, in catalog: Catalog, where isWanted: (Rule) -> Bool = { _ in true }
    ) throws -> [String] {
        let named = catalog.rules(matching: selector)
        if !named.isEmpty { return named.map(\.id) }
        let group = catalog.rules(inGroup: selector)
        guard !group.isEmpty else { throw UnknownRule(selector, in: catalog) }
        return group.filter(isWanted).map(\.id)
    }

    static let audit = "audit"

    static func profiles(of catalog: Catalog) -> [String] { Set(catalog.rules.flatMap(\.profiles) + [audit]).sorted() }
}

/// A profile that no rule belongs to.
public struct UnknownProfile: Error, CustomStringConvertible {
    public let description: String

    init(_ profile: String, in catalog: Catalog) {
        let known = RuleSelection.profiles(of: catalog)
        description = "Unknown profile '\(profile)'. Known: \(known.joined(separator: ", "))."
    }
}
