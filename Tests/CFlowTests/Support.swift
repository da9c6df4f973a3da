import CModel
import ClangBridge
import Foundation
import Testing
@testable import CFlow

/// Parses and lowers a text as `/t/a.c`; nothing of it is on disk.
func lowered(_ text: String, arguments: [String] = ["-std=gnu17"], path: String = "a.c") throws -> FlowUnit {
    try onParserStack {
        let result = try CParser().parse(
            path: "/t/" + path, displayPath: path, arguments: arguments, unsaved: ["/t/" + path: Array(text.utf8)],
            root: "/t")
        return lower(result.unit)
    }
}

/// A function of a unit as text.
func dump(_ text: String, function name: String = "f") throws -> String {
    let unit = try lowered(text)
    let function = try #require(unit.functions.first { $0.name == name })
    return FlowText(unit: unit).text(of: function)
}

/// Carries a result from one thread to another; the semaphore orders the two.
private final class ResultBox<Value: Sendable>: @unchecked Sendable {
    var result: Result<Value, any Error>?
}

/// Runs a body on a thread with the stack that the workers have.
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
