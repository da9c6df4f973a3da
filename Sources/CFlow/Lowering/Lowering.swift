import CModel
import SourceText

/// Lowers the functions and variables of a unit of the C model to three-address code.
///
/// Never fails: what is not understood becomes `unknown` and is counted. The thread needs the stack of a parser's thread.
public func lower(_ unit: CUnit) -> FlowUnit {
    var lowering = Lowering(unit)
    lowering.run()
    return lowering.flow
}

/// The state of lowering one unit. Extensions in this folder each lower one part of C.
struct Lowering {
    let unit: CUnit
    /// By `TypeID`.
    let types: [ValueType]
    /// What integers narrower than `int` are promoted to.
    let intType: ValueType
    let pointerType: ValueType
    var flow = FlowUnit()
    /// The function that is being lowered.
    var body = FunctionBody()
    /// Nodes of the C model that are open on the stack.
    var depth = 0

    /// Indices into `flow.globals`, `flow.callees` and the function's locals, by symbol; -1 for none yet.
    var globalIndices: [Int32]
    var calleeIndices: [Int32]
    var localIndices: [Int32]
    /// Indices into `flow.fields`.
    var fieldIndices: [Member: Int32] = [:]
    /// By index of `CUnit.records`.
    let recordNames: [String]
    /// Index into `flow.functions`, by symbol.
    private var definitions: [SymbolID: Int] = [:]

    /// Nested nodes that are followed; what lies deeper becomes `unknown`, and its function is not complete.
    static let depthLimit = 1500

    init(_ unit: CUnit) {
        self.unit = unit
        types = unit.types.map(ValueType.init)
        intType = unit.types.firstIndex { $0.spelling == "int" }.map { ValueType(unit.types[$0]) } ?? .int
        pointerType = types.first { $0.kind == .pointer && $0.size > 0 } ?? .pointer
        let none = [Int32](repeating: -1, count: unit.symbols.count)
        (globalIndices, calleeIndices, localIndices) = (none, none, none)
        recordNames = Lowering.recordNames(of: unit)
    }

    mutating func run() {
        flow.files = unit.files
        flow.strings = unit.strings
        for global in unit.globals { _ = globalIndex(of: unit[global].symbol) }
        for function in unit.functions where !function.body.isNone {
            if !function.symbol.isNone { definitions[function.symbol] = flow.functions.count }
            lower(function)
        }
        for (symbol, index) in calleeIndices.enumerated() where index >= 0 {
            flow.callees[Int(index)].definition = definitions[SymbolID(Int32(symbol))] ?? -1
        }
    }

    private mutating func lower(_ function: CFunction) {
        let node = unit[function.node]
        let symbol = function.symbol.isNone ? nil : unit[function.symbol]
        let type = symbol.map { unit[$0.type] }
        body = FunctionBody()
        body.function = FlowFunction(
            name: symbol?.name ?? "", isStatic: symbol?.isStatic ?? true, isVariadic: type?.isVariadic ?? false,
            result: type.map { valueType($0.element) } ?? .unknown, isComplete: function.isComplete, range: node.range,
            nameRange: nameRange(of: function.node), file: max(0, node.file))
        body.position = Position(range: node.range, file: max(0, node.file), flags: [])
        body.name = symbol?.name ?? ""
        start(newBlock())
        for parameter in function.parameters {
            body.function.parameters.append(declareLocal(parameter, isParameter: true))
        }
        enterScope()
        statements(of: function.body)
        leaveScope()
        if body.current != nil { terminate(.return(nil), at: function.node) }
        finishJumps()
        flow.functions.append(ControlFlowGraph.finished(body.function, body.blocks))
        for symbol in body.localSymbols { localIndices[Int(symbol.raw)] = -1 }
    }

    /// The first mention of the function's name in its declaration.
    private func nameRange(of id: NodeID) -> ByteRange {
        let node = unit[id]
        guard !node.symbol.isNone, node.file >= 0, Int(node.file) < unit.files.count, !node.flags.contains(.inMacro) else {
            return ByteRange(node.range.start, node.range.start)
        }
        let name = Array(unit[node.symbol].name.utf8)
        let bytes = unit.files[Int(node.file)].bytes
        let end = min(Int(node.range.end), bytes.count)
        var start = Int(node.range.start)
        while !name.isEmpty, start + name.count <= end {
            if bytes[start..<start + name.count].elementsEqual(name),
                start == 0 || !bytes[start - 1].isIdentifierPart,
                start + name.count == bytes.count || !bytes[start + name.count].isIdentifierPart {
                return ByteRange(start, start + name.count)
            }
            if bytes[start] == UInt8(ascii: "{") { break }
            start += 1
        }
        return ByteRange(node.range.start, node.range.start)
    }
}

/// Where an instruction stands.
struct Position {
    var range: ByteRange
    var file: Int32
    var flags: Instruction.Flags
}

extension UInt8 {
    var isIdentifierPart: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
             UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...: true
        default: false
        }
    }
}
