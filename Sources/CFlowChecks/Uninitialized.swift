import CFlow

/// An object that is read before anything was written to it.
struct Uninitialized: UninitializedCheck, StringCheck {
    func readsUninitialized(_ pointer: Value, at place: FlowView, _ flow: Interpreter) {
        guard let node = CFlowChecks.pointer(pointer, flow), !place.state.skippedWork, !place.state.isJoined,
              !isCopied(node.region, place, flow), !isModified(node.region, place, flow) else { return }
        flow.report("IACS-C121", "\(subject(node, flow)) is read before anything was written to it.", at: place, about: [node.region], .unwritten)
    }

    func readsString(_ pointer: Value, unit: Int64, by function: String, at place: FlowView, _ flow: Interpreter) {
        guard let node = CFlowChecks.pointer(pointer, flow), !place.state.skippedWork, !place.state.isJoined else { return }
        let region = flow.state(of: node.region, place.state)
        guard region.content == .uninitialized, region.solid == 0, region.zeroAt == .max, place.state.cells(of: node.region).isEmpty else { return }
        flow.report("IACS-C121", "'\(function)' reads \(flow.name(of: node.region)) before anything was written to it.", at: place, about: [node.region], .unwritten)
    }

    /// Whether a byte of a record or an array is read for nothing but to set or clear bits in it: its others may never be asked for.
    private func isModified(_ region: RegionID, _ place: FlowView, _ flow: Interpreter) -> Bool {
        guard let load = place.instruction, let index = place.index, load.type.size == 1, !flow.regions[Int(region.raw)].isScalar else { return false }
        let function = place.frame.function
        var made = [Register(index)]
        var isStored = false
        for (next, user) in function.instructions.enumerated().dropFirst(index + 1) where made.contains(user.a) || made.contains(user.b) || user.opcode == .call {
            switch user.opcode {
            case .cast: made.append(Register(next))
            case .binary where user.operation == .bitAnd || user.operation == .bitOr: made.append(Register(next))
            case .store where user.a == load.a: isStored = true
            case .call where !function.arguments(of: user).contains(where: made.contains): continue
            default: return false
            }
        }
        return isStored
    }

    /// Whether a function goes through another one's object byte by byte, as a copy of all of it does.
    private func isCopied(_ region: RegionID, _ place: FlowView, _ flow: Interpreter) -> Bool {
        let known = flow.regions[Int(region.raw)]
        return known.kind == .local && known.elementSize != 1 && place.instruction?.type.isCharacter == true
            && !flow.isLocal(region, of: place.frame)
    }

    private func subject(_ node: ValueNode, _ flow: Interpreter) -> String {
        let name = flow.name(of: node.region)
        let isWhole = flow.values[node.right].range.constant == 0 && flow.regions[Int(node.region.raw)].elementSize == 0
        return isWhole ? capitalized(name) : "A part of \(name)"
    }
}
