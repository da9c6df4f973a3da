import CModel

/// A `switch` over a number that says nothing of the other values.
struct MissingDefault: CCheck {
    let rule = "IACS-C804"
    let kinds: [NodeKind] = [.switchStmt]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        let (value, body) = (unit.child(0, of: node), unit.child(1, of: node))
        guard !value.isNone, !body.isNone, !unit[node].flags.contains(.inMacro),
            unit.enclosingFunction(of: node)?.isComplete == true,
            unit.type(of: unit.strippingImplicit(value)).kind == .integer
        else { return }
        var labels = 0
        var next = body.raw
        while next < unit[body].subtreeEnd {
            let id = NodeID(next)
            next += 1
            switch unit[id].kind {
            case .defaultStmt: return
            case .caseStmt:
                // Enumerators name a closed set, also where the variable is an int.
                let constant = unit.strippingCasts(unit.child(0, of: id))
                if unit[constant].kind == .declRef { return }
                labels += 1
            case .switchStmt: next = unit[id].subtreeEnd
            default: break
            }
        }
        guard labels > 1 else { return }
        context.report(
            rule, at: value, "The switch over '\(unit.text(of: value))' has \(labels) cases and no default.",
            help: "Add a default that handles or reports the other values.")
    }
}
