import CFlow

/// Bytes written outside the object that a pointer points into.
struct BufferWrite: AccessCheck {
    func accesses(_ access: Access, at place: FlowView, _ flow: Interpreter) {
        guard access.isWrite, let excess = excess(of: access, place, flow) else { return }
        flow.report(
            "IACS-C110", boundsMessage(access, excess, place, flow, verb: "writes", preposition: "into"), at: place,
            about: [flow.values[access.pointer].region], of: [access.pointer, access.size])
    }
}

/// Bytes read outside the object that a pointer points into.
struct BufferRead: AccessCheck, StringCheck {
    func accesses(_ access: Access, at place: FlowView, _ flow: Interpreter) {
        guard !access.isWrite, let excess = excess(of: access, place, flow),
              !(excess.isCertain && access.function.isEmpty && place.state.isInOpenLoop) else { return }
        flow.report(
            "IACS-C111", boundsMessage(access, excess, place, flow, verb: "reads", preposition: "from"), at: place,
            about: [flow.values[access.pointer].region], of: [access.pointer, access.size])
    }

    func readsString(_ pointer: Value, unit: Int64, by function: String, at place: FlowView, _ flow: Interpreter) {
        guard let region = unterminated(pointer, place, flow) else {
            guard let region = filled(pointer, place, flow) else { return }
            return flow.report(
                "IACS-C111", "'\(function)' reads on behind \(flow.name(of: region)), which may have been filled without a terminator.",
                at: place, about: [region])
        }
        flow.report(
            "IACS-C111", "'\(function)' reads on behind \(flow.name(of: region)), which has no terminator.", at: place, about: [region])
    }

    /// The region that whoever sends its content may have filled to the last byte, with nothing written behind.
    private func filled(_ pointer: Value, _ place: FlowView, _ flow: Interpreter) -> RegionID? {
        let node = flow.values[pointer]
        guard node.kind == .pointer else { return nil }
        let region = flow.state(of: node.region, place.state)
        guard region.zeroAt == .max, region.filled != .none, let capacity = flow.capacity(region, place.state) else { return nil }
        let bounds = flow.values.bounds(region.filled, place.state)
        return bounds.reachesHigh && bounds.high >= capacity.high ? node.region : nil
    }

    /// The region of a string in which each byte that was written is known not to be a terminator.
    private func unterminated(_ pointer: Value, _ place: FlowView, _ flow: Interpreter) -> RegionID? {
        let node = flow.values[pointer]
        guard node.kind == .pointer else { return nil }
        let region = flow.state(of: node.region, place.state)
        guard region.zeroAt == .max, let capacity = flow.capacity(region, place.state), capacity.high > 0 else { return nil }
        // Behind the last byte that was written there is no terminator but by chance.
        let isCut = region.untouched != .max && region.solid >= region.untouched
            && !place.state.cells(of: node.region).contains { $0.offset >= region.solid }
        return isCut || Int128(region.solid) >= capacity.high ? node.region : nil
    }
}

/// The objects that the lowering makes for values without a name are no evidence.
private func excess(of access: Access, _ place: FlowView, _ flow: Interpreter) -> Excess? {
    guard let node = pointer(access.pointer, flow) else { return nil }
    let region = flow.regions[Int(node.region.raw)]
    if region.kind == .local && region.name.isEmpty || isConfusion(access, place, flow) { return nil }
    guard let excess = flow.excess(access, place.state) else { return nil }
    // What a parser that does not know a type takes for an `int` is larger than one.
    let isTypeless = (region.kind == .local || region.kind == .global) && region.elementSize == 0 && excess.capacity == Interval(4)
    return isTypeless && excess.start.low >= 4 ? nil : excess
}

private func boundsMessage(
    _ access: Access, _ excess: Excess, _ place: FlowView, _ flow: Interpreter, verb: String, preposition: String
) -> String {
    let object = excess.isPart ? flow.spelling(of: access.pointer, at: place).map { "'\($0)'" } ?? "a member of \(flow.name(of: flow.values[access.pointer].region))"
        : flow.name(of: access.pointer, at: place)
    let actor = access.function.isEmpty ? "This" : "'\(access.function)'"
    if access.isClaim {
        return "'\(access.function)' is told that it may write \(plural(amount(excess.end), "byte")) into \(object), which holds \(words(excess.capacity))."
    }
    switch excess.side {
    case .above where excess.start.interval.constant == 0:
        return "\(actor) \(verb) \(plural(amount(excess.end), "byte")) \(preposition) \(object), which holds \(words(excess.capacity))."
    case .above:
        if excess.isCertain, excess.end.high >= 1 << 60 { return "\(actor) \(verb) behind the end of \(object)." }
        let end = excess.end.high >= 1 << 60 ? "any byte" : "up to byte \(excess.end.high)"
        return "\(actor) \(verb) \(end) of \(object), which holds \(plural(words(excess.capacity), "byte"))."
    case .below:
        let start = excess.start.low <= -(1 << 30) ? "" : ", from byte \(excess.start.low)"
        return "\(actor) \(verb) before the start of \(object)\(start)."
    }
}
