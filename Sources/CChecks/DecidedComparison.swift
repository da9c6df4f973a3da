import CModel

/// A comparison whose outcome the types or the constants beside it decide, whatever the value is.
struct DecidedComparison: CCheck {
    let rule = "IACS-C811"
    let kinds: [NodeKind] = [.binary]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard !unit[node].flags.contains(.inMacro), unit.integerValue(node) == nil,
            unit.enclosingFunction(of: node)?.isComplete == true
        else { return }
        let outcome = switch unit[node].op {
        case .logicalAnd, .logicalOr: ofPair(node, unit) ?? ofTexts(node, unit)
        default: byType(node, unit) ?? byMask(node, unit)
        }
        guard let outcome else { return }
        context.report(rule, at: node, "'\(unit.text(of: node))' is always \(outcome.value ? "true" : "false"): \(outcome.reason).")
    }

    private typealias Outcome = (value: Bool, reason: String)

    /// `value op constant`, the constant brought to the right.
    private struct Comparison {
        var value: NodeID
        var op: Operator
        var constant: Int64
        var source: NodeID

        init?(_ id: NodeID, _ unit: CUnit) {
            let node = unit[unit.strippingImplicit(id)]
            guard node.kind == .binary, let mirrored = Self.mirrored[node.op] else { return nil }
            let (left, right) = (unit.child(0, of: unit.strippingImplicit(id)), unit.child(1, of: unit.strippingImplicit(id)))
            guard !left.isNone, !right.isNone, unit.type(of: left).isIntegral, unit.type(of: right).isIntegral else { return nil }
            // Beyond 63 bits a number is no Int64.
            func constant(_ id: NodeID) -> Int64? {
                unit.integerValue(id).flatMap { $0 < 0 && !unit.type(of: id).isSigned ? nil : $0 }
            }
            switch (constant(left), constant(right)) {
            case (nil, let number?): (value, op, self.constant, source) = (left, node.op, number, right)
            case (let number?, nil): (value, op, self.constant, source) = (right, mirrored, number, left)
            default: return nil
            }
        }

        /// The values for which it holds; nil where they are no interval.
        var range: ClosedRange<Int64>? {
            switch op {
            case .equal: constant...constant
            case .less: constant > .min ? .min...(constant - 1) : nil
            case .lessEqual: .min...constant
            case .greater: constant < .max ? (constant + 1)...(.max) : nil
            case .greaterEqual: constant...(.max)
            default: nil
            }
        }

        var negated: Comparison {
            var copy = self
            copy.op = Self.negation[op] ?? op
            return copy
        }

        private static let mirrored: [Operator: Operator] = [
            .less: .greater, .lessEqual: .greaterEqual, .greater: .less, .greaterEqual: .lessEqual, .equal: .equal,
            .notEqual: .notEqual,
        ]
        private static let negation: [Operator: Operator] = [
            .less: .greaterEqual, .lessEqual: .greater, .greater: .lessEqual, .greaterEqual: .less, .equal: .notEqual,
            .notEqual: .equal,
        ]
    }

    private func byType(_ node: NodeID, _ unit: CUnit) -> Outcome? {
        guard let comparison = Comparison(node, unit) else { return nil }
        let inner = unit.strippingImplicit(comparison.value)
        let type = unit.type(of: inner)
        let compared = unit.type(of: comparison.value)
        guard type.kind == .integer, (1...8).contains(type.size), !type.isSigned || compared.isSigned,
            // Sizes of types differ from target to target.
            !unit.subtree(comparison.source).contains(where: { unit[$0].kind == .sizeOf })
        else { return nil }
        let bits = type.size * 8
        let least: Int64 = type.isSigned ? (bits == 64 ? .min : -(1 << (bits - 1))) : 0
        let most: Int64 = bits == 64 ? .max : (1 << (type.isSigned ? bits - 1 : bits)) - 1
        // Of an unsigned 64-bit number the upper half is not representable here: nothing is claimed at its end.
        let hasEnd = type.isSigned || bits < 64
        let constant = comparison.constant
        let isBelow = constant < least
        let isAbove = hasEnd && constant > most
        let value: Bool? = switch comparison.op {
        case .less: isBelow || constant == least ? false : isAbove ? true : nil
        case .greaterEqual: isBelow || constant == least ? true : isAbove ? false : nil
        case .greater: isAbove || hasEnd && constant == most ? false : isBelow ? true : nil
        case .lessEqual: isAbove || hasEnd && constant == most ? true : isBelow ? false : nil
        case .equal: isBelow || isAbove ? false : nil
        case .notEqual: isBelow || isAbove ? true : nil
        default: nil
        }
        return value.map { ($0, "a value of type '\(type.spelling)' is at least \(least)" + (hasEnd ? " and at most \(most)" : "")) }
    }

    /// `(x & 4) == 1`.
    private func byMask(_ node: NodeID, _ unit: CUnit) -> Outcome? {
        guard let comparison = Comparison(node, unit), comparison.op == .equal || comparison.op == .notEqual else { return nil }
        let masked = unit.strippingImplicit(comparison.value)
        guard unit[masked].kind == .binary, unit[masked].op == .bitAnd || unit[masked].op == .bitOr,
            let mask = unit.integerValue(unit.child(1, of: masked)) ?? unit.integerValue(unit.child(0, of: masked))
        else { return nil }
        let constant = comparison.constant
        let fits = unit[masked].op == .bitAnd ? constant & ~mask == 0 : mask & ~constant == 0
        return fits ? nil : (comparison.op == .notEqual, "the mask never leaves \(constant)")
    }

    /// `a < 3 && a > 5`, `a != 1 || a != 2`.
    private func ofPair(_ node: NodeID, _ unit: CUnit) -> Outcome? {
        let isAnd = unit[node].op == .logicalAnd
        guard var first = Comparison(unit.child(0, of: node), unit), var second = Comparison(unit.child(1, of: node), unit),
            unit.isSame(first.value, second.value), !unit.hasEffect(first.value), !unit.isInMacro(first.value),
            unit.type(of: first.value).isSigned == unit.type(of: second.value).isSigned
        else { return nil }
        if !isAnd { (first, second) = (first.negated, second.negated) }
        guard let one = first.range, let other = second.range, !one.overlaps(other) else { return nil }
        return (!isAnd, isAnd ? "no value fulfils both" : "every value fulfils one of them")
    }

    /// `strcmp(word, "on") || strcmp(word, "off")`: no text is both.
    private func ofTexts(_ node: NodeID, _ unit: CUnit) -> Outcome? {
        guard let first = TextComparison(unit.child(0, of: node), unit), let second = TextComparison(unit.child(1, of: node), unit),
            first.literal != second.literal, first.callee == second.callee, unit.isSame(first.text, second.text), !unit.hasEffect(first.text)
        else { return nil }
        switch (unit[node].op, first.isEqual, second.isEqual) {
        case (.logicalOr, false, false): return (true, "no text is both")
        case (.logicalAnd, true, true): return (false, "no text is both")
        default: return nil
        }
    }

    /// A text compared with a literal as a whole.
    private struct TextComparison {
        var text: NodeID
        var literal: [UInt8]
        var callee: String
        var isEqual = false

        init?(_ id: NodeID, _ unit: CUnit) {
            guard !id.isNone else { return nil }
            var current = unit.strippingImplicit(id)
            if unit[current].kind == .unary, unit[current].op == .logicalNot {
                isEqual = true
                current = unit.strippingImplicit(unit.child(0, of: current))
            } else if unit[current].kind == .binary, unit[current].op == .equal || unit[current].op == .notEqual,
                unit.integerValue(unit.child(1, of: current)) == 0 {
                isEqual = unit[current].op == .equal
                current = unit.strippingImplicit(unit.child(0, of: current))
            }
            guard unit[current].kind == .call, let callee = unit.libraryCallee(of: current), callee == "strcmp" || callee == "strcasecmp",
                case let arguments = unit.arguments(of: current), arguments.count == 2
            else { return nil }
            self.callee = callee
            if let literal = unit.stringValue(arguments[1]) {
                (text, self.literal) = (arguments[0], literal)
            } else if let literal = unit.stringValue(arguments[0]) {
                (text, self.literal) = (arguments[1], literal)
            } else {
                return nil
            }
            if callee == "strcasecmp" { literal = literal.map { (65...90).contains($0) ? $0 + 32 : $0 } }
        }
    }
}
