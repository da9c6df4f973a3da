import CModel

/// An address that stands for every interface, in a file that binds sockets.
struct BindAllInterfaces: CCheck {
    let rule = "IACS-C702"
    let kinds: [NodeKind] = [.assign, .designatedInit]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        let isAssignment = unit[node].kind == .assign
        let place = isAssignment ? unit.namedPlace(unit.child(0, of: node)) : unit[node].symbol
        guard !place.isNone, ["s_addr", "sin_addr", "sin6_addr"].contains(unit[place].name),
            let source = isAssignment ? unit.child(1, of: node) : unit.children(of: node).suffix(1).first
        else { return }
        // The interface of a multicast group (`struct ip_mreq`, `ip_mreqn`) is no address to bind to.
        guard !isAssignment || !unit.text(of: unit.child(0, of: node)).contains("imr_") else { return }
        let value = unit.text(of: source)
        guard let wildcard = ["INADDR_ANY", "in6addr_any", "\"0.0.0.0\""].first(where: value.contains),
            unit.nodes.indices.contains(where: { unit[NodeID($0)].kind == .call && unit.libraryCallee(of: NodeID($0)) == "bind" })
        else { return }
        context.report(
            rule, at: node, "The service is bound to every interface ('\(wildcard.filter { $0 != "\"" })').",
            help: "Bind to the address of the interface that the service is for.")
    }
}
