import Findings
import Yams

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

    /// - Throws: `CatalogError`
    func read(_ text: String, into models: inout SwiftModels) throws {
        for (key, value) in try mapping(composed(text)) {
            guard let section = Section(rawValue: key.string ?? "") else {
                throw unknown("section", key, among: Section.allCases.map(\.rawValue))
            }
            switch section {
            case .types: try readTypes(value, into: &models)
            case .authorisations: try readMembers(value, .authorisation, into: &models)
            case .words:
                for (name, list) in try mapping(value) {
                    models.words[try scalar(name), default: []].formUnion(try sequence(list).map(scalar))
                }
            case .propagators:
                for (name, members) in try mapping(value) {
                    guard let target = Target(rawValue: name.string ?? "") else {
                        throw unknown("target", name, among: Target.allCases.map(\.rawValue))
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
                for (name, members) in try mapping(value) {
                    try readMembers(members, role(section, try scalar(name)), into: &models)
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
        for (name, members) in try mapping(node) {
            let type = try scalar(name)
            for (member, result) in try mapping(members) {
                if member.string == "is" {
                    models.supertypes[type, default: []] += try sequence(result).map(scalar)
                } else {
                    models.results[type, default: [:]][try scalar(member)] = try scalar(result)
                }
            }
        }
    }

    private func readMembers(_ node: Node, _ role: SwiftModels.Role, into models: inout SwiftModels) throws {
        for (type, members) in try mapping(node) {
            var name = try scalar(type)
            let matchesUnknown = name.hasSuffix("?")
            if matchesUnknown { name.removeLast() }
            if name == "global" { name = "" } else if name == "any" { name = "*" }
            for item in try sequence(members) {
                var member = try self.member(item)
                member.type = name
                member.matchesUnknown = matchesUnknown || name == "*"
                models.members.append((member, role))
            }
        }
    }

    private func member(_ node: Node) throws -> SwiftModels.Member {
        let text = try scalar(node)
        guard let member = Self.member(text) else {
            throw error("'\(text)' is no member such as 'removeItem(atPath!:)'.", at: node)
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

    // MARK: - YAML

    private func composed(_ text: String) throws -> Node {
        do {
            guard let node = try compose(yaml: text, .basic, .default, .utf8) else {
                throw CatalogError(path: path, line: 1, message: "The file is empty.")
            }
            return node
        } catch let error as YamlError {
            var line = 1
            if case .scanner(_, _, let mark, _) = error { line = mark.line }
            if case .parser(_, _, let mark, _) = error { line = mark.line }
            throw CatalogError(path: path, line: line, message: "The file is no valid YAML.")
        }
    }

    private func error(_ message: String, at node: Node) -> CatalogError {
        CatalogError(path: path, line: node.mark?.line ?? 1, message: message)
    }

    private func unknown(_ what: String, _ node: Node, among known: [String]) -> CatalogError {
        let word = node.string ?? ""
        let advice = NearMiss.closest(to: word, among: known).map { " Did you mean '\($0)'?" } ?? ""
        return error("Unknown \(what) '\(word)'.\(advice)", at: node)
    }

    private func scalar(_ node: Node) throws -> String {
        guard let text = node.scalar?.string else { throw error("A single value is expected.", at: node) }
        return text
    }

    private func mapping(_ node: Node) throws -> Node.Mapping {
        guard let mapping = node.mapping else { throw error("A mapping of keys to values is expected.", at: node) }
        return mapping
    }

    private func sequence(_ node: Node) throws -> [Node] {
        guard let sequence = node.sequence else { throw error("A list [a, b] is expected.", at: node) }
        return Array(sequence)
    }
}
