import Testing
@testable import Documents

@Suite struct NodeTests {
    @Test func aTextIsReadWithItsLines() throws {
        let root = try #require(try Node(yaml: "a: 1\nb:\n  - 'x y'\n  - {c: no}\n"))
        let entries = try #require(root.mapping)
        #expect(entries.map(\.key.scalar) == ["a", "b"] && entries.map(\.key.line) == [1, 2])
        #expect(entries[0].value.scalar == "1")
        let list = try #require(entries[1].value.list)
        #expect(list[0].scalar == "x y" && list[0].line == 3)
        #expect(list[1].mapping?[0].value.scalar == "no" && list[1].line == 4)
        #expect(try Node(yaml: "# nothing\n")?.packed == nil)
    }

    @Test func anAliasStandsForWhatItNames() throws {
        let root = try #require(try Node(yaml: "a: &x [1, 2]\nb: *x\n"))
        #expect(root.mapping?[1].value.list?.map(\.scalar) == ["1", "2"])
    }

    @Test(arguments: ["a: 1", "[]", "{}", "''", "a: \"line\\nother é\"\nb: [1, [2, {c: [], '': x}]]\n\nd: |\n  two\n  lines\n"])
    func whatIsPackedIsTheSame(yaml: String) throws {
        let packed = try #require(try Node(yaml: yaml)).packed
        #expect(Node(packed: packed)?.packed == packed)
        // Nothing but the whole of it is read.
        for count in 0..<packed.utf8.count {
            #expect(Node(packed: String(decoding: packed.utf8.prefix(count), as: UTF8.self))?.packed == nil)
        }
        #expect(Node(packed: packed + "x")?.packed == nil)
    }

    @Test(arguments: ["a: [", "a: 1\nb: {", "a: 1\n  b: 2: 3", "a: 1\na: 2"])
    func whatIsNoYAMLIsRefused(yaml: String) {
        #expect(throws: YAMLFailure.self) { try Node(yaml: yaml) }
    }

    @Test func whatIsTooLargeIsRefused() {
        let deep = String(repeating: "[", count: Limits.depth + 1) + String(repeating: "]", count: Limits.depth + 1)
        #expect(throws: YAMLFailure.self) { try Node(yaml: deep) }
        // Every line stands for ten times the one before.
        let lines = (1...8).map { "a\($0): &a\($0) [" + Array(repeating: $0 == 1 ? "x" : "*a\($0 - 1)", count: 10).joined(separator: ", ") + "]" }
        #expect(throws: YAMLFailure.self) { try Node(yaml: lines.joined(separator: "\n")) }
        let packed = String(repeating: "l1 1 ", count: Limits.depth + 1) + "s1 0 "
        #expect(Node(packed: packed)?.packed == nil)
    }
}
