import SourceText
import Testing

@Suite struct SourceFileTests {
    @Test func linesEndAsInTheFile() {
        let file = SourceFile(path: "a.c", bytes: Array("a\nb\r\nc\rd".utf8))
        #expect(file.lineStarts == [0, 2, 5, 7])
        #expect((1...4).map { file.text(file.lineRange($0)) } == ["a", "b", "c", "d"])
    }

    @Test func columnsCountUTF16CodeUnits() {
        let file = SourceFile(path: "a.c", bytes: Array("é😀x\ny".utf8))
        #expect(file.position(at: 6) == Position(line: 1, column: 4))
        #expect(file.position(at: 8) == Position(line: 2, column: 1))
    }

    @Test func anOffsetBehindTheEndIsTheLastLine() {
        let file = SourceFile(path: "a.c", bytes: [])
        #expect(file.position(at: 99) == Position(line: 1, column: 1))
        #expect(file.lineRange(5).isEmpty)
    }

    @Test func invalidUTF8IsReplaced() {
        let file = SourceFile(path: "a.c", bytes: [0x61, 0xFF, 0x62])
        #expect(file.text(ByteRange(0, 3)) == "a\u{FFFD}b")
    }
}
