import Catalog
import SwiftTree

extension Propagation {
    /// The sinks that a value is safe for where a condition on it holds, or does not.
    func safeSinks(of refined: ValueID) -> SinkSet {
        if let known = safeByTest[refined] { return known }
        let value = program.values[Int(refined)]
        let safe = safeSinks(of: program.operand(0, of: refined), where: program.operand(1, of: refined), value.other == 1, depth: 0)
        safeByTest[refined] = safe
        return safe
    }

    private func safeSinks(of subject: ValueID, where testID: ValueID, _ holds: Bool, depth: Int) -> SinkSet {
        let test = program.values[Int(testID)]
        if test.kind == .test, depth < Limits.chain {
            func side(_ index: Int, _ holds: Bool) -> SinkSet {
                safeSinks(of: subject, where: program.operand(index, of: testID), holds, depth: depth + 1)
            }
            switch program.names[test.name] {
            case "!": return side(0, !holds)
            case "||": return holds ? side(0, true).intersection(side(1, true)) : side(0, false).union(side(1, false))
            case "&&": return holds ? side(0, true).union(side(1, true)) : side(0, false).intersection(side(1, false))
            default: break
            }
        }
        var safe = SinkSet()
        for slot in 0..<Int(test.operandCount) {
            for part in summands(of: program.operand(slot, of: testID)) {
                guard let derived = derivation(of: part, from: subject) else { continue }
                var told = test.kind == .call ? safeSinks(ofCall: testID, test, slot, holds, subject, derived) : safeSinks(
                    ofComparison: testID, test, slot, holds)
                if !derived.allSatisfy(words.isFaithful), !derived.allSatisfy(words.isNormalising) {
                    // A test of the host says where a request goes, one of the scheme who opens it, one of the size what is
                    // there, and nothing else.
                    let names = derived.map { program.names[$0] }
                    let isSize = derived.contains(where: words.isHarmlessMember)
                        && derived.allSatisfy { words.isHarmlessMember($0) || words.isFaithful($0) }
                    told.formIntersection(names.contains("host") ? hostSinks : names.contains("scheme") ? schemeSinks : [])
                    if isSize { told.formUnion(SinkSet(kind: program.models.unwrapping)) }
                }
                safe.formUnion(told)
            }
        }
        return safe
    }

    /// The values that a compared number is computed from, without what may have wrapped around.
    private func summands(of value: ValueID) -> [ValueID] {
        var parts: [ValueID] = []
        var open = [value]
        while let current = open.popLast(), parts.count < Limits.chain {
            let origin = program.values[Int(current)]
            let isSum = origin.kind == .concatenation || origin.kind == .arithmetic && !program.names[origin.name].hasPrefix("&")
            if isSum {
                for slot in 0..<Int(origin.operandCount) { open.append(program.operand(slot, of: current)) }
            } else {
                parts.append(current)
            }
        }
        return parts
    }

    /// The members by which a tested value was made from the subject; nil where it was not.
    private func derivation(of value: ValueID, from subject: ValueID) -> [NameID]? {
        var members: [NameID] = []
        var current = value
        let versions = versions(of: subject)
        for _ in 0..<Limits.chain where current != 0 {
            if versions.contains(current) { return members }
            let definition = program.values[Int(current)]
            switch definition.kind {
            case .define, .cast, .refined, .iteration, .phi: break
            case .member, .name: members.append(definition.name)
            case .call: members.append(definition.name)
            default: return nil
            }
            current = origin(of: current, definition)
        }
        return nil
    }

    /// A value and what it was before calls that may have changed it.
    private func versions(of subject: ValueID) -> [ValueID] {
        var versions = [subject]
        for _ in 0..<Limits.chain {
            let kind = program.values[Int(versions[versions.count - 1])].kind
            guard kind == .after || kind == .setMember || kind == .refined else { break }
            versions.append(program.operand(0, of: versions[versions.count - 1]))
        }
        return versions
    }

    private func origin(of id: ValueID, _ definition: Value) -> ValueID {
        guard definition.kind == .call else { return program.operand(0, of: id) }
        let receiver = definition.flags.contains(.unqualified) ? 0 : program.operand(0, of: id)
        return receiver != 0 && program.values[Int(receiver)].kind != .name ? receiver : program.operand(2, of: id)
    }

    private func safeSinks(
        ofCall test: ValueID, _ value: Value, _ slot: Int, _ holds: Bool, _ subject: ValueID, _ derived: [NameID]
    ) -> SinkSet {
        var safe = SinkSet()
        for target in program.targets(of: test) {
            guard case .model(let index) = target else { continue }
            let entry = program.models.entries[Int(index)]
            let isMarked = slot == 0 ? entry.marksReceiver : slot >= 2 && entry.marked.contains(slot - 2)
            guard isMarked else { continue }
            switch entry.role {
            case .test where holds:
                // A prefix says where a path leads only when nothing in it leads out again.
                let isPrefix = program.names[entry.name] == "hasPrefix" || program.names[entry.name] == "starts"
                safe.formUnion(isPrefix && !isNormalised(subject, derived) ? entry.safe.subtracting(pathSinks) : entry.safe)
            case .testNot where !holds: safe.formUnion(entry.safe)
            default: break
            }
        }
        if holds, words.isValidating(value.name) { safe = .all }
        return safe
    }

    private func isNormalised(_ subject: ValueID, _ derived: [NameID]) -> Bool {
        if derived.contains(where: words.isNormalising) { return true }
        var current = subject
        for _ in 0..<Limits.chain where current != 0 {
            let definition = program.values[Int(current)]
            switch definition.kind {
            case .define, .cast, .refined, .after, .setMember: break
            case .member, .call: if words.isNormalising(definition.name) { return true }
            default: return false
            }
            current = origin(of: current, definition)
        }
        return false
    }

    private func safeSinks(ofComparison test: ValueID, _ value: Value, _ slot: Int, _ holds: Bool) -> SinkSet {
        if program.names[program.values[Int(program.operand(1 - slot, of: test))].name] == "nil" {
            return holds == (program.names[value.name] == "!=") ? SinkSet(kind: program.models.unwrapping) : []
        }
        switch program.names[value.name] {
        case "==", "===", "~=": return holds && isDefinite(program.operand(1 - slot, of: test)) ? .all : []
        case "!=", "!==": return !holds && isDefinite(program.operand(1 - slot, of: test)) ? .all : []
        case "<", ">", "<=", ">=": return bounded
        default: return []
        }
    }

    /// Whether the other side of a comparison is a value that says what is allowed: not `nil`, not an empty text.
    private func isDefinite(_ other: ValueID) -> Bool {
        let value = program.values[Int(other)]
        return value.kind != .constant && !(value.kind == .text && value.name == 0)
    }
}
