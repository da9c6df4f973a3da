import CModel

/// What an lvalue designates: the memory at `address`.
struct Place {
    var address: Register
    var type: ValueType
    var isVolatile = false
    /// Of a bit-field: its first bit from `address`, and its width.
    var firstBit: Int64 = 0
    var bitWidth: Int32 = -1

    /// The type as it lies in memory.
    var storedType: ValueType {
        guard bitWidth >= 0 else { return type }
        var result = type
        result.bits = bitWidth
        return result
    }
}

extension Lowering {
    /// Lowers an lvalue, or an rvalue of an aggregate, which lies in memory too.
    mutating func place(_ id: NodeID) -> Place {
        guard let node = descend(id) else { return unknownPlace(id) }
        defer { depth -= 1 }
        switch node.kind {
        case .paren: return place(unit.child(0, of: id))
        case .declRef: return variablePlace(id, node)
        case .member: return memberPlace(id, node)
        case .index: return elementPlace(id)
        case .unary where node.op == .dereference:
            let address = value(unit.child(0, of: id))
            moveTo(id)
            return Place(address: address, type: valueType(node.type), isVolatile: isVolatile(node.type))
        case .unary where node.op == .other && valueType(of: unit.child(0, of: id)) == valueType(node.type):
            return place(unit.child(0, of: id))
        case .stringLiteral:
            moveTo(id)
            return Place(
                address: emit(.addressOfString, pointerType, immediate: node.value, extent: textSize(of: node)),
                type: valueType(node.type))
        case .compoundLiteral: return compoundLiteralPlace(id, node)
        case .genericSelection: return place(selected(id))
        default:
            let result = value(id)
            let type = valueType(node.type)
            if type.kind == .aggregate { return Place(address: result, type: type) }
            // No lvalue: a temporary takes its place.
            guard type.kind != .void, !result.isNone else { return unknownPlace(id) }
            let local = temporary(type)
            storeTemporary(local, result)
            return Place(address: address(ofLocal: local), type: type)
        }
    }

    /// Opens a node: nil where it lies too deep.
    mutating func descend(_ id: NodeID) -> Node? {
        guard depth < Lowering.depthLimit, !id.isNone else {
            if !id.isNone {
                countUnknown(id)
                body.function.isComplete = false
            }
            return nil
        }
        depth += 1
        return unit.nodes[Int(id.raw)]
    }

    private mutating func unknownPlace(_ id: NodeID) -> Place {
        let type = id.isNone ? ValueType.unknown : valueType(of: id)
        return Place(address: emit(.unknown, pointerType), type: type)
    }

    // MARK: Kinds of lvalues

    private mutating func variablePlace(_ id: NodeID, _ node: Node) -> Place {
        moveTo(id)
        guard !node.symbol.isNone else { return unknownPlace(id) }
        let type = valueType(node.type)
        switch unit.symbols[Int(node.symbol.raw)].kind {
        case .parameter, .local:
            let local = localIndices[Int(node.symbol.raw)]
            guard local >= 0 else { return unknownPlace(id) }
            return Place(address: address(ofLocal: Int(local)), type: type, isVolatile: isVolatile(node.type))
        case .global, .staticLocal:
            let global = globalIndex(of: node.symbol)
            return Place(
                address: emit(.addressOfGlobal, pointerType, immediate: Int64(global), extent: flow.globals[global].type.size),
                type: type, isVolatile: isVolatile(node.type))
        case .function:
            let callee = calleeIndex(of: node.symbol)
            return Place(address: emit(.addressOfFunction, pointerType, immediate: Int64(callee)), type: ValueType(.function))
        default: return unknownPlace(id)
        }
    }

    private mutating func memberPlace(_ id: NodeID, _ node: Node) -> Place {
        let base = unit.child(0, of: id)
        guard !base.isNone else { return unknownPlace(id) }
        let isArrow = node.flags.contains(.arrow)
        let baseAddress = isArrow ? value(base) : place(base).address
        moveTo(id)
        let recordType = isArrow ? element(of: unit[base].type) : unit[base].type
        guard let field = field(node.symbol, in: recordType) else { return unknownPlace(id) }
        return fieldPlace(field, Member(unit[node.symbol]), of: baseAddress, type: node.type)
    }

    func fieldPlaceOffset(_ field: CRecord.Field, base: Int64, size: Int64) -> (byte: Int64, firstBit: Int64) {
        let bit = base * 8 + field.bitOffset
        guard field.bitWidth >= 0, size > 0 else { return (bit / 8, 0) }
        // The unit of the declared type, where the bit-field lies in one; packed ones may not.
        let unitBits = size * 8
        let isInUnit = bit % unitBits + Int64(field.bitWidth) <= unitBits
        return isInUnit ? (bit / unitBits * size, bit % unitBits) : (bit / 8, bit % 8)
    }

    private mutating func fieldPlace(
        _ field: (field: CRecord.Field, base: Int64), _ member: Member, of base: Register, type: TypeID
    ) -> Place {
        let valueType = valueType(type)
        let offset = fieldPlaceOffset(field.field, base: field.base, size: valueType.size)
        let address = emit(
            .field, pointerType, a: base, immediate: offset.byte, extent: valueType.size,
            name: fieldIndex(of: member), flags: isBounded(type) ? .isArray : [])
        return Place(
            address: address, type: valueType, isVolatile: isVolatile(type), firstBit: offset.firstBit,
            bitWidth: field.field.bitWidth)
    }

    /// The field that a symbol stands for, with the offset in bytes of the anonymous members around it.
    func field(_ symbol: SymbolID, in type: TypeID) -> (field: CRecord.Field, base: Int64)? {
        guard !symbol.isNone else { return nil }
        let symbol = unit.symbols[Int(symbol.raw)]
        guard symbol.record >= 0, symbol.fieldIndex >= 0, Int(symbol.record) < unit.records.count,
            Int(symbol.fieldIndex) < unit.records[Int(symbol.record)].fields.count
        else { return nil }
        let field = unit.records[Int(symbol.record)].fields[Int(symbol.fieldIndex)]
        guard field.bitOffset >= 0 else { return nil }
        let record = unit.types[Int(type.raw)].record
        if record == symbol.record || record < 0 { return (field, 0) }
        return offset(ofAnonymous: symbol.record, in: record).map { (field, $0) }
    }

    /// Where an anonymous struct or union lies in a record, at any depth.
    private func offset(ofAnonymous wanted: Int32, in record: Int32) -> Int64? {
        var open: [(record: Int32, base: Int64)] = [(record, 0)]
        while let next = open.popLast() {
            for field in unit.records[Int(next.record)].fields where field.name.isEmpty {
                let inner = unit.types[Int(field.type.raw)].record
                guard inner >= 0, unit.types[Int(field.type.raw)].isRecord else { continue }
                let base = next.base + field.bitOffset / 8
                if inner == wanted { return base }
                open.append((inner, base))
            }
        }
        return nil
    }

    /// Whether a member is an array that ends where its type says. One of a single element may stand for as many as were allocated
    /// behind it.
    private func isBounded(_ type: TypeID) -> Bool { unit[type].kind == .array && unit[type].count > 1 }

    /// Bytes of a string literal with its terminator. Its type tells only how wide a character is: where it initialises an array, it has
    /// the array's size.
    func textSize(of literal: Node) -> Int64 {
        let characters = literal.value >= 0 && literal.value < Int64(unit.strings.count) ? unit.strings[Int(literal.value)].count : 0
        return Int64(characters + 1) * max(valueType(element(of: literal.type)).size, 1)
    }

    private mutating func elementPlace(_ id: NodeID) -> Place {
        let first = unit.child(0, of: id)
        let second = unit.child(1, of: id)
        guard !first.isNone, !second.isNone else { return unknownPlace(id) }
        let isReversed = kind(of: first) != .pointer
        let base = value(first)
        let index = value(second)
        moveTo(id)
        let node = unit[id]
        let address = elementAddress(
            base: isReversed ? index : base, baseNode: isReversed ? second : first, index: isReversed ? base : index,
            flags: .isSubscript)
        return Place(address: address, type: valueType(node.type), isVolatile: isVolatile(node.type))
    }

    /// `base + index` in elements of what `baseNode` points to.
    mutating func elementAddress(
        base: Register, baseNode: NodeID, index: Register, flags: Instruction.Flags = []
    ) -> Register {
        emit(
            .element, pointerType, a: base, b: index, immediate: elementCount(of: baseNode),
            extent: step(of: unit[baseNode].type), flags: flags)
    }

    /// The number of elements of the array that decays to a pointer here, or -1.
    private func elementCount(of id: NodeID) -> Int64 {
        var current = id
        while true {
            let node = unit[current]
            let inner = NodeID(current.raw + 1)
            guard node.kind == .paren || node.kind == .implicitCast, inner.raw < node.subtreeEnd else { return -1 }
            if unit.types[Int(unit[inner].type.raw)].kind == .array { return unit.types[Int(unit[inner].type.raw)].count }
            guard node.kind == .paren else { return -1 }
            current = inner
        }
    }

    private mutating func compoundLiteralPlace(_ id: NodeID, _ node: Node) -> Place {
        moveTo(id)
        let type = valueType(node.type)
        let local = temporary(type)
        body.function.locals[local].spelling = unit[node.type].spelling
        body.function.locals[local].count = unit[node.type].count
        begin(local)
        initialize(local: local, type: node.type, from: unit.child(0, of: id))
        moveTo(id)
        return Place(address: address(ofLocal: local), type: type, isVolatile: isVolatile(node.type))
    }

    // MARK: Reading and writing

    /// The value at a place: of an aggregate or a function its address.
    mutating func load(_ place: Place) -> Register {
        switch place.type.kind {
        case .aggregate, .function: return place.address
        case .void: return .none
        default: break
        }
        let flags: Instruction.Flags = place.isVolatile ? .isVolatile : []
        let result = emit(.load, place.storedType, a: place.address, immediate: place.firstBit, flags: flags)
        guard place.bitWidth >= 0 else { return result }
        return emit(.cast, place.type, a: result, flags: .isSynthetic)
    }

    mutating func store(_ value: Register, to place: Place, flags: Instruction.Flags = []) {
        let volatile: Instruction.Flags = place.isVolatile ? .isVolatile : []
        if place.type.kind == .aggregate {
            emit(
                .copy, place.type, a: place.address, b: value, immediate: place.type.size, flags: flags.union(volatile))
        } else {
            let value = value.isNone ? emit(.unknown, place.type) : value
            emit(
                .store, place.storedType, a: place.address, b: value, immediate: place.firstBit,
                flags: flags.union(volatile))
        }
        noteWrite(to: place.address)
    }
}
