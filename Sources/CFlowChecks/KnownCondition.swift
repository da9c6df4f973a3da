import CFlow
import CModel

/// A condition on variables and functions of the program that only ever have one value.
struct KnownCondition: FunctionCheck {
    func begins(_ frame: Frame, _ flow: Interpreter) {
        let function = frame.function
        for index in 0..<function.reachableCount {
            let block = function.blocks[index]
            guard case .branch(let register, let then, let otherwise) = block.terminator, !register.isNone,
                  !function[register].flags.contains(.inMacro), !flow.leaves(index, to: then, frame), !flow.leaves(index, to: otherwise, frame),
                  let value = Evaluation(unit: frame.id.unit, function: function, program: flow.program).value(of: register) else { continue }
            flow.report(
                "IACS-C831", "This condition is always \(value != 0 ? "true" : "false"): what it asks for has one value in the whole program.",
                at: flow.view(frame, block.range, block.file))
        }
    }
}

/// The value of an expression whatever the path: of numbers, of variables that nothing changes, of functions that only return
/// such.
private struct Evaluation {
    let unit: Int32
    let function: FlowFunction
    let program: FlowProgram
    var depth = 0

    private static let depthLimit = 16

    func value(of register: Register) -> Int128? {
        guard !register.isNone, depth < Self.depthLimit else { return nil }
        let instruction = function[register]
        switch instruction.opcode {
        case .constant: return Int128(instruction.immediate)
        case .cast:
            guard instruction.type.kind == .integer, let value = deeper.value(of: instruction.a),
                  Interval.values(bits: instruction.type.bits, isSigned: instruction.type.isSigned).contains(value) else { return nil }
            return value
        case .binary:
            guard function[instruction.a].type.kind == .integer, let left = deeper.value(of: instruction.a),
                  let right = deeper.value(of: instruction.b) else { return nil }
            return result(instruction.operation, left, right)
        case .load:
            guard !instruction.a.isNone, !instruction.flags.contains(.isVolatile), instruction.type.kind == .integer else { return nil }
            let address = function[instruction.a]
            switch address.opcode {
            case .addressOfGlobal: return valueOfGlobal(Int(address.immediate), instruction.type)
            case .addressOfLocal where function.locals[Int(address.immediate)].type == instruction.type: return valueOfLocal(address.immediate)
            default: return nil
            }
        case .call: return instruction.immediate < 0 ? nil : valueOfCall(Int(instruction.immediate))
        default: return nil
        }
    }

    private var deeper: Evaluation { Evaluation(unit: unit, function: function, program: program, depth: depth + 1) }

    private func result(_ operation: Operator, _ left: Int128, _ right: Int128) -> Int128? {
        switch operation {
        case .add: left + right
        case .subtract: left - right
        case .equal: left == right ? 1 : 0
        case .notEqual: left != right ? 1 : 0
        case .less: left < right ? 1 : 0
        case .lessEqual: left <= right ? 1 : 0
        case .greater: left > right ? 1 : 0
        case .greaterEqual: left >= right ? 1 : 0
        default: nil
        }
    }

    private func valueOfGlobal(_ index: Int, _ type: ValueType) -> Int128? {
        let id = program.globalID(unit: unit, index: index)
        let global = program.global(id)
        guard global.isDefined, !global.isVolatile, global.type == type, !program.mayBeWritten(id), let parts = global.parts else { return nil }
        guard let part = parts.first else { return 0 }
        guard parts.count == 1, part.offset == 0, case .integer(let number) = part.value else { return nil }
        return Int128(number)
    }

    /// Of a variable that its initialiser alone writes, and whose address goes nowhere.
    private func valueOfLocal(_ local: Int64) -> Int128? {
        guard !function.locals[Int(local)].isParameter else { return nil }
        var stored: Register?
        func isAddress(_ register: Register) -> Bool {
            !register.isNone && function[register].opcode == .addressOfLocal && function[register].immediate == local
        }
        for instruction in function.instructions {
            if isAddress(instruction.b) { return nil }
            guard isAddress(instruction.a) else { continue }
            switch instruction.opcode {
            case .load: break
            case .store where stored == nil && instruction.flags.contains(.isInitializer): stored = instruction.b
            default: return nil
            }
        }
        return function.callArguments.contains(where: isAddress) ? nil : stored.flatMap(deeper.value)
    }

    /// Of a function that does nothing but return a number.
    private func valueOfCall(_ callee: Int) -> Int128? {
        guard let target = program.target(unit: unit, callee: callee), case let body = program.function(target), body.isComplete,
              body.reachableCount == 1, case .return(let result?) = body.blocks[0].terminator,
              !body.instructions.contains(where: { $0.opcode == .call || $0.opcode == .store }) else { return nil }
        return Evaluation(unit: target.unit, function: body, program: program, depth: depth + 1).value(of: result)
    }
}
