import CModel

extension Lowering {
    func localIndex(_ symbol: SymbolID) -> Int? {
        let index = localIndices[Int(symbol.raw)]
        return index >= 0 ? Int(index) : nil
    }

    /// Gives a parameter or variable its place among the function's locals.
    mutating func declareLocal(_ id: NodeID, isParameter: Bool) -> Int {
        let node = unit[id]
        let type = unit[node.type]
        let file = node.file >= 0 && Int(node.file) < flow.files.count ? node.file : body.position.file
        body.function.locals.append(Local(
            name: node.symbol.isNone ? "" : unit[node.symbol].name, type: valueType(node.type), spelling: type.spelling,
            isParameter: isParameter, count: type.count, range: node.range, file: file))
        let local = body.function.locals.count - 1
        if !node.symbol.isNone {
            localIndices[Int(node.symbol.raw)] = Int32(local)
            body.localSymbols.append(node.symbol)
        }
        return local
    }

    /// Lowers the declaration of a variable in a function.
    mutating func declare(_ id: NodeID) {
        let node = unit[id]
        moveTo(id)
        guard !node.symbol.isNone else { return }
        let symbol = unit[node.symbol]
        guard symbol.kind == .local else {
            if symbol.kind == .staticLocal { _ = globalIndex(of: node.symbol) }
            return
        }
        let local = declareLocal(id, isParameter: false)
        if unit[node.type].kind == .variableArray {
            let size = variableArraySize(id, node)
            moveTo(id)
            begin(local, cleanup: cleanup(of: symbol))
            emit(.variableArray, a: size, immediate: Int64(local))
            let holder = temporary(type(of: size))
            storeTemporary(holder, size)
            body.arraySizes[local] = holder
            return
        }
        begin(local, cleanup: cleanup(of: symbol))
        let initializer = unit.child(0, of: id)
        if !initializer.isNone { initialize(local: local, type: node.type, from: initializer) }
        // A register of the machine has a value that nobody gave it here.
        if symbol.attributes.contains(.assemblerName) { clobber(address(ofLocal: local)) }
    }

    /// The bytes of a variable-length array: its bounds are evaluated here.
    private mutating func variableArraySize(_ id: NodeID, _ node: Node) -> Register {
        let bounds = Array(unit.children(of: id))
        var dimensions: [TypeID] = []
        var type = node.type
        while unit[type].isArray {
            dimensions.append(type)
            type = unit[type].element
        }
        let sizeType = ValueType(.integer, size: pointerType.size, bits: pointerType.bits)
        var size = constant(max(0, valueType(type).size), sizeType)
        // Bounds that are not constant are given in order; constant ones may be among them.
        var rest = bounds[...]
        let hasAll = bounds.count == dimensions.count
        for dimension in dimensions {
            let isVariable = unit[dimension].kind == .variableArray
            let factor: Register
            if isVariable || hasAll, let bound = rest.popFirst() {
                let count = value(bound)
                moveTo(id)
                factor = converted(count, to: sizeType)
            } else {
                factor = isVariable ? emit(.unknown, sizeType) : constant(unit[dimension].count, sizeType)
            }
            size = emit(.binary, sizeType, operation: .multiply, a: factor, b: size, flags: .isSynthetic)
        }
        return size
    }

    /// The function of `__attribute__((cleanup(f)))`, or -1.
    private mutating func cleanup(of symbol: Symbol) -> Int {
        guard symbol.attributes.contains(.cleanup) else { return -1 }
        for text in symbol.attributeText where text.contains("cleanup") {
            guard let open = text.lastIndex(of: "("), let close = text[open...].firstIndex(of: ")") else { continue }
            let name = text[text.index(after: open)..<close].filter { !$0.isWhitespace }
            if let index = unit.symbols.firstIndex(where: { $0.kind == .function && $0.name == name }) {
                return calleeIndex(of: SymbolID(Int32(index)))
            }
        }
        return -1
    }

    /// Lowers the initialiser of a local, which has come to life.
    mutating func initialize(local: Int, type: TypeID, from initializer: NodeID) {
        guard !initializer.isNone else { return }
        let valueType = valueType(type)
        guard valueType.kind == .aggregate else {
            let value = value(initializer)
            moveTo(initializer)
            let target = Place(address: address(ofLocal: local), type: valueType, isVolatile: isVolatile(type))
            let result = converted(value, to: valueType)
            noteEscape(of: value, pointer: type)
            return store(result, to: target, flags: .isInitializer)
        }
        let target = address(ofLocal: local)
        let inner = unit.strippingImplicit(initializer)
        switch unit[inner].kind {
        case .initList:
            let plan = InitializerPlan(list: inner, type: type, in: self)
            if !plan.isComplete { countUnknown(inner) }
            if !plan.coversAll {
                moveTo(initializer)
                emit(.zero, valueType, a: target, immediate: valueType.size, flags: .isInitializer)
            }
            for part in plan.parts { initialize(part, of: target) }
            if !plan.isComplete { clobber(target) }
        case .stringLiteral:
            initialize(InitializerPlan.Part(offset: 0, type: type, value: inner), of: target)
        default:
            let source = value(initializer)
            moveTo(initializer)
            emit(.copy, valueType, a: target, b: source, immediate: valueType.size, flags: .isInitializer)
        }
    }

    private mutating func initialize(_ part: InitializerPlan.Part, of object: Register) {
        let type = valueType(part.type)
        let inner = unit.strippingImplicit(part.value)
        if type.kind == .aggregate, unit[inner].kind == .stringLiteral {
            return initializeArray(part, of: object, from: unit[inner])
        }
        let value = value(part.value)
        moveTo(part.value)
        let address = emit(.field, pointerType, a: object, immediate: part.offset, extent: type.size, name: fieldIndex(of: part.member))
        let place = Place(
            address: address, type: type, isVolatile: isVolatile(part.type), firstBit: part.firstBit,
            bitWidth: part.bitWidth)
        let result = type.kind == .aggregate ? value : converted(value, to: type)
        noteStore(of: value, to: address, pointer: part.type)
        store(result, to: place, flags: .isInitializer)
    }

    /// A string literal as the initialiser of an array: the rest of the array is zero.
    private mutating func initializeArray(_ part: InitializerPlan.Part, of object: Register, from literal: Node) {
        moveTo(part.value)
        let size = valueType(part.type).size
        let length = textSize(of: literal)
        let address = emit(.field, pointerType, a: object, immediate: part.offset, extent: size, name: fieldIndex(of: part.member))
        if length < size { emit(.zero, valueType(part.type), a: address, immediate: size, flags: .isInitializer) }
        let source = emit(.addressOfString, pointerType, immediate: literal.value, extent: length)
        emit(
            .copy, valueType(part.type), a: address, b: source, immediate: size < 0 ? length : min(length, size),
            flags: .isInitializer)
    }
}
