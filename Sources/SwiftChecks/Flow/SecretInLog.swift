import SwiftFlow

/// A secret in a log message.
struct SecretInLog: FlowCheck {
    let rule = "IACS-S503"
    let sinks: Set<String> = ["clear-log", "unified-log"]
    let labels: Set<String> = ["secret"]

    func message(_ hit: FlowHit) -> String? {
        // The unified log hides strings unless the format says otherwise.
        if hit.callee == "os_log", !isShown(hit) { return nil }
        return "The secret '\(hit.source)' is written to the log by '\(hit.callee)'."
    }

    /// Whether what `os_log` takes as its message, or the argument of a format, is public.
    private func isShown(_ hit: FlowHit) -> Bool {
        guard let format = hit.arguments.firstIndex(where: { $0.label.isEmpty && $0.text.contains("%") }) else { return hit.name.isEmpty }
        let unlabelled = hit.arguments.indices.filter { $0 > format && hit.arguments[$0].label.isEmpty }
        let specifiers = hit.arguments[format].text.replacing("%%", with: "").split(separator: "%", omittingEmptySubsequences: false).dropFirst()
        guard let index = unlabelled.firstIndex(of: hit.position), index < specifiers.count else { return false }
        return specifiers[specifiers.startIndex + index].prefix { $0 != "}" }.contains("public")
    }
}
