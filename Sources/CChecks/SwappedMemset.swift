import CModel

/// `memset` with its value and its length swapped.
struct SwappedMemset: CCheck {
    let rule = "IACS-C104"
    let kinds: [NodeKind] = [.call]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard unit.libraryCallee(of: node) == "memset" else { return }
        let arguments = unit.arguments(of: node)
        // A length of zero that is written as such; one that a macro computes may be meant.
        guard arguments.count == 3, unit.text(of: arguments[2]) == "0", unit.integerValue(arguments[1]) != 0 else { return }
        context.report(rule, at: node, "'memset' sets 0 bytes: value and length are swapped.")
    }
}
