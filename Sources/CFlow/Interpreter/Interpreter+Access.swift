import CModel

/// How an access leaves the object that it is made to.
package struct Excess {
    package enum Side { case above, below }
    package var side: Side
    /// From the object's start to the first byte touched, and to the end of the last.
    package var start: Bounds
    package var end: Bounds
    /// In bytes, of the object or of the part of it that the pointer was made for.
    package var capacity: Interval
    package var isPart: Bool
    /// On every value that the path allows, rather than on some that will occur.
    package var isCertain: Bool
    package var isOutside: Bool
}

extension Interpreter {
    /// Shows an access to the checks; false where the path ends with it.
    func access(
        _ pointer: Value, size: Value, isWrite: Bool, isUpperBound: Bool = false, isPrinted: Bool = false, function: String = "",
        at index: Int, _ frame: Frame, _ state: inout State
    ) -> Bool {
        if pointer.isNone { return true }
        let node = values[pointer]
        if node.kind == .pointer, isPlain(node, size, isWrite: isWrite, state) { return true }
        let place = view(state, frame, frame.function.instructions[index])
        let access = Access(pointer: pointer, size: size, isWrite: isWrite, isUpperBound: isUpperBound, isPrinted: isPrinted, function: function)
        for check in checks.access { check.accesses(access, at: place, self) }
        guard node.kind == .pointer else { return node.kind != .constant || !isNullAddress(node) }
        let known = self.state(of: node.region, state)
        if known.nullness == .null { return false }
        // What is certain to lie outside ends the path: what comes behind it has the same cause.
        if excess(access, state)?.isCertain == true { return false }
        // Behind an access the pointer is what it must be: what follows is not told again.
        if known.nullness != .nonNull, !isPrinted || known.nullness != .unchecked {
            change(node.region, &state) {
                $0.nullness = .nonNull
                $0.isUsedUntested = frame.depth == 0
            }
        }
        if known.status == .freed { change(node.region, &state) { $0.status = .unclear } }
        if let capacity = capacity(known, state), values[size].kind == .constant {
            let limit = Interval(0, max(0, capacity.high - values[size].range.low))
            var inside = state
            if refine(node.right, to: limit, &inside) {
                for index in inside.facts.indices where state.fact(inside.facts[index].value)?.interval != inside.facts[index].interval {
                    inside.facts[index].isAssumed = true
                }
                state = inside
            }
        }
        return true
    }

    /// A null pointer, or a member behind one.
    package func isNullAddress(_ node: ValueNode) -> Bool { node.range.constant.map { (0..<4096).contains($0) } ?? false }

    /// Whether no check has anything to say of an access: it is to an object that is there, inside it and inside the part of it
    /// that the pointer was made for.
    private func isPlain(_ node: ValueNode, _ size: Value, isWrite: Bool, _ state: State) -> Bool {
        let region = Int(node.region.raw)
        let kind = regions[region].kind
        guard kind != .string, kind != .handle, values[node.right].kind == .constant, values[size].kind == .constant,
              !isWrite || !regions[region].isConst && !(kind == .pointee && values[regions[region].value].isOutside) else { return false }
        let (index, isPresent) = state.index(of: node.region)
        let (status, nullness, capacity) = isPresent
            ? (state.regions[index].status, state.regions[index].nullness, state.regions[index].size)
            : (regions[region].initial.status, regions[region].initial.nullness, regions[region].initial.size)
        guard status == .live, nullness == .nonNull, !capacity.isNone || kind == .pointee,
              capacity.isNone || values[capacity].kind == .constant else { return false }
        let start = values[node.right].range.low
        let end = start + values[size].range.low
        return start >= max(0, Int128(node.x)) && (capacity.isNone || end <= values[capacity].range.low)
            && (node.y < 0 || end <= Int128(node.x) + Int128(node.y))
    }

    package func capacity(_ region: RegionState, _ state: State) -> Interval? {
        region.size.isNone ? nil : values.interval(region.size, state)
    }

    /// How an access certainly, or by what comes from outside, leaves its object; nil where that cannot be told.
    package func excess(_ access: Access, _ state: State) -> Excess? {
        guard let excess = plainExcess(access, state) else { return nil }
        guard state.facts.contains(where: \.isBorrowed) else { return excess }
        return plainExcess(access, evidence(state)) == nil ? nil : excess
    }

    private func plainExcess(_ access: Access, _ state: State) -> Excess? {
        let node = values[access.pointer]
        guard node.kind == .pointer else { return nil }
        let known = self.state(of: node.region, state)
        if values[access.size].kind == .constant, values[access.size].range.low <= 0 { return nil }
        if [node.right, access.size, known.size].contains(where: values.isDoubtful) { return nil }
        let kind = regions[Int(node.region.raw)].kind
        if kind != .pointee || !known.size.isNone, let below = below(node.right, start: 0, access, known.size, state, isPart: false) {
            return below
        }
        if !known.size.isNone, let above = above(node.right, access, start: 0, capacity: known.size, state, isPart: false) {
            return above
        }
        guard node.x >= 0, node.y > 0 else { return nil }
        let start = values.constant(Int128(node.x))
        let offset = values.subtract(node.right, start)
        let size = values.constant(Int128(node.y))
        return below(offset, start: node.x, access, size, state, isPart: true)
            ?? above(offset, access, start: node.x, capacity: size, state, isPart: true)
    }

    private func above(
        _ offset: Value, _ access: Access, start: Int64, capacity: Value, _ state: State, isPart: Bool
    ) -> Excess? {
        let end = values.add(offset, access.size)
        let room = values.interval(capacity, state)
        let over = values.subtract(end, capacity)
        if let (x, y, distance) = comparable(end, capacity), let known = state.distance(x, y), known + distance <= 0 { return nil }
        let bounds = values.bounds(over, state)
        let endBounds = values.bounds(end, state)
        func excess(isCertain: Bool, isOutside: Bool) -> Excess {
            Excess(side: .above, start: values.bounds(offset, state), end: endBounds, capacity: room, isPart: isPart, isCertain: isCertain, isOutside: isOutside)
        }
        guard bounds.high > 0, !access.isUpperBound else { return nil }
        // What the room depends on is no evidence against it: a request that may be small is judged where it is made.
        guard values[capacity].kind == .constant || values.parts(over)?.base.isNone == true else { return nil }
        if bounds.low <= 0, isBoundWithOthers(end, state) { return nil }
        if bounds.low > 0 || bounds.reachesHigh || isOneBeyond(bounds, access, offset, state) {
            return excess(isCertain: bounds.low > 0, isOutside: values[end].isOutside)
        }
        return values[end].isOutside && !isCapped(end, state) ? excess(isCertain: false, isOutside: true) : nil
    }

    /// The path compared the index with a constant, and what passed the comparison is one element too far: `i <= count`.
    private func isOneBeyond(_ over: Bounds, _ access: Access, _ offset: Value, _ state: State) -> Bool {
        guard values[access.size].kind == .constant, over.high == values[access.size].range.low, over.low < over.high else { return false }
        guard !isRelated(offset, state) else { return false }
        let told = chain(offset).compactMap { value in state.fact(value).flatMap { $0.interval.high < values[value].range.high ? $0 : nil } }
        return !told.isEmpty && told.allSatisfy { !$0.isTested && !$0.isAssumed && !$0.isBorrowed }
    }

    /// Whether the path compared a value together with another that is not known, as `length - used > 16` does: that may bound it
    /// more than anything said of it alone.
    private func isBoundWithOthers(_ value: Value, _ state: State) -> Bool {
        let base = chain(value).last ?? value
        return state.facts.contains { fact in
            let node = values[fact.value]
            guard node.kind == .binary, fact.value != base else { return false }
            // How far a comparison of the value itself bounds it, relations tell.
            if [.less, .equal].contains(node.operation), [node.left, node.right].contains(where: { chain($0).last == base }) { return false }
            if node.operation == .subtract, node.left == base || node.right == base,
               state.distance(node.left, node.right) != nil || state.distance(node.right, node.left) != nil { return false }
            return isMade(node.left, of: base) && isOpen(node.right) || isMade(node.right, of: base) && isOpen(node.left)
        }
    }

    /// The same, of a comparison with another value; with one that it is equal to, that says nothing.
    private func isRelated(_ value: Value, _ state: State) -> Bool {
        let base = chain(value).last ?? value
        return state.relations.contains { relation in
            let isPart = isMade(relation.left, of: base) && isOpen(relation.right) || isMade(relation.right, of: base) && isOpen(relation.left)
            return isPart && state.distance(relation.right, relation.left) != -relation.distance
        }
    }

    /// Neither a number nor a counter, which goes up to what it is compared with.
    private func isOpen(_ value: Value) -> Bool {
        values[value].kind != .constant && values.symbol(chain(value).last ?? value)?.origin != .loop
    }

    private func isMade(_ value: Value, of part: Value, depth: Int = Limits.valueDepth) -> Bool {
        if value == part { return true }
        let node = values[value]
        switch node.kind {
        case .binary where depth > 0: return isMade(node.left, of: part, depth: depth - 1) || isMade(node.right, of: part, depth: depth - 1)
        case .linear where depth > 0, .converted where depth > 0: return isMade(node.left, of: part, depth: depth - 1)
        default: return false
        }
    }

    /// A value, and what it is made of as long as that is one value.
    private func chain(_ value: Value) -> [Value] {
        var chain = [value]
        while case let node = values[chain[chain.count - 1]], node.kind == .linear || node.kind == .converted {
            chain.append(node.left)
        }
        return chain
    }

    private func below(
        _ offset: Value, start: Int64, _ access: Access, _ size: Value, _ state: State, isPart: Bool
    ) -> Excess? {
        let bounds = values.bounds(offset, state)
        guard bounds.low < 0 else { return nil }
        let isOutside = values[offset].isOutside
        guard bounds.high < 0 || bounds.reachesLow || (isOutside && !isCapped(offset, state)) else { return nil }
        return Excess(
            side: .below, start: bounds, end: values.bounds(values.add(offset, access.size), state),
            capacity: size.isNone ? .all : values.interval(size, state), isPart: isPart, isCertain: bounds.high < 0, isOutside: isOutside)
    }

    /// Whether a value lies above a bound, whatever functions that have returned found out.
    package func isCertain(_ value: Value, above bound: Int128, _ state: State) -> Bool { values.interval(value, evidence(state)).low > bound }

    /// Whether a value lies below a bound, whatever functions that have returned found out.
    package func isCertain(_ value: Value, below bound: Int128, _ state: State) -> Bool { values.interval(value, evidence(state)).high < bound }

    /// Whether something is known of a value that a function has found out which has returned.
    func leansOnBorrowed(_ value: Value, _ state: State) -> Bool {
        var open = [value]
        while let next = open.popLast(), !next.isNone {
            if state.fact(next)?.isBorrowed == true { return true }
            let node = values[next]
            switch node.kind {
            case .binary: open += [node.left, node.right]
            case .linear, .converted: open.append(node.left)
            case .constant: if node.isDoubtful { return true }
            default: break
            }
        }
        return false
    }

    /// Whether a variable is but a name for a place, whose size nobody tells.
    package func isPlace(_ region: RegionID) -> Bool {
        let known = regions[Int(region.raw)]
        return known.kind == .global && known.initial.size.isNone
    }

    /// A state without what functions that have returned found out.
    private func evidence(_ state: State) -> State {
        guard state.facts.contains(where: \.isBorrowed) else { return state }
        var state = state
        state.facts.removeAll(where: \.isBorrowed)
        return state
    }

    /// Whether the path compared what a value is made of with something unknown, which may be the bound that it needs.
    package func isCapped(_ value: Value, _ state: State) -> Bool {
        if value.isNone { return false }
        var open = [value]
        var seen: Set<Value> = []
        while let next = open.popLast(), !next.isNone {
            guard seen.insert(next).inserted else { continue }
            if state.relations.contains(where: { !$0.isPromise && ($0.left == next || $0.right == next) }) { return true }
            let node = values[next]
            if state.fact(next)?.isTested == true { return true }
            switch node.kind {
            case .binary: open += [node.left, node.right]
            case .linear, .converted: open.append(node.left)
            case .symbol:
                // What bounded it may be lost where it was joined.
                if let origin = values.symbol(next)?.origin, origin == .join || origin == .loop { return true }
                if symbolWasTested(next, state) { return true }
            default: break
            }
        }
        return false
    }

    private func symbolWasTested(_ value: Value, _ state: State) -> Bool {
        guard let fact = state.fact(value) else { return false }
        let range = values[value].range
        return fact.interval.high < range.high && fact.interval.low > range.low
    }
}
