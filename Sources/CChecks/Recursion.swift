import CModel

/// Functions that call themselves, directly or through others of the unit.
struct Recursion: CCheck {
    let rule = "IACS-C703"
    let kinds: [NodeKind] = [.translationUnit]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        let indexOf = Dictionary(unit.functions.enumerated().map { ($1.symbol, $0) }) { first, _ in first }
        let calls = unit.functions.map { function in
            (function.body.raw..<unit[function.node].subtreeEnd).compactMap { raw -> Call? in
                let id = NodeID(raw)
                guard unit[id].kind == .call, let callee = indexOf[unit[id].symbol] else { return nil }
                return Call(node: id, callee: callee)
            }
        }
        for index in calls.indices {
            guard let call = calls[index].first(where: { reaches(index, from: $0.callee, calls) }) else { continue }
            let name = unit[unit.functions[index].symbol].name
            let callee = unit[unit.functions[call.callee].symbol].name
            context.report(
                rule, at: call.node,
                call.callee == index ? "'\(name)' calls itself." : "'\(name)' calls itself through '\(callee)'.")
        }
    }

    private struct Call {
        var node: NodeID
        var callee: Int
    }

    private func reaches(_ goal: Int, from start: Int, _ calls: [[Call]]) -> Bool {
        var seen: Set = [start]
        var open = [start]
        while let next = open.popLast() {
            if next == goal { return true }
            for call in calls[next] where seen.insert(call.callee).inserted { open.append(call.callee) }
        }
        return false
    }
}
