import CModel
import SourceText

/// A case that runs on into the next one, and no word says that it is meant.
struct MissingBreak: CCheck {
    let rule = "IACS-C805"
    let kinds: [NodeKind] = [.switchStmt]

    /// With which a comment says that running on is meant, besides `fall through`.
    private static let words = ["thru", "through", "break", "intent", "deliberate", "on purpose", "continue", "goes on", "next", "no return", "drop"]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        let body = unit.child(1, of: node)
        guard !body.isNone, unit[body].kind == .compound, !unit[node].flags.contains(.inMacro),
            unit.enclosingFunction(of: node)?.isComplete == true
        else { return }
        let reachability = Reachability(unit)
        /// The last statement of the case so far, when control runs on behind it; none after a label.
        var last = NodeID.none
        var isOpen = false
        for statement in unit.children(of: body) {
            switch unit[statement].kind {
            case .caseStmt, .defaultStmt:
                if isOpen, !last.isNone, !isMeant(from: last, to: statement, unit) {
                    let label = unit[statement].kind == .defaultStmt ? "default" : unit.text(of: unit.child(0, of: statement))
                    context.report(
                        rule, at: last, spanning: (unit[statement].range.start, unit[statement].range.end),
                        "The case before runs on into '\(label)'.", help: "Add 'break;', or '/* fall through */' where it is meant.")
                }
                last = .none
                isOpen = true
            case .label: isOpen = true
            case .nullStmt: continue
            case .declStmt: continue
            default:
                last = statement
                isOpen = isOpen && reachability.completes(statement) && unit[statement].kind != .unknown
            }
        }
    }

    private func isMeant(from last: NodeID, to label: NodeID, _ unit: CUnit) -> Bool {
        guard unit[last].file == unit[label].file, unit[label].file >= 0,
            ![last, label].contains(where: { unit[$0].flags.contains(.inMacro) })
        else { return true }
        let file = unit.files[Int(unit[label].file)]
        guard unit[last].range.start < unit[label].range.start else { return true }
        let text = file.text(ByteRange(unit[last].range.start, unit[label].range.start)).lowercased()
        // The attribute, or a macro for it; a comment behind the last statement that says so; a jump that another configuration has.
        let tail = text[(text.lastIndex(of: ";") ?? text.startIndex)...]
        if text.contains("fall") || tail.contains("\n#") || Self.words.contains(where: tail.contains) { return true }
        // A state machine that moves on to the next state and handles it at once.
        if unit[last].kind == .assign, let state = unit.integerValue(unit.child(1, of: last)),
            case let value = unit.child(0, of: label), !value.isNone, unit.integerValue(value) == state { return true }
        // A case that does nothing of its own may be run into.
        var next = unit.statement(after: label)
        while !next.isNone, [.caseStmt, .defaultStmt, .nullStmt].contains(unit[next].kind) { next = unit.statement(after: next) }
        return next.isNone || unit[next].kind == .breakStmt
            || unit[next].kind == .returnStmt && unit[next].subtreeEnd == next.raw + 1
    }
}
