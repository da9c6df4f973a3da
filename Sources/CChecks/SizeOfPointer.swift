import CModel

/// The size of a pointer given as the size of what it points to.
struct SizeOfPointer: CCheck {
    let rule = "IACS-C103"
    let kinds: [NodeKind] = [.call]

    /// Position of the size, and of the pointers it is about.
    private static let functions: [String: (size: Int, pointers: [Int])] = [
        "memset": (2, [0]), "memcpy": (2, [0, 1]), "memmove": (2, [0, 1]), "memcmp": (2, [0, 1]), "strncpy": (2, [0]),
        "strncat": (2, [0]), "snprintf": (1, [0]), "fgets": (1, [0]), "bzero": (1, [0]), "read": (2, [1]),
        "recv": (2, [1]),
    ]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard let name = unit.libraryCallee(of: node), let places = Self.functions[name] else { return }
        let size = unit.child(places.size + 1, of: node)
        guard !size.isNone, unit[unit.strippingCasts(size)].kind == .sizeOf else { return }
        let operand = unit.child(0, of: unit.strippingCasts(size))
        guard !operand.isNone, unit.type(of: unit.strippingImplicit(operand)).kind == .pointer,
              let pointer = unit.namedVariable(operand),
              places.pointers.contains(where: { unit.namedVariable(unit.child($0 + 1, of: node)) == pointer })
        else { return }
        context.report(
            rule, at: node, "'sizeof \(unit[pointer].name)' is the size of the pointer, not of what '\(name)' works on.")
    }
}
