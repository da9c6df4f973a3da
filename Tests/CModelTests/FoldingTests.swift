import CModel
import SourceText
import Testing

@Suite struct FoldingTests {
    /// The value of `a op b` in a type of the given width.
    private func fold(_ a: Int64, _ op: Operator, _ b: Int64, bytes: Int64, isSigned: Bool) -> Int64? {
        var unit = CUnit()
        unit.types.append(CType(kind: .integer, isSigned: isSigned, size: bytes))
        let type = TypeID(1)
        let none = ByteRange(0, 0)
        unit.nodes = [
            Node(kind: .binary, op: op, type: type, subtreeEnd: 3, range: none, spelling: none),
            Node(
                kind: .integerLiteral, flags: .hasValue, type: type, parent: NodeID(0 as Int32), subtreeEnd: 2, range: none,
                spelling: none, value: a),
            Node(
                kind: .integerLiteral, flags: .hasValue, type: type, parent: NodeID(0 as Int32), subtreeEnd: 3, range: none,
                spelling: none, value: b),
        ]
        unit.foldConstants()
        return unit.integerValue(NodeID(0))
    }

    @Test func unsignedArithmeticWraps() {
        #expect(fold(0, .subtract, 1, bytes: 4, isSigned: false) == 0xFFFF_FFFF)
        #expect(fold(0xFFFF_FFFF, .add, 2, bytes: 4, isSigned: false) == 1)
        #expect(fold(-1, .greater, 1, bytes: 8, isSigned: false) == 1)
        #expect(fold(1, .shiftLeft, 31, bytes: 4, isSigned: false) == 0x8000_0000)
    }

    @Test func undefinedBehaviourHasNoValue() {
        #expect(fold(0x7FFF_FFFF, .add, 1, bytes: 4, isSigned: true) == nil)
        #expect(fold(.max, .multiply, 2, bytes: 8, isSigned: true) == nil)
        #expect(fold(1, .divide, 0, bytes: 4, isSigned: true) == nil)
        #expect(fold(.min, .divide, -1, bytes: 8, isSigned: true) == nil)
        #expect(fold(1, .shiftLeft, 32, bytes: 4, isSigned: false) == nil)
        #expect(fold(1, .shiftLeft, 31, bytes: 4, isSigned: true) == nil)
    }

    @Test func signedArithmeticIsExact() {
        #expect(fold(-7, .divide, 2, bytes: 4, isSigned: true) == -3)
        #expect(fold(-7, .remainder, 2, bytes: 4, isSigned: true) == -1)
        #expect(fold(-1, .less, 1, bytes: 4, isSigned: true) == 1)
    }
}
