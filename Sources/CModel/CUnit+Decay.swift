extension CUnit {
    /// Gives parameters that are declared as arrays the pointer types that they have (C11 6.7.6.3), and the expressions that
    /// they are in. libclang tells the type as it is written, all the way up: `a + 1` is an array too.
    public mutating func decayParameters() {
        guard types.contains(where: \.isArray) else { return }
        var pointers = PointerTypes(of: self)
        for index in types.indices where types[index].kind == .function {
            for position in types[index].parameters.indices {
                let parameter = types[index].parameters[position]
                if self[parameter].isArray { types[index].parameters[position] = pointers.pointer(to: self[parameter].element, &types) }
            }
        }
        for index in symbols.indices where symbols[index].kind == .parameter && self[symbols[index].type].isArray {
            symbols[index].type = pointers.pointer(to: self[symbols[index].type].element, &types)
        }
        // Children have higher ids than their parent, so going backwards meets them first.
        for index in nodes.indices.reversed() where types[Int(nodes[index].type.raw)].isArray {
            if let type = decayed(NodeID(index), &pointers) { nodes[index].type = type }
        }
    }

    /// The pointer type of a node that is told to be an array; nil for what truly is one.
    private mutating func decayed(_ id: NodeID, _ pointers: inout PointerTypes) -> TypeID? {
        let node = self[id]
        switch node.kind {
        case .parameter: break
        case .declRef:
            guard !node.symbol.isNone, self[node.symbol].kind == .parameter else { return nil }
        case .paren:
            guard let inner = children(of: id).first(where: { _ in true }), !type(of: inner).isArray else { return nil }
        case .unary:
            guard node.op != .dereference else { return nil }
            if node.op == .other, type(of: child(0, of: id)).isArray { return nil }
        // No value is an array.
        case .binary, .assign, .compoundAssign, .conditional, .elvis, .implicitCast, .explicitCast, .call: break
        default: return nil
        }
        return pointers.pointer(to: self[node.type].element, &types)
    }

    private struct PointerTypes {
        private var known: [TypeID: TypeID] = [:]
        private let size: Int64
        private let alignment: Int32

        init(of unit: CUnit) {
            let sample = unit.types.first { $0.kind == .pointer && $0.size > 0 }
            size = sample?.size ?? 8
            alignment = sample?.alignment ?? 8
            for (index, type) in unit.types.enumerated() where type.kind == .pointer && !type.isConst && !type.isVolatile {
                known[type.element] = known[type.element] ?? TypeID(Int32(index))
            }
        }

        mutating func pointer(to element: TypeID, _ types: inout [CType]) -> TypeID {
            if let known = known[element] { return known }
            let id = TypeID(Int32(types.count))
            types.append(CType(
                kind: .pointer, size: size, alignment: alignment, element: element,
                spelling: types[Int(element.raw)].spelling + " *"))
            known[element] = id
            return id
        }
    }
}
