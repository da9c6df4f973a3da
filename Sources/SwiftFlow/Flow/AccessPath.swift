import SwiftTree

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

/// Access paths, each kept once: a path is its first step and the path behind that.
struct AccessPaths: Sendable {
    private struct Path: Hashable {
        var first: Field
        var rest: PathID
    }

    private var paths: [Path] = [Path(first: .property(0), rest: 0)]
    private var counts: [UInt8] = [0]
    private var ids: [Path: PathID] = [:]

    /// How many steps a path has.
    func count(of id: PathID) -> Int { Int(counts[Int(id)]) }

    /// What lies deeper than the limit: followed no further, since a cut path would stand for much that is harmless.
    static let tooDeep: PathID = -1

    /// The path to the same place seen from one step further out.
    mutating func push(_ field: Field, _ path: PathID) -> PathID {
        guard count(of: path) < Limits.pathDepth else { return Self.tooDeep }
        let longer = Path(first: field, rest: path)
        if let known = ids[longer] { return known }
        let id = PathID(truncatingIfNeeded: paths.count)
        paths.append(longer)
        counts.append(counts[Int(path)] + 1)
        ids[longer] = id
        return id
    }

    /// The rest of a path behind its first step, where that step is read; nil where another one is.
    func pop(_ field: Field, _ path: PathID) -> PathID? {
        path != 0 && paths[Int(path)].first.matches(field) ? paths[Int(path)].rest : nil
    }

    func first(_ path: PathID) -> Field? { path == 0 ? nil : paths[Int(path)].first }

    /// Whether the path leads through properties and elements: no payload of a case, nor an argument of what is not known.
    func isParts(_ path: PathID) -> Bool { allSteps(of: path) { !$0.isPayload } }

    /// Whether the path leads to elements of the value only: the value holds it as a collection does.
    func isElements(_ path: PathID) -> Bool { allSteps(of: path, satisfy: \.isElement) }

    private func allSteps(of path: PathID, satisfy condition: (Field) -> Bool) -> Bool {
        var current = path
        while current != 0 {
            guard condition(paths[Int(current)].first) else { return false }
            current = paths[Int(current)].rest
        }
        return true
    }
}
