extension CUnit {
    /// Gives every constant integer expression its value, from the values that its leaves have already.
    ///
    /// Unsigned arithmetic wraps to the type. What C leaves undefined (signed overflow, division by zero, shifts beyond
    /// the width) gets no value. Unsigned 64-bit values are kept as the same bits in an `Int64`.
    public mutating func foldConstants() {
        // Children have higher ids than their parent, so going backwards meets them first.
        for index in nodes.indices.reversed() where !nodes[index].flags.contains(.hasValue) {
            guard let value = folded(NodeID(index)) else { continue }
            nodes[index].value = value
            nodes[index].flags.insert(.hasValue)
        }
    }

    private func folded(_ id: NodeID) -> Int64? {
        let node = self[id]
        let type = self[node.type]
        guard type.isIntegral, (1...8).contains(type.size) else { return nil }
        switch node.kind {
        case .paren: return value(ofChild: 0, of: id)
        case .implicitCast, .explicitCast:
            let operand = child(0, of: id)
            guard !operand.isNone, self.type(of: operand).isIntegral, let value = constant(operand) else { return nil }
            return type.kind == .bool ? (value == 0 ? 0 : 1) : type.wrapping(value)
        case .unary: return value(ofChild: 0, of: id).flatMap { fold(node.op, $0, type) }
        case .binary:
            let left = child(0, of: id)
            guard !left.isNone, let a = constant(left) else { return nil }
            if node.op == .logicalAnd, a == 0 { return 0 }
            if node.op == .logicalOr, a != 0 { return 1 }
            guard let b = value(ofChild: 1, of: id) else { return nil }
            return fold(node.op, a, b, operands: self.type(of: left), type)
        case .conditional:
            guard let condition = value(ofChild: 0, of: id) else { return nil }
            return value(ofChild: condition != 0 ? 1 : 2, of: id)
        default: return nil
        }
    }

    private func constant(_ id: NodeID) -> Int64? { self[id].flags.contains(.hasValue) ? self[id].value : nil }

    private func value(ofChild n: Int, of id: NodeID) -> Int64? {
        let operand = child(n, of: id)
        return operand.isNone ? nil : constant(operand)
    }

    private func fold(_ op: Operator, _ a: Int64, _ type: CType) -> Int64? {
        switch op {
        case .plus: a
        case .negate: type.exact(Int64(0).subtractingReportingOverflow(a))
        case .bitNot: type.wrapping(~a)
        case .logicalNot: a == 0 ? 1 : 0
        default: nil
        }
    }

    private func fold(_ op: Operator, _ a: Int64, _ b: Int64, operands: CType, _ type: CType) -> Int64? {
        let isSigned = operands.isSigned
        switch op {
        case .add: return type.exact(a.addingReportingOverflow(b))
        case .subtract: return type.exact(a.subtractingReportingOverflow(b))
        case .multiply: return type.exact(a.multipliedReportingOverflow(by: b))
        case .divide:
            guard b != 0, !(isSigned && b == -1) else { return nil }
            return isSigned ? a / b : Int64(bitPattern: UInt64(bitPattern: a) / UInt64(bitPattern: b))
        case .remainder:
            guard b != 0, !(isSigned && b == -1) else { return nil }
            return isSigned ? a % b : Int64(bitPattern: UInt64(bitPattern: a) % UInt64(bitPattern: b))
        case .shiftLeft:
            guard (0..<type.size * 8).contains(b), !(isSigned && a < 0) else { return nil }
            return type.exact((a &<< b, overflow: (a &<< b) &>> b != a))
        case .shiftRight:
            guard (0..<type.size * 8).contains(b) else { return nil }
            return isSigned ? a &>> b : Int64(bitPattern: UInt64(bitPattern: a) &>> UInt64(b))
        case .bitAnd: return a & b
        case .bitOr: return a | b
        case .bitXor: return a ^ b
        case .logicalAnd: return a != 0 && b != 0 ? 1 : 0
        case .logicalOr: return a != 0 || b != 0 ? 1 : 0
        case .less: return compare(a, b, isSigned) < 0 ? 1 : 0
        case .lessEqual: return compare(a, b, isSigned) <= 0 ? 1 : 0
        case .greater: return compare(a, b, isSigned) > 0 ? 1 : 0
        case .greaterEqual: return compare(a, b, isSigned) >= 0 ? 1 : 0
        case .equal: return a == b ? 1 : 0
        case .notEqual: return a != b ? 1 : 0
        default: return nil
        }
    }

    private func compare(_ a: Int64, _ b: Int64, _ isSigned: Bool) -> Int {
        if a == b { return 0 }
        return (isSigned ? a < b : UInt64(bitPattern: a) < UInt64(bitPattern: b)) ? -1 : 1
    }
}

extension CType {
    /// The value cut to the type's width, read back with its sign.
    func wrapping(_ value: Int64) -> Int64 {
        let shift = 64 - size * 8
        guard (1..<64).contains(shift) else { return value }
        let high = value &<< shift
        return isSigned ? high &>> shift : Int64(bitPattern: UInt64(bitPattern: high) &>> UInt64(shift))
    }

    /// The result of signed 64-bit arithmetic in this type: wrapped when unsigned, nothing when a signed type overflows.
    func exact(_ result: (partialValue: Int64, overflow: Bool)) -> Int64? {
        let wrapped = wrapping(result.partialValue)
        guard isSigned else { return wrapped }
        return result.overflow || wrapped != result.partialValue ? nil : wrapped
    }
}
