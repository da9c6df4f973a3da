import CFlow

/// A number from outside, put between the characters of a string, that ends it early when it is zero.
struct EarlyTerminator: StringCheck {
    func readsString(_ pointer: Value, unit: Int64, by function: String, at place: FlowView, _ flow: Interpreter) {
        guard let node = CFlowChecks.pointer(pointer, flow) else { return }
        let characters = place.state.cells(of: node.region).filter { Int64($0.size) == unit }
        guard let end = characters.first(where: { $0.value == .zero }),
              let last = characters.last(where: { $0.offset < end.offset }), flow.values[last.value].kind == .constant,
              let number = characters.first(where: { $0.offset < last.offset && mayBeZero($0.value, place, flow) }) else { return }
        flow.report(
            "IACS-C128",
            "'\(function)' ends before the terminator of \(flow.name(of: node.region)) when the number from outside in it is zero.",
            at: place, about: [node.region], of: [number.value])
    }

    private func mayBeZero(_ value: Value, _ place: FlowView, _ flow: Interpreter) -> Bool {
        flow.isNumberFromOutside(value) && flow.values.interval(value, place.state).contains(0) && !flow.isCapped(value, place.state)
    }
}
