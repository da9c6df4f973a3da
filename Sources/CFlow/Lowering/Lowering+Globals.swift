import CModel
import SourceText

extension Lowering {
    /// The index of a variable of static storage in the unit's `globals`.
    mutating func globalIndex(of id: SymbolID) -> Int {
        guard !id.isNone else { return addGlobal(SymbolID.none, .invalid, nil, ByteRange(0, 0), 0) }
        let known = globalIndices[Int(id.raw)]
        if known >= 0 { return Int(known) }
        let symbol = unit[id]
        let definition = symbol.definition.isNone ? nil : unit[symbol.definition]
        let type = definition?.type ?? symbol.type
        // Entered before its initialiser, which may mention it.
        let index = addGlobal(id, type, definition, definition?.range ?? ByteRange(0, 0), definition?.file ?? 0)
        globalIndices[Int(id.raw)] = Int32(index)
        guard definition != nil else { return index }
        let initializer = unit.child(0, of: symbol.definition)
        if !initializer.isNone { flow.globals[index].parts = staticParts(initializer, type, of: index) }
        return index
    }

    private mutating func addGlobal(
        _ id: SymbolID, _ type: TypeID, _ definition: Node?, _ range: ByteRange, _ file: Int32
    ) -> Int {
        let symbol = id.isNone ? nil : unit[id]
        let cType = unit[type]
        flow.globals.append(Global(
            name: symbol?.name ?? "", type: valueType(type), spelling: cType.spelling, count: cType.count,
            isStatic: symbol.map { $0.isStatic || $0.kind == .staticLocal } ?? true, isConst: isConst(type),
            isVolatile: cType.isVolatile, isDefined: definition != nil, parts: definition == nil ? nil : [], range: range,
            file: max(0, file)))
        return flow.globals.count - 1
    }

    /// A constant object. Of an array clang's canonical type says so itself, or that of its elements.
    private func isConst(_ type: TypeID) -> Bool {
        var current = type
        while unit[current].isArray, !unit[current].isConst { current = unit[current].element }
        return unit[current].isConst
    }

    /// A member by its place in `CUnit.records`.
    struct Member: Hashable {
        var record: Int32
        var field: Int32

        init(record: Int32, field: Int32) {
            self.record = record
            self.field = field
        }

        init(_ symbol: Symbol) { self.init(record: symbol.record, field: symbol.fieldIndex) }
    }

    /// The index of a member in the unit's `fields`; -1 where it has no name.
    mutating func fieldIndex(of member: Member?) -> Int32 {
        guard let member, member.record >= 0, member.field >= 0 else { return -1 }
        if let known = fieldIndices[member] { return known }
        let name = unit.records[Int(member.record)].fields[Int(member.field)].name
        guard !name.isEmpty else { return -1 }
        flow.fields.append(FieldName(record: recordNames[Int(member.record)], name: name))
        fieldIndices[member] = Int32(flow.fields.count - 1)
        return Int32(flow.fields.count - 1)
    }

    /// How C spells the records of a unit; empty for those without a name.
    static func recordNames(of unit: CUnit) -> [String] {
        var names = [String](repeating: "", count: unit.records.count)
        for type in unit.types where type.record >= 0 && type.isRecord && !type.isConst && !type.isVolatile {
            let isUnnamed = type.spelling.contains("(unnamed") || type.spelling.contains("(anonymous")
            if !isUnnamed { names[Int(type.record)] = type.spelling }
        }
        return names
    }

    // MARK: Constant initialisers

    private mutating func staticParts(_ initializer: NodeID, _ type: TypeID, of global: Int) -> [Global.Part]? {
        let inner = unit.strippingImplicit(initializer)
        let target = valueType(type)
        var parts: [InitializerPlan.Part] = [InitializerPlan.Part(offset: 0, type: type, value: initializer)]
        if unit[inner].kind == .initList {
            let plan = InitializerPlan(list: inner, type: type, in: self)
            guard plan.isComplete else {
                countUnknown(inner)
                return nil
            }
            parts = plan.parts
        } else if target.kind == .aggregate, unit[inner].kind == .compoundLiteral {
            return staticParts(unit.child(0, of: inner), type, of: global)
        }
        return parts.map { part in
            var type = valueType(part.type)
            if part.bitWidth >= 0 { type.bits = part.bitWidth }
            let value = staticValue(part.value, type)
            noteStaticValue(value, pointer: part.type, part: part, of: global)
            return Global.Part(offset: part.offset, type: type, firstBit: part.firstBit, value: value)
        }
    }

    /// The value of a constant expression (C11 6.6), as far as it is understood.
    private mutating func staticValue(_ id: NodeID, _ type: ValueType) -> Global.Part.Value {
        let stripped = unit.strippingCasts(id)
        if unit[stripped].kind == .stringLiteral {
            let literal = Int(unit[stripped].value)
            return type.kind == .aggregate ? .bytes(literal) : .string(literal, offset: 0)
        }
        if type.kind == .floating { return floatingValue(id).map { .floating($0) } ?? .unknown }
        if let value = unit.integerValue(id) { return .integer(value) }
        if type.kind == .pointer, let address = staticAddress(id, depth: 0) { return address }
        return .unknown
    }

    private func floatingValue(_ id: NodeID) -> Double? {
        var sign = 1.0
        var current = unit.strippingCasts(id)
        while unit[current].kind == .unary, [.negate, .plus].contains(unit[current].op) {
            if unit[current].op == .negate { sign = -sign }
            current = unit.strippingCasts(unit.child(0, of: current))
        }
        if unit[current].kind == .floatLiteral { return sign * Double(bitPattern: UInt64(bitPattern: unit[current].value)) }
        return unit.integerValue(current).map { sign * Double($0) }
    }

    /// An address constant: `&object`, an array or function by its name, a member, an element, a sum.
    private mutating func staticAddress(_ id: NodeID, depth: Int) -> Global.Part.Value? {
        guard depth < 16, !id.isNone else { return nil }
        let stripped = unit.strippingCasts(id)
        let node = unit[stripped]
        let first = unit.child(0, of: stripped)
        switch node.kind {
        case .unary where node.op == .addressOf: return staticPlace(first, depth: depth + 1)
        case .declRef, .member, .index, .compoundLiteral:
            let kind = kind(of: stripped)
            return kind == .function || unit.type(of: stripped).isArray ? staticPlace(stripped, depth: depth + 1) : nil
        case .binary where node.op == .add || node.op == .subtract:
            guard let index = unit.integerValue(unit.child(1, of: stripped)), kind(of: first) == .pointer,
                let base = staticAddress(first, depth: depth + 1)
            else { return nil }
            let scaled = index.multipliedReportingOverflow(by: step(of: node.type))
            guard !scaled.overflow else { return nil }
            return base.moved(by: node.op == .add ? scaled.partialValue : 0 &- scaled.partialValue)
        default: return nil
        }
    }

    private mutating func staticPlace(_ id: NodeID, depth: Int) -> Global.Part.Value? {
        guard depth < 16, !id.isNone else { return nil }
        let stripped = unit.strippingImplicit(id)
        let node = unit[stripped]
        let first = unit.child(0, of: stripped)
        switch node.kind {
        case .declRef where !node.symbol.isNone:
            switch unit[node.symbol].kind {
            case .function: return .function(calleeIndex(of: node.symbol))
            case .global, .staticLocal: return .address(ofGlobal: globalIndex(of: node.symbol), offset: 0)
            default: return nil
            }
        case .stringLiteral: return .string(Int(node.value), offset: 0)
        case .compoundLiteral:
            let index = addGlobal(.none, node.type, node, node.range, node.file)
            flow.globals[index].parts = staticParts(first, node.type, of: index)
            return .address(ofGlobal: index, offset: 0)
        case .member:
            let isArrow = node.flags.contains(.arrow)
            let recordType = isArrow ? element(of: unit[first].type) : unit[first].type
            guard let field = field(node.symbol, in: recordType), field.field.bitWidth < 0,
                let base = isArrow ? staticAddress(first, depth: depth + 1) : staticPlace(first, depth: depth + 1)
            else { return nil }
            return base.moved(by: field.base + field.field.bitOffset / 8)
        case .index:
            guard let index = unit.integerValue(unit.child(1, of: stripped)), kind(of: first) == .pointer,
                let base = staticAddress(first, depth: depth + 1)
            else { return nil }
            let scaled = index.multipliedReportingOverflow(by: step(of: unit[first].type))
            return scaled.overflow ? nil : base.moved(by: scaled.partialValue)
        case .unary where node.op == .dereference: return staticAddress(first, depth: depth + 1)
        default: return nil
        }
    }

    private mutating func noteStaticValue(
        _ value: Global.Part.Value, pointer: TypeID, part: InitializerPlan.Part, of global: Int
    ) {
        switch value {
        case .function(let callee):
            let field = fieldIndex(of: part.member)
            let holder = field >= 0 ? FunctionUse.Holder.field(Int(field)) : .global(global)
            flow.functionUses.append(FunctionUse(holder: holder, callee: callee))
        case .address(let other, _):
            if !isConstPointer(pointer) { flow.globals[other].mayBeWritten = true }
        default: break
        }
    }
}

extension Global.Part.Value {
    fileprivate func moved(by bytes: Int64) -> Self? {
        switch self {
        case .string(let string, let offset): .string(string, offset: offset &+ bytes)
        case .address(let global, let offset): .address(ofGlobal: global, offset: offset &+ bytes)
        case .function: bytes == 0 ? self : nil
        default: nil
        }
    }
}
