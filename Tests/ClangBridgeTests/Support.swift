import CModel
import Findings
import Foundation
import Testing
@testable import ClangBridge

/// Parses a text as `/t/a.c`; nothing of it is on disk.
func parse(_ text: String, arguments: [String] = [], headers: [String: String] = [:]) throws -> CParseResult {
    try parse(bytes: Array(text.utf8), arguments: arguments, headers: headers)
}

func parse(bytes: [UInt8], arguments: [String] = [], headers: [String: String] = [:]) throws -> CParseResult {
    var unsaved = Dictionary(uniqueKeysWithValues: headers.map { ("/t/" + $0.key, Array($0.value.utf8)) })
    unsaved["/t/a.c"] = bytes
    let sources = unsaved
    return try onParserStack {
        try CParser().parse(path: "/t/a.c", displayPath: "a.c", arguments: arguments, unsaved: sources, root: "/t")
    }
}

/// Carries a result from one thread to another; the semaphore orders the two.
private final class ResultBox<Value: Sendable>: @unchecked Sendable {
    var result: Result<Value, any Error>?
}

/// Runs a parse on a thread with the stack that `CParser` asks for.
func onParserStack<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) throws -> Value {
    let box = ResultBox<Value>()
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
        box.result = Result { try body() }
        done.signal()
    }
    thread.stackSize = CParser.stackBytes
    thread.start()
    done.wait()
    return try #require(box.result).get()
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
