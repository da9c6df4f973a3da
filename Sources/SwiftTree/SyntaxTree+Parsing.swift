import SwiftTokens

extension SyntaxTree {
    /// Parses a file. Takes time linear in its size.
    public init(parsing bytes: [UInt8]) {
        let tokens = tokenize(bytes)
        let emitted = bytes.withUnsafeBufferPointer { bytes in
            tokens.withUnsafeBufferPointer { tokens in
                var parser = Parser(tokens: tokens, bytes: bytes)
                parser.parseSourceFile()
                return parser.nodes
            }
        }
        self.init(bytes: bytes, tokens: tokens, nodes: Self.preOrder(emitted))
    }

    /// Turns nodes that stand behind their children into nodes that stand before them.
    private static func preOrder(_ emitted: [Parser.Emitted]) -> [SyntaxNode] {
        let blank = SyntaxNode(
            kind: .error, flags: [], firstToken: 0, endToken: 0, nameToken: -1, parent: .none, subtreeEnd: 0)
        var nodes = [SyntaxNode](repeating: blank, count: emitted.count)
        // The open ancestors of the node being placed, with the first of their emitted nodes and where their rest ends.
        var open: [(id: Int32, firstNode: Int, end: Int32)] = []
        for index in stride(from: emitted.count - 1, through: 0, by: -1) {
            let node = emitted[index]
            while let last = open.last, index < last.firstNode { open.removeLast() }
            let size = Int32(index - Int(node.firstNode) + 1)
            let end = open.last?.end ?? Int32(emitted.count)
            let id = end - size
            nodes[Int(id)] = SyntaxNode(
                kind: node.kind, flags: node.flags, firstToken: node.firstToken, endToken: node.endToken,
                nameToken: node.nameToken, parent: SyntaxID(open.last?.id ?? -1), subtreeEnd: end)
            if !open.isEmpty { open[open.count - 1].end = id }
            open.append((id, Int(node.firstNode), end))
        }
        return nodes
    }
}
