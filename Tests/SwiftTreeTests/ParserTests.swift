import SwiftTokens
import SwiftTree
import Testing

/// The tree as one line: `kind:name(children)`.
func shape(_ source: String) -> String {
    let tree = SyntaxTree(parsing: Array(source.utf8))
    func text(_ id: SyntaxID) -> String {
        let children = tree.children(of: id).map(text).joined(separator: " ")
        return "\(tree[id].kind)" + (tree.name(of: id).map { ":" + $0 } ?? "") + (children.isEmpty ? "" : "(\(children))")
    }
    return tree.children(of: .root).map(text).joined(separator: " ")
}

@Suite struct ParserTests {
    @Test func precedence() {
        #expect(
            shape("a = b + c * d ?? e") == "assignment:=(identifier:a infixOperator:??(infixOperator:+(identifier:b "
                + "infixOperator:*(identifier:c identifier:d)) identifier:e))")
        #expect(shape("a - b - c") == "infixOperator:-(infixOperator:-(identifier:a identifier:b) identifier:c)")
        #expect(shape("x ? 1 : y ? 2 : 3") == "ternary:?(identifier:x integerLiteral ternary:?(identifier:y integerLiteral integerLiteral))")
        #expect(shape("try a + b") == "tryExpr:try(infixOperator:+(identifier:a identifier:b))")
    }

    @Test func genericArgumentsOrComparison() {
        #expect(shape("f(a < b, c > d)").contains("infixOperator:<(identifier:a identifier:b)"))
        #expect(shape("Array<Set<Int>>()").contains("call(specialization(identifier:Array"))
        #expect(shape("var x: Set<Array<Int>>= y").contains("initializer(identifier:y)"))
    }

    @Test func conditionsAndTrailingClosures() {
        #expect(shape("if a { b() }") == "ifStmt(condition(identifier:a) codeBlock(call(identifier:b)))")
        #expect(
            shape("a { $0 } b: { x in y }")
                == "call(identifier:a closure(identifier:$0) argument:b(closure(closureSignature(parameters(parameter:x)) identifier:y)))")
    }

    @Test func directivesKeepEveryBranch() {
        #expect(
            shape("#if A && os(iOS)\nlet a = 1\n#else\nlet b = 2\n#endif\nc")
                == "ifConfig(ifConfigClause:#if(infixOperator:&&(identifier:A call(identifier:os argument(identifier:iOS))) "
                + "variableDecl:let(binding:a(identifierPattern:a initializer(integerLiteral)))) "
                + "ifConfigClause:#else(variableDecl:let(binding:b(identifierPattern:b initializer(integerLiteral))))) identifier:c")
    }

    @Test func brokenCodeKeepsItsSurroundings() {
        let tree = shape("func a() { b(,) ) ]\nc( }\nfunc d() {}")
        #expect(tree.contains("functionDecl:a"))
        #expect(tree.contains("functionDecl:d"))
        #expect(tree.contains("identifier:b") && tree.contains("identifier:c"))
        #expect(shape("let = 5; struct { var }\nclass X {}").contains("classDecl:X"))
    }

    @Test func everyNodeLiesInItsParent() {
        let source = "@A(1) class B: C { var d: Int { get { 1 } set { } }; init?(e f: G = 2) throws {} }"
        let tree = SyntaxTree(parsing: Array(source.utf8))
        for id in tree.ids.dropFirst() {
            let node = tree[id]
            let parent = tree[node.parent]
            #expect(parent.firstToken <= node.firstToken && node.endToken <= parent.endToken)
            #expect(node.parent < id && node.subtreeEnd <= parent.subtreeEnd)
        }
    }

    @Test func queries() throws {
        let source = """
            class K { func m() { self.log.error("a\\(b)", to: .x) { 1 }; d(url: "ht" , "\\u{41}\\n") } }
            """
        let tree = SyntaxTree(parsing: Array(source.utf8))
        let calls = tree.nodes(ofKind: .call)
        #expect(calls.map { tree.calleeText(of: $0) } == ["log.error", "d"])
        let first = try #require(calls.first)
        #expect(tree.arguments(of: first).map(\.label) == [nil, "to", nil])
        #expect(tree.stringValue(of: tree.arguments(of: first)[0].value) == nil)
        #expect(tree.stringValue(of: tree.argument("url", of: calls[1])) == "ht")
        #expect(tree.stringValue(of: tree.arguments(of: calls[1])[1].value) == "A\n")
        #expect(tree.name(of: tree.enclosingFunction(of: first)) == "m")
        #expect(tree.name(of: tree.enclosingType(of: first)) == "K")
    }
}
