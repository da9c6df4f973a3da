import CModel
import SourceText

extension Lowering {
    // MARK: Instructions

    /// Sets the place of the instructions that follow; a node that stands in no file of the project keeps the last one.
    mutating func moveTo(_ id: NodeID) {
        let node = unit.nodes[Int(id.raw)]
        guard node.file >= 0, Int(node.file) < flow.files.count else { return }
        body.position = Position(
            range: node.range, file: node.file, flags: node.flags.contains(.inMacro) ? .inMacro : [])
    }

    @discardableResult
    mutating func emit(
        _ opcode: Opcode, _ type: ValueType = .void, operation: Operator = .none, a: Register = .none,
        b: Register = .none, immediate: Int64 = 0, extent: Int64 = -1, name: Int32 = -1, flags: Instruction.Flags = []
    ) -> Register {
        emit(Instruction(
            opcode, type: type, operation: operation, a: a, b: b, immediate: immediate, extent: extent, flags: flags,
            name: name, range: body.position.range, file: body.position.file))
    }

    @discardableResult
    mutating func emit(_ instruction: Instruction) -> Register {
        // Behind a jump: code that cannot be reached has blocks too.
        if body.current == nil { start(newBlock()) }
        let register = Register(body.function.instructions.count)
        body.function.instructions.append(instruction)
        body.function.instructions[Int(register.raw)].flags.formUnion(body.position.flags)
        return register
    }

    mutating func constant(_ value: Int64, _ type: ValueType) -> Register {
        emit(.constant, type, immediate: value)
    }

    func type(of register: Register) -> ValueType {
        register.isNone ? .unknown : body.function[register].type
    }

    /// The constant in a register, where it is one.
    func constantValue(of register: Register) -> Int64? {
        guard !register.isNone, body.function[register].opcode == .constant else { return nil }
        return body.function[register].immediate
    }

    /// Counts a node that is not understood.
    mutating func countUnknown(_ id: NodeID) {
        flow.unknownNodes["\(unit[id].kind)", default: 0] += 1
    }

    // MARK: Blocks

    mutating func newBlock() -> Int {
        body.blocks.append(FunctionBody.Block())
        return body.blocks.count - 1
    }

    /// Goes on in a block; the one before, if it is still open, leads there.
    mutating func start(_ block: Int) {
        if body.current != nil { terminate(.jump(block)) }
        body.blocks[block].start = body.function.instructions.count
        body.current = block
    }

    mutating func terminate(_ terminator: Terminator, at id: NodeID? = nil) {
        if let id { moveTo(id) }
        if body.current == nil { start(newBlock()) }
        guard let current = body.current else { return }
        body.blocks[current].end = body.function.instructions.count
        body.blocks[current].terminator = terminator
        body.blocks[current].range = body.position.range
        body.blocks[current].file = body.position.file
        body.current = nil
    }

    // MARK: Locals and scopes

    mutating func temporary(_ type: ValueType) -> Int {
        body.function.locals.append(Local(name: "", type: type, range: body.position.range, file: body.position.file))
        return body.function.locals.count - 1
    }

    mutating func address(ofLocal local: Int) -> Register {
        emit(.addressOfLocal, pointerType, immediate: Int64(local), extent: body.function.locals[local].type.size)
    }

    mutating func loadTemporary(_ local: Int) -> Register {
        emit(.load, body.function.locals[local].type, a: address(ofLocal: local), flags: .isSynthetic)
    }

    mutating func storeTemporary(_ local: Int, _ value: Register) {
        let address = address(ofLocal: local)
        let type = body.function.locals[local].type
        emit(.store, type, a: address, b: value, flags: .isSynthetic)
    }

    mutating func enterScope() {
        body.scopes.append(FunctionBody.Scope(id: body.scopeCount))
        body.scopeCount += 1
    }

    mutating func leaveScope() {
        if body.current != nil, let scope = body.scopes.last { endVariables(scope.variables) }
        body.scopes.removeLast()
    }

    /// The variable of the innermost scope comes to life.
    mutating func begin(_ local: Int, cleanup: Int = -1) {
        emit(.begin, immediate: Int64(local))
        guard let scope = body.scopes.last else { return }
        body.scopes[body.scopes.count - 1].variables.append(
            FunctionBody.Variable(local: local, scope: scope.id, cleanup: cleanup))
    }

    /// Ends variables, the last declared first.
    mutating func endVariables(_ variables: [FunctionBody.Variable]) {
        for variable in variables.reversed() {
            if variable.cleanup >= 0 {
                let argument = address(ofLocal: variable.local)
                emitCall(callee: variable.cleanup, arguments: [argument], result: .void)
            }
            emit(.end, immediate: Int64(variable.local), flags: .isSynthetic)
        }
    }

    /// The variables of the scopes that are left when only so many stay open, in order of declaration.
    func variables(inScopesFrom count: Int) -> [FunctionBody.Variable] {
        body.scopes.dropFirst(count).flatMap(\.variables)
    }

    mutating func jump(to target: FunctionBody.JumpTarget, at id: NodeID) {
        moveTo(id)
        endVariables(variables(inScopesFrom: target.scopeCount))
        terminate(.jump(target.block), at: id)
    }
}
