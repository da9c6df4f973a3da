import CFlow
import CModel

/// The three-address form as text, for snapshots and for reading.
struct FlowText {
    let unit: FlowUnit

    func text(of function: FlowFunction) -> String {
        var lines: [String] = []
        let parameters = function.parameters.map { name(of: $0, function) }
        lines.append("\(function.name)(\(parameters.joined(separator: ", ")))")
        for (index, block) in function.blocks.enumerated() {
            let loop = block.loop >= 0 ? " loop \(block.loop)" : ""
            lines.append("b\(index):\(loop)\(index >= function.reachableCount ? " dead" : "")")
            for register in block.instructions { lines.append("  " + text(of: register, in: function)) }
            lines.append("  " + text(of: block.terminator))
        }
        return lines.joined(separator: "\n")
    }

    private func name(of local: Int, _ function: FlowFunction) -> String {
        let name = function.locals[local].name
        return name.isEmpty ? "$\(local)" : name
    }

    private func text(of type: ValueType) -> String {
        switch type.kind {
        case .integer: (type.isBool ? "b" : type.isSigned ? "i" : "u") + "\(type.bits)"
        case .floating: "f\(type.bits)"
        case .pointer: "p"
        case .aggregate: "a\(type.size)"
        default: "\(type.kind)"
        }
    }

    private func text(of index: Int, in function: FlowFunction) -> String {
        let i = function.instructions[index]
        let type = text(of: i.type)
        let result = "r\(index) = "
        let a = "r\(i.a.raw)"
        let b = "r\(i.b.raw)"
        switch i.opcode {
        case .constant: return result + "\(i.immediate):\(type)"
        case .floatConstant: return result + "\(Double(bitPattern: UInt64(bitPattern: i.immediate))):\(type)"
        case .unknown: return result + "unknown:\(type)"
        case .binary: return result + "\(i.operation) \(a), \(b):\(type)"
        case .unary: return result + "\(i.operation) \(a):\(type)"
        case .cast: return result + (i.flags.contains(.isExplicit) ? "cast! " : "cast ") + "\(a):\(type)"
        case .addressOfLocal: return result + "&" + name(of: Int(i.immediate), function)
        case .addressOfGlobal: return result + "&@" + unit.globals[Int(i.immediate)].name
        case .addressOfString: return result + "\"\(String(decoding: unit.strings[Int(i.immediate)], as: UTF8.self))\""
        case .addressOfFunction: return result + "&" + unit.callees[Int(i.immediate)].name
        case .addressOfLabel: return result + "&&b\(i.immediate)"
        case .field:
            let name = i.name >= 0 ? " ." + unit.fields[Int(i.name)].name : ""
            return result + "field \(a) + \(i.immediate)\(name) [\(i.extent)]"
        case .element:
            let count = i.immediate >= 0 ? " of \(i.immediate)" : ""
            return result + (i.flags.contains(.isSubscript) ? "index " : "element ") + "\(a), \(b) * \(i.extent)\(count)"
        case .pointerDifference: return result + "difference \(a), \(b) / \(i.extent):\(type)"
        case .load: return result + "load \(a)\(bits(i)):\(type)"
        case .store: return (i.flags.contains(.isInitializer) ? "init" : "store") + " \(a)\(bits(i)) <- \(b):\(type)"
        case .copy: return "copy \(a) <- \(b), \(i.immediate)"
        case .zero: return "zero \(a), \(i.immediate)"
        case .begin: return "begin " + name(of: Int(i.immediate), function)
        case .end: return "end " + name(of: Int(i.immediate), function)
        case .variableArray: return "array \(name(of: Int(i.immediate), function)), \(a)"
        case .clobber: return "clobber" + (i.a.isNone ? "" : " " + a)
        case .call:
            let callee = i.immediate >= 0 ? unit.callees[Int(i.immediate)].name : "*" + a
            let arguments = function.arguments(of: i).map { "r\($0.raw)" }.joined(separator: ", ")
            return (i.type.kind == .void ? "" : result) + "call \(callee)(\(arguments))"
                + (i.b.isNone ? "" : " to \(b)") + (i.type.kind == .void ? "" : ":\(type)")
        case .variadicArgument: return result + "va_arg \(a):\(type)"
        }
    }

    private func bits(_ i: Instruction) -> String { Int64(i.type.bits) < i.type.size * 8 ? " bit \(i.immediate)" : "" }

    private func text(of terminator: Terminator) -> String {
        switch terminator {
        case .jump(let target): "-> b\(target)"
        case .branch(let condition, let then, let otherwise): "if r\(condition.raw) -> b\(then) else b\(otherwise)"
        case .switch(let value, let cases, let otherwise):
            "switch r\(value.raw)" + cases.map { item in
                let values = item.values.count == 1 ? "\(item.values.lowerBound)" : "\(item.values)"
                return " \(values) -> b\(item.target)"
            }.joined() + " else b\(otherwise)"
        case .return(let value): value.map { "return r\($0.raw)" } ?? "return"
        case .indirect(let address, let targets): "-> *r\(address.raw) of \(targets)"
        case .unreachable: "unreachable"
        }
    }
}
