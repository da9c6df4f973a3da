import CModel

/// A number of a generator that can be predicted goes into something that must not be.
struct WeakRandom: CCheck {
    let rule = "IACS-C403"
    let kinds: [NodeKind] = [.call]

    private static let generators: Set = [
        "rand", "rand_r", "random", "random_r", "drand48", "erand48", "lrand48", "nrand48", "mrand48", "jrand48",
    ]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard let function = unit.libraryCallee(of: node), Self.generators.contains(function) else { return }
        var current = node
        while case let parent = unit[current].parent, !parent.isNone {
            let target: SymbolID
            switch unit[parent].kind {
            case .paren, .implicitCast, .explicitCast, .binary, .conditional:
                current = parent
                continue
            case .variable: target = unit[parent].symbol
            case .assign, .compoundAssign: target = unit.namedPlace(unit.child(0, of: parent))
            default: return
            }
            guard !target.isNone, SecretName.isUnpredictable(unit[target].name), !isLookupKey(target, unit) else { return }
            context.report(
                rule, at: node, "'\(function)' can be predicted, and its result goes into '\(unit[target].name)'.",
                help: "Take the bytes from getrandom or the cryptographic library, and check that it gave them.")
            return
        }
    }

    /// A single number called `key` is one to look something up by: a secret key is longer.
    private func isLookupKey(_ target: SymbolID, _ unit: CUnit) -> Bool {
        ["key", "keys"].contains(unit[target].name.lowercased()) && unit[unit[target].type].isIntegral
    }
}
