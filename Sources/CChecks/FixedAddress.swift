import CModel

/// A number cast to a pointer in the middle of the code.
struct FixedAddress: CCheck {
    let rule = "IACS-C143"
    let kinds: [NodeKind] = [.explicitCast]

    /// Smaller numbers are handles and markers, no addresses.
    private static let leastAddress: Int64 = 0x1000

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        let type = unit.type(of: node)
        // A register map is macros, volatile, or constants at file scope; a pointer to void carries numbers to callbacks.
        guard type.kind == .pointer, unit[type.element].kind != .void, !unit[type.element].isVolatile, !unit.isInMacro(node),
            unit.enclosingFunction(of: node) != nil, case let operand = unit.child(0, of: node), !operand.isNone,
            unit.type(of: operand).isIntegral, let address = unit.integerValue(operand), address >= Self.leastAddress,
            address != 0xFFFF_FFFF
        else { return }
        context.report(
            rule, at: node, "The fixed address 0x\(String(address, radix: 16)) becomes a pointer.",
            help: "Take the address of an object, or name the register in a register map with volatile members.")
    }
}
