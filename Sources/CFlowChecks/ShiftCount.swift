import CFlow

/// A shift by less than nothing, or by as many bits as the number has or more.
struct ShiftCount: ShiftCheck {
    func shifts(_ value: Value, by count: Value, at place: FlowView, _ flow: Interpreter) {
        guard let type = place.instruction?.type, type.kind == .integer, type.bits > 0 else { return }
        let bounds = flow.values.bounds(count, place.state)
        let isOutside = flow.values[count].isOutside && !flow.isCapped(count, place.state)
        if bounds.low >= Int128(type.bits) || bounds.high >= Int128(type.bits) && (bounds.reachesHigh || isOutside) {
            flow.report("IACS-C207", "A number of \(type.bits) bits is shifted by \(amount(bounds)).", at: place, of: [count])
        } else if bounds.high < 0 || bounds.low < 0 && (bounds.reachesLow || isOutside) {
            flow.report("IACS-C207", "The count of a shift is as low as \(words(Interval(bounds.low))).", at: place, of: [count])
        }
    }
}
