import Catalog
import SwiftTree

/// What the names of a program say, each looked at once.
struct NameWords: Sendable {
    private struct Flags: OptionSet, Sendable {
        var rawValue: UInt8
        static let known = Flags(rawValue: 1)
        static let secret = Flags(rawValue: 2)
        static let harmlessMember = Flags(rawValue: 4)
        static let protecting = Flags(rawValue: 8)
        static let cleaning = Flags(rawValue: 16)
        static let validating = Flags(rawValue: 32)
        static let faithful = Flags(rawValue: 64)
        static let normalising = Flags(rawValue: 128)
    }

    private var flags: [Flags]

    init(_ program: Program) {
        self.flags = [Flags](repeating: [], count: program.names.texts.count)
        let models = program.models.words
        func flags(_ lists: [(String, Flags)]) -> [String: Flags] {
            lists.reduce(into: [:]) { flags, list in
                for word in models[list.0] ?? [] { flags[word, default: []].formUnion(list.1) }
            }
        }
        let words = flags([("protecting", .protecting), ("cleaning", .cleaning), ("validating", .validating)])
        let members = flags([("harmless members", .harmlessMember), ("faithful members", .faithful), ("normalising members", .normalising)])
        for value in program.values {
            switch value.kind {
            case .name, .member, .parameter, .define, .call, .element, .setMember: break
            default: continue
            }
            guard !self.flags[Int(value.name)].contains(.known) else { continue }
            let text = program.names[value.name]
            var flag = Flags.known.union(members[text] ?? [])
            // A text that is a key is short.
            if text.utf8.count <= 64 {
                let parts = SecretName.words(of: text)
                if SecretName.kind(ofWords: parts) != nil { flag.insert(.secret) }
                for part in parts { flag.formUnion(words[part] ?? []) }
            }
            self.flags[Int(value.name)] = flag
        }
    }

    func isSecret(_ name: NameID) -> Bool { flags[Int(name)].contains(.secret) }
    /// A member that tells nothing of the content, such as `count`.
    func isHarmlessMember(_ name: NameID) -> Bool { flags[Int(name)].contains(.harmlessMember) }
    /// A function that encrypts or hashes.
    func isProtecting(_ name: NameID) -> Bool { flags[Int(name)].contains(.protecting) }
    /// A function that escapes or sanitises.
    func isCleaning(_ name: NameID) -> Bool { flags[Int(name)].contains(.cleaning) }
    /// A function that tells whether a value is as it should be.
    func isValidating(_ name: NameID) -> Bool { flags[Int(name)].contains(.validating) }
    /// A member that says the same as its value, such as `absoluteString`.
    func isFaithful(_ name: NameID) -> Bool { flags[Int(name)].contains(.faithful) }
    /// A member that takes `..` and links out of a path.
    func isNormalising(_ name: NameID) -> Bool { flags[Int(name)].contains(.normalising) }
}
