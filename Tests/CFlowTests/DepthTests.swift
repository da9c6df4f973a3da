import CModel
import SourceText
import Testing
@testable import CFlow

/// Nesting far beyond what clang itself takes neither overflows the stack nor is it dropped in silence.
@Suite struct DepthTests {
    /// A function whose body holds the node kinds of `level` a hundred thousand times inside each other; `leaf` ends each
    /// level and the innermost one.
    private func nested(_ level: [NodeKind], leaf: NodeKind = .integerLiteral, op: Operator = .none) -> CUnit {
        var unit = CUnit()
        unit.types.append(CType(kind: .integer, isSigned: true, size: 4, spelling: "int"))
        unit.types.append(CType(kind: .function, element: TypeID(1)))
        unit.symbols = [Symbol(name: "f", kind: .function, type: TypeID(2))]
        unit.files = [SourceFile(path: "a.c", bytes: [])]
        let nowhere = ByteRange(0, 0)
        func add(_ kind: NodeKind) {
            unit.nodes.append(Node(
                kind: kind, op: kind == .unary || kind == .binary ? op : .none, type: kind == .function ? TypeID(2) : TypeID(1),
                symbol: SymbolID(kind == .function || kind == .call ? 0 : -1), range: nowhere, spelling: nowhere))
        }
        var opened: [Int] = []
        let isStatement = level.first.map { $0.rawValue < NodeKind.integerLiteral.rawValue } ?? false
        for kind in [NodeKind.translationUnit, .function, .compound] + (isStatement ? [] : [.returnStmt]) {
            opened.append(unit.nodes.count)
            add(kind)
        }
        for _ in 0..<100_000 {
            for kind in level {
                if kind == leaf {
                    unit.nodes.append(Node(
                        kind: kind, flags: .hasValue, type: TypeID(1), subtreeEnd: Int32(unit.nodes.count + 1), range: nowhere,
                        spelling: nowhere, value: 1))
                } else {
                    opened.append(unit.nodes.count)
                    add(kind)
                }
            }
        }
        for node in opened { unit.nodes[node].subtreeEnd = Int32(unit.nodes.count) }
        unit.functions = [CFunction(
            node: NodeID(1 as Int32), symbol: SymbolID(0), body: NodeID(2 as Int32), parameters: [])]
        return unit
    }

    @Test(arguments: [
        ([NodeKind.paren], Operator.none), ([.implicitCast], .none), ([.unary], .negate), ([.unary], .logicalNot),
        ([.binary, .integerLiteral], .add), ([.binary, .integerLiteral], .comma), ([.call, .integerLiteral], .none),
        ([.compound], .none), ([.ifStmt, .integerLiteral], .none), ([.whileStmt, .integerLiteral], .none),
        ([.switchStmt, .integerLiteral], .none), ([.statementExpr, .compound], .none), ([.index, .integerLiteral], .none),
        ([.conditional, .integerLiteral], .none), ([.elvis], .none), ([.member], .none), ([.assign], .none),
        ([.initList], .none), ([.compoundLiteral, .initList], .none), ([.unknown], .none),
    ])
    func nestingIsCut(level: [NodeKind], op: Operator) throws {
        let unit = nested(level, op: op)
        let flow = try onParserStack { lower(unit) }
        let function = try #require(flow.functions.first)
        #expect(!function.isComplete && !flow.unknownNodes.isEmpty)
    }
}
