import Documents
import Findings

/// Reads a file of models and says where it is wrong.
///
///     families:
///       heap: {kind: memory, invalid: null, noun: memory}
///     functions:
///       calloc: {acquires: {family: heap, bytes: $0 * $1, zeroed: true}}
///       free, cfree: {releases: {family: heap, argument: $0}}
struct ModelReader: Sendable {
    private enum Key: String, CaseIterable {
        case acquires, releases, returns, writes, reads, format, calls, keeps, changes, opened, assumes, pure, waits
        case source, sink
        case nonNull = "non-null"
        case mustCheck = "must-check"
        case noReturn = "no-return"
        case setsErrno = "sets-errno"
        case sameAs = "same-as"
    }

    private static let keys = Key.allCases.map(\.rawValue)

    let path: String
    private var yaml: YAMLValues { YAMLValues(path: path) }

    private let sections: [String: Node]

    /// - Throws: `CatalogError`
    init(path: String, document: Node) throws {
        self.path = path
        sections = try YAMLValues(path: path).fields(document, known: ["families", "functions"])
    }

    func readFamilies(into models: inout Models) throws {
        guard let node = sections["families"] else { return }
        guard let mapping = node.mapping else { throw yaml.error("'families' maps names to kinds of resources.", at: node) }
        for (key, value) in mapping {
            let fields = try yaml.fields(value, known: ["kind", "invalid", "noun"], needed: ["kind", "noun"])
            let name = try yaml.scalar(key)
            models.add(ResourceFamily(
                name: name, kind: try yaml.choice(fields["kind"]),
                invalid: try fields["invalid"].map { try yaml.choice($0) } ?? .none, noun: try yaml.scalar(fields["noun"])))
        }
    }

    /// What tells of each function, by its name.
    func functions() throws -> [(name: String, node: Node)] {
        guard let node = sections["functions"] else { return [] }
        guard let mapping = node.mapping else { throw yaml.error("'functions' maps names to what they do.", at: node) }
        return try mapping.flatMap { key, value in
            // One entry may tell of several functions: `free, cfree`.
            try yaml.scalar(key).parts(by: ",").map { name in
                let name = name.trimming
                guard name.isIdentifier else { throw yaml.error("'\(name)' is no name of a function.", at: key) }
                return (name, value)
            }
        }
    }

    // MARK: - A function

    /// - Parameter models: with the families of all files, and the functions that this one may be the same as.
    func function(_ node: Node, _ models: Models) throws -> FunctionModel {
        var fields: [Key: Node] = [:]
        for (name, value) in try yaml.fields(node, known: Self.keys) {
            if let key = Key(rawValue: name) { fields[key] = value }
        }
        var model = FunctionModel()
        if let other = fields[.sameAs] {
            let name = try yaml.scalar(other)
            guard let known = models.function(name) else {
                throw yaml.unknown("function", other, among: models.functionNames)
            }
            model = known
        }
        if let node = fields[.acquires] { model.acquires = try items(node).map { try acquisition($0, models) } }
        if let node = fields[.releases] { model.releases = try items(node).map { try release($0, models) } }
        if let node = fields[.returns] { model.returns = try result(node) }
        if let node = fields[.writes] { model.writes = try items(node).map(write) }
        if let node = fields[.reads] { model.reads = try items(node).map(read) }
        if let node = fields[.source] { model.sources = try items(node).map(source) }
        if let node = fields[.sink] { model.sinks = try items(node).map(sink) }
        if let node = fields[.format] { model.format = try format(node) }
        if let node = fields[.nonNull] { model.nonNull = try items(node).map(argument) }
        if let node = fields[.calls] { model.calls = try items(node).map(argument) }
        if let node = fields[.keeps] { model.keeps = try items(node).map(argument) }
        if let node = fields[.changes] { model.changes = try items(node).map(argument) }
        if let node = fields[.opened] { model.opened = try items(node).map(argument) }
        model.assumes = try fields[.assumes].map(argument) ?? model.assumes
        model.mustCheck = try flag(fields[.mustCheck]) ?? model.mustCheck
        model.neverReturns = try flag(fields[.noReturn]) ?? model.neverReturns
        model.setsErrno = try flag(fields[.setsErrno]) ?? model.setsErrno
        model.isPure = try flag(fields[.pure]) ?? model.isPure
        model.waits = try flag(fields[.waits]) ?? model.waits || model.acquires.contains { models.families[$0.family]?.kind == .lock }
        return model
    }

    private func acquisition(_ node: Node, _ models: Models) throws -> FunctionModel.Acquisition {
        let fields = try yaml.fields(
            node, known: ["family", "bytes", "zeroed", "fails", "replaces", "at", "count"], needed: ["family"])
        return FunctionModel.Acquisition(
            family: try family(fields["family"], models), position: try fields["at"].map(position) ?? .result,
            bytes: try fields["bytes"].map(expression), isZeroed: try flag(fields["zeroed"]) ?? false,
            mayFail: try flag(fields["fails"]) ?? true, replaces: try fields["replaces"].map(argument),
            count: try fields["count"].map(count) ?? 1)
    }

    private func count(_ node: Node) throws -> Int {
        guard let count = Int(try yaml.scalar(node)), (1...8).contains(count) else {
            throw yaml.error("A number from 1 to 8 is expected.", at: node)
        }
        return count
    }

    private func release(_ node: Node, _ models: Models) throws -> FunctionModel.Release {
        let fields = try yaml.fields(node, known: ["family", "at", "certain"], needed: ["family"])
        return FunctionModel.Release(
            family: try family(fields["family"], models), position: try fields["at"].map(position) ?? .argument(0),
            isCertain: try flag(fields["certain"]) ?? true)
    }

    private func family(_ node: Node?, _ models: Models) throws -> String {
        let name = try yaml.scalar(node)
        guard let node, models.families[name] == nil else { return name }
        throw yaml.unknown("family", node, among: models.families.keys.sorted())
    }

    private func result(_ node: Node) throws -> FunctionModel.Result {
        let fields = try yaml.fields(node, known: ["range", "value", "error", "is", "inside", "offset", "null", "string", "owned"])
        var result = FunctionModel.Result(isInside: fields["inside"] != nil, isString: try flag(fields["string"]) ?? false)
        if let range = fields["range"] { (result.low, result.high) = try bounds(range) }
        result.value = try fields["value"].map(expression)
        result.error = try fields["error"].map(errorValue)
        result.alias = try (fields["is"] ?? fields["inside"]).map(argument)
        result.offset = try fields["offset"].map(expression)
        result.isOwned = try flag(fields["owned"]) ?? false
        result.mayBeNull = try flag(fields["null"])
        return result
    }

    /// `0..255`, `-1..$2`, `1..` or `..0`
    private func bounds(_ node: Node) throws -> (low: ModelExpression?, high: ModelExpression?) {
        let text = try yaml.scalar(node)
        let parts = text.parts(by: ".").map(\.trimming)
        guard parts.count == 3, parts[1].isEmpty, parts.contains(where: { !$0.isEmpty }) else {
            throw yaml.error("'\(text)' is no range such as '-1..$2'.", at: node)
        }
        let ends = try parts.map { $0.isEmpty ? nil : try expression($0, at: node) }
        return (ends[0], ends[2])
    }

    private func errorValue(_ node: Node) throws -> FunctionModel.ErrorValue {
        switch try yaml.scalar(node) {
        case "null": return .null
        case "negative": return .negative
        case "nonzero": return .nonzero
        case let text:
            guard let value = Int64(text) else {
                throw yaml.error("'\(text)' is none of null, negative, nonzero or a number.", at: node)
            }
            return .value(value)
        }
    }

    private func write(_ node: Node) throws -> FunctionModel.Write {
        let fields = try yaml.fields(
            node, known: ["to", "offset", "bytes", "up-to", "actual", "content", "terminated", "optional"], needed: ["to"])
        guard let bytes = fields["bytes"] ?? fields["up-to"], fields["bytes"] == nil || fields["up-to"] == nil else {
            throw yaml.error("A write needs 'bytes' or 'up-to', not both.", at: node)
        }
        return FunctionModel.Write(
            argument: try argument(fields["to"] ?? node), offset: try fields["offset"].map(expression),
            bytes: try expression(bytes), isUpperBound: fields["up-to"] != nil, actual: try fields["actual"].map(expression),
            content: try fields["content"].map(content) ?? .unknown,
            termination: try fields["terminated"].map { try yaml.choice($0) } ?? .no,
            isOptional: try flag(fields["optional"]) ?? false)
    }

    private func content(_ node: Node) throws -> FunctionModel.Content {
        let text = try yaml.scalar(node)
        switch text {
        case "zero": return .zero
        case "outside": return .outside
        case "unknown": return .unknown
        default: break
        }
        if let argument = text.inside("copy(", ")") { return .copy(of: try self.argument(argument, at: node)) }
        if let argument = text.inside("byte(", ")") { return .byte(try self.argument(argument, at: node)) }
        throw yaml.error("'\(text)' is none of zero, outside, unknown, copy($1), byte($1).", at: node)
    }

    private func read(_ node: Node) throws -> FunctionModel.Read {
        // `$0` alone is a string.
        if node.scalar != nil {
            return FunctionModel.Read(argument: try argument(node), bytes: nil, limit: nil, isOptional: false)
        }
        let fields = try yaml.fields(node, known: ["from", "bytes", "limit", "optional"], needed: ["from"])
        return FunctionModel.Read(
            argument: try argument(fields["from"] ?? node), bytes: try fields["bytes"].map(expression),
            limit: try fields["limit"].map(expression), isOptional: try flag(fields["optional"]) ?? false)
    }

    private func source(_ node: Node) throws -> FunctionModel.Source {
        let fields = try yaml.fields(node, known: ["kind", "at"], needed: ["kind"])
        return FunctionModel.Source(
            kind: try yaml.choice(fields["kind"]), position: try fields["at"].map(position) ?? .result)
    }

    private func sink(_ node: Node) throws -> FunctionModel.Sink {
        let fields = try yaml.fields(node, known: ["kind", "argument"], needed: ["kind", "argument"])
        return FunctionModel.Sink(
            kind: try yaml.choice(fields["kind"]), argument: try argument(fields["argument"] ?? node))
    }

    private func format(_ node: Node) throws -> FunctionModel.Format {
        let fields = try yaml.fields(node, known: ["kind", "argument", "first", "wide"], needed: ["kind", "argument"])
        return FunctionModel.Format(
            kind: try yaml.choice(fields["kind"]), argument: try argument(fields["argument"] ?? node),
            first: try fields["first"].map(argument), isWide: try flag(fields["wide"]) ?? false)
    }

    // MARK: - Values

    /// One item, or a list of them.
    private func items(_ node: Node) throws -> [Node] { node.list ?? [node] }

    private func flag(_ node: Node?) throws -> Bool? {
        guard let node else { return nil }
        switch try yaml.scalar(node) {
        case "true", "yes": return true
        case "false", "no": return false
        default: throw yaml.error("true or false is expected.", at: node)
        }
    }

    private func expression(_ node: Node) throws -> ModelExpression { try expression(try yaml.scalar(node), at: node) }

    private func expression(_ text: String, at node: Node) throws -> ModelExpression {
        do {
            return try ModelExpressionReader.read(text)
        } catch let failure as ModelExpressionReader.Failure {
            throw yaml.error(failure.message, at: node)
        }
    }

    private func argument(_ node: Node) throws -> Int { try argument(try yaml.scalar(node), at: node) }

    private func argument(_ text: String, at node: Node) throws -> Int {
        guard case .argument(let index) = try expression(text, at: node) else {
            throw yaml.error("An argument such as '$0' is expected.", at: node)
        }
        return index
    }

    /// `result`, `$0` or `at($0)`
    private func position(_ node: Node) throws -> FunctionModel.Position {
        switch try expression(node) {
        case .result: return .result
        case .argument(let index): return .argument(index)
        case .pointee(let index): return .pointee(index)
        default: throw yaml.error("'result', '$0' or 'at($0)' is expected.", at: node)
        }
    }
}

extension String {
    /// What stands between the two.
    fileprivate func inside(_ prefix: String, _ suffix: String) -> String? {
        guard hasPrefix(prefix), hasSuffix(suffix), utf8.count >= prefix.utf8.count + suffix.utf8.count else { return nil }
        return String(dropFirst(prefix.count).dropLast(suffix.count))
    }

    /// It has the form of a name in C.
    fileprivate var isIdentifier: Bool {
        guard let first = utf8.first, !first.isDigit else { return false }
        return utf8.allSatisfy { $0 == UInt8(ascii: "_") || $0.isDigit || $0.isLetter }
    }
}
