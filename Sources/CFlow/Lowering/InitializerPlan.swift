import CModel

/// Which part of an object each initialiser of a braced list belongs to (C11 6.7.9): braces left out, designators, ranges.
/// What no part covers is zero.
struct InitializerPlan {
    struct Part {
        /// In bytes from the start of the object.
        var offset: Int64
        var type: TypeID
        var firstBit: Int64 = 0
        /// Of a bit-field, else -1.
        var bitWidth: Int32 = -1
        /// The innermost member it is in, if any.
        var member: Lowering.Member?
        var value: NodeID
    }

    private(set) var parts: [Part]
    /// False where an initialiser's place is not known.
    private(set) var isComplete: Bool
    /// The parts cover every byte.
    private(set) var coversAll: Bool

    init(list: NodeID, type: TypeID, in lowering: Lowering) {
        // The planner shares the state of the lowering, which must not change while it lives.
        var planner = InitializerPlanner(lowering: lowering)
        planner.fill(from: list, InitializerPlanner.Target(offset: 0, type: type))
        parts = planner.parts
        isComplete = planner.isComplete
        coversAll = isComplete && planner.coveredBytes == lowering.valueType(type).size
    }
}

private struct InitializerPlanner {
    typealias Part = InitializerPlan.Part

    let lowering: Lowering
    var parts: [Part] = []
    var isComplete = true
    private var unit: CUnit { lowering.unit }

    init(lowering: Lowering) { self.lowering = lowering }

    /// Elements that one range `[0 ... 999]` is written out to.
    private static let rangeLimit: Int64 = 4096

    /// A part of an object, while its place is looked for.
    struct Target {
        var offset: Int64
        var type: TypeID
        var member: Lowering.Member?
        /// Of a bit-field, whose place is told from the start of its record.
        var bitField: CRecord.Field?

        func part(_ field: CRecord.Field, _ member: Lowering.Member) -> Target {
            field.bitWidth >= 0
                ? Target(offset: offset, type: field.type, member: member, bitField: field)
                : Target(offset: offset + field.bitOffset / 8, type: field.type, member: member)
        }
    }

    /// The bytes that the parts fill when none overlaps another.
    var coveredBytes: Int64 {
        var next: Int64 = 0
        for part in parts {
            guard part.bitWidth < 0, part.offset == next else { return -1 }
            let size = lowering.valueType(part.type).size
            if lowering.valueType(part.type).kind == .aggregate, unit[unit.strippingImplicit(part.value)].kind == .stringLiteral,
                lowering.valueType(of: unit.strippingImplicit(part.value)).size < size { return -1 }
            next += size
        }
        return next
    }

    // MARK: Lists

    /// A list in braces for one object.
    mutating func fill(from list: NodeID, _ target: Target) {
        let items = Array(unit.children(of: list))
        guard let first = items.first else { return }
        let isAggregate = lowering.valueType(target.type).kind == .aggregate
        if !isAggregate || isString(first, for: target.type) && items.count == 1 { return add(first, target) }
        var index = 0
        var position: Int64 = 0
        while index < items.count {
            if unit[items[index]].kind == .designatedInit {
                guard let next = designate(items[index], in: target) else {
                    isComplete = false
                    return
                }
                position = next
                index += 1
            } else if let part = part(position, of: target) {
                let before = index
                consume(items, &index, part)
                if index == before, unit.types[Int(target.type.raw)].isArray {
                    isComplete = false
                    return
                }
                position += 1
            } else {
                // More initialisers than parts: clang has told.
                return
            }
        }
    }

    /// The initialisers for one part: one, or with braces left out as many as the part has parts.
    private mutating func consume(_ items: [NodeID], _ index: inout Int, _ target: Target) {
        let item = items[index]
        let inner = unit.strippingImplicit(item)
        let type = unit[target.type]
        let isAggregate = lowering.valueType(target.type).kind == .aggregate
        if unit[inner].kind == .initList {
            index += 1
            fill(from: inner, target)
        } else if !isAggregate || isString(item, for: target.type) || isObject(item, of: type) {
            index += 1
            add(item, target)
        } else {
            var position: Int64 = 0
            while index < items.count, unit[items[index]].kind != .designatedInit, let part = part(position, of: target) {
                let before = index
                consume(items, &index, part)
                // An element without parts (an empty record) takes none, and neither do those behind it.
                if index == before, type.isArray { return }
                position += 1
            }
        }
    }

    private mutating func add(_ value: NodeID, _ target: Target) {
        let node = unit[value]
        // Zeroes that nobody wrote.
        if node.kind == .unknown, node.subtreeEnd == value.raw + 1 { return }
        if node.kind == .initList {
            fill(from: value, target)
            return
        }
        guard let field = target.bitField else {
            parts.append(Part(offset: target.offset, type: target.type, member: target.member, value: value))
            return
        }
        let size = lowering.valueType(target.type).size
        let place = lowering.fieldPlaceOffset(field, base: target.offset, size: size)
        parts.append(Part(
            offset: place.byte, type: target.type, firstBit: place.firstBit, bitWidth: field.bitWidth,
            member: target.member, value: value))
    }

    // MARK: Parts

    /// The n-th part of an array or record that can be initialised; of a union only the first.
    private func part(_ position: Int64, of target: Target) -> Target? {
        let type = unit.types[Int(target.type.raw)]
        if type.isArray {
            let size = lowering.valueType(type.element).size
            guard size >= 0, type.count < 0 || position < type.count else { return nil }
            return Target(offset: target.offset + position * size, type: type.element, member: target.member)
        }
        let fields = members(of: target.type)
        guard position < (type.kind == .union ? min(1, fields.count) : fields.count) else { return nil }
        let field = fields[Int(position)]
        return target.part(field.element, Lowering.Member(record: type.record, field: Int32(field.offset)))
    }

    /// The fields of a record that take an initialiser, with their numbers.
    private func members(of type: TypeID) -> [(offset: Int, element: CRecord.Field)] {
        let type = unit.types[Int(type.raw)]
        guard type.isRecord, type.record >= 0 else { return [] }
        return unit.records[Int(type.record)].fields.enumerated()
            .filter { !($0.element.name.isEmpty && $0.element.bitWidth >= 0) }
    }

    private func isString(_ item: NodeID, for type: TypeID) -> Bool {
        unit.types[Int(type.raw)].isArray && unit[unit.strippingImplicit(item)].kind == .stringLiteral
            && lowering.valueType(unit.types[Int(type.raw)].element).kind == .integer
    }

    /// An expression that gives the whole record.
    private func isObject(_ item: NodeID, of type: CType) -> Bool {
        type.isRecord && unit.type(of: item).isRecord && unit.type(of: item).record == type.record
    }

    // MARK: Designators

    /// Places a designated initialiser; gives the position behind its first designator.
    private mutating func designate(_ item: NodeID, in object: Target) -> Int64? {
        var designators = Array(unit.children(of: item))
        guard let value = designators.popLast(), !designators.isEmpty else { return nil }
        let hasRange = unit.text(of: item).prefix { $0 != "=" && $0 != "{" }.contains("...")
        var targets = [object]
        var next: Int64?
        var rest = designators[...]
        while let designator = rest.popFirst() {
            let node = unit[designator]
            if node.kind == .declRef, !node.symbol.isNone, unit[node.symbol].kind == .field {
                guard let type = targets.first?.type, let found = lowering.field(node.symbol, in: type) else { return nil }
                if next == nil { next = position(of: node.symbol, in: type) + 1 }
                let member = Lowering.Member(unit[node.symbol])
                targets = targets.map { Target(offset: $0.offset + found.base, type: $0.type).part(found.field, member) }
            } else {
                guard let low = unit.integerValue(designator), low >= 0 else { return nil }
                var high = low
                if hasRange, let end = rest.first, let value = unit.integerValue(end) {
                    high = value
                    rest.removeFirst()
                }
                guard high >= low, high - low < InitializerPlanner.rangeLimit else { return nil }
                if next == nil { next = high + 1 }
                targets = targets.flatMap { target in (low...high).compactMap { part($0, of: target) } }
            }
        }
        for target in targets {
            var index = 0
            consume([value], &index, target)
        }
        return next
    }

    /// Where a field stands among those that take an initialiser; one of an anonymous member by that member.
    private func position(of symbol: SymbolID, in type: TypeID) -> Int64 {
        let isDirect = unit[symbol].record == unit.types[Int(type.raw)].record
        let index = members(of: type).firstIndex { number, field in
            isDirect ? number == unit[symbol].fieldIndex
                : field.name.isEmpty && lowering.field(symbol, in: field.type) != nil
        }
        return Int64(index ?? 0)
    }
}
