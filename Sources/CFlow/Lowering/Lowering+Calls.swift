import CModel

extension Lowering {
    /// The name of the function that a call names, or nil for a call through a pointer.
    func calleeName(of node: Node) -> String? {
        guard !node.symbol.isNone, unit.symbols[Int(node.symbol.raw)].kind == .function else { return nil }
        return unit.symbols[Int(node.symbol.raw)].name
    }

    mutating func call(_ id: NodeID, _ node: Node) -> Register {
        let parts = Array(unit.children(of: id))
        guard let calleeNode = parts.first else { return unknown(id, node) }
        if let name = calleeName(of: node), name.hasPrefix("__builtin_"),
            let result = builtin(name, Array(parts.dropFirst()), id, node) {
            return result.register
        }
        let isDirect = calleeName(of: node) != nil
        let pointer = isDirect ? Register.none : value(calleeNode)
        var arguments: [Register] = []
        arguments.reserveCapacity(parts.count - 1)
        let passed = parts.dropFirst().map(handedOver)
        for part in passed {
            let argument = value(part)
            arguments.append(argument.isNone ? emit(.unknown) : argument)
        }
        moveTo(id)
        for (argument, part) in zip(arguments, passed) { noteEscape(of: argument, pointer: unit[part].type) }
        let result = valueType(node.type)
        guard isDirect else { return emitCall(callee: -1, through: pointer, arguments: arguments, result: result) }
        let callee = calleeIndex(of: node.symbol)
        if flow.callees[callee].result.kind == .unknown { flow.callees[callee].result = result }
        let register = emitCall(callee: callee, arguments: arguments, result: result)
        if flow.callees[callee].isNoReturn { terminate(.unreachable, at: id) }
        return register
    }

    /// The pointer that is written for a parameter of a transparent union (GNU), as glibc declares those of `bind` and its like: clang
    /// puts a union around it that nobody wrote.
    private func handedOver(_ argument: NodeID) -> NodeID {
        guard unit[argument].kind == .compoundLiteral, unit.type(of: argument).kind == .union else { return argument }
        var inner = argument
        while [.compoundLiteral, .initList].contains(unit[inner].kind), case let next = unit.child(0, of: inner), !next.isNone { inner = next }
        return unit[inner].range == unit[argument].range ? inner : argument
    }

    @discardableResult
    mutating func emitCall(
        callee: Int, through pointer: Register = .none, arguments: [Register], result: ValueType
    ) -> Register {
        var target = Register.none
        if result.kind == .aggregate {
            let local = temporary(result)
            target = address(ofLocal: local)
        }
        let first = body.function.callArguments.count
        body.function.callArguments += arguments
        let register = emit(Instruction(
            .call, type: result, a: pointer, b: target, immediate: Int64(callee), firstArgument: Int32(first),
            argumentCount: Int32(arguments.count), range: body.position.range, file: body.position.file))
        return result.kind == .void ? .none : register
    }

    // MARK: Callees

    /// The index of a function in the unit's `callees`.
    mutating func calleeIndex(of id: SymbolID) -> Int {
        let known = calleeIndices[Int(id.raw)]
        if known >= 0 { return Int(known) }
        let symbol = unit[id]
        let type = unit[symbol.type]
        var readOnly: UInt64 = 0
        for (position, parameter) in type.parameters.enumerated().prefix(64) where isConstPointer(parameter) {
            readOnly |= 1 << UInt64(position)
        }
        flow.callees.append(Callee(
            name: Lowering.libraryName(ofBuiltin: symbol.name) ?? symbol.name, isStatic: symbol.isStatic,
            isSystem: symbol.isSystem, isVariadic: type.isVariadic, isNoReturn: symbol.attributes.contains(.noReturn),
            result: type.kind == .function ? valueType(type.element) : .unknown, parameters: type.parameters.map(valueType),
            readOnlyParameters: readOnly, attributes: symbol.attributeText))
        calleeIndices[Int(id.raw)] = Int32(flow.callees.count - 1)
        return flow.callees.count - 1
    }

    func isConstPointer(_ type: TypeID) -> Bool {
        let pointer = unit.types[Int(type.raw)]
        return pointer.kind == .pointer && unit.types[Int(pointer.element.raw)].isConst
    }

    /// `memcpy` for `__builtin_memcpy`: the functions of the library that compilers have built in.
    private static func libraryName(ofBuiltin name: String) -> String? {
        guard name.hasPrefix("__builtin_") else { return nil }
        let rest = String(name.dropFirst("__builtin_".count))
        return builtins.contains(rest) ? rest : nil
    }

    private static let builtins: Set<String> = [
        "abort", "abs", "alloca", "bcmp", "bcopy", "bzero", "calloc", "exit", "fprintf", "fputs", "free", "index", "labs",
        "llabs", "malloc", "memchr", "memcmp", "memcpy", "memmove", "mempcpy", "memset", "printf", "putchar", "puts",
        "realloc", "rindex", "snprintf", "sprintf", "stpcpy", "strcat", "strchr", "strcmp", "strcpy", "strcspn",
        "strdup", "strlen", "strncat", "strncmp", "strncpy", "strndup", "strnlen", "strpbrk", "strrchr", "strspn",
        "strstr", "vprintf", "vsnprintf", "vsprintf",
    ]

    // MARK: Functions of the compiler

    private struct BuiltinResult {
        var register: Register
    }

    /// What the compiler itself gives a meaning to; nil for what remains a call.
    private mutating func builtin(
        _ name: String, _ arguments: [NodeID], _ id: NodeID, _ node: Node
    ) -> BuiltinResult? {
        let type = valueType(node.type)
        switch name {
        case "__builtin_expect", "__builtin_expect_with_probability", "__builtin_assume_aligned", "__builtin_launder":
            guard let first = arguments.first else { return nil }
            let result = value(first)
            for argument in arguments.dropFirst() { effects(of: argument) }
            return BuiltinResult(register: converted(result, to: type))
        case "__builtin_constant_p":
            moveTo(id)
            return BuiltinResult(register: constant(0, type))
        case "__builtin_object_size", "__builtin_dynamic_object_size":
            // Not known, as a compiler says it: the greatest size, or none for the lower bound.
            let kind = arguments.count > 1 ? unit.integerValue(arguments[1]) ?? 0 : 0
            moveTo(id)
            return BuiltinResult(register: constant(kind < 2 ? -1 : 0, type))
        case "__builtin_unreachable":
            terminate(.unreachable, at: id)
            return BuiltinResult(register: .none)
        case "__builtin_trap":
            moveTo(id)
            if !node.symbol.isNone { emitCall(callee: calleeIndex(of: node.symbol), arguments: [], result: .void) }
            terminate(.unreachable, at: id)
            return BuiltinResult(register: .none)
        case "__builtin_assume":
            guard let first = arguments.first else { return nil }
            let (holds, fails) = (newBlock(), newBlock())
            condition(first, then: holds, else: fails)
            start(fails)
            terminate(.unreachable)
            start(holds)
            return BuiltinResult(register: .none)
        case "__builtin_prefetch": return BuiltinResult(register: .none)
        default: return nil
        }
    }
}
