import CFlow

/// A write to what is not to be written: a string literal, an object that is `const`.
struct ReadOnlyWrite: AccessCheck {
    func accesses(_ access: Access, at place: FlowView, _ flow: Interpreter) {
        guard access.isWrite, !access.isUpperBound, !access.isClaim, let node = pointer(access.pointer, flow) else { return }
        if flow.values[access.size].kind == .constant, flow.values[access.size].range.low <= 0 { return }
        let region = flow.regions[Int(node.region.raw)]
        guard region.kind == .string || region.kind == .global && region.isConst else { return }
        let object = region.kind == .string ? "a string literal" : "\(flow.name(of: node.region)), which is const"
        let actor = access.function.isEmpty ? "This" : "'\(access.function)'"
        flow.report("IACS-C130", "\(actor) writes to \(object).", at: place, about: [node.region])
    }
}

/// A copy whose source and target share bytes, by a function that may not be given such.
struct OverlappingCopy: LibraryCheck {
    /// Functions with `restrict` parameters: where the target, the source and the number of bytes stand.
    private static let sized: Set = ["memcpy", "strncpy", "wmemcpy", "mempcpy", "__builtin_memcpy", "__builtin_strncpy"]
    private static let strings: Set = ["strcpy", "strcat", "stpcpy", "__builtin_strcpy", "__builtin_strcat"]
    private static let formats = ["sprintf": 2, "snprintf": 3]

    func calls(_ function: String, _ arguments: [Value], at place: FlowView, _ flow: Interpreter) {
        guard arguments.count >= 2 else { return }
        if let first = Self.formats[function] {
            guard arguments.dropFirst(first).contains(where: { distance(arguments[0], $0, flow) == 0 }) else { return }
            return report(function, arguments[0], place, flow)
        }
        guard let distance = distance(arguments[0], arguments[1], flow) else { return }
        if Self.strings.contains(function) {
            // A string that is copied onto itself, or cut off by its own copy.
            if distance == 0 || distance > 0 && distance <= solid(arguments[1], place, flow) { report(function, arguments[0], place, flow) }
        } else if Self.sized.contains(function), arguments.count > 2, arguments[2] != .none, distance != 0 {
            if flow.values.interval(arguments[2], place.state).low > abs(distance) { report(function, arguments[0], place, flow) }
        }
    }

    /// Bytes from the source to the target in the same object.
    private func distance(_ target: Value, _ source: Value, _ flow: Interpreter) -> Int128? {
        guard let a = pointer(target, flow), let b = pointer(source, flow), a.region == b.region,
            let parts = flow.values.parts(flow.values.subtract(a.right, b.right)), parts.base == .none
        else { return nil }
        return Int128(parts.addend)
    }

    /// Characters that the string has for certain.
    private func solid(_ source: Value, _ place: FlowView, _ flow: Interpreter) -> Int128 {
        guard let node = pointer(source, flow), let start = flow.values[node.right].range.constant else { return -1 }
        return Int128(flow.state(of: node.region, place.state).solid) - start
    }

    private func report(_ function: String, _ target: Value, _ place: FlowView, _ flow: Interpreter) {
        guard let node = pointer(target, flow) else { return }
        flow.report(
            "IACS-C131", "'\(function)' copies within \(flow.name(of: node.region)), and source and target overlap.", at: place,
            about: [node.region])
    }
}
