import SwiftTree
import Testing

@Suite struct HostileTests {
    /// Deep nesting and unfinished code: returns, in time that grows with the size, on a small stack.
    @Test(arguments: [
        "(", "[", "{", "\"\\(", "a<", "f(", "f{", "if a{", "-", "!a.", "try ", "a?b:", "a=", "x.y(", "#if A\n", "else if a {} ",
        "case let ", "@a ", "a as ", "{ (", ")", "}", "let x: (", "[a:", "\\.", "func f() { ", "->", "a ? ", "some ", "& ",
        "struct S<", "if case .a(", "switch x { case .a: ", "public ", "await ", "x:for ", "~", "&a ", ". ", ".a", "a!", "0.",
    ])
    func returnsInLinearTime(_ piece: String) {
        func time(_ count: Int) -> Duration {
            let bytes = Array(String(repeating: piece, count: count / piece.utf8.count).utf8)
            let clock = ContinuousClock()
            return clock.measure {
                let tree = SyntaxTree(parsing: bytes)
                #expect(tree.nodes[0].subtreeEnd == Int32(tree.nodes.count))
                #expect(Int(tree.nodes[0].endToken) == tree.tokens.count - 1)
            }
        }
        _ = time(1000)
        let small = time(20_000)
        let large = time(80_000)
        // Four times the bytes: quadratic work would take sixteen times as long.
        #expect(large < small * 11 + .milliseconds(200))
    }
}
