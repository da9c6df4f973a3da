import Findings

/// The rules of the product and of the project under analysis.
public struct Catalog: Sendable {
    /// In order of id.
    public var rules: [Rule]
    public var standards: Standards { Standards.builtin }

    public init(rules: [Rule]) { self.rules = rules.sorted { $0.id < $1.id } }

    /// The catalogue that the binary carries, read when it is first asked for.
    public static func builtin() throws -> Catalog { try embedded.get() }

    private static let embedded = Result {
        Catalog(rules: try embeddedRules.map { file in
            try RuleReader(path: "Rules/" + file.path, standards: nil).read(file.root(), text: file.text)
        })
    }

    static var embeddedRules: [EmbeddedFile] { embeddedCatalog.filter { isRule($0.path) } }

    /// The built-in catalogue with the project's own rules, which are declarative.
    ///
    /// - Throws: `CatalogError` at the line of a rule file that is wrong.
    public static func loading(projectRules: [(path: String, text: String)]) throws -> Catalog {
        var catalog = try builtin()
        for file in projectRules {
            let rule = try RuleReader(path: file.path, standards: .builtin).read(file.text)
            guard rule.pattern != nil else {
                throw CatalogError(path: file.path, line: 2, message: "A project's rule needs a 'pattern'.")
            }
            if let taken = catalog.rules.first(where: { $0.id == rule.id || $0.name == rule.name }) {
                throw CatalogError(
                    path: file.path, line: 2, message: "The id or name is already that of \(taken.id) '\(taken.name)'.")
            }
            catalog.rules.append(rule)
        }
        return Catalog(rules: catalog.rules)
    }

    /// Rules lie directly in `Rules/`; what lies in its folders is other data.
    private static func isRule(_ path: String) -> Bool {
        path.hasSuffix(".md") && path.utf8.dropFirst(4).first == UInt8(ascii: "-") && !path.utf8.contains(UInt8(ascii: "/"))
    }

    /// The rules that a word names: the id with or without its prefix, or the name, whatever the case. A C and a Swift rule
    /// for the same weakness share their name.
    public func rules(matching word: String) -> [Rule] {
        let wanted = word.lowercased()
        return rules.filter { [$0.id, $0.shortID, $0.name].contains { $0.lowercased() == wanted } }
    }

    /// The rules of a group: `all`, or a prefix of ids (`C`, `C4`).
    public func rules(inGroup word: String) -> [Rule] {
        if word == "all" { return rules }
        guard word.contains(where: \.isUppercase) else { return [] }
        return rules.filter { $0.id.hasPrefix(word.hasPrefix("IACS-") ? word : "IACS-" + word) }
    }

    /// The first of `rules(matching:)`.
    public func rule(matching word: String) -> Rule? { rules(matching: word).first }

    /// What was probably meant by a word that names no rule.
    public func suggestions(for word: String) -> [String] {
        let known = rules.flatMap { [$0.id, $0.shortID, $0.name] }
        return NearMiss.closest(to: word, among: known).map { [$0] } ?? []
    }
}

extension Rule {
    /// The id without the product's prefix: `C101`.
    public var shortID: String { id.hasPrefix("IACS-") ? String(id.dropFirst("IACS-".count)) : id }
}
