import Catalog
import SwiftTree

/// The library models by the names of members, with kinds of sinks and labels as numbers.
final class ModelIndex: Sendable {
    /// One for all that speak of it: it is looked at far more often than it is made.
    final class Entry: Sendable {
        let name: NameID
        let type: NameID
        let isAnyType: Bool
        let matchesUnknown: Bool
        /// Nil where labels do not matter.
        let labels: [NameID]?
        /// No label may follow.
        let isExact: Bool
        let marked: [Int]
        let marksReceiver: Bool
        let isVariadic: Bool
        let numbers: [Int]
        let role: SwiftModels.Role
        /// The label of a source, the bit of a sink, or the type that a handler is called with.
        let kind: Int
        /// The sinks that it makes safe.
        let safe: SinkSet

        init(_ member: SwiftModels.Member, _ role: SwiftModels.Role, kind: Int, safe: SinkSet, names: inout NameTable) {
            name = names.intern(member.name)
            type = names.intern(member.type)
            isAnyType = member.type == "*"
            matchesUnknown = member.matchesUnknown
            labels = member.labels.map { $0.map { names.intern($0) } }
            isExact = member.isExact
            marked = member.marked
            marksReceiver = member.marksReceiver
            isVariadic = member.isVariadic
            numbers = member.numbers
            self.role = role
            self.kind = kind
            self.safe = safe
        }
    }

    let entries: [Entry]
    /// Kinds of sinks in alphabetical order; a kind's place is its bit.
    let sinkKinds: [String]
    let labels: [String]
    /// By name: the models' names are the first in the table.
    private let byName: [[Int32]]
    /// The initialisers by their type: there are too many of that name to look at for every object that is made.
    private let initializers: [NameID: [Int32]]
    private let results: [UInt64: NameID]
    let supertypes: [NameID: [NameID]]
    let words: [String: Set<String>]
    /// Types that the models speak of.
    let types: Set<NameID>
    let initName: NameID
    /// Kinds of sinks that are no members of a library: `!` and its like, a subscript, arithmetic that stops the process.
    let unwrapping: Int
    let indexing: Int
    let computing: Int

    init(_ models: SwiftModels, names: inout NameTable) {
        var sinks: Set<String> = ["unwrap", "index", "arithmetic"]
        var labels: Set<String> = ["constant", "secret", "function", "clear"]
        for (_, role) in models.members {
            switch role {
            case .sink(let kind): sinks.insert(kind)
            case .source(let label), .parameter(let label), .closure(let label): labels.insert(label)
            default: break
            }
        }
        sinkKinds = sinks.sorted()
        self.labels = labels.sorted()
        let kindIDs = Dictionary(uniqueKeysWithValues: sinkKinds.enumerated().map { ($1, $0) })
        let labelIDs = Dictionary(uniqueKeysWithValues: self.labels.enumerated().map { ($1, $0) })
        initName = names.intern("init")
        unwrapping = kindIDs["unwrap"] ?? 0
        indexing = kindIDs["index"] ?? 0
        computing = kindIDs["arithmetic"] ?? 0
        var types: Set<NameID> = []
        var entries: [Entry] = []
        var byName: [[Int32]] = []
        var initializers: [NameID: [Int32]] = [:]
        for (member, role) in models.members {
            var kind = 0
            var safe = SinkSet()
            switch role {
            case .sink(let name): kind = kindIDs[name] ?? 0
            case .source(let name), .parameter(let name), .closure(let name): kind = labelIDs[name] ?? 0
            case .handler(let type): kind = Int(names.intern(type))
            case .sanitizer(let kinds), .test(let kinds), .testNot(let kinds), .write(let kinds):
                for name in kinds { safe.formUnion(name == "all" ? .all : kindIDs[name].map { SinkSet(kind: $0) } ?? []) }
            default: break
            }
            let type = names.intern(member.type)
            if member.type != "*", type != 0 { types.insert(type) }
            let entry = Entry(member, role, kind: kind, safe: safe, names: &names)
            while byName.count <= Int(entry.name) { byName.append([]) }
            byName[Int(entry.name)].append(Int32(entries.count))
            if entry.name == initName { initializers[entry.type, default: []].append(Int32(entries.count)) }
            entries.append(entry)
        }
        var results: [UInt64: NameID] = [:]
        for (type, members) in models.results {
            let id = names.intern(type)
            types.insert(id)
            for (member, result) in members {
                let name = names.intern(member.prefix { $0 != "(" }.description)
                results[UInt64(UInt32(bitPattern: id)) << 32 | UInt64(UInt32(bitPattern: name))] = names.intern(result)
            }
        }
        var supertypes: [NameID: [NameID]] = [:]
        for (type, parents) in models.supertypes {
            types.insert(names.intern(type))
            supertypes[names.intern(type)] = parents.map { names.intern($0) }
        }
        self.entries = entries
        self.byName = byName
        self.initializers = initializers
        self.results = results
        self.supertypes = supertypes
        self.types = types
        words = models.words
    }

    func label(_ name: String) -> Int { labels.firstIndex(of: name) ?? -1 }
    func sink(_ name: String) -> Int? { sinkKinds.firstIndex(of: name) }
    /// The kinds of sinks in a list of words.
    func sinks(listedAs list: String) -> SinkSet {
        (words[list] ?? []).reduce(into: SinkSet()) { sinks, name in
            if let kind = sink(name) { sinks.insert(SinkSet(kind: kind)) }
        }
    }
    func entries(named name: NameID) -> [Int32] { Int(name) < byName.count ? byName[Int(name)] : [] }

    func initializers(of type: NameID) -> [Int32] { initializers[type] ?? [] }

    func result(of member: NameID, in type: NameID) -> NameID? {
        results[UInt64(UInt32(bitPattern: type)) << 32 | UInt64(UInt32(bitPattern: member))]
    }
}

/// A set of kinds of sinks.
struct SinkSet: OptionSet, Hashable, Sendable {
    var rawValue: UInt64
    static let all = SinkSet(rawValue: .max)
    init(rawValue: UInt64) { self.rawValue = rawValue }
    init(kind: Int) { rawValue = 1 << UInt64(kind & 63) }
}
