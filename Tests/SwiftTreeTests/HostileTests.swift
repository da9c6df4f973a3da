import SwiftTree
import Testing

@Suite struct HostileTests {
    /// Deep nesting and unfinished code: every one gives a tree that covers the file, on a small stack. That the time grows
    /// with the size is measured by `conformance --doubling`.
    @Test(arguments: [
        "(", "[", "{", "\"\\(", "a<", "f(", "f{", "if a{", "-", "!a.", "try ", "a?b:", "a=", "x.y(", "#if A\n", "else if a {} ",
        "case let ", "@a ", "a as ", "{ (", ")", "}", "let x: (", "[a:", "\\.", "func f() { ", "->", "a ? ", "some ", "& ",
        "struct S<", "if case .a(", "switch x { case .a: ", "public ", "await ", "x:for ", "~", "&a ", ". ", ".a", "a!", "0.",
    ])
    func givesATree(_ piece: String) {
        let bytes = Array(String(repeating: piece, count: 80_000 / piece.utf8.count).utf8)
        let tree = SyntaxTree(parsing: bytes)
        #expect(tree.nodes[0].subtreeEnd == Int32(tree.nodes.count))
        #expect(Int(tree.nodes[0].endToken) == tree.tokens.count - 1)
    }
}
