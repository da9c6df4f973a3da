import CModel

/// An address that stands for every interface, in a function that binds a socket.
struct BindAllInterfaces: CCheck {
    let rule = "IACS-C702"
    let kinds: [NodeKind] = [.assign]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        let place = unit.namedPlace(unit.child(0, of: node))
        guard !place.isNone, ["s_addr", "sin_addr", "sin6_addr"].contains(unit[place].name) else { return }
        let value = unit.text(of: unit.child(1, of: node))
        let wildcard = ["INADDR_ANY", "in6addr_any", "\"0.0.0.0\""].first(where: value.contains)
        guard let wildcard, let function = unit.enclosingFunction(of: node) else { return }
        let binds = (function.body.raw..<unit[function.node].subtreeEnd).contains { raw in
            unit[NodeID(raw)].kind == .call && unit.libraryCallee(of: NodeID(raw)) == "bind"
        }
        guard binds else { return }
        context.report(
            rule, at: node, "The service is bound to every interface ('\(wildcard.filter { $0 != "\"" })').",
            help: "Bind to the address of the interface that the service is for.")
    }
}
