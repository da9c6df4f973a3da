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
    /// A rule runs when one of them brings it; empty = the default.
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
    ///
    /// - Throws: `UnknownRule`, `UnknownProfile`.
    public func rules(of catalog: Catalog) throws -> [Rule] {
        let profiles = try chosenProfiles(of: catalog)
        func isInProfiles(_ rule: Rule) -> Bool { profiles.contains { $0.contains(rule, standards: catalog.standards) } }
        var chosen: Set<String> = []
        if select.isEmpty {
            chosen = Set(catalog.rules.filter(isInProfiles).map(\.id))
        } else {
            for selector in select { chosen.formUnion(try Self.ids(selector, in: catalog, where: isInProfiles)) }
        }
        for selector in ignore { chosen.subtract(try Self.ids(selector, in: catalog) { _ in true }) }
        return catalog.rules.filter { chosen.contains($0.id) }
    }

    /// - Throws: `UnknownProfile`.
    func chosenProfiles(of catalog: Catalog) throws -> [Profile] {
        for name in profiles where catalog.profiles(named: [name]) == nil { throw UnknownProfile(name, in: catalog) }
        return catalog.profiles(named: profiles) ?? []
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
}

/// A profile that nobody knows.
public struct UnknownProfile: Error, CustomStringConvertible {
    public let description: String

    init(_ profile: String, in catalog: Catalog) {
        let known = catalog.profiles.map(\.name)
        description = "Unknown profile '\(profile)'. Known: \(known.joined(separator: ", "))."
    }
}
