import CModel

/// The size of a pointer given as the size of what it points to.
struct SizeOfPointer: CCheck {
    let rule = "IACS-C103"
    let kinds: [NodeKind] = [.call, .binary]

    /// Position of the size, and of the pointers it is about.
    private static let functions: [String: (size: Int, pointers: [Int])] = [
        "memset": (2, [0]), "memcpy": (2, [0, 1]), "memmove": (2, [0, 1]), "memcmp": (2, [0, 1]), "strncpy": (2, [0]),
        "strncat": (2, [0]), "snprintf": (1, [0]), "fgets": (1, [0]), "bzero": (1, [0]), "read": (2, [1]),
        "recv": (2, [1]),
    ]
    /// Positions of the sizes.
    private static let allocators = ["malloc": [0], "calloc": [0, 1], "realloc": [1]]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        if unit[node].kind == .binary { return visitQuotient(node, &context) }
        guard let name = unit.libraryCallee(of: node) else { return }
        if let sizes = Self.allocators[name] { return visitAllocation(node, name, sizes, &context) }
        guard let places = Self.functions[name] else { return }
        let size = unit.child(places.size + 1, of: node)
        guard !size.isNone, let operand = pointer(ofSize: size, unit),
              places.pointers.contains(where: { isPointer(operand, argument: unit.child($0 + 1, of: node), unit) })
        else { return }
        context.report(
            rule, at: node, "'sizeof \(unit.text(of: operand))' is the size of the pointer, not of what '\(name)' works on.")
    }

    /// Whether an argument is the very pointer, a variable or a member.
    private func isPointer(_ operand: NodeID, argument: NodeID, _ unit: CUnit) -> Bool {
        guard !argument.isNone, [.declRef, .member].contains(unit[operand].kind) else { return false }
        return unit.isSame(operand, unit.strippingCasts(argument))
    }

    /// `p = malloc(sizeof p)`; where the pointer points to pointers the sizes are the same.
    private func visitAllocation(_ call: NodeID, _ name: String, _ sizes: [Int], _ context: inout CContext) {
        let unit = context.unit
        let target = unit.user(of: call).parent
        guard !target.isNone, unit[target].kind == .assign || unit[target].kind == .variable else { return }
        let left = unit.child(0, of: target)
        for position in sizes {
            let argument = unit.child(position + 1, of: call)
            guard !argument.isNone else { continue }
            for part in unit.subtree(argument) where unit[part].kind == .sizeOf {
                guard let operand = pointer(ofSize: part, unit),
                      unit[unit.type(of: operand).element].kind != .pointer,
                      unit[target].kind == .assign
                          ? unit.isSame(left, operand) : unit.namedVariable(operand) == unit[target].symbol
                else { continue }
                return context.report(
                    rule, at: call, "'\(name)' gets the size of the pointer '\(unit.text(of: operand))', not of what it points to.",
                    help: "Write 'sizeof *\(unit.text(of: operand))'.")
            }
        }
    }

    /// `sizeof p / sizeof *p`, which counts the elements of an array only.
    private func visitQuotient(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard unit[node].op == .divide, let operand = pointer(ofSize: unit.child(0, of: node), unit) else { return }
        let divisor = unit.strippingCasts(unit.child(1, of: node))
        guard unit[divisor].kind == .sizeOf, case let whole = unit.child(0, of: divisor), !whole.isNone else { return }
        let element = unit.strippingImplicit(whole)
        let isElement = unit[element].kind == .index || unit[element].kind == .unary && unit[element].op == .dereference
        guard isElement, unit.isSame(unit.child(0, of: element), operand) else { return }
        context.report(
            rule, at: node, "'\(unit.text(of: operand))' is a pointer: '\(unit.text(of: node))' does not count elements.",
            help: "Hand the number of elements over with the pointer.")
    }

    /// The pointer whose own size a `sizeof` takes.
    private func pointer(ofSize size: NodeID, _ unit: CUnit) -> NodeID? {
        let size = unit.strippingCasts(size)
        guard unit[size].kind == .sizeOf, case let operand = unit.child(0, of: size), !operand.isNone else { return nil }
        let inner = unit.strippingImplicit(operand)
        return unit.type(of: inner).kind == .pointer ? inner : nil
    }
}
