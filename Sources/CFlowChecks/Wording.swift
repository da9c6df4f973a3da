import CFlow

/// How messages name things and tell numbers.
extension Interpreter {
    /// `'buffer'`, `the memory that 'malloc' gave`.
    func name(of region: RegionID) -> String {
        let known = regions[Int(region.raw)]
        switch known.kind {
        case .local, .global: return known.name.isEmpty ? "an unnamed object" : "'\(known.name)'"
        case .string: return "a string literal"
        case .heap: return "the memory that '\(known.name)' gave"
        case .handle: return "what '\(known.name)' gave"
        case .pointee: return "the object"
        }
    }

    /// What a pointer points to that is used at a place: where it has no name of its own, as the source calls the pointer.
    func name(of pointer: Value, at place: FlowView) -> String {
        let region = values[pointer].region
        switch regions[Int(region.raw)].kind {
        case .heap, .pointee: return spelling(of: pointer, at: place).map { "'\($0)'" } ?? name(of: region)
        default: return name(of: region)
        }
    }

    /// ` 'count'`: an operand of the instruction at a place, as the source spells it; empty where that says nothing.
    func quoted(_ operand: KeyPath<Instruction, Register>, at place: FlowView) -> String {
        place.instruction.flatMap { spelling(of: $0[keyPath: operand], at: place) }.map { " '\($0)'" } ?? ""
    }
}

/// `16`, or `up to 255`.
func amount(_ bounds: Bounds) -> String {
    if let constant = bounds.interval.constant { return "\(constant)" }
    return bounds.high >= 1 << 60 ? "any number of" : "up to \(bounds.high)"
}

/// `16`, `0…255`.
func words(_ interval: Interval) -> String {
    if let constant = interval.constant { return "\(constant)" }
    return interval.high >= 1 << 60 ? "\(interval.low) or more" : "\(interval.low)…\(interval.high)"
}

func plural(_ count: String, _ noun: String) -> String { "\(count) \(noun)\(count == "1" ? "" : "s")" }

func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
