import SwiftTree

/// A call that blocks its thread where the thread belongs to others: in asynchronous code, on an event loop, on the main thread.
struct BlockingInAsync: SwiftCheck {
    let rules = ["IACS-S603"]
    var subjects: [Subject] { .named(Self.waits.union(["sleep", "usleep", "nanosleep", "wait", "sync"]), .call) }

    private static let sleeps: Set<String> = ["Thread.sleep", "sleep", "usleep", "nanosleep", "Foundation.sleep", "Darwin.sleep", "Glibc.sleep"]

    private static let waits: Set<String> = ["waitUntilExit", "waitUntilAllOperationsAreFinished", "syncShutdownGracefully"]

    func visit(_ call: SyntaxID, _ context: inout SwiftContext) {
        guard let name = context.tree.calleeName(of: call), let callee = context.tree.calleeText(of: call) else { return }
        let isMainSync = callee == "DispatchQueue.main.sync"
        guard isMainSync || Self.sleeps.contains(callee) || Self.waits.contains(name) || name == "wait" && waits(call, context),
            let isolation = context.isolation(of: call), !isAwaited(call, context)
        else { return }
        switch isolation {
        case .mainThread:
            guard isMainSync else { return }
            context.report("IACS-S603", at: call, "'\(callee)' waits for the thread it stands on, for ever.")
        case .asynchronous where isMainSync: return
        case .asynchronous:
            context.report("IACS-S603", at: call, "'\(callee)' blocks a thread that all tasks share.")
        case .eventLoop:
            context.report("IACS-S603", at: call, "'\(callee)' blocks the event loop and every connection on it.")
        }
    }

    /// Whether a call named `wait` waits on a semaphore, a group or a future.
    private func waits(_ call: SyntaxID, _ context: SwiftContext) -> Bool {
        let callee = context.tree.callee(of: call)
        guard !callee.isNone, context.tree[callee].kind == .memberAccess else { return false }
        let labels = context.tree.arguments(of: call).map(\.label)
        return labels.isEmpty || labels == ["timeout"] || labels == ["wallTimeout"]
    }

    private func isAwaited(_ call: SyntaxID, _ context: SwiftContext) -> Bool {
        for ancestor in context.tree.ancestors(of: call) {
            switch context.tree[ancestor].kind {
            case .awaitExpr: return true
            case .codeBlock, .closure: return false
            default: continue
            }
        }
        return false
    }
}
