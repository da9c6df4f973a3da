import SwiftFlow

/// A value from outside decides which command runs, or with which arguments.
struct CommandInjection: FlowCheck {
    let rule = "IACS-S302"
    let sinks: Set<String> = ["command"]
    let labels: Set<String> = ["outside", "local", "typed"]

    /// What hands its text to a shell or an interpreter of scripts.
    private static let shells: Set<String> = ["system", "popen", "wordexp", "shellOut", "NSAppleScript", "OSAScript"]

    func message(_ hit: FlowHit) -> String? {
        // Whoever gives arguments to a program may choose another program and its arguments; a shell makes more of them.
        if hit.label == "local", !isShell(hit) { return nil }
        return "What '\(hit.source)' gives becomes part of the command that '\(hit.callee)' takes."
    }

    private func isShell(_ hit: FlowHit) -> Bool {
        Self.shells.contains(hit.callee) || hit.literals.contains { $0 == "-c" || $0.hasPrefix("-c,") || $0.contains(",-c,") }
    }
}
