import CFlow

/// A null pointer that is dereferenced.
struct NullDereference: AccessCheck {
    func accesses(_ access: Access, at place: FlowView, _ flow: Interpreter) {
        if access.pointer == .none { return }
        let node = flow.values[access.pointer]
        let actor = access.function.isEmpty ? "is dereferenced" : "is given to '\(access.function)'"
        if node.kind == .constant {
            guard let address = node.range.constant, (0..<4096).contains(address) else { return }
            flow.report("IACS-C120", "A null pointer \(actor).", at: place)
            return
        }
        guard node.kind == .pointer else { return }
        switch flow.state(of: node.region, place.state).nullness {
        case .null where !flow.wasTestedDeeper(node.region, than: place):
            flow.report("IACS-C120", "A null pointer \(actor).", at: place, about: [node.region])
        case .untested, .nonNull, .unchecked, .null: break
        }
    }
}

/// The result of what may give none, used without a test.
struct UncheckedAllocation: AccessCheck {
    func accesses(_ access: Access, at place: FlowView, _ flow: Interpreter) {
        guard let node = pointer(access.pointer, flow) else { return }
        let actor = access.function.isEmpty ? "is dereferenced" : "is given to '\(access.function)'"
        switch flow.state(of: node.region, place.state).nullness {
        case .unchecked:
            let name = flow.regions[Int(node.region.raw)].name
            let giver = name.isEmpty ? "a function" : "'\(name)'"
            flow.report("IACS-C127", "What \(giver) gave may be a null pointer, and \(actor) without a test.", at: place, about: [node.region])
        case .untested, .nonNull, .null: break
        }
    }
}
