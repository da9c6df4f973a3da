import CModel

extension Lowering {
    /// `isUsed` tells whether the value of the assignment is wanted, here and below.
    mutating func assignment(_ id: NodeID, _ node: Node, isUsed: Bool) -> Register {
        let target = unit.child(0, of: id)
        let source = unit.child(1, of: id)
        guard !target.isNone, !source.isNone else { return unknown(id, node) }
        var result = value(source)
        let place = place(target)
        moveTo(id)
        if place.type.kind != .aggregate { result = converted(result, to: place.type) }
        noteStore(of: result, to: place.address, pointer: unit[target].type)
        store(result, to: place)
        return place.type.kind == .aggregate ? place.address : isUsed ? stored(result, in: place) : .none
    }

    /// What a bit-field holds of the value that it was given.
    private mutating func stored(_ value: Register, in place: Place) -> Register {
        guard place.bitWidth >= 0 else { return value }
        let cut = emit(.cast, place.storedType, a: value, flags: .isSynthetic)
        return emit(.cast, place.type, a: cut, flags: .isSynthetic)
    }

    mutating func compoundAssignment(_ id: NodeID, _ node: Node, isUsed: Bool) -> Register {
        let target = unit.child(0, of: id)
        let source = unit.child(1, of: id)
        guard !target.isNone, !source.isNone else { return unknown(id, node) }
        let operand = value(source)
        let place = place(target)
        moveTo(id)
        let old = load(place)
        let result: Register
        if place.type.kind == .pointer {
            let index = node.op == .subtract ? negatedIndex(operand) : operand
            result = emit(.element, pointerType, a: old, b: index, immediate: -1, extent: step(of: unit[target].type))
        } else {
            result = operate(node.op, old, operand, place)
        }
        store(result, to: place)
        return isUsed ? stored(result, in: place) : .none
    }

    /// C11 6.5.16.2: the operation happens in the common type, then its result is converted.
    private mutating func operate(_ op: Operator, _ old: Register, _ operand: Register, _ place: Place) -> Register {
        let isShift = op == .shiftLeft || op == .shiftRight
        let narrow = promoted(place.storedType)
        let type = isShift ? narrow : common(narrow, type(of: operand))
        guard type.isArithmetic else { return emit(.unknown, place.type) }
        let a = converted(old, to: type)
        let b = isShift ? operand : converted(operand, to: type)
        return converted(emit(.binary, type, operation: op, a: a, b: b), to: place.type)
    }

    /// `++` and `--`.
    mutating func step(_ id: NodeID, _ node: Node, isUsed: Bool) -> Register {
        let target = unit.child(0, of: id)
        let place = place(target)
        moveTo(id)
        let old = load(place)
        let isIncrement = node.op == .preIncrement || node.op == .postIncrement
        let isPrefix = node.op == .preIncrement || node.op == .preDecrement
        let result: Register
        if place.type.kind == .pointer {
            let one = constant(isIncrement ? 1 : -1, intType)
            result = emit(.element, pointerType, a: old, b: one, immediate: -1, extent: step(of: unit[target].type))
        } else {
            let type = promoted(place.storedType)
            let one = type.kind == .floating
                ? emit(.floatConstant, type, immediate: Int64(bitPattern: (1.0).bitPattern)) : constant(1, type)
            guard type.isArithmetic else {
                store(emit(.unknown, place.type), to: place)
                return old
            }
            let sum = emit(
                .binary, type, operation: isIncrement ? .add : .subtract, a: converted(old, to: type), b: one)
            result = converted(sum, to: place.type)
        }
        store(result, to: place)
        return isPrefix && isUsed ? stored(result, in: place) : old
    }
}
