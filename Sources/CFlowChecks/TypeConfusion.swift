import CFlow

/// One object used as another: a number through a pointer to a larger one, or to a record.
struct TypeConfusion: AccessCheck {
    func accesses(_ access: Access, at place: FlowView, _ flow: Interpreter) {
        guard isConfusion(access, place, flow), let node = pointer(access.pointer, flow) else { return }
        let size = flow.capacity(flow.state(of: node.region, place.state), place.state).map { "\(words($0))" } ?? "fewer"
        flow.report(
            "IACS-C125",
            "\(capitalized(flow.name(of: node.region))) holds \(plural(size, "byte")) and is used as an object of another, larger type.",
            at: place, about: [node.region])
    }
}

/// Whether an access goes beyond a single number because its type is another one: not by an index.
func isConfusion(_ access: Access, _ place: FlowView, _ flow: Interpreter) -> Bool {
    // Of a variable at file scope whose type could not be read, the front end makes a number.
    guard access.function.isEmpty, let node = pointer(access.pointer, flow), flow.regions[Int(node.region.raw)].kind == .local,
          flow.regions[Int(node.region.raw)].isScalar, let excess = flow.excess(access, place.state), excess.side == .above, excess.isCertain, let instruction = place.instruction
    else { return false }
    return flow.values[node.right].range.constant == 0
        || [instruction.a, instruction.b].contains { !$0.isNone && place.frame.function[$0].opcode == .field }
}
