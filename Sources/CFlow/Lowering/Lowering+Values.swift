import CModel

extension Lowering {
    /// Lowers an expression for its value: none for `void`, the address for an aggregate or a function.
    mutating func value(_ id: NodeID) -> Register {
        guard let node = descend(id) else { return emit(.unknown, id.isNone ? .unknown : valueType(of: id)) }
        defer { depth -= 1 }
        if node.flags.contains(.hasValue) {
            moveTo(id)
            return constant(node.value, valueType(node.type))
        }
        switch node.kind {
        case .paren: return value(unit.child(0, of: id))
        case .declRef, .member, .index, .stringLiteral, .compoundLiteral:
            let place = place(id)
            moveTo(id)
            return load(place)
        case .implicitCast, .explicitCast: return cast(id, node)
        case .unary: return unary(id, node)
        case .binary: return binary(id, node)
        case .assign: return assignment(id, node, isUsed: true)
        case .compoundAssign: return compoundAssignment(id, node, isUsed: true)
        case .conditional, .elvis: return conditional(id, node)
        case .call: return call(id, node)
        case .floatLiteral:
            moveTo(id)
            return emit(.floatConstant, valueType(node.type), immediate: node.value)
        case .initList: return value(unit.child(0, of: id))
        case .designatedInit: return unit.children(of: id).suffix(1).first.map { value($0) } ?? .none
        case .statementExpr: return statementExpression(id, node)
        case .genericSelection: return value(selected(id))
        case .vaArg: return variadicArgument(id, node)
        case .sizeOf: return variableSize(id, node)
        case .addressOfLabel: return addressOfLabel(id, node)
        case .absent: return .none
        default: return unknown(id, node)
        }
    }

    /// Lowers an expression for its effects alone.
    mutating func effects(of id: NodeID) {
        guard let node = descend(id) else { return }
        defer { depth -= 1 }
        switch node.kind {
        case .paren, .implicitCast, .explicitCast: effects(of: unit.child(0, of: id))
        case .declRef where !isVolatile(node.type): break
        case .assign: _ = assignment(id, node, isUsed: false)
        case .compoundAssign: _ = compoundAssignment(id, node, isUsed: false)
        case .unary where node.op.isStep: _ = step(id, node, isUsed: false)
        case .binary where node.op == .comma:
            effects(of: unit.child(0, of: id))
            effects(of: unit.child(1, of: id))
        default: _ = value(id)
        }
    }

    /// What has no other meaning here: its parts happen, what they point to may be written, and nothing is known of it.
    mutating func unknown(_ id: NodeID, _ node: Node) -> Register {
        countUnknown(id)
        for child in unit.children(of: id) {
            let operand = unit[child].kind == .compound ? Register.none : value(child)
            if type(of: operand).kind == .pointer { clobber(operand) }
        }
        moveTo(id)
        let type = valueType(node.type)
        return type.kind == .void ? .none : emit(.unknown, type.kind == .aggregate ? pointerType : type)
    }

    /// What the address points to may be written by something unknown.
    mutating func clobber(_ address: Register) {
        emit(.clobber, a: address)
        noteEscape(of: address)
    }

    // MARK: Casts

    private mutating func cast(_ id: NodeID, _ node: Node) -> Register {
        let operand = unit.child(0, of: id)
        guard !operand.isNone else { return unknown(id, node) }
        let target = valueType(node.type)
        if target.kind == .void {
            effects(of: operand)
            return .none
        }
        let result = value(operand)
        let source = valueType(of: operand)
        // Arrays and functions decay to their address; another aggregate keeps it.
        if source.kind == .aggregate || source.kind == .function {
            return target.kind == .integer ? emitCast(result, to: target, at: id) : result
        }
        return emitCast(result, to: target, at: id)
    }

    private mutating func emitCast(_ operand: Register, to target: ValueType, at id: NodeID) -> Register {
        moveTo(id)
        if target.kind == .integer, type(of: operand).kind == .pointer { noteEscape(of: operand) }
        return converted(operand, to: target, flags: unit[id].kind == .explicitCast ? .isExplicit : [])
    }

    /// The value in another type; what does not change needs no instruction.
    mutating func converted(_ operand: Register, to target: ValueType, flags: Instruction.Flags = []) -> Register {
        guard !operand.isNone else { return emit(.unknown, target) }
        let source = type(of: operand)
        if source == target || target.kind == .aggregate || target.kind == .function { return operand }
        if source.kind == .pointer, target.kind == .pointer { return operand }
        if target.kind == .pointer, let value = constantValue(of: operand) { return constant(value, target) }
        return emit(.cast, target, a: operand, flags: flags)
    }

    // MARK: Operators

    private mutating func unary(_ id: NodeID, _ node: Node) -> Register {
        let operand = unit.child(0, of: id)
        guard !operand.isNone else { return unknown(id, node) }
        let type = valueType(node.type)
        switch node.op {
        case .dereference:
            let place = place(id)
            return load(place)
        case .addressOf:
            let place = place(operand)
            return place.address
        case .plus: return value(operand)
        case .negate, .bitNot:
            let operand = value(operand)
            moveTo(id)
            return type.isArithmetic ? emit(.unary, type, operation: node.op, a: operand) : emit(.unknown, type)
        case .logicalNot:
            let operand = value(operand)
            moveTo(id)
            let operandType = self.type(of: operand)
            return emit(.binary, type, operation: .equal, a: operand, b: zero(operandType))
        case .preIncrement, .preDecrement, .postIncrement, .postDecrement: return step(id, node, isUsed: true)
        case .other where type == valueType(of: operand): return value(operand)
        default: return unknown(id, node)
        }
    }

    /// Zero, or the null pointer, of a type.
    mutating func zero(_ type: ValueType) -> Register {
        type.kind == .floating ? emit(.floatConstant, type, immediate: 0) : constant(0, type)
    }

    private mutating func binary(_ id: NodeID, _ node: Node) -> Register {
        let left = unit.child(0, of: id)
        let right = unit.child(1, of: id)
        guard !left.isNone, !right.isNone else { return unknown(id, node) }
        switch node.op {
        case .comma:
            effects(of: left)
            return value(right)
        case .logicalAnd, .logicalOr: return logicalValue(id, node)
        default: break
        }
        let a = value(left)
        let b = value(right)
        moveTo(id)
        let type = valueType(node.type)
        switch node.op {
        case .add where kind(of: left) == .pointer: return elementAddress(base: a, baseNode: left, index: b)
        case .add where kind(of: right) == .pointer: return elementAddress(base: b, baseNode: right, index: a)
        case .subtract where kind(of: left) == .pointer && kind(of: right) == .pointer:
            return emit(.pointerDifference, type, a: a, b: b, extent: step(of: unit[left].type))
        case .subtract where kind(of: left) == .pointer:
            return elementAddress(base: a, baseNode: left, index: negatedIndex(b))
        case .none, .other: return unknown(id, node)
        default:
            guard type.isArithmetic, !a.isNone, !b.isNone else { return emit(.unknown, type) }
            return emit(.binary, type, operation: node.op, a: a, b: b)
        }
    }

    /// An index with the other sign, in a signed type that holds it.
    mutating func negatedIndex(_ index: Register) -> Register {
        let wide = ValueType(.integer, size: 8, bits: 64, isSigned: true)
        if let value = constantValue(of: index), value != .min { return constant(-value, wide) }
        return emit(.unary, wide, operation: .negate, a: converted(index, to: wide), flags: .isSynthetic)
    }

    // MARK: Others

    /// The branch of `_Generic` whose type is that of the whole.
    func selected(_ id: NodeID) -> NodeID {
        let branches = unit.children(of: id).dropFirst()
        return branches.first { unit[$0].type == unit[id].type } ?? branches.first { _ in true } ?? .none
    }

    private mutating func variadicArgument(_ id: NodeID, _ node: Node) -> Register {
        let list = value(unit.child(0, of: id))
        moveTo(id)
        let type = valueType(node.type)
        return emit(.variadicArgument, type.kind == .aggregate ? pointerType : type, a: list)
    }

    /// `sizeof` of a variable-length array: kept where the array was declared.
    private mutating func variableSize(_ id: NodeID, _ node: Node) -> Register {
        let operand = unit.child(0, of: id)
        moveTo(id)
        if !operand.isNone {
            let inner = unit[unit.strippingImplicit(operand)]
            if inner.kind == .declRef, !inner.symbol.isNone, let local = localIndex(inner.symbol),
                let size = body.arraySizes[local] {
                return loadTemporary(size)
            }
        }
        countUnknown(id)
        return emit(.unknown, valueType(node.type))
    }

    private mutating func addressOfLabel(_ id: NodeID, _ node: Node) -> Register {
        moveTo(id)
        guard !node.symbol.isNone else { return unknown(id, node) }
        let block = labelBlock(node.symbol)
        if !body.addressedLabels.contains(node.symbol) { body.addressedLabels.append(node.symbol) }
        return emit(.addressOfLabel, pointerType, immediate: Int64(block))
    }

    private mutating func statementExpression(_ id: NodeID, _ node: Node) -> Register {
        let list = unit.child(0, of: id)
        guard !list.isNone else { return unknown(id, node) }
        enterScope()
        defer { leaveScope() }
        let type = valueType(node.type)
        let all = Array(unit.children(of: list))
        for statement in all.dropLast() { self.statement(statement) }
        guard let last = all.last else { return .none }
        guard type.kind != .void, unit[last].kind.isExpression else {
            statement(last)
            return .none
        }
        let result = value(last)
        guard type.kind == .aggregate else { return result }
        // The object goes out of scope with the list.
        return copyOfAggregate(result, type)
    }

    /// A temporary that holds a copy of the aggregate at an address.
    mutating func copyOfAggregate(_ source: Register, _ type: ValueType) -> Register {
        let local = temporary(type)
        let target = address(ofLocal: local)
        emit(.copy, type, a: target, b: source, immediate: type.size, flags: .isSynthetic)
        return target
    }
}

extension Operator {
    fileprivate var isStep: Bool { self == .preIncrement || self == .preDecrement || self == .postIncrement || self == .postDecrement }
}

extension NodeKind {
    var isExpression: Bool { rawValue >= NodeKind.integerLiteral.rawValue }
}
