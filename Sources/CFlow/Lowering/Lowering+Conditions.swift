import CModel

extension Lowering {
    /// Lowers an expression as a condition: control goes to one of two blocks, and no block is open behind it.
    mutating func condition(_ id: NodeID, then: Int, else otherwise: Int) {
        guard let node = descend(id) else { return terminate(.branch(emit(.unknown, intType), then: then, else: otherwise)) }
        defer { depth -= 1 }
        if node.flags.contains(.hasValue) {
            return terminate(.jump(node.value != 0 ? then : otherwise), at: id)
        }
        let first = unit.child(0, of: id)
        switch node.kind {
        case .paren: return condition(first, then: then, else: otherwise)
        case .implicitCast, .explicitCast:
            if keepsZero(id, first) { return condition(first, then: then, else: otherwise) }
        case .unary where node.op == .logicalNot: return condition(first, then: otherwise, else: then)
        case .unary where node.op == .other && valueType(of: first) == valueType(node.type):
            return condition(first, then: then, else: otherwise)
        case .binary where node.op == .comma:
            effects(of: first)
            return condition(unit.child(1, of: id), then: then, else: otherwise)
        case .binary where node.op == .logicalAnd || node.op == .logicalOr:
            let next = newBlock()
            let isAnd = node.op == .logicalAnd
            condition(first, then: isAnd ? next : then, else: isAnd ? otherwise : next)
            start(next)
            return condition(unit.child(1, of: id), then: then, else: otherwise)
        case .elvis:
            let next = newBlock()
            condition(first, then: then, else: next)
            start(next)
            return condition(unit.child(1, of: id), then: then, else: otherwise)
        case .call where calleeName(of: node) == "__builtin_expect":
            return condition(unit.child(1, of: id), then: then, else: otherwise)
        default: break
        }
        let result = value(id)
        moveTo(id)
        let tested = result.isNone ? emit(.unknown, intType) : result
        terminate(.branch(tested, then: then, else: otherwise))
    }

    /// A cast that gives zero for zero alone.
    private func keepsZero(_ id: NodeID, _ operand: NodeID) -> Bool {
        guard !operand.isNone else { return false }
        let target = valueType(of: id)
        let source = valueType(of: operand)
        if target.isBool { return source.kind == .integer || source.kind == .pointer || source.kind == .floating }
        let isScalar = { (type: ValueType) in type.kind == .integer || type.kind == .pointer }
        return isScalar(target) && isScalar(source) && target.size >= source.size
    }

    /// `&&` and `||` where their value is wanted.
    mutating func logicalValue(_ id: NodeID, _ node: Node) -> Register {
        moveTo(id)
        let type = valueType(node.type)
        let result = temporary(type)
        let (yes, no, join) = (newBlock(), newBlock(), newBlock())
        condition(id, then: yes, else: no)
        start(yes)
        storeTemporary(result, constant(1, type))
        terminate(.jump(join))
        start(no)
        storeTemporary(result, constant(0, type))
        start(join)
        moveTo(id)
        return loadTemporary(result)
    }

    /// `a ? b : c` and GNU `a ?: b`.
    mutating func conditional(_ id: NodeID, _ node: Node) -> Register {
        let first = unit.child(0, of: id)
        guard !first.isNone else { return unknown(id, node) }
        moveTo(id)
        let type = valueType(node.type)
        let isVoid = type.kind == .void
        let result = isVoid ? -1 : temporary(type.kind == .aggregate ? pointerType : type)
        let (yes, no, join) = (newBlock(), newBlock(), newBlock())
        if node.kind == .elvis {
            let tested = value(first)
            moveTo(first)
            terminate(.branch(tested, then: yes, else: no))
            start(yes)
            if !isVoid { keep(tested, in: result, of: first) }
            terminate(.jump(join))
            start(no)
            keepBranch(unit.child(1, of: id), in: result)
        } else {
            condition(first, then: yes, else: no)
            start(yes)
            keepBranch(unit.child(1, of: id), in: result)
            if body.current != nil { terminate(.jump(join)) }
            start(no)
            keepBranch(unit.child(2, of: id), in: result)
        }
        start(join)
        moveTo(id)
        return isVoid ? .none : loadTemporary(result)
    }

    private mutating func keepBranch(_ id: NodeID, in result: Int) {
        if result < 0 { return effects(of: id) }
        let value = value(id)
        keep(value, in: result, of: id)
    }

    private mutating func keep(_ value: Register, in result: Int, of id: NodeID) {
        if !id.isNone { moveTo(id) }
        let type = body.function.locals[result].type
        let converted = self.type(of: value).kind == .pointer && type.kind == .pointer ? value : converted(value, to: type)
        if !id.isNone, !value.isNone { noteEscape(of: value, pointer: unit[id].type) }
        storeTemporary(result, converted)
    }
}
