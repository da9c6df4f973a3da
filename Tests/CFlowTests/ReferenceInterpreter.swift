import CFlow
import CModel

/// Runs three-address code on real values, as simply as can be: an oracle for the lowering, not for the engine.
///
/// An address is the number of its object, times 2^32, plus the offset; functions are objects too. What a program of the
/// tests does not need is an error.
struct ReferenceInterpreter {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    let unit: FlowUnit
    private(set) var output: [UInt8] = []
    private var objects: [[UInt8]] = [[]]
    private var globals: [Int64] = []
    private var strings: [Int64] = []
    private var functions: [Int64] = []
    private var steps = 0

    private static let stepLimit = 5_000_000

    init(_ unit: FlowUnit) throws {
        self.unit = unit
        strings = unit.strings.map { newObject($0 + [0]) }
        functions = unit.callees.map { _ in newObject([]) }
        globals = unit.globals.map { newObject([UInt8](repeating: 0, count: Int(max(0, $0.type.size)))) }
        for (index, global) in unit.globals.enumerated() {
            for part in global.parts ?? [] { try initialize(part, at: globals[index]) }
        }
    }

    mutating func run() throws -> String {
        let main = try definition(named: "main")
        _ = try call(main, [])
        return String(decoding: output, as: UTF8.self)
    }

    private func definition(named name: String) throws -> FlowFunction {
        guard let function = unit.functions.first(where: { $0.name == name }) else {
            throw Failure(description: "no function \(name)")
        }
        return function
    }

    // MARK: Memory

    private mutating func newObject(_ bytes: [UInt8]) -> Int64 {
        objects.append(bytes)
        return Int64(objects.count - 1) << 32
    }

    private func place(_ address: Int64, _ size: Int) throws -> (object: Int, offset: Int) {
        let object = Int(address >> 32)
        let offset = Int(address & 0xffff_ffff)
        guard object > 0, object < objects.count, offset + size <= objects[object].count, size >= 0 else {
            throw Failure(description: "access of \(size) bytes at \(object):\(offset)")
        }
        return (object, offset)
    }

    private func bytes(at address: Int64, _ size: Int) throws -> [UInt8] {
        let (object, offset) = try place(address, size)
        return Array(objects[object][offset..<offset + size])
    }

    private mutating func write(_ bytes: [UInt8], at address: Int64) throws {
        let (object, offset) = try place(address, bytes.count)
        objects[object].replaceSubrange(offset..<offset + bytes.count, with: bytes)
    }

    private func raw(at address: Int64, _ size: Int) throws -> UInt64 {
        try bytes(at: address, size).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private mutating func write(raw: UInt64, _ size: Int, at address: Int64) throws {
        try write((0..<size).map { UInt8(truncatingIfNeeded: raw >> UInt64(8 * $0)) }, at: address)
    }

    private func load(_ type: ValueType, at address: Int64, firstBit: Int64) throws -> Int64 {
        let raw = try raw(at: address, Int(type.size))
        if type.kind == .floating {
            return type.size == 4
                ? Int64(bitPattern: Double(Float(bitPattern: UInt32(raw))).bitPattern) : Int64(bitPattern: raw)
        }
        return wrap(Int64(bitPattern: raw >> UInt64(firstBit)), type)
    }

    private mutating func store(_ value: Int64, _ type: ValueType, at address: Int64, firstBit: Int64) throws {
        var raw = UInt64(bitPattern: value)
        if type.kind == .floating, type.size == 4 {
            raw = UInt64(Float(Double(bitPattern: raw)).bitPattern)
        } else if type.bits < type.size * 8 {
            let mask = ((UInt64(1) << UInt64(type.bits)) - 1) << UInt64(firstBit)
            let old = try self.raw(at: address, Int(type.size))
            raw = old & ~mask | (raw << UInt64(firstBit)) & mask
        }
        try write(raw: raw, Int(type.size), at: address)
    }

    private mutating func initialize(_ part: Global.Part, at base: Int64) throws {
        let address = base + part.offset
        switch part.value {
        case .integer(let value): try store(value, part.type, at: address, firstBit: part.firstBit)
        case .floating(let value):
            try store(Int64(bitPattern: value.bitPattern), part.type, at: address, firstBit: 0)
        case .string(let index, let offset):
            try store(strings[index] + offset, part.type, at: address, firstBit: 0)
        case .function(let index): try store(functions[index], part.type, at: address, firstBit: 0)
        case .address(let index, let offset):
            try store(globals[index] + offset, part.type, at: address, firstBit: 0)
        case .bytes(let index):
            let count = min(Int(part.type.size), unit.strings[index].count + 1)
            try write(Array((unit.strings[index] + [0]).prefix(count)), at: address)
        case .unknown: throw Failure(description: "an initialiser is not understood")
        }
    }

    // MARK: Control

    private mutating func call(_ function: FlowFunction, _ arguments: [Int64]) throws -> Int64 {
        var registers = [Int64](repeating: 0, count: function.instructions.count)
        var locals = function.locals.map { newObject([UInt8](repeating: 0xAA, count: Int(max(0, $0.type.size)))) }
        for (local, argument) in zip(function.parameters, arguments) {
            let type = function.locals[local].type
            if type.kind == .aggregate {
                try write(bytes(at: argument, Int(type.size)), at: locals[local])
            } else {
                try store(argument, type, at: locals[local], firstBit: 0)
            }
        }
        var block = 0
        while true {
            guard block < function.reachableCount else { throw Failure(description: "\(function.name): a dead block runs") }
            for index in function.blocks[block].instructions {
                steps += 1
                guard steps < Self.stepLimit else { throw Failure(description: "too many steps") }
                registers[index] = try run(function.instructions[index], function, registers, &locals)
            }
            switch function.blocks[block].terminator {
            case .jump(let target): block = target
            case .branch(let condition, let then, let otherwise):
                let value = registers[Int(condition.raw)]
                let isFloat = function[condition].type.kind == .floating
                block = (isFloat ? double(value) != 0 : value != 0) ? then : otherwise
            case .switch(let value, let cases, let otherwise):
                let value = registers[Int(value.raw)]
                block = cases.first { $0.values.contains(value) }?.target ?? otherwise
            case .return(let value):
                let result = value.map { registers[Int($0.raw)] } ?? 0
                return result
            case .indirect(let address, let targets):
                let target = Int(registers[Int(address.raw)])
                guard targets.contains(target) else { throw Failure(description: "a label that is no target") }
                block = target
            case .unreachable: throw Failure(description: "\(function.name): the unreachable is reached")
            }
        }
    }

    private mutating func run(
        _ i: Instruction, _ function: FlowFunction, _ registers: [Int64], _ locals: inout [Int64]
    ) throws -> Int64 {
        let a = i.a.isNone ? 0 : registers[Int(i.a.raw)]
        let b = i.b.isNone ? 0 : registers[Int(i.b.raw)]
        switch i.opcode {
        case .constant, .floatConstant, .addressOfLabel: return i.immediate
        case .binary: return try binary(i, a, b, function[i.a].type)
        case .unary:
            if i.type.kind == .floating { return Int64(bitPattern: (-double(a)).bitPattern) }
            return wrap(i.operation == .negate ? 0 &- a : ~a, i.type)
        case .cast: return cast(a, from: function[i.a].type, to: i.type)
        case .addressOfLocal: return locals[Int(i.immediate)]
        case .addressOfGlobal: return globals[Int(i.immediate)]
        case .addressOfString: return strings[Int(i.immediate)]
        case .addressOfFunction: return functions[Int(i.immediate)]
        case .field: return a + i.immediate
        case .element: return a + b * i.extent
        case .pointerDifference: return (a - b) / i.extent
        case .load: return try load(i.type, at: a, firstBit: i.immediate)
        case .store: try store(b, i.type, at: a, firstBit: i.immediate)
        case .copy: try write(bytes(at: b, Int(i.immediate)), at: a)
        case .zero: try write([UInt8](repeating: 0, count: Int(i.immediate)), at: a)
        case .begin, .end:
            let size = Int(max(0, function.locals[Int(i.immediate)].type.size))
            let object = Int(locals[Int(i.immediate)] >> 32)
            objects[object] = [UInt8](repeating: i.opcode == .begin ? 0xAA : 0xDD, count: size)
        case .variableArray: objects[Int(locals[Int(i.immediate)] >> 32)] = [UInt8](repeating: 0xAA, count: Int(a))
        case .clobber: break
        case .call: return try call(i, a, b, function.arguments(of: i).map { registers[Int($0.raw)] })
        case .unknown, .variadicArgument: throw Failure(description: "\(function.name): unknown")
        }
        return 0
    }

    private mutating func call(_ i: Instruction, _ pointer: Int64, _ target: Int64, _ arguments: [Int64]) throws -> Int64 {
        let callee = i.immediate >= 0 ? Int(i.immediate) : functions.firstIndex(of: pointer)
        guard let callee else { throw Failure(description: "a call of no function") }
        if unit.callees[callee].name == "printf" {
            try printf(arguments)
            return 0
        }
        let result = try call(definition(named: unit.callees[callee].name), arguments)
        guard i.type.kind == .aggregate else { return result }
        try write(bytes(at: result, Int(i.type.size)), at: target)
        return target
    }

    private mutating func printf(_ arguments: [Int64]) throws {
        var rest = arguments.dropFirst()
        var format = try string(at: arguments[0])[...]
        while let byte = format.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                output.append(byte)
                continue
            }
            while format.first == UInt8(ascii: "l") { format = format.dropFirst() }
            let value = rest.popFirst() ?? 0
            switch format.popFirst() {
            case UInt8(ascii: "d"): output += Array("\(value)".utf8)
            case UInt8(ascii: "u"): output += Array("\(UInt64(bitPattern: value))".utf8)
            case UInt8(ascii: "s"): output += try string(at: value)
            default: throw Failure(description: "a format that is not known")
            }
        }
    }

    private func string(at address: Int64) throws -> [UInt8] {
        var result: [UInt8] = []
        while let byte = try bytes(at: address + Int64(result.count), 1).first, byte != 0 { result.append(byte) }
        return result
    }

    // MARK: Arithmetic

    private func double(_ value: Int64) -> Double { Double(bitPattern: UInt64(bitPattern: value)) }

    /// The value as a register of the type holds it: with its sign, or filled with zeroes.
    private func wrap(_ value: Int64, _ type: ValueType) -> Int64 {
        if type.isBool { return value & 1 }
        guard type.kind == .integer, type.bits < 64 else { return value }
        let shift = Int64(64 - type.bits)
        return type.isSigned ? (value << shift) >> shift : Int64(bitPattern: UInt64(bitPattern: value << shift) >> UInt64(shift))
    }

    private func cast(_ value: Int64, from: ValueType, to: ValueType) -> Int64 {
        if to.kind == .floating {
            var result = from.kind == .floating ? double(value)
                : from.isSigned ? Double(value) : Double(UInt64(bitPattern: value))
            if to.size == 4 { result = Double(Float(result)) }
            return Int64(bitPattern: result.bitPattern)
        }
        if from.kind == .floating {
            if to.isBool { return double(value) != 0 ? 1 : 0 }
            let whole = double(value).rounded(.towardZero)
            return wrap(Int64(exactly: whole) ?? Int64(bitPattern: UInt64(exactly: whole) ?? 0), to)
        }
        return to.isBool ? (value != 0 ? 1 : 0) : wrap(value, to)
    }

    private func binary(_ i: Instruction, _ a: Int64, _ b: Int64, _ type: ValueType) throws -> Int64 {
        if type.kind == .floating { return try floating(i, double(a), double(b)) }
        let isSigned = type.kind == .integer && type.isSigned
        let (x, y) = (UInt64(bitPattern: a), UInt64(bitPattern: b))
        switch i.operation {
        case .add: return wrap(a &+ b, i.type)
        case .subtract: return wrap(a &- b, i.type)
        case .multiply: return wrap(a &* b, i.type)
        case .divide, .remainder:
            guard b != 0 else { throw Failure(description: "division by zero") }
            if i.operation == .divide { return wrap(isSigned ? a.dividedReportingOverflow(by: b).partialValue : Int64(bitPattern: x / y), i.type) }
            return wrap(isSigned ? a.remainderReportingOverflow(dividingBy: b).partialValue : Int64(bitPattern: x % y), i.type)
        case .shiftLeft: return wrap(a << b, i.type)
        case .shiftRight: return wrap(isSigned ? a >> b : Int64(bitPattern: x >> y), i.type)
        case .bitAnd: return a & b
        case .bitOr: return a | b
        case .bitXor: return a ^ b
        case .less: return isSigned ? (a < b ? 1 : 0) : (x < y ? 1 : 0)
        case .lessEqual: return isSigned ? (a <= b ? 1 : 0) : (x <= y ? 1 : 0)
        case .greater: return isSigned ? (a > b ? 1 : 0) : (x > y ? 1 : 0)
        case .greaterEqual: return isSigned ? (a >= b ? 1 : 0) : (x >= y ? 1 : 0)
        case .equal: return a == b ? 1 : 0
        case .notEqual: return a != b ? 1 : 0
        default: throw Failure(description: "operator \(i.operation)")
        }
    }

    private func floating(_ i: Instruction, _ a: Double, _ b: Double) throws -> Int64 {
        func result(_ value: Double) -> Int64 {
            Int64(bitPattern: (i.type.size == 4 ? Double(Float(value)) : value).bitPattern)
        }
        switch i.operation {
        case .add: return result(a + b)
        case .subtract: return result(a - b)
        case .multiply: return result(a * b)
        case .divide: return result(a / b)
        case .less: return a < b ? 1 : 0
        case .lessEqual: return a <= b ? 1 : 0
        case .greater: return a > b ? 1 : 0
        case .greaterEqual: return a >= b ? 1 : 0
        case .equal: return a == b ? 1 : 0
        case .notEqual: return a != b ? 1 : 0
        default: throw Failure(description: "operator \(i.operation)")
        }
    }
}
