import CModel

/// Which variables of static storage may change in ways that the code does not show, and what pointers to functions hold.
extension Lowering {
    /// The object that an address leads into, with the innermost member on the way; nil where it came from elsewhere.
    private func root(of address: Register) -> (instruction: Instruction, field: Int32)? {
        var current = address
        var field: Int32 = -1
        while !current.isNone {
            let instruction = body.function[current]
            switch instruction.opcode {
            case .field:
                if field < 0 { field = instruction.name }
                current = instruction.a
            case .element: current = instruction.a
            default: return (instruction, field)
            }
        }
        return nil
    }

    mutating func noteWrite(to address: Register) {
        guard let root = root(of: address)?.instruction, root.opcode == .addressOfGlobal else { return }
        flow.globals[Int(root.immediate)].mayBeWritten = true
    }

    /// An address goes where it is not followed, as a pointer of this type: through one to `const` nothing is written.
    mutating func noteEscape(of value: Register, pointer: TypeID) {
        guard type(of: value).kind == .pointer, !isConstPointer(pointer) else { return }
        noteEscape(of: value)
    }

    mutating func noteEscape(of value: Register) { noteWrite(to: value) }

    /// A value is stored: a global's address escapes, a function's is remembered for what holds it.
    mutating func noteStore(of value: Register, to address: Register, pointer: TypeID) {
        guard !value.isNone, type(of: value).kind == .pointer else { return }
        noteEscape(of: value, pointer: pointer)
        guard unit[element(of: pointer)].kind == .function, let root = root(of: address) else { return }
        let stored = body.function[value]
        // Null is no function.
        if stored.opcode == .constant { return }
        let callee = stored.opcode == .addressOfFunction ? Int(stored.immediate) : -1
        if root.field >= 0 {
            flow.functionUses.append(FunctionUse(holder: .field(Int(root.field)), callee: callee))
        } else if root.instruction.opcode == .addressOfGlobal {
            flow.functionUses.append(FunctionUse(holder: .global(Int(root.instruction.immediate)), callee: callee))
        }
    }
}
