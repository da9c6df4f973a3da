import CFlow

/// A pointer from outside that is written through.
struct OutsidePointer: AccessCheck {
    func accesses(_ access: Access, at place: FlowView, _ flow: Interpreter) {
        guard access.isWrite, let node = pointer(access.pointer, flow) else { return }
        let region = flow.regions[Int(node.region.raw)]
        guard region.kind == .pointee, region.value != .none, flow.values[region.value].isOutside,
              flow.values.symbol(region.value)?.region != RegionID.none else { return }
        flow.report("IACS-C126", "This writes through a pointer whose value comes from outside.", at: place, about: [node.region])
    }
}

/// A loop that turns as often as a number from outside says.
struct OutsideLoopBound: LoopCheck {
    /// Turns that are taken as harmless.
    static let harmless: Int128 = 1 << 24

    func loops(while condition: Value, at place: FlowView, _ flow: Interpreter) {
        let node = flow.values[condition]
        guard node.kind == .binary, node.operation == .less, flow.isNumberFromOutside(node.right), !flow.values[node.left].isOutside else { return }
        let bounds = flow.values.bounds(node.right, place.state)
        guard bounds.high > Self.harmless, bounds.reachesHigh else { return }
        flow.report(
            "IACS-C302", "The loop turns \(amount(bounds)) times, as a number from outside says.", at: place, of: [node.right])
    }
}

/// An assertion that a number from outside can make fail, or that fails whatever comes.
struct ReachableAssertion: LibraryCheck {
    static let failures: Set<String> = ["__assert_fail", "__assert", "__assert_rtn"]

    func calls(_ function: String, _ arguments: [Value], at place: FlowView, _ flow: Interpreter) {
        guard Self.failures.contains(function) else { return }
        if flow.tookNoCondition(before: place) {
            // `assert(false)` in what nobody calls, whatever it is given, says that nobody should.
            if isWritten(place), !place.frame.function.parameters.isEmpty, !flow.program.callGraph.isReached(place.frame.id) { return }
            return flow.report("IACS-C830", "This assertion fails whenever '\(place.frame.function.name)' is called like this.", at: place)
        }
        guard let condition = flow.lastCondition(before: place), condition != .none, flow.values[condition].isOutside,
              !flow.isCapped(condition, place.state) else { return }
        flow.report("IACS-C830", "What comes from outside can make this assertion fail.", at: place, of: [condition])
    }
}

/// Whether no condition but one that is written as a constant leads to a place.
private func isWritten(_ place: FlowView) -> Bool {
    let function = place.frame.function
    return !function.blocks.contains { block in
        guard case .branch(let condition, _, _) = block.terminator, !condition.isNone else { return false }
        return function[condition].opcode != .constant
    }
}

/// Pointers into different objects, subtracted.
struct PointerSubtraction: SubtractionCheck {
    func subtractsPointers(_ a: Value, _ b: Value, at place: FlowView, _ flow: Interpreter) {
        guard let first = pointer(a, flow), let second = pointer(b, flow) else { return }
        let kinds = [first, second].map { flow.regions[Int(flow.home($0.region).raw)].kind }
        guard kinds.allSatisfy({ $0 != .pointee && $0 != .handle }),
              [first, second].allSatisfy({ !flow.isPlace($0.region) }) else { return }
        flow.report(
            "IACS-C124", "The pointers point into \(flow.name(of: first.region)) and \(flow.name(of: second.region)): their difference says nothing.",
            at: place, about: [first.region, second.region])
    }
}

/// A loop whose conditions hold for good.
struct UnendingLoop: EndlessLoopCheck {
    func neverEnds(at place: FlowView, _ flow: Interpreter) {
        flow.report("IACS-C821", "This condition never ends the loop: the variables in it never take a value that would.", at: place)
    }
}
