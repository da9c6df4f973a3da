import CModel
import Findings
@testable import ClangBridge

/// Parses a text as `/t/a.c`; nothing of it is on disk.
func parse(_ text: String, arguments: [String] = [], headers: [String: String] = [:]) throws -> CParseResult {
    try parse(bytes: Array(text.utf8), arguments: arguments, headers: headers)
}

func parse(bytes: [UInt8], arguments: [String] = [], headers: [String: String] = [:]) throws -> CParseResult {
    var unsaved = Dictionary(uniqueKeysWithValues: headers.map { ("/t/" + $0.key, Array($0.value.utf8)) })
    unsaved["/t/a.c"] = bytes
    return try CParser().parse(path: "/t/a.c", displayPath: "a.c", arguments: arguments, unsaved: unsaved, root: "/t")
}

extension CUnit {
    /// A subtree as text: `(kind op name =value children…)`.
    func dump(_ id: NodeID) -> String {
        let node = self[id]
        var words = ["\(node.kind)"]
        if node.op != .none { words.append("\(node.op)") }
        if !node.symbol.isNone { words.append(self[node.symbol].name) }
        if node.flags.contains(.arrow) { words.append("->") }
        if node.flags.contains(.hasValue) { words.append("=\(node.value)") }
        words += children(of: id).map(dump)
        return words.count == 1 ? words[0] : "(" + words.joined(separator: " ") + ")"
    }

    func function(_ name: String) -> CFunction? { functions.first { self[$0.symbol].name == name } }

    /// The statements of a function's body, dumped.
    func body(of name: String) -> [String] {
        function(name).map { children(of: $0.body).map(dump) } ?? []
    }

    func all(_ kind: NodeKind) -> [NodeID] { nodes.indices.filter { nodes[$0].kind == kind }.map { NodeID($0) } }
}
