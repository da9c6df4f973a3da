import Documents

/// Reads one file of Swift models and says where it is wrong.
struct SwiftModelReader {
    private enum Section: String, CaseIterable {
        case types, sources, parameters, closures, handlers, sinks, sanitizers, writes, tests, propagators, authorisations, words
        case testsNot = "tests-not"
    }

    private enum Target: String, CaseIterable {
        case result, receiver, argument, closure
    }

    let path: String
    private var yaml: YAMLValues { YAMLValues(path: path) }

    /// - Throws: `CatalogError`
    func read(_ document: Node, into models: inout SwiftModels) throws {
        for (key, value) in try yaml.mapping(document) {
            guard let section = Section(rawValue: key.scalar ?? "") else {
                throw yaml.unknown("section", key, among: Section.allCases.map(\.rawValue))
            }
            switch section {
            case .types: try readTypes(value, into: &models)
            case .authorisations: try readMembers(value, .authorisation, into: &models)
            case .words:
                for (name, list) in try yaml.mapping(value) {
                    models.words[try yaml.scalar(name), default: []].formUnion(try yaml.list(list).map(yaml.scalar))
                }
            case .propagators:
                for (name, members) in try yaml.mapping(value) {
                    guard let target = Target(rawValue: name.scalar ?? "") else {
                        throw yaml.unknown("target", name, among: Target.allCases.map(\.rawValue))
                    }
                    let role: SwiftModels.Role =
                        switch target {
                        case .result: .result
                        case .receiver: .receiver
                        case .argument: .argument
                        case .closure: .closureOfReceiver
                        }
                    try readMembers(members, role, into: &models)
                }
            default:
                for (name, members) in try yaml.mapping(value) {
                    try readMembers(members, role(section, try yaml.scalar(name)), into: &models)
                }
            }
        }
    }

    private func role(_ section: Section, _ name: String) -> SwiftModels.Role {
        let kinds = name.split(separator: " ").map(String.init)
        return switch section {
        case .parameters: .parameter(name)
        case .closures: .closure(name)
        case .handlers: .handler(name)
        case .sinks: .sink(name)
        case .sanitizers: .sanitizer(kinds)
        case .writes: .write(kinds)
        case .tests: .test(kinds)
        case .testsNot: .testNot(kinds)
        default: .source(name)
        }
    }

    private func readTypes(_ node: Node, into models: inout SwiftModels) throws {
        for (name, members) in try yaml.mapping(node) {
            let type = try yaml.scalar(name)
            for (member, result) in try yaml.mapping(members) {
                if member.scalar == "is" {
                    models.supertypes[type, default: []] += try yaml.list(result).map(yaml.scalar)
                } else {
                    models.results[type, default: [:]][try yaml.scalar(member)] = try yaml.scalar(result)
                }
            }
        }
    }

    private func readMembers(_ node: Node, _ role: SwiftModels.Role, into models: inout SwiftModels) throws {
        for (type, members) in try yaml.mapping(node) {
            var name = try yaml.scalar(type)
            let matchesUnknown = name.hasSuffix("?")
            if matchesUnknown { name.removeLast() }
            if name == "global" { name = "" } else if name == "any" { name = "*" }
            for item in try yaml.list(members) {
                var member = try self.member(item)
                member.type = name
                member.matchesUnknown = matchesUnknown || name == "*"
                models.members.append((member, role))
            }
        }
    }

    private func member(_ node: Node) throws -> SwiftModels.Member {
        let text = try yaml.scalar(node)
        guard let member = Self.member(text) else {
            throw yaml.error("'\(text)' is no member such as 'removeItem(atPath!:)'.", at: node)
        }
        return member
    }

    /// Reads `name!(label!:_:) 0 1` or `name(_!:) only`. No regular expression: there are a thousand members at each start.
    private static func member(_ text: String) -> SwiftModels.Member? {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        let isExact = words.last == "only"
        let numbers = words.dropFirst().dropLast(isExact ? 1 : 0).compactMap { Int($0) }
        guard let signature = words.first, numbers.count == words.count - (isExact ? 2 : 1) else { return nil }
        var name = signature.prefix { $0 != "(" }
        let rest = signature[name.endIndex...]
        let marksReceiver = name.hasSuffix("!")
        if marksReceiver { name = name.dropLast() }
        guard !name.isEmpty, !name.contains("!"), !name.contains(")") else { return nil }
        var member = SwiftModels.Member(
            type: "", matchesUnknown: false, name: String(name), labels: nil, marked: [], marksReceiver: marksReceiver,
            isVariadic: false, isExact: isExact, numbers: numbers)
        guard !rest.isEmpty else { return member }
        let list = rest.dropFirst().dropLast()
        guard rest.hasSuffix(")"), !list.contains("("), !list.contains(")") else { return nil }
        member.isVariadic = list.hasSuffix("...:")
        let labels = list.split(separator: ":").map { $0.hasSuffix("...") ? $0.dropLast(3) : $0 }
        member.marked = labels.indices.filter { labels[$0].hasSuffix("!") }
        member.labels = labels.map { label in
            let plain = label.hasSuffix("!") ? label.dropLast() : label
            return plain == "_" ? "" : String(plain)
        }
        return member
    }
}
