/// One step into a value: a property, an element, a payload.
struct Field: Hashable, Sendable {
    private enum Kind: UInt8 { case property, element, payload }

    private var kind: Kind
    private var number: UInt8
    private var name: NameID

    static func property(_ name: NameID) -> Field { Field(kind: .property, number: 0, name: name) }

    /// The element at a constant key, or at any for the empty name.
    static func element(_ key: NameID) -> Field { Field(kind: .element, number: 0, name: key) }

    static func payload(_ name: NameID, _ index: Int32) -> Field {
        Field(kind: .payload, number: UInt8(clamping: index), name: name)
    }

    var isElement: Bool { kind == .element }
    var isPayload: Bool { kind == .payload }

    /// Whether reading `other` may give what was stored here.
    func matches(_ other: Field) -> Bool {
        self == other || kind == .element && other.kind == .element && (name == 0 || other.name == 0)
    }
}

/// Index into `AccessPaths`; 0 is the value itself.
typealias PathID = Int32

/// Access paths, each kept once.
struct AccessPaths: Sendable {
    private var paths: [[Field]] = [[]]
    private var ids: [[Field]: PathID] = [[]: 0]

    subscript(_ id: PathID) -> [Field] { paths[Int(id)] }

    private mutating func intern(_ path: [Field]) -> PathID {
        if let known = ids[path] { return known }
        let id = PathID(truncatingIfNeeded: paths.count)
        paths.append(path)
        ids[path] = id
        return id
    }

    /// What lies deeper than the limit: followed no further, since a cut path would stand for much that is harmless.
    static let tooDeep: PathID = -1

    /// The path to the same place seen from one step further out.
    mutating func push(_ field: Field, _ path: PathID) -> PathID {
        paths[Int(path)].count < Limits.pathDepth ? intern([field] + paths[Int(path)]) : Self.tooDeep
    }

    /// The rest of a path behind its first step, where that step is read; nil where another one is.
    mutating func pop(_ field: Field, _ path: PathID) -> PathID? {
        guard let first = paths[Int(path)].first, first.matches(field) else { return nil }
        return intern(Array(paths[Int(path)].dropFirst()))
    }

    func first(_ path: PathID) -> Field? { paths[Int(path)].first }

    /// Whether the path leads through properties and elements: no payload of a case, nor an argument of what is not known.
    func isParts(_ path: PathID) -> Bool { paths[Int(path)].allSatisfy { !$0.isPayload } }

    /// Whether the path leads to elements of the value only: the value holds it as a collection does.
    func isElements(_ path: PathID) -> Bool { paths[Int(path)].allSatisfy(\.isElement) }
}
