import CModel

extension ValueType {
    static let pointer = ValueType(.pointer, size: 8, bits: 64)
    static let int = ValueType(.integer, size: 4, bits: 32, isSigned: true)

    init(_ type: CType) {
        let bits = Int32(clamping: max(0, type.size) * 8)
        switch type.kind {
        case .void: self = .void
        case .bool: self = ValueType(.integer, size: type.size, bits: bits, isBool: true)
        case .integer, .enumeration:
            self = ValueType(
                .integer, size: type.size, bits: bits, isSigned: type.isSigned, isCharacter: type.isCharacter)
        case .floating: self = ValueType(.floating, size: type.size, bits: bits)
        case .pointer: self = ValueType(.pointer, size: type.size, bits: bits)
        case .array, .incompleteArray, .variableArray, .structure, .union:
            self = ValueType(.aggregate, size: type.size)
        case .function: self = ValueType(.function)
        case .vector, .complex, .unknown: self = ValueType(.unknown, size: type.size)
        }
    }

    var isArithmetic: Bool { kind == .integer || kind == .floating }
}

extension Lowering {
    func valueType(_ id: TypeID) -> ValueType { types[Int(id.raw)] }

    func valueType(of id: NodeID) -> ValueType { types[Int(unit.nodes[Int(id.raw)].type.raw)] }

    /// The kind of a node's C type, without a copy of the type.
    func kind(of id: NodeID) -> CType.Kind { unit.types[Int(unit.nodes[Int(id.raw)].type.raw)].kind }

    func isVolatile(_ id: TypeID) -> Bool { unit.types[Int(id.raw)].isVolatile }

    /// What a pointer points to, or an array consists of.
    func element(of id: TypeID) -> TypeID { unit.types[Int(id.raw)].element }

    /// The step of pointer arithmetic, in bytes: `void` and functions count as one byte (GNU); -1 where it is not constant.
    func step(of pointer: TypeID) -> Int64 {
        let element = valueType(element(of: pointer))
        return element.kind == .void || element.kind == .function ? 1 : element.size
    }

    /// C11 6.3.1.1: integers narrower than `int`, and bit-fields that fit into it, become `int`.
    func promoted(_ type: ValueType) -> ValueType {
        guard type.kind == .integer else { return type }
        if type.bits < intType.bits { return intType }
        if type.bits == intType.bits, !type.isSigned, type.size == intType.size {
            var result = intType
            result.isSigned = false
            return result
        }
        return type
    }

    /// C11 6.3.1.8: the type in which two arithmetic operands meet.
    func common(_ first: ValueType, _ second: ValueType) -> ValueType {
        if first.kind == .floating || second.kind == .floating {
            guard first.kind == .floating else { return second }
            return second.kind == .floating && second.size > first.size ? second : first
        }
        guard first.kind == .integer, second.kind == .integer else { return .unknown }
        let (a, b) = (promoted(first), promoted(second))
        if a.bits != b.bits { return a.bits > b.bits ? a : b }
        return a.isSigned ? b : a
    }
}
