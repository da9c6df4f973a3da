import CModel

/// An expression that C reads otherwise than it looks: `a < b < c`, `flags & 4 == 4`, `!state == 5`, `flags && 0x40`.
struct MisreadExpression: CCheck {
    let rule = "IACS-C822"
    let kinds: [NodeKind] = [.binary, .index, .sizeOf, .implicitCast]

    private static let orders: Set<Operator> = [.less, .lessEqual, .greater, .greaterEqual]
    private static let comparisons = orders.union([.equal, .notEqual])
    /// Functions that tell an order by the sign of what they give.
    private static let orderings: Set<String> = [
        "strcmp", "strncmp", "strcasecmp", "strncasecmp", "memcmp", "strcoll", "wcscmp", "wcsncmp", "wmemcmp",
    ]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard !unit[node].flags.contains(.inMacro), unit.enclosingFunction(of: node)?.isComplete == true else { return }
        let found: (message: String, help: String)? = switch unit[node].kind {
        case .index: listIndex(node, unit)
        case .sizeOf: effect(inSize: node, unit)
        case .implicitCast: widenedNegation(node, unit)
        default: misread(node, unit[node].op, unit)
        }
        guard let found else { return }
        context.report(rule, at: node, found.message, help: found.help)
    }

    private func misread(_ node: NodeID, _ op: Operator, _ unit: CUnit) -> (message: String, help: String)? {
        let (left, right) = (unit.child(0, of: node), unit.child(1, of: node))
        guard !left.isNone, !right.isNone else { return nil }
        switch op {
        case .less, .lessEqual, .greater, .greaterEqual, .equal, .notEqual:
            if Self.orders.contains(op), let inner = written(left, unit), unit[inner].kind == .binary, Self.orders.contains(unit[inner].op) {
                return ("This compares the outcome of '\(unit.text(of: inner))', which is 0 or 1, with '\(unit.text(of: right))'.",
                    "Compare twice, with '&&' in between.")
            }
            return negatedComparison(left, right, op, unit) ?? ordering(left, right, op, unit)
        case .bitAnd, .bitOr, .bitXor:
            if let message = maskedComparison(left, right, unit) ?? maskedComparison(right, left, unit) {
                return (message, "Put parentheses around what belongs together.")
            }
            if op == .bitOr { return filledCondition(node, left, right, unit) }
            guard op == .bitAnd, let inner = written(left, unit), isNegation(inner, unit), let mask = unit.integerValue(right), mask != 0, mask != 1
            else { return nil }
            return ("'!' comes before '&': '\(unit.text(of: inner))' is 0 or 1.", "Write '!(… & \(unit.text(of: right)))'.")
        case .logicalAnd, .logicalOr:
            guard unit.integerValue(node) == nil || op == .logicalOr, let flag = [left, right].first(where: { isFlag($0, unit) }),
                unit.integerValue(flag == left ? right : left) == nil
            else { return nil }
            return ("'\(unit.text(of: flag))' is always true as an operand of '\(op == .logicalAnd ? "&&" : "||")'.",
                "Write '\(op == .logicalAnd ? "&" : "|")' where its bits are meant, or compare with it.")
        default: return nil
        }
    }

    /// What stands there without parentheses around it.
    private func written(_ id: NodeID, _ unit: CUnit) -> NodeID? {
        var current = id
        while unit[current].kind == .implicitCast { current = unit.child(0, of: current) }
        return unit[current].flags.contains(.inMacro) || unit[current].kind == .paren ? nil : current
    }

    private func isNegation(_ id: NodeID, _ unit: CUnit) -> Bool { unit[id].kind == .unary && unit[id].op == .logicalNot }

    /// Whether an expression is a truth value: what `&` and `|` of it gives is one, too.
    private func isTruth(_ id: NodeID, _ unit: CUnit) -> Bool {
        let inner = unit.strippingCasts(id)
        let node = unit[inner]
        if unit.type(of: inner).kind == .bool || isNegation(inner, unit) { return true }
        if node.kind == .call { return true }
        guard node.kind == .binary else { return false }
        if [.bitAnd, .bitOr, .bitXor].contains(node.op) { return isTruth(unit.child(0, of: inner), unit) && isTruth(unit.child(1, of: inner), unit) }
        return Self.comparisons.contains(node.op) || node.op == .logicalAnd || node.op == .logicalOr
    }

    /// `flags & 4 == 4`
    private func maskedComparison(_ masked: NodeID, _ comparison: NodeID, _ unit: CUnit) -> String? {
        guard let inner = written(comparison, unit), unit[inner].kind == .binary, Self.comparisons.contains(unit[inner].op),
            !isTruth(masked, unit)
        else { return nil }
        return "The comparison '\(unit.text(of: inner))' comes first; its outcome, 0 or 1, is combined with '\(unit.text(of: masked))'."
    }

    /// `!state == 5`
    private func negatedComparison(_ left: NodeID, _ right: NodeID, _ op: Operator, _ unit: CUnit) -> (message: String, help: String)? {
        guard let inner = written(left, unit), isNegation(inner, unit), !isTruth(right, unit) else { return nil }
        let number = unit.integerValue(right)
        let isName = unit[unit.strippingCasts(right)].kind == .declRef
        guard Self.orders.contains(op) || number.map({ $0 != 0 && $0 != 1 || isName }) == true else { return nil }
        return ("'!' comes first: '\(unit.text(of: inner))', which is 0 or 1, is compared with '\(unit.text(of: right))'.",
            "Negate the comparison: '!(… == …)', or '!='.")
    }

    /// `strcmp(a, b) == 1`
    private func ordering(_ left: NodeID, _ right: NodeID, _ op: Operator, _ unit: CUnit) -> (message: String, help: String)? {
        guard op == .equal || op == .notEqual else { return nil }
        for (call, number) in [(left, right), (right, left)] {
            let call = unit.strippingCasts(call)
            guard unit[call].kind == .call, let name = unit.libraryCallee(of: call), Self.orderings.contains(name),
                let value = unit.integerValue(number), value != 0
            else { continue }
            return ("'\(name)' tells by its sign which is greater, and may give any number for it, not \(value) alone.", "Compare with 0.")
        }
        return nil
    }

    /// A number with a bit of its own where a truth value is asked for.
    private func isFlag(_ id: NodeID, _ unit: CUnit) -> Bool {
        let inner = unit.strippingImplicit(id)
        guard let value = unit.integerValue(inner), value != 0, value != 1, value != -1 else { return false }
        return !unit.subtree(inner).contains { unit[$0].kind == .sizeOf || unit[$0].kind == .offsetOf }
    }

    /// `if (flags | 0x80)`
    private func filledCondition(_ node: NodeID, _ left: NodeID, _ right: NodeID, _ unit: CUnit) -> (message: String, help: String)? {
        let (part, parent) = unit.user(of: node)
        guard !parent.isNone, unit.integerValue(node) == nil,
            let bits = [left, right].first(where: { unit.integerValue($0).map { $0 != 0 } == true })
        else { return nil }
        let isFirst = parent.raw + 1 == part.raw
        let isCondition = switch unit[parent].kind {
        case .ifStmt, .whileStmt, .conditional: isFirst
        case .doStmt: !isFirst
        case .forStmt: unit.child(1, of: parent) == part
        case .unary: unit[parent].op == .logicalNot
        case .binary: unit[parent].op == .logicalAnd || unit[parent].op == .logicalOr
        default: false
        }
        guard isCondition else { return nil }
        return ("'\(unit.text(of: node))' is always true: it has the bits of '\(unit.text(of: bits))' set.", "Test a bit with '&'.")
    }

    /// `table[row, column]`
    private func listIndex(_ node: NodeID, _ unit: CUnit) -> (message: String, help: String)? {
        let index = unit.child(1, of: node)
        guard !index.isNone, let inner = written(index, unit), unit[inner].kind == .binary, unit[inner].op == .comma else { return nil }
        return ("Of '\(unit.text(of: inner))' only the last part is the index.", "Write one index in brackets of its own for each dimension.")
    }

    /// `sizeof(i++)`
    private func effect(inSize node: NodeID, _ unit: CUnit) -> (message: String, help: String)? {
        let effects: [NodeKind] = [.assign, .compoundAssign]
        let steps: [Operator] = [.preIncrement, .preDecrement, .postIncrement, .postDecrement]
        guard unit[node].flags.contains(.hasValue), let part = unit.subtree(node).first(where: {
            effects.contains(unit[$0].kind) || unit[$0].kind == .unary && steps.contains(unit[$0].op)
        }), !unit[part].flags.contains(.inMacro) else { return nil }
        return ("'\(unit.text(of: part))' never happens: 'sizeof' does not evaluate what it measures.", "Do it in a statement of its own.")
    }

    /// `int64_t back = -length;` of an unsigned length: the negation has wrapped before it is widened.
    private func widenedNegation(_ node: NodeID, _ unit: CUnit) -> (message: String, help: String)? {
        let inner = unit.strippingImplicit(unit.child(0, of: node))
        let (from, to) = (unit.type(of: inner), unit.type(of: node))
        guard unit[inner].kind == .unary, unit[inner].op == .negate, unit.integerValue(inner) == nil, from.kind == .integer, !from.isSigned,
            from.size >= 4, to.kind == .floating || to.kind == .integer && to.isSigned && to.size > from.size
        else { return nil }
        return ("'\(unit.text(of: inner))' is of type '\(from.spelling)' and never below zero; '\(to.spelling)' keeps the large number.",
            "Convert to the signed type before the sign is changed.")
    }
}
