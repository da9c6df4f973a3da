import CModel
import Catalog

/// The -1 that a library function gives for an error, kept or compared in a way that no test finds any more.
struct LostErrorValue: CCheck {
    let rule = "IACS-C823"
    let kinds: [NodeKind] = [.binary]

    /// Read when the first comparison asks for them.
    private static let models = try? Models.builtin()
    private static let comparisons: Set<Operator> = [.less, .lessEqual, .greater, .greaterEqual, .equal, .notEqual]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard Self.comparisons.contains(unit[node].op), !unit[node].flags.contains(.inMacro), unit.integerValue(node) == nil else { return }
        for (side, other) in [(0, 1), (1, 0)] {
            let (operand, limit) = (unit.child(side, of: node), unit.child(other, of: node))
            guard !operand.isNone, !limit.isNone, let variable = variable(operand, unit), [.local, .parameter].contains(unit[variable].kind),
                unit[unit[variable].type].kind == .integer, let function = unit.enclosingFunction(of: node), function.isComplete,
                let message = loss(of: variable, operand, limit, node, function, unit)
            else { continue }
            return context.report(rule, at: node, message, help: "Keep the result in a variable of its own type, and test it for -1 first.")
        }
    }

    /// The variable that is compared, also where it is assigned just there; one that a cast makes unsigned is meant to be.
    private func variable(_ operand: NodeID, _ unit: CUnit) -> SymbolID? {
        var inner = unit.strippingImplicit(operand)
        if unit[inner].kind == .assign { inner = unit.strippingImplicit(unit.child(0, of: inner)) }
        return unit[inner].kind == .declRef && !unit[inner].symbol.isNone ? unit[inner].symbol : nil
    }

    private func loss(
        of variable: SymbolID, _ operand: NodeID, _ limit: NodeID, _ comparison: NodeID, _ function: CFunction, _ unit: CUnit
    ) -> String? {
        let type = unit[unit[variable].type]
        let isOrder = unit[comparison].op != .equal && unit[comparison].op != .notEqual
        let isByte = type.size == 1
        if isByte {
            // What a plain `char` holds, compared with EOF: a byte of 0xff is one too many, or none is.
            guard !isOrder, type.isSigned, unit.integerValue(limit) == -1 else { return nil }
        } else {
            guard isOrder, type.size >= 4, !unit.type(of: limit).isSigned || !type.isSigned, !unit.type(of: operand).isSigned,
                // A signed variable that its comparison makes unsigned, or an unsigned one.
                unit.type(of: limit).isIntegral
            else { return nil }
        }
        guard let source = source(of: variable, function, unit) else { return nil }
        let name = unit[variable].name
        if isByte { return "'\(name)' is a '\(type.spelling)': a byte of 0xff that '\(source)' gives is the same as its -1." }
        if isTestedForError(variable, function, unit) { return nil }
        return "The -1 of '\(source)' is \(type.size == 4 ? UInt64(UInt32.max) : .max) in this comparison, as '\(type.isSigned ? unit.type(of: limit).spelling : type.spelling)' has no number below zero."
    }

    /// The library function, one that tells an error by -1, that a variable has its value from.
    private func source(of variable: SymbolID, _ function: CFunction, _ unit: CUnit) -> String? {
        var name: String?
        for id in unit.subtree(function.body) {
            var value = NodeID.none
            switch unit[id].kind {
            case .variable where unit[id].symbol == variable: value = unit.child(0, of: id)
            case .assign where unit.namedVariable(unit.child(0, of: id)) == variable: value = unit.child(1, of: id)
            default: continue
            }
            guard !value.isNone else { continue }
            let call = unit.strippingCasts(value)
            if unit[call].kind == .call, let callee = unit.libraryCallee(of: call), unit.type(of: call).isSigned,
                Self.models?.function(callee)?.returns.error == .value(-1) { name = name ?? callee }
        }
        return name
    }

    /// Whether the function asks for the error in another way: `n == (size_t)-1`, `n < 0` of a signed one, `n > INT_MAX`.
    private func isTestedForError(_ variable: SymbolID, _ function: CFunction, _ unit: CUnit) -> Bool {
        unit.subtree(function.body).contains { id in
            guard unit[id].kind == .binary, Self.comparisons.contains(unit[id].op) else { return false }
            let (left, right) = (unit.child(0, of: id), unit.child(1, of: id))
            guard !left.isNone, !right.isNone else { return false }
            for (operand, limit) in [(left, right), (right, left)] where mentions(variable, operand, unit) {
                guard let number = unit.integerValue(limit) else { continue }
                if [.equal, .notEqual].contains(unit[id].op) { return number == -1 || number == 0xffff_ffff }
                // Compared as a signed number, -1 is below; an unsigned one may be asked whether it is too large.
                if unit.type(of: operand).isSigned || number < 0 || number >= 0x7fff_ffff { return true }
            }
            return false
        }
    }

    private func mentions(_ variable: SymbolID, _ part: NodeID, _ unit: CUnit) -> Bool {
        unit.subtree(part).contains { unit[$0].kind == .declRef && unit[$0].symbol == variable }
    }
}
