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

    /// Turns nodes that stand behind their children into nodes that stand before them. What stands before a node then is what
    /// stands before its subtree now, and its ancestors.
    private static func preOrder(_ emitted: [Parser.Emitted]) -> [SyntaxNode] {
        let blank = SyntaxNode(
            kind: .error, flags: [], firstToken: 0, endToken: 0, nameToken: -1, parent: .none, subtreeEnd: 0)
        var nodes = [SyntaxNode](repeating: blank, count: emitted.count)
        // The open ancestors of the node being placed: by what was said, the subtree of each begins at its id less its depth.
        // What lies behind `depth` is closed.
        var open: [Int32] = []
        var depth: Int32 = 0
        var parent: Int32 = -1
        var index = Int32(emitted.count)
        while index > 0 {
            index -= 1
            let node = emitted[Int(index)]
            while depth > 0, index < parent - (depth - 1) {
                depth -= 1
                parent = depth > 0 ? open[Int(depth) - 1] : -1
            }
            let id = node.firstNode + depth
            nodes[Int(id)] = SyntaxNode(
                kind: node.kind, flags: node.flags, firstToken: node.firstToken, endToken: node.endToken, nameToken: node.nameToken,
                parent: SyntaxID(parent), subtreeEnd: id + index - node.firstNode + 1)
            if Int(depth) < open.count { open[Int(depth)] = id } else { open.append(id) }
            depth += 1
            parent = id
        }
        return nodes
    }
}
