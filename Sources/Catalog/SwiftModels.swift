import Findings

/// What iacslint knows of the libraries that Swift code uses: `Rules/models/swift-*.yaml` and the project's own
/// `.iacslint/models/swift-*.yaml`, in one form.
///
/// A member is written as Swift names it, `removeItem(atPath:)`; an exclamation mark behind a label, or behind the name for the
/// receiver or the property, tells what is meant: `copyItem(atPath!:toPath!:)`, `arguments!`, `write!(to:)`. Labels of a call
/// behind the last one written do not matter, unless `only` follows the member; `_!...` means all that follow without a label. Members stand below their type: `global` for functions without one, `any` for
/// any receiver, and a `?` behind the type when a receiver of unknown type counts, too.
public struct SwiftModels: Sendable {
    public struct Member: Sendable, Hashable {
        /// Empty for a global function, `*` for any receiver.
        public var type: String
        /// A receiver of unknown type matches, too.
        public var matchesUnknown: Bool
        /// `init` for an initialiser.
        public var name: String
        /// Nil for a property, or for a function with whatever labels.
        public var labels: [String]?
        /// Which arguments are meant; empty where none is marked.
        public var marked: [Int]
        public var marksReceiver: Bool
        /// What follows the last argument without a label is meant, too.
        public var isVariadic: Bool
        /// No label may follow the last one written.
        public var isExact: Bool
        /// Numbers behind the name: the parameters of a closure that are meant.
        public var numbers: [Int]
    }

    /// What a member is to the flow of data.
    public enum Role: Sendable, Hashable {
        /// Its result carries a label.
        case source(String)
        /// Whoever implements it is called with parameters that carry a label.
        case parameter(String)
        /// The closure it is given is called with parameters that carry a label.
        case closure(String)
        /// The closure it is given is called with parameters of that type.
        case handler(String)
        /// What is marked must not carry what a rule forbids for this kind of sink.
        case sink(String)
        /// The result carries what the operands do, and is safe for these kinds of sinks.
        case sanitizer([String])
        /// What is written to the property is safe there for these kinds of sinks.
        case write([String])
        /// When it holds, what is marked is safe for these kinds of sinks.
        case test([String])
        /// When it does not hold, what is marked is safe for these kinds of sinks.
        case testNot([String])
        /// The result carries what the operands do.
        case result
        /// The receiver carries what the marked arguments do.
        case receiver
        /// The marked argument, given with `&`, carries what the other operands do.
        case argument
        /// The closure it is given gets what the receiver carries, and what it returns becomes the result.
        case closureOfReceiver
        /// It asks whether somebody may have done what follows.
        case authorisation
    }

    public var members: [(member: Member, role: Role)] = []
    /// Result types of members by type.
    public var results: [String: [String: String]] = [:]
    /// Types by what they also are.
    public var supertypes: [String: [String]] = [:]
    /// Lists of words, by their use.
    public var words: [String: Set<String>] = [:]

    public init() {}

    /// The models that the binary carries.
    ///
    /// - Throws: `CatalogError`.
    public static func builtin() throws -> SwiftModels {
        var models = SwiftModels()
        for file in embeddedCatalog where isModel(file.path) {
            try SwiftModelReader(path: file.path).read(file.root(), into: &models)
        }
        return models
    }

    /// The same, read once; empty where they cannot be read, which the tests of the catalogue exclude.
    public static let shared = (try? builtin()) ?? SwiftModels()

    /// The models of the product and then those of a project.
    ///
    /// - Throws: `CatalogError` at the file that is wrong.
    public static func loading(projectModels: [(path: String, text: String)]) throws -> SwiftModels {
        var models = try builtin()
        for file in projectModels {
            let document = try YAMLValues(path: file.path).document(file.text, "file of models")
            try SwiftModelReader(path: file.path).read(document, into: &models)
        }
        return models
    }

    static func isModel(_ path: String) -> Bool { path.hasPrefix("models/swift-") && path.hasSuffix(".yaml") }
}
