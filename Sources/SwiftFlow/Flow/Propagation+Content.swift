import Catalog
import SwiftTree

extension Propagation {
    /// Whether a value that must be there depends on what came, and not on what an object has been told to keep.
    func isContent(_ value: ValueID) -> Bool {
        var current = value
        for _ in 0..<Limits.chain where current != 0 {
            let definition = program.values[Int(current)]
            switch definition.kind {
            case .define, .refined, .after, .phi, .setMember, .setElement, .arithmetic, .concatenation:
                current = program.operand(0, of: current)
            case .name, .selfValue, .shared: return false
            case .member: return !isKept(in: program.operand(0, of: current))
            // A dictionary that the function has made, or an object keeps, has the keys that it was given.
            case .element:
                let collection = program.values[Int(origin(of: program.operand(0, of: current)))].kind
                return ![.dictionary, .array, .name, .selfValue].contains(collection)
            case .call: return !mayBeCounted(current, definition)
            default: return true
            }
        }
        return false
    }

    /// Whether a test told something of this part of a value: then it is known by the part that was tested.
    func isTested(_ user: ValueID, _ name: NameID) -> Bool { tested(user, name) != 0 }

    /// What a test made of this part of a value; 0 where none did.
    private func tested(_ user: ValueID, _ name: NameID) -> ValueID {
        var current = program.operand(0, of: user)
        for _ in 0..<Limits.chain where current != 0 {
            let value = program.values[Int(current)]
            switch value.kind {
            case .setMember:
                if value.name == name, value.flags.contains(.tested) { return program.operand(1, of: current) }
                current = program.operand(0, of: current)
            case .after, .refined, .define: current = program.operand(0, of: current)
            default: return 0
            }
        }
        return 0
    }

    /// The sinks that tests made this part of a value safe for.
    func testedSinks(_ user: ValueID, _ name: NameID) -> SinkSet {
        var safe = SinkSet()
        var current = tested(user, name)
        for _ in 0..<Limits.chain where current != 0 && program.values[Int(current)].kind == .refined {
            safe.formUnion(safeSinks(of: current))
            current = program.operand(0, of: current)
        }
        return safe
    }

    /// Whether a part is one of an object, or of a case of the program's own: it is there when it has been put there.
    private func isKept(in base: ValueID) -> Bool {
        if isObject(program.types[Int(base)]) { return true }
        let origin = origin(of: base)
        return program.values[Int(origin)].kind == .payload && isObject(program.types[Int(program.operand(0, of: origin))])
    }

    /// What a variable was given.
    private func origin(of value: ValueID) -> ValueID {
        var current = value
        for _ in 0..<Limits.chain {
            guard [.define, .refined, .after, .phi, .setMember, .setElement, .cast].contains(program.values[Int(current)].kind) else { break }
            current = program.operand(0, of: current)
        }
        return current
    }

    /// Whether what is read from a buffer may be known to be there: so many bytes were asked for, a size was tested, or the
    /// caller may have done so.
    private func mayBeCounted(_ id: ValueID, _ value: Value) -> Bool {
        guard value.kind == .call, program.names[program.types[Int(program.operand(0, of: id))]] == "ByteBuffer" else { return false }
        if program.names[program.operandName(2, of: id)] == "length" || program.names[program.operandName(3, of: id)] == "length" { return true }
        var current = program.operand(0, of: id)
        for _ in 0..<Limits.chain where current != 0 {
            let definition = program.values[Int(current)]
            switch definition.kind {
            case .refined: return true
            case .define, .after, .phi: current = program.operand(0, of: current)
            case .parameter:
                let name = program.functions[Int(definition.function)].name
                return !program.models.entries(named: name).contains { index in
                    if case .parameter = program.models.entries[Int(index)].role { true } else { false }
                }
            default: return false
            }
        }
        return true
    }
}
