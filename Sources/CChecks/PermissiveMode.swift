import CModel

/// Files and folders that everyone may write.
struct PermissiveMode: CCheck {
    let rule = "IACS-C504"
    let kinds: [NodeKind] = [.call]

    private static let modePosition = ["chmod": 1, "fchmod": 1, "fchmodat": 2, "mkdir": 1, "mkfifo": 1, "creat": 1, "open": 2]
    private static let othersMayWrite: Int64 = 0o002
    /// Only the owner of a file may delete it from such a folder: `/tmp`.
    private static let sticky: Int64 = 0o1000

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard let name = unit.libraryCallee(of: node) else { return }
        if name == "umask" { return visitMask(node, &context) }
        guard let position = Self.modePosition[name] else { return }
        let argument = unit.child(position + 1, of: node)
        guard !argument.isNone, let mode = unit.integerValue(argument), mode & Self.othersMayWrite != 0,
              mode & Self.sticky == 0 else { return }
        context.report(rule, at: node, "'\(name)' with mode '0\(String(mode, radix: 8))' lets everyone write.")
    }

    /// Whoever keeps the old mask only looks at it or puts it back.
    private func visitMask(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        let argument = unit.child(1, of: node)
        guard !argument.isNone, let mask = unit.integerValue(argument), mask & Self.othersMayWrite == 0,
              unit.isDiscarded(node) || unit[unit[node].parent].kind == .explicitCast
        else { return }
        context.report(
            rule, at: node, "'umask' with '0\(String(mask, radix: 8))' lets everyone write what is made from here on.",
            help: "Use 027 or 077.")
    }
}
