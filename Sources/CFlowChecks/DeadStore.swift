import CFlow

/// A value that a variable is given and that no path reads.
struct DeadStore: FunctionCheck {
    func begins(_ frame: Frame, _ flow: Interpreter) {
        let function = frame.function
        for index in DeadStores(function, frame.liveVariables).stores {
            let store = function.instructions[index]
            let name = function.locals[Int(function[store.a].immediate)].name
            flow.report("IACS-C809", "The value given to '\(name)' here is read on no path.", at: flow.view(frame, store.range, store.file))
        }
    }
}
