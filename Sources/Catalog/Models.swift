import Documents
import Synchronization

/// What is known of libraries' functions: the files `Rules/models/*.yaml`, and a project's own in `.iacslint/models`.
public struct Models: Sendable {
    /// Kinds of resources by name.
    public private(set) var families: [String: ResourceFamily] = [:]
    /// A project's own.
    private var functions: [String: FunctionModel] = [:]
    private var embedded: EmbeddedFunctions?

    /// Without any.
    public init() {}

    /// The models that the binary carries.
    public static func builtin() throws -> Models { try builtinModels.get() }

    private static let builtinModels = Result {
        var models = Models()
        let readers = try embeddedCatalog.filter { $0.path.hasPrefix("models/c-") }
            .map { try ModelReader(path: "Rules/" + $0.path, document: try $0.root()) }
        for reader in readers { try reader.readFamilies(into: &models) }
        models.embedded = try EmbeddedFunctions(readers)
        return models
    }

    /// The built-in models with a project's own, which stand for themselves where both tell of a function.
    ///
    /// - Throws: `CatalogError` at the line of a file that is wrong.
    public static func loading(projectModels: [(path: String, text: String)]) throws -> Models {
        var models = try builtin()
        let readers = try projectModels.map { file in
            try ModelReader(path: file.path, document: try YAMLValues(path: file.path).document(file.text, "file of models"))
        }
        for reader in readers { try reader.readFamilies(into: &models) }
        for reader in readers {
            for (name, node) in try reader.functions() { models.functions[name] = try reader.function(node, models) }
        }
        return models
    }

    /// What is known of a function of this name, unless the program defines it.
    public func function(_ name: String) -> FunctionModel? { functions[name] ?? embedded?.function(name, self) }

    /// In alphabetical order.
    public var functionNames: [String] { Set(functions.keys).union(embedded?.names ?? []).sorted() }

    mutating func add(_ family: ResourceFamily) { families[family.name] = family }
}

/// The functions of the models that the binary carries. A run needs few of them, so each is read when it is first asked for.
private final class EmbeddedFunctions: Sendable {
    private let entries: [String: (reader: ModelReader, node: Node)]
    private let known = Mutex<[String: FunctionModel]>([:])

    init(_ readers: [ModelReader]) throws {
        var entries: [String: (reader: ModelReader, node: Node)] = [:]
        for reader in readers {
            for (name, node) in try reader.functions() { entries[name] = (reader, node) }
        }
        self.entries = entries
    }

    var names: [String] { Array(entries.keys) }

    /// - Parameter models: what a model may refer to.
    func function(_ name: String, _ models: Models) -> FunctionModel? {
        guard let (reader, node) = entries[name] else { return nil }
        if let model = known.withLock({ $0[name] }) { return model }
        // That each can be read is tested; one that could not would tell nothing.
        guard let model = try? reader.function(node, models) else { return nil }
        known.withLock { $0[name] = model }
        return model
    }
}

/// A kind of resource that one function hands out and another takes back.
public struct ResourceFamily: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        /// Objects of a known size.
        case memory
        /// Descriptors, streams, sockets: closed once.
        case handle
        /// Held and given back by the same thread.
        case lock
    }
    /// How a value tells that there is no resource.
    public enum Invalid: String, Sendable, CaseIterable { case null, negative, none }

    public var name: String
    public var kind: Kind
    public var invalid: Invalid
    /// For messages: `the stream`, `the memory`.
    public var noun: String
}

/// What a function does, as far as callers can rely on it. Arguments are counted from 0.
public struct FunctionModel: Sendable, Hashable {
    /// Where a function hands over a resource, or outside input.
    public enum Position: Sendable, Hashable {
        case result
        /// What the argument points to.
        case pointee(Int)
        case argument(Int)
    }

    public struct Acquisition: Sendable, Hashable {
        /// Name of a `ResourceFamily`.
        public var family: String
        public var position: Position
        /// Of memory.
        public var bytes: ModelExpression?
        public var isZeroed: Bool
        /// It may give none: `families` tells the value that says so.
        public var mayFail: Bool
        /// Of `realloc`: the argument whose resource it takes back when it succeeds; where it hands out through a pointer, what that
        /// pointer's object held before.
        public var replaces: Int?
        /// Numbers handed out, one behind the other: `pipe`.
        public var count: Int
    }

    public struct Release: Sendable, Hashable {
        public var family: String
        public var position: Position
        /// The resource is not there any more even when the function tells an error. False: it stays then.
        public var isCertain: Bool
    }

    public struct Result: Sendable, Hashable {
        /// The least and the greatest value, where it is a number.
        public var low: ModelExpression?
        public var high: ModelExpression?
        /// The result is exactly this.
        public var value: ModelExpression?
        /// The value that tells an error: then nothing else that the model promises holds.
        public var error: ErrorValue?
        /// It is this argument, or points into what this argument points to.
        public var alias: Int?
        public var isInside: Bool
        /// In bytes, from where the argument points.
        public var offset: ModelExpression?
        /// What it points to is the library's own: nobody releases it.
        public var isOwned = false
        /// It may be null; false where it never is.
        public var mayBeNull: Bool?
        /// It points to a string with a terminator.
        public var isString: Bool
    }

    public enum ErrorValue: Sendable, Hashable { case null, negative, nonzero, value(Int64) }

    public enum Content: Sendable, Hashable {
        case unknown
        case zero
        /// The low byte of an argument (`memset`), or all of it where the element is wide.
        case byte(Int)
        /// What another argument points to.
        case copy(of: Int)
        case outside
    }

    public enum Termination: String, Sendable, CaseIterable {
        case no, yes
        /// Only where the source is shorter than the bytes written (`strncpy`).
        case ifShorter = "if-shorter"
    }

    public struct Write: Sendable, Hashable {
        public var argument: Int
        /// In bytes from where the argument points.
        public var offset: ModelExpression?
        /// The bytes it needs there; `unbounded` where nothing limits them.
        public var bytes: ModelExpression
        /// It may also write fewer.
        public var isUpperBound: Bool
        /// The bytes that are really written, where fewer may be: of `read` the result.
        public var actual: ModelExpression?
        public var content: Content
        public var termination: Termination
        /// A null argument means that nothing is written.
        public var isOptional: Bool
    }

    public struct Read: Sendable, Hashable {
        public var argument: Int
        /// Bytes that are read in any case; nil for a string, read up to its terminator.
        public var bytes: ModelExpression?
        /// Of a string: no more than these bytes are looked at.
        public var limit: ModelExpression?
        public var isOptional: Bool
    }

    public enum SourceKind: String, Sendable, CaseIterable {
        case network, file, environment, console, serial, fieldbus, random
    }

    public struct Source: Sendable, Hashable {
        public var kind: SourceKind
        public var position: Position
    }

    public enum SinkKind: String, Sendable, CaseIterable {
        case command, path, format, sql, library, size, loop, privilege, log
    }

    public struct Sink: Sendable, Hashable {
        public var kind: SinkKind
        public var argument: Int
    }

    public struct Format: Sendable, Hashable {
        public enum Kind: String, Sendable, CaseIterable { case print, scan, time }

        public var kind: Kind
        /// The format.
        public var argument: Int
        /// The first value; nil for a `va_list`.
        public var first: Int?
        public var isWide: Bool
    }

    public var acquires: [Acquisition] = []
    public var releases: [Release] = []
    public var returns = Result(isInside: false, isString: false)
    public var writes: [Write] = []
    public var reads: [Read] = []
    public var sources: [Source] = []
    public var sinks: [Sink] = []
    public var format: Format?
    /// Arguments that must not be null.
    public var nonNull: [Int] = []
    /// Arguments that the function calls: what they can reach, it may do.
    public var calls: [Int] = []
    /// Arguments that are kept behind the call: what they point to has escaped.
    public var keeps: [Int] = []
    /// Arguments through which it may write whatever can be reached from them (`iovec`, `msghdr`).
    public var changes: [Int] = []
    /// Arguments that are open descriptors.
    public var opened: [Int] = []
    /// The argument that is not zero where the function returns (`assert`).
    public var assumes: Int?
    public var mustCheck = false
    public var neverReturns = false
    public var setsErrno = false
    /// Gives the same result for the same arguments and memory, and changes nothing that is not told here.
    public var isPure = false
    /// Others run until it comes back: what they can reach, they may have written.
    public var waits = false

    public init() {}
}

extension FunctionModel.Result {
    init(isInside: Bool, isString: Bool) {
        self.isInside = isInside
        self.isString = isString
    }
}
